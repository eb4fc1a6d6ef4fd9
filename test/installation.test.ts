import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }

// The package as npm packs it, unpacked elsewhere, with the dependencies that it declares and no others.
const scratch = mkdtempSync(join(tmpdir(), 'edgewick-installation-'))
const unpacked = join(scratch, 'package')
const user = join(scratch, 'user')

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(target, path, 'dir')
}

/** What a program of a user prints. */
function run(file: string, ...args: readonly string[]): string {
  return execFileSync(process.execPath, [file, ...args], { cwd: user, encoding: 'utf8' })
}

function program(name: string, text: string): string {
  writeFileSync(join(user, name), text)
  return run(name)
}

beforeAll(() => {
  // Builds what the command line needs, when that is missing or older than a source.
  execFileSync(process.execPath, ['scripts/edgewick.mjs', '--version'])
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', scratch])
  execFileSync('tar', ['-xzf', join(scratch, `edgewick-${packageJson.version}.tgz`), '-C', scratch])
  for (const name of [...Object.keys(packageJson.dependencies), ...Object.keys(packageJson.optionalDependencies)])
    if (existsSync(`node_modules/${name}`)) link(resolve('node_modules', name), join(unpacked, 'node_modules', name))
  link(unpacked, join(user, 'node_modules/edgewick'))
}, 300_000)

afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describe('the package, packed and unpacked elsewhere', () => {
  it('is imported', () => {
    const text = `import { atAPoint, expand, theory, InputError } from 'edgewick'
import { answerExpand, expandAs } from 'edgewick/requests'
import { diagramSvg, polynomialText } from 'edgewick/render'
const action = expand(theory('edgeworth-even'), { legs: 4, select: { order: 1 } })
const answer = await answerExpand({ theory: 'edgeworth-even', legs: 4, order: 1 })
let refused = false
try { expand() } catch (error) { refused = error instanceof InputError }
console.log(JSON.stringify([action.terms.length, polynomialText(atAPoint(action)), answer.expansion.terms.length, typeof expandAs, diagramSvg(action.terms[0].weighted.diagram).slice(0, 4), refused]))`
    expect(JSON.parse(program('esm.mjs', text))).toEqual([1, '−1/24 N⁻¹ κ₂⁻⁴ κ₄', 1, 'function', '<svg', true])
  })

  it('is required', () => {
    const text = `const { expand, theory } = require('edgewick')
const { answerVerify } = require('edgewick/requests')
const { threads } = require('edgewick/threads')
const formula = '1/2 iG(x1,x2)'
answerVerify({ theory: 'edgeworth-even', legs: 2, order: 0, formula }).then(({ verdict }) =>
  console.log(verdict, expand(theory('phi4'), { legs: 2, select: { order: 1 } }).terms.length, typeof threads))`
    expect(program('cjs.cjs', text)).toBe('right 1 function\n')
  })

  it('counts diagrams on threads of its own', () => {
    const text = `import { answerDiagrams, diagramsText } from 'edgewick/requests'
import { threads } from 'edgewick/threads'
const answer = await answerDiagrams({ theory: 'phi4', legs: 2, vertices: 4, count: true }, { threads: threads(2) })
console.log(answer.count ?? JSON.stringify(answer, (_, value) => typeof value === 'bigint' ? String(value) : value))`
    expect(program('threads.mjs', text)).toMatch(/39/)
  })

  it.each([
    [['--version'], new RegExp(`^${packageJson.version.replaceAll('.', '\\.')}\n$`)],
    [['diagrams', 'phi4', '--legs', '2', '--vertices', '4', '--count'], /: 39 diagrams, Σ 1\/\|Aut\| = 34\/9\n$/],
    [['expand', 'edgeworth-even', '--legs', '4', '--order', '1', '--at-a-point'], /^g_4 = −1\/24 N⁻¹ κ₂⁻⁴ κ₄\n$/],
    [['expand', 'node_modules/edgewick/rules/phi4.yaml', '--legs', '2', '--order', '1'], /λ/],
  ])('runs edgewick %j', (args, printed) => {
    expect(run(join(user, 'node_modules/edgewick', packageJson.bin.edgewick), ...args)).toMatch(printed)
  })
})
