import { describe, expect, it } from 'vitest'
import { answerSde, sdePart } from '../../../src/requests/sde.js'
import type { SdeRequest } from '../../../src/requests/sde.js'
import { sdeJson, sdeText } from '../../../src/requests/sdeReadings.js'
import type { SdeSimulation } from '../../../src/requests/sdeSimulation.js'
import { simulatedDoubts } from '../../../src/requests/sdeSimulationReadings.js'
import { pieces } from '../../../src/requests/pieces.js'
import type { Done, Threads, Work } from '../../../src/requests/running.js'
import type { PiecesTask } from '../../../src/requests/pieces.js'

/** Threads that are none: tasks are copied, and come in another order. */
const here: Threads = {
  cores: 2,
  run: async function* <K extends keyof Work>(_: K, tasks: readonly Work[K]['task'][]): AsyncGenerator<Done<K>> {
    for (const task of tasks.toReversed())
      yield [task, structuredClone(await pieces(structuredClone(task) as PiecesTask))] as unknown as Done<K>
  },
}

async function simulated(request: SdeRequest): Promise<SdeSimulation> {
  const { simulation } = await answerSde(request)
  if (simulation === undefined) throw new Error('no simulation')
  return simulation
}

const quadratic = 'dx = -x + eps x^2/2, noise D'
const linear: SdeRequest = {
  equation: 'dx = -x, noise D',
  quantity: 'correlation',
  parameters: { D: 1 },
  simulate: { paths: 100, time: 100, dt: 0.1 },
}

describe('simulated paths', () => {
  it('agree with what is predicted, of every quantity', async () => {
    const requests: readonly SdeRequest[] = [
      linear,
      { ...linear, quantity: 'response', equation: quadratic, parameters: { D: 1, eps: 0.2 }, at: [0, 1, 2] },
      { ...linear, quantity: 'mean', equation: quadratic, parameters: { D: 1, eps: 0.2 } },
      {
        equation: 'dx = -x dt + (s0 + s1 x) dW, Stratonovich',
        ...{ quantity: 'mean', parameters: { s0: 1, s1: 0.4 }, upTo: 6, simulate: { paths: 60, time: 100, dt: 0.1 } },
      },
      {
        equation: 'dx = -x + eps x y; dy = -2y + x; noise x D, noise y E, noise x y F',
        ...{ quantity: 'correlation', of: ['x', 'y'], parameters: { D: 1, E: 2, F: 0.5, eps: 0.1 }, at: [0, 1] },
        simulate: { paths: 60, time: 100, dt: 0.1 },
      },
    ]
    for (const request of requests) {
      const { values, escaped } = await simulated(request)
      expect(escaped).toBe(0)
      for (const { z, verdict, standardError } of values) {
        expect(Math.abs(z)).toBeLessThan(4)
        expect(verdict).not.toBe('differs')
        expect(standardError).toBeLessThan(0.05)
      }
    }
  }, 120_000)

  it('have errors that are right: z of many seeds is as spread as a normal number', async () => {
    const zs: number[] = []
    for (let seed = 1; seed <= 40; seed++) {
      const { values } = await simulated({ ...linear, at: [0], simulate: { paths: 40, time: 20, dt: 0.1, seed } })
      zs.push(values[0]?.z ?? NaN)
    }
    const spread = Math.sqrt(zs.reduce((sum, z) => sum + z * z, 0) / zs.length)
    // χ² of 40 degrees is within 22 and 64 but once in a hundred times.
    expect(spread).toBeGreaterThan(0.7)
    expect(spread).toBeLessThan(1.32)
  }, 120_000)

  it('of shot noise have the third cumulant of the noise: c₃/3', async () => {
    const { values, jumps, cumulantsFrom } = await simulated({
      ...{ equation: 'dx = -x, cumulants 1, c3', quantity: 'cumulant', of: ['x', 'x', 'x'], parameters: { c3: 2 } },
      simulate: { paths: 200, time: 200, dt: 0.1 },
    })
    expect(jumps).toEqual([
      { name: 'x', rate: expect.closeTo(0.25, 9) as number, size: expect.closeTo(2, 9) as number },
    ])
    expect(cumulantsFrom).toBeUndefined()
    expect(values[0]?.prediction).toBeCloseTo(2 / 3, 12)
    expect(Math.abs(values[0]?.z ?? NaN)).toBeLessThan(4)
    expect(values[0]?.standardError).toBeLessThan(0.1)
  })

  it('of Itô’s multiplicative noise have ⟨x²⟩ = s₀²/(2 − s₁²) by either scheme, whose bias is known', async () => {
    for (const scheme of ['weak2', 'euler'] as const) {
      const { values } = await simulated({
        ...{ equation: 'dx = -x dt + (1 + s1 x) dW', quantity: 'cumulant', of: ['x', 'x'], parameters: { s1: 0.5 } },
        ...{ upTo: 8, simulate: { paths: 200, time: 100, dt: 0.1, scheme } },
      })
      const [only] = values
      if (only === undefined) throw new Error('no value')
      expect(Math.abs(only.value - only.step.value - 4 / 7) / only.standardError).toBeLessThan(4)
      if (scheme === 'euler') expect(only.step.value).toBeGreaterThan(0.01)
    }
  }, 60_000)

  it('are the same on several threads, and in shards, and differ with the seed', async () => {
    const request: SdeRequest = { ...linear, simulate: { paths: 20, time: 20, dt: 0.1, seed: 3 } }
    const alone = sdeJson(await answerSde(request))
    expect(sdeJson(await answerSde(request, { threads: here }))).toBe(alone)
    expect(sdeJson(await answerSde({ ...request, simulate: { ...request.simulate, seed: 4 } }))).not.toBe(alone)
    await expect(answerSde({ ...request, simulate: { ...request.simulate, shard: [1, 3] } })).rejects.toThrow(
      'shard: expected none, for a verdict needs all paths (sdePart gives the sums of a shard), received [1, 3]',
    )
    const part = await sdePart({ ...request, simulate: { ...request.simulate, shard: [1, 3] } })
    const whole = await sdePart(request)
    for (const [piece, sums] of part.samplings[0] ?? []) expect(whole.samplings[0]?.get(piece)).toEqual(sums)
    expect(part.samplings[0]?.size).toBeGreaterThan(2)
  })

  it('that escape are told of, and give no verdict', async () => {
    const simulation = await simulated({
      ...{ equation: quadratic, quantity: 'mean', parameters: { D: 1, eps: 0.8 } },
      simulate: { paths: 40, time: 100 },
    })
    expect(simulation.escaped).toBeGreaterThan(10)
    expect(simulation.values[0]?.verdict).toBe('undecided')
    expect(simulatedDoubts(simulation)[0]?.sentence).toMatch(
      /of 40 paths escaped .* the drift pushes outwards far away/,
    )
  })

  it('tell a series that is cut off from one that is wrong, and a dt that is too large from both', async () => {
    const request: SdeRequest = {
      ...{
        equation: 'dx = -x + eps x^3/6, noise D',
        quantity: 'correlation',
        at: [0],
        parameters: { D: 1, eps: -1.2 },
      },
      simulate: { paths: 100, time: 400, dt: 0.05 },
    }
    const [cut] = (await simulated({ ...request, upTo: 1 })).values
    expect(cut).toMatchObject({ verdict: 'undecided', because: 'orders' })
    expect(Math.abs(cut?.nextOrder ?? 0)).toBeGreaterThan(0.02)
    const [coarse] = (
      await simulated({ ...linear, at: [0], simulate: { paths: 400, time: 100, dt: 0.25, scheme: 'euler' } })
    ).values
    expect(coarse).toMatchObject({ verdict: 'undecided', because: 'step' })
    const wrong = { ...(await simulated(linear)) }
    const doubts = simulatedDoubts({
      ...wrong,
      values: wrong.values.map((each) => ({ ...each, z: 9, verdict: 'differs' as const })),
    })
    expect(doubts.map(({ differs }) => differs)).toContain(true)
  }, 60_000)

  it('end at once when they are to', async () => {
    const stop = new AbortController()
    const reason = new Error('stopped')
    const began = answerSde({ ...linear, simulate: { paths: 1000, time: 1e5, dt: 0.01 } }, { signal: stop.signal })
    setTimeout(() => stop.abort(reason), 300)
    await expect(began).rejects.toBe(reason)
  })

  it.each([
    [{ dt: 0.5 }, 'simulate dt: expected a time step above 0, up to 0.25, a quarter of the fastest decay time'],
    [{ paths: 3 }, 'a number of paths from 20'],
    [{ time: 1 }, 'simulate time: expected a time from'],
    [{ dt: 0.07 }, 'a multiple of 2 dt = 0.14'],
    [{ paths: 1e8, time: 1e6 }, 'numbers to draw'],
    [{ shard: [3, 2] as const }, '[i, n] with 0 ≤ i < n'],
  ])('%j are refused', async (simulate, sentence) => {
    await expect(answerSde({ ...linear, at: [0, 1], simulate })).rejects.toThrow(sentence)
  })

  it('are written beneath the prediction', async () => {
    const text = sdeText(await answerSde({ ...linear, at: [0, 1] }))
    expect(text).toContain('simulated: 100 paths, each for a time of 100 after a warm-up of 12, dt = 0.1')
    expect(text).toMatch(/^0 {2,}0\.5 {2,}0\.\d+ ± 0\.\d+ .*agrees/m)
  })
})
