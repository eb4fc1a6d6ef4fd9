import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stoppable, stoppableHere, stoppableParts } from '../../src/cli/stoppable.js'

const folder = mkdtempSync(join(tmpdir(), 'edgewick-stoppable-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a process says and how it ends that is sent a signal as soon as it says that its work has begun. */
async function interrupted(
  work: string,
  signal: NodeJS.Signals,
): Promise<{ readonly said: string; readonly ended: unknown }> {
  const program = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { writeSync } from 'node:fs'
    const { stoppableHere } = await import(${JSON.stringify(join(folder, 'stoppable.mjs'))})
    const forever = () => { for (let i = 0; ; i = (i + 1) % 7) if (i === 8) return i }
    try { await (async () => { ${work} })() } catch (error) { writeSync(1, error.name + ': ' + error.message); process.exitCode = 130 }`,
  ])
  let said = ''
  program.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') program.kill(signal)
    said += text
  })
  const ended = await new Promise((resolve) => program.on('close', (status, by) => resolve(status ?? by)))
  return { said, ended }
}

describe('work that does not give way', () => {
  beforeAll(async () => {
    await build({
      entryPoints: ['src/cli/stoppable.ts'],
      outfile: join(folder, 'stoppable.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'warning',
    })
  })

  it('is ended by Ctrl-C with a sentence, in an async function and behind its awaits in another call too', async () => {
    const stopped = { said: 'begun Stopped: stopped', ended: 130 }
    expect(await interrupted(`stoppableHere(() => { writeSync(1, 'begun '); forever() })`, 'SIGINT')).toEqual(stopped)
    expect(
      await interrupted(`await stoppableHere(async () => { writeSync(1, 'begun '); forever() })`, 'SIGINT'),
    ).toEqual(stopped)
    expect(
      await interrupted(
        `await stoppableHere(async () => 1); await 1; stoppableHere(() => { writeSync(1, 'begun '); forever() })`,
        'SIGINT',
      ),
    ).toEqual(stopped)
  })

  it('ends at once by another signal, and outside of it', async () => {
    expect(await interrupted(`stoppableHere(() => { writeSync(1, 'begun '); forever() })`, 'SIGTERM')).toEqual({
      said: 'begun ',
      ended: 'SIGTERM',
    })
    expect(await interrupted(`stoppableHere(() => 1); writeSync(1, 'begun '); forever()`, 'SIGINT')).toEqual({
      said: 'begun ',
      ended: 'SIGINT',
    })
  })
})

describe('what it gives', () => {
  it('is what the work gives and throws, one in another', () => {
    expect(stoppableHere(() => stoppableHere(() => 3) + 1)).toBe(4)
    expect(() =>
      stoppableHere(() => {
        throw new RangeError('mine')
      }),
    ).toThrow(RangeError)
    expect((globalThis as { readonly __edgewickWork?: unknown }).__edgewickWork).toBeUndefined()
    expect(stoppable({}, () => 5)).toBe(5)
  })

  it('is a text in its order, many parts at a time, none made before it is wanted', () => {
    let made = 0
    function* parts(): Generator<string> {
      for (; made < 2500; made++) yield `${made} `
    }
    const pieces = stoppableParts({ stoppable: stoppableHere }, parts())
    const [first] = [pieces.next().value as string]
    expect([first.startsWith('0 1 2 '), made]).toEqual([true, 999])
    const rest = [...pieces]
    expect(rest.length).toBeLessThan(4)
    expect(`${first}${rest.join('')}`).toBe(Array.from({ length: 2500 }, (_, i) => `${i} `).join(''))
    expect([...stoppableParts({}, 'whole')]).toEqual(['whole'])
  })
})
