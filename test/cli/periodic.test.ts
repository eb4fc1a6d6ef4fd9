import { expect, it } from 'vitest'
import { gather } from '../../src/cli/gather.js'
import type { Io } from '../../src/cli/io.js'
import { partText, readPart } from '../../src/cli/partFile.js'
import type { CheckRequest } from '../../src/montecarlo/check/checkRequest.js'
import { WHOLE } from '../../src/montecarlo/check/shards.js'

const request: CheckRequest = {
  network: 'cos-net',
  parameters: { N: 5, d: 1, sigma0: 1, sigma1: 1 },
  points: [[0], [0.5]],
  samples: 400,
  seed: 3,
  estimators: ['kernel'],
  sigmas: 4,
  histogram: false,
}

/** A world whose clock goes on by ten seconds whenever it is read. */
function world(): { readonly io: Io; readonly errors: string[] } {
  const errors: string[] = []
  let time = 0
  const refuse = (): never => {
    throw new Error('not used')
  }
  return {
    errors,
    io: {
      out: refuse,
      flush: refuse,
      err: (text) => errors.push(text),
      interactive: false,
      readFile: refuse,
      readBytes: refuse,
      writeFile: refuse,
      writeTemporary: refuse,
      isPresent: refuse,
      requireWritable: refuse,
      onInterrupt: () => () => undefined,
      cores: 1,
      now: () => (time += 10_000),
    },
  }
}

it('a long run saves its finished batches once a minute, from which it goes on to the same bytes', async () => {
  const saved: string[] = []
  const whole = await gather(world().io, request, {
    shard: WHOLE,
    workers: 1,
    save: async (part) => {
      saved.push(partText(part))
      await Promise.resolve()
    },
  })
  expect(saved.length).toBeGreaterThan(20)
  const middle = readPart(saved[Math.floor(saved.length / 2)] as string, 'saved.json')
  expect(middle.complete).toBe(false)
  const done = middle.samplings.reduce((sum, { size }) => sum + size, 0)
  expect(done).toBeGreaterThan(0)
  expect(done).toBeLessThan(whole.samplings.reduce((sum, { size }) => sum + size, 0))
  expect(partText(await gather(world().io, request, { shard: WHOLE, workers: 1, known: middle }))).toBe(partText(whole))
})

it('saves one after the other, and goes on when that fails', async () => {
  const { io, errors } = world()
  let [writing, most, count] = [0, 0, 0]
  const part = await gather(io, request, {
    shard: WHOLE,
    workers: 1,
    save: async () => {
      most = Math.max(most, ++writing)
      count++
      await new Promise((resolve) => setTimeout(resolve, 2))
      writing--
      throw new Error('disk full')
    },
  })
  expect({ complete: part.complete, most, writing }).toEqual({ complete: true, most: 1, writing: 0 })
  expect(errors).toHaveLength(count)
  expect(errors[0]).toBe('edgewick: the sums so far could not be saved: disk full; the run goes on\n')
})
