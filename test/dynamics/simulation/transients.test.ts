import { describe, expect, it } from 'vitest'
import { answerSde } from '../../../src/requests/sde.js'
import type { SdeRequest } from '../../../src/requests/sde.js'
import { sdeJson, sdeText } from '../../../src/requests/sdeReadings.js'
import { concludedPaths } from '../../../src/requests/sdeSimulation.js'
import type { SdeSimulation } from '../../../src/requests/sdeSimulation.js'

async function simulated(request: SdeRequest): Promise<SdeSimulation> {
  const { simulation } = await answerSde(request)
  if (simulation === undefined) throw new Error('no simulation')
  return simulation
}

const [D, X0] = [1.5, 2]
/** An Ornstein–Uhlenbeck process from x0. */
const linear = {
  ...{ equation: 'dx = -x, noise D', start: { x: 'x0' }, at: [0.5, 1, 2], parameters: { D, x0: X0 } },
  simulate: { paths: 4000, seed: 3 },
} as const

const variance = (t: number): number => (D / 2) * (1 - Math.exp(-2 * t))

describe('paths from a given start', () => {
  it.each<
    [string, Partial<SdeRequest> & Pick<SdeRequest, 'quantity'>, (t: number) => number, ((t: number) => number)?]
  >([
    ['mean', { quantity: 'mean' }, (t) => X0 * Math.exp(-t), variance],
    ['variance', { quantity: 'cumulant', of: ['x', 'x'] }, variance, (t) => 2 * variance(t) ** 2],
    ['third cumulant', { quantity: 'cumulant', of: ['x', 'x', 'x'] }, () => 0, (t) => 6 * variance(t) ** 3],
    [
      'correlation',
      { quantity: 'correlation', waiting: 0.5 },
      (tau) => (D / 2) * (Math.exp(-tau) - Math.exp(-tau - 1)),
      (tau) => variance(0.5) * variance(0.5 + tau) + (Math.exp(-tau) * variance(0.5)) ** 2,
    ],
    ['response', { quantity: 'response', waiting: 0.5 }, (tau) => Math.exp(-tau)],
  ])(
    'of a linear equation have the exact %s, and the error that so many paths have',
    async (_, asked, exact, spread) => {
      const { values, escaped } = await simulated({ ...linear, ...asked })
      expect(escaped).toBe(0)
      for (const { at, prediction, value, standardError, step } of values) {
        expect(prediction).toBeCloseTo(exact(at), 12)
        expect(Math.abs(value - step.value - exact(at))).toBeLessThan(4 * standardError + 1e-5)
        if (spread !== undefined)
          expect(Math.abs(standardError / Math.sqrt(spread(at) / linear.simulate.paths) - 1)).toBeLessThan(0.25)
      }
      if (asked.quantity !== 'response') for (const { verdict } of values) expect(verdict).not.toBe('differs')
    },
  )

  it('have errors that are right: z of many seeds is as spread as a normal number', async () => {
    const zs: number[] = []
    for (let seed = 1; seed <= 40; seed++)
      for (const { z } of (
        await simulated({ ...linear, quantity: 'mean', at: [1], simulate: { paths: 400, dt: 0.1, seed } })
      ).values)
        zs.push(z)
    const spread = Math.sqrt(zs.reduce((sum, z) => sum + z * z, 0) / zs.length)
    // χ² of 40 degrees is within 22 and 64 but once in a hundred times.
    expect(spread).toBeGreaterThan(0.7)
    expect(spread).toBeLessThan(1.32)
  })

  it('of multiplicative noise have e^{−2t}(e^{s²t} − 1) by either scheme, whose bias is known', async () => {
    for (const scheme of ['weak2', 'euler'] as const) {
      const { values } = await simulated({
        ...{ equation: 'dx = -x dt + s x dW', start: { x: '1' }, quantity: 'cumulant', of: ['x', 'x'] },
        ...{ parameters: { s: 0.5 }, upTo: 6, at: [0.5, 1], simulate: { paths: 10_000, dt: 0.05, scheme } },
      })
      for (const { at, value, step, standardError } of values)
        expect(
          Math.abs(value - step.value - Math.exp(-2 * at) * (Math.exp(0.25 * at) - 1)) / standardError,
        ).toBeLessThan(4)
    }
  })

  it('leave an unstable point, and wander where nothing holds them', async () => {
    const away = await simulated({
      ...{ equation: 'dx = a x, noise D', start: { x: '0' }, quantity: 'cumulant', of: ['x', 'x'], at: [0.5, 1] },
      ...{ parameters: { a: 1, D: 1 }, simulate: { paths: 4000 } },
    })
    for (const { at, prediction, verdict } of away.values) {
      expect(prediction).toBeCloseTo((Math.exp(2 * at) - 1) / 2, 12)
      expect(verdict).toBe('agrees')
    }
    const free = await simulated({
      ...{ equation: 'dx = 0, noise D', start: { x: '3' }, quantity: 'cumulant', of: ['x', 'x'], at: [0, 2] },
      ...{ parameters: { D: 1 }, simulate: { paths: 4000 } },
    })
    expect(free.values.map(({ prediction, verdict }) => [prediction, verdict])).toEqual([
      [0, 'agrees'],
      [2, 'agrees'],
    ])
  })

  it('of two components that drive each other, and with a start in the equation', async () => {
    const { values, start } = await simulated({
      equation: 'dx = -x + eps x y; dy = -2y + x; noise x D, noise y E; x(0) = 1, y(0) = u/2',
      ...{ quantity: 'cumulant', of: ['x', 'y'], parameters: { D: 1, E: 2, eps: 0.1, u: -1 }, at: [0.4, 1] },
      simulate: { paths: 4000 },
    })
    expect(start).toEqual({ x: 1, y: -0.5 })
    for (const { verdict } of values) expect(verdict).toBe('agrees')
  })

  it('tell a prediction that is wrong from a series that is cut off', async () => {
    const request: SdeRequest = { ...linear, quantity: 'mean' }
    const { series, part } = await answerSde(request)
    if (part === undefined) throw new Error('no part')
    const other = { ...part, request: { ...part.request, parameters: { D, x0: 2.2 } } }
    expect(concludedPaths(series, part).values.map(({ verdict }) => verdict)).toEqual(['agrees', 'agrees', 'agrees'])
    expect(concludedPaths(series, other).values[0]?.verdict).toBe('differs')
    const [cut] = (
      await simulated({
        ...{ equation: 'dx = -x - eps x^3, noise D', start: { x: '1' }, quantity: 'mean', at: [1], upTo: 1 },
        ...{ parameters: { D: 0.2, eps: 0.6 }, simulate: { paths: 10_000 } },
      })
    ).values
    expect(cut).toMatchObject({ verdict: 'undecided', because: 'orders' })
  })

  it('are written with the time since the start', async () => {
    const answer = await answerSde({ ...linear, quantity: 'mean', simulate: { paths: 100 } })
    const text = sdeText(answer)
    expect(text).toContain('simulated: 100 paths, each from x = 2 for a time of 2, dt = 0.05')
    expect(text).toMatch(/^ {2}t {2}predicted/m)
    expect((JSON.parse(sdeJson(answer)) as { simulation: object }).simulation).toMatchObject({
      ...{ start: { x: 2 }, warmUp: 0, time: 2, paths: 100 },
    })
  })

  it('under a drive have its exact mean, and the variance that there is without it', async () => {
    const driven = { ...linear, equation: 'dx = -x + A cos(2 t) - exp(-3 t), noise D', at: [0.5, 1, 3] } as const
    const parameters = { D, x0: X0, A: 1.3 }
    const mean = (t: number): number =>
      X0 * Math.exp(-t) +
      (1.3 * (Math.cos(2 * t) + 2 * Math.sin(2 * t) - Math.exp(-t))) / 5 +
      (Math.exp(-3 * t) - Math.exp(-t)) / 2
    for (const [asked, exact] of [
      [{ quantity: 'mean' }, mean],
      [{ quantity: 'cumulant', of: ['x', 'x'] }, variance],
    ] as const) {
      const { values } = await simulated({ ...driven, parameters, ...asked })
      for (const { at, prediction, value, standardError, step, verdict } of values) {
        expect(prediction).toBeCloseTo(exact(at), 12)
        expect(Math.abs(value - step.value - exact(at))).toBeLessThan(4 * standardError + 1e-5)
        expect(verdict).not.toBe('differs')
      }
    }
    // Half of the drive is told from all of it.
    const whole = await answerSde({ ...driven, parameters, quantity: 'mean' })
    const half = await answerSde({ ...driven, parameters: { ...parameters, A: 0.65 }, quantity: 'mean' })
    expect(whole.part?.request.parameters).toEqual(parameters)
    const { values } = concludedPaths(whole.series, {
      ...(half.part as NonNullable<typeof half.part>),
      request: { ...(half.part as NonNullable<typeof half.part>).request, parameters },
    })
    expect(values.map(({ verdict }) => verdict)).toContain('differs')
  })

  it('take steps that a fast drive needs', async () => {
    const fast = { ...linear, equation: 'dx = -x + A cos(100 t), noise D', at: [1], quantity: 'mean' } as const
    const { definition } = await simulated({ ...fast, parameters: { D, x0: X0, A: 1 }, simulate: { paths: 20 } })
    expect(definition.dt).toBe(0.0005)
  })

  it('take a step of which all times are multiples', async () => {
    const { definition } = await simulated({ ...linear, quantity: 'mean', at: [0.3, 0.33], simulate: { paths: 20 } })
    expect(definition.dt).toBe(0.005)
  })

  it.each<[Partial<SdeRequest>, string]>([
    [{ at: [] }, 'at: expected times after the start at which is averaged over the paths'],
    [{ at: [0] }, 'at: expected a time after the start, for at 0 all paths are where they start'],
    [{ quantity: 'correlation' }, 'waiting: expected the earlier of the two times'],
    [{ simulate: { time: 400 } }, 'simulate time: expected none, for from a start paths end with the last time, 2'],
    [{ simulate: { dt: 0.3 } }, 'simulate dt: expected a time step above 0, up to 0.25, a quarter'],
    [{ simulate: { dt: 0.2 } }, 'at[0]: expected a multiple of 2 dt = 0.4'],
    [{ parameters: { D } }, 'expected a value of x0'],
    [{ simulate: { paths: 1e8, dt: 1e-7 } }, 'numbers to draw'],
  ])('%j are refused', async (asked, sentence) => {
    await expect(answerSde({ ...linear, quantity: 'mean', ...asked })).rejects.toThrow(sentence)
  })
})
