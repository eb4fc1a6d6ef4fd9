// Tests for Stryker in its own process. Vitest starts a thread and loads every module anew for each mutant, which takes
// longer than most tests; here each test file is bundled once with what it imports, and the bundle is evaluated anew
// for each mutant: nothing is remembered from one to the next. The quickest tests come first, since the first failure
// decides. What is Vitest's is `expect`; of `describe` and `it` there is what the tests of the four folders use.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { format } from 'node:util'
import { Script } from 'node:vm'
import { build } from 'esbuild'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { NOT_CHOSEN, isChosen } from './mutateSample.mjs'

const yaml = {
  name: 'yaml',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.yaml$/ }, ({ path }) => ({
      contents: JSON.stringify(parse(readFileSync(path, 'utf8'))),
      loader: 'json',
    })),
}

async function bundle(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    // Stryker changes the folder after esbuild has looked where it is.
    absWorkingDir: process.cwd(),
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__url' },
    plugins: [yaml],
    loader: { '.tex': 'text', '.claims': 'text' },
    logLevel: 'error',
  })
  return new Script(`(function (require, module, exports, __url) {${outputFiles[0].text}\n})`, {
    filename: resolve(file),
  })
}

/** Evaluates a bundle: its tests in the order of the file, with their names. */
function testsOf(file, script) {
  const [tests, names, skipped] = [[], [], [false]]
  const group = (skip, name, body) => {
    names.push(name)
    skipped.push(skip || skipped.at(-1))
    body()
    skipped.pop()
    names.pop()
  }
  const test = (skip, name, body) => {
    const id = `${file}#${tests.length}`
    tests.push({ id, name: [...names, name].join(' '), body, skip: skip || skipped.at(-1) })
  }
  const door = (add) => {
    const each = (rows) => (name, body) =>
      rows.forEach((row) => {
        const values = Array.isArray(row) ? row : [row]
        add(false, format(name, ...values), () => body(...values))
      })
    const when = (skip) => (name, body) => add(skip, name, body)
    return Object.assign(when(false), {
      each,
      skipIf: (condition) => when(Boolean(condition)),
      runIf: (condition) => when(!condition),
    })
  }
  const requireHere = createRequire(resolve(file))
  const vitest = { describe: door(group), it: door(test), expect }
  const module = { exports: {} }
  script.runInThisContext()(
    (name) => (name === 'vitest' ? vitest : requireHere(name)),
    module,
    module.exports,
    pathToFileURL(resolve(file)).href,
  )
  return tests
}

const fileOf = (id) => id.slice(0, id.lastIndexOf('#'))
const stryker = (globalThis.__stryker__ ??= {})

/** Undefined where the test passes. */
async function failureOf({ body }) {
  try {
    await body()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

class Runner {
  bundles = new Map()
  took = new Map()

  capabilities() {
    return { reloadEnvironment: true }
  }

  async dryRun({ testFiles }) {
    stryker.activeMutant = undefined
    const tests = []
    for (const path of testFiles) {
      const file = path.slice(path.lastIndexOf(join('/', 'test', '/')) + 1)
      for (const test of testsOf(file, await this.script(file))) {
        const { id, name } = test
        if (test.skip) {
          tests.push({ id, name, timeSpentMs: 0, fileName: path, status: 2 })
          continue
        }
        stryker.currentTestId = id
        const begin = performance.now()
        const failureMessage = await failureOf(test)
        const timeSpentMs = performance.now() - begin
        stryker.currentTestId = undefined
        this.took.set(id, timeSpentMs)
        tests.push({
          id,
          name,
          timeSpentMs,
          fileName: path,
          ...(failureMessage === undefined ? { status: 0 } : { status: 1, failureMessage }),
        })
      }
    }
    return { status: 'complete', tests, mutantCoverage: stryker.mutantCoverage }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    // An error would make Stryker start a new process.
    if (!isChosen(activeMutant))
      return { status: 'killed', killedBy: testFilter.slice(0, 1), failureMessage: NOT_CHOSEN, nrOfTests: 0 }
    const took = (id) => this.took.get(id) ?? 0
    // Stryker names tests, or whole files by their paths.
    const ids = testFilter
      .flatMap((id) =>
        id.includes('#') ? [id] : [...this.took.keys()].filter((test) => id.endsWith(`/${fileOf(test)}`)),
      )
      .sort((a, b) => took(a) - took(b))
    stryker.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined
    Object.assign(stryker, { hitCount: 0, hitLimit, currentTestId: undefined })
    const loaded = new Map()
    for (const [i, id] of ids.entries()) {
      const file = fileOf(id)
      if (!loaded.has(file)) {
        // Runtime mutants sleep while a file is loaded.
        stryker.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined
        loaded.set(file, new Map(testsOf(file, await this.script(file)).map((test) => [test.id, test])))
      }
      stryker.activeMutant = activeMutant.id
      const failureMessage = await failureOf(loaded.get(file).get(id))
      if (hitLimit !== undefined && stryker.hitCount > hitLimit)
        return { status: 'timeout', reason: `more than ${hitLimit} turns` }
      if (failureMessage !== undefined) return { status: 'killed', killedBy: [id], failureMessage, nrOfTests: i + 1 }
    }
    return { status: 'survived', nrOfTests: ids.length }
  }

  async script(file) {
    const known = this.bundles.get(file) ?? (await bundle(file))
    this.bundles.set(file, known)
    return known
  }
}

export const runner = () => new Runner()
