import { expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.js'
import type { Io } from '../../src/cli/io.js'
import { periodicSaver } from '../../src/cli/periodicSaver.js'
import { run } from '../../src/cli/program.js'
import { checkPart } from '../../src/requests/check.js'
import { readPart } from '../../src/requests/partFile.js'
import { words } from './run.js'

/** A world whose clock goes on by ten seconds whenever it is read; what is written stays in `saved`. */
function world(known = ''): { readonly io: Io; readonly errors: string[]; readonly saved: string[] } {
  const errors: string[] = []
  const saved: string[] = []
  let time = 0
  const refuse = (): never => {
    throw new Error('not used')
  }
  return {
    errors,
    saved,
    io: {
      out: () => Promise.resolve(),
      flush: () => Promise.resolve(),
      err: (text) => errors.push(text),
      interactive: false,
      readFile: () => Promise.resolve(known),
      readBytes: refuse,
      writeFile: async (_, content) => {
        let text = ''
        for await (const part of content) text += String(part)
        saved.push(text)
      },
      writeTemporary: refuse,
      isPresent: refuse,
      requireWritable: () => Promise.resolve(),
      onInterrupt: () => () => undefined,
      cores: 1,
      now: () => (time += 10_000),
    },
  }
}

const CHECK = 'check cos-net --param N=5 --at 0,0.5 --samples 400 --seed 3 --estimator kernel -o sums.json'

it('a long run saves its finished batches once a minute, from which it goes on to the same bytes', async () => {
  const { io, saved } = world()
  expect(await run(words(CHECK), io, commands)).toBeLessThan(2)
  // How many depends on how fast the writing is.
  expect(saved.length).toBeGreaterThan(3)
  const whole = saved.at(-1) as string
  const middle = saved[Math.floor(saved.length / 2)] as string
  const part = await readPart(middle, 'sums.json', 'check')
  expect(part.complete).toBe(false)
  const pieces = ({ samplings }: typeof part): number => samplings.reduce((sum, { size }) => sum + size, 0)
  expect(pieces(part)).toBeGreaterThan(0)
  expect(pieces(part)).toBeLessThan(pieces(await readPart(whole, 'sums.json', 'check')))
  const resumed = world(middle)
  await run(words(`${CHECK} --resume sums.json`), resumed.io, commands)
  expect(resumed.saved.at(-1)).toBe(whole)
})

it('saves one after the other, and goes on when that fails', async () => {
  const { io, errors } = world()
  let [writing, most, count] = [0, 0, 0]
  const saver = periodicSaver(io, async () => {
    most = Math.max(most, ++writing)
    count++
    await new Promise((resolve) => setTimeout(resolve, 2))
    writing--
    throw new Error('disk full')
  })
  const request = { network: 'cos-net', samples: 400, estimators: ['kernel'] } as const
  const part = await checkPart(request, { onSums: saver.offer })
  await saver.finished()
  expect({ complete: part.complete, most, writing }).toEqual({ complete: true, most: 1, writing: 0 })
  expect(count).toBeGreaterThan(0)
  expect(errors).toHaveLength(count)
  expect(errors[0]).toBe('edgewick: the sums so far could not be saved: disk full; the run goes on\n')
})
