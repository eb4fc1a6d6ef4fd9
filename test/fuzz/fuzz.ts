import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { runBatch, shownCase } from './batch.js'
import type { Found } from './batch.js'
import { kinds } from './kinds.js'

const [name = 'all', cases = '10000', seed = '1', ...rest] = process.argv.slice(2)
const [start, progress] = rest

if (progress !== undefined) await runBatch(name, Number(seed), Number(start), Number(cases), progress)
else if (start !== undefined) await one(name, Number(seed), Number(start))
else await all(name === 'all' ? Object.keys(kinds) : [name])

/** One case again, with its text. */
async function one(kind: string, of: number, index: number): Promise<void> {
  console.log(await shownCase(kind, of, index))
  const [found] = await batch(kind, of, index, index + 1)
  console.log(found === undefined ? 'no fault' : `fault: ${found.fault}`)
  process.exitCode = found === undefined ? 0 : 1
}

async function all(names: readonly string[]): Promise<void> {
  for (const kind of names) {
    const suspects = await batch(kind, Number(seed), 0, Number(cases))
    // A case that took too much with others before it may be innocent: it is tried again alone.
    const found: Found[] = []
    for (const suspect of suspects)
      found.push(
        ...(suspect.fault.startsWith('more than')
          ? await batch(kind, Number(seed), suspect.index, suspect.index + 1)
          : [suspect]),
      )
    const sorts = new Map<string, Found[]>()
    for (const each of found) sorts.set(sortOf(each), [...(sorts.get(sortOf(each)) ?? []), each])
    console.log(
      `${kind}: ${cases} cases of seed ${seed}, ${found.length === 0 ? 'no fault' : `${found.length} faults of ${sorts.size} sorts`}`,
    )
    for (const [first, ...more] of sorts.values())
      if (first !== undefined)
        console.log(
          `  ${first.fault}${more.length === 0 ? '' : ` (and ${more.length} alike)`}\n  again by: npm run fuzz -- ${kind} ${cases} ${seed} ${first.index}`,
        )
    if (found.length > 0) process.exitCode = 1
  }
}

/** Faults are alike where they differ in numbers and quoted words only. */
function sortOf({ fault }: Found): string {
  return fault.replaceAll(/'[^']*'|"[^"]*"|\d+/g, '…').slice(0, 120)
}

/** The faults among cases, by processes that each go on where the one before was ended. */
async function batch(kind: string, of: number, from: number, end: number): Promise<readonly Found[]> {
  const folder = mkdtempSync(join(tmpdir(), 'edgewick-fuzz-'))
  const file = join(folder, 'progress')
  const found: Found[] = []
  try {
    for (let next = from; next < end;) {
      const { done, errors } = await child([kind, `${end}`, `${of}`, `${next}`, file], found)
      if (done) break
      if (!existsSync(file)) throw new Error(`no case could be tried: ${errors}`)
      const last = Number(readFileSync(file, 'utf8'))
      if (found.at(-1)?.index !== last)
        found.push({
          index: last,
          fault: `the process ended: ${
            errors
              .trim()
              .split('\n')
              .find((line) => /error/i.test(line)) ?? 'without a word'
          }`,
        })
      next = last + 1
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  return found
}

async function child(
  args: readonly string[],
  found: Found[],
): Promise<{ readonly done: boolean; readonly errors: string }> {
  const running = spawn(process.execPath, ['--max-old-space-size=512', process.argv[1] ?? '', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let done = false
  let errors = ''
  running.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  const ended = new Promise((resolve) => running.once('close', resolve))
  for await (const line of createInterface({ input: running.stdout })) {
    const said = JSON.parse(line) as Found | 'done'
    if (said === 'done') done = true
    else found.push(said)
  }
  await ended
  return { done, errors }
}
