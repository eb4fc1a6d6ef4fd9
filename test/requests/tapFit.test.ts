import { describe, expect, it } from 'vitest'
import { randomStream } from '../../src/random/philox.js'
import { answerTapData } from '../../src/requests/tapData.js'
import type { TapDataAnswer } from '../../src/requests/tapData.js'
import { tapDataJson } from '../../src/requests/tapDataReadings.js'

/** Draws of a chain without fields, whose bonds s_i s_{i+1} are independent with the mean tanh K. */
function chain(spins: number, K: number, count: number): readonly (readonly number[])[] {
  const random = randomStream(17, spins)
  return Array.from({ length: count }, () => {
    let s = random.uniform() < 0.5 ? -1 : 1
    return Array.from({ length: spins }, (_, i) => {
      if (i > 0 && random.uniform() < 1 / (1 + Math.exp(2 * K))) s = -s
      return s
    })
  })
}

/** By how much a coupling is off from those of the chain at most, and the largest standard error. */
function offIn({ fitted, errors, sample: { spins } }: TapDataAnswer, K: number): readonly [by: number, error: number] {
  const by = fitted.couplings.map((value, at) => {
    const [i, j] = [Math.floor(at / spins), at % spins]
    return Math.abs(value - (Math.abs(i - j) === 1 ? K : 0))
  })
  return [Math.max(...by), Math.max(...errors.couplings)]
}

describe('a fit that is off says so', () => {
  const cases = [2, 4, 9, 18].flatMap((spins) =>
    [-1.2, -0.8, -0.5, 0.25, 0.1].flatMap((K) => [1, 2, 3, 5].map((order) => [spins, K, order] as const)),
  )

  it.each(cases)('%d spins with K = %d, order %d', async (spins, K, order) => {
    const answer = await answerTapData({ data: chain(spins, K, 4000), order })
    const [by, error] = offIn(answer, K)
    // What the draws leave open is in the errors.
    if (answer.doubts.length === 0) expect(by).toBeLessThan(0.12 + 4 * error)
    else expect(by).toBeGreaterThan(0.05)
    if (Math.abs(K) <= 0.1) expect(answer.doubts).toEqual([])
  })

  it('the fit of largest likelihood is there for up to 16 spins, and is what is compared with', async () => {
    const answer = await answerTapData({ data: chain(4, -0.8, 4000), order: 2 })
    const { exact = answer.fitted, fitted, off } = answer
    expect(Math.max(...exact.couplings.map((value, at) => Math.abs(value - (fitted.couplings[at] as number))))).toBe(
      off.by,
    )
    expect(answer.doubts.at(-1)).toMatch(/^a coupling is off by 0\.\d+$/)
    expect(JSON.parse(tapDataJson(answer))).toMatchObject({ trusted: false, off: off.by })
  })

  it('spins that never are both 1 have no likeliest coupling', async () => {
    const random = randomStream(2, 0)
    const data = Array.from({ length: 1000 }, () => {
      const u = random.uniform()
      return [u < 0.2 ? 1 : 0, u > 0.8 ? 1 : 0, random.uniform() < 0.5 ? 1 : 0]
    })
    const { doubts, exact } = await answerTapData({ data, order: 1 })
    expect(exact).toBeUndefined()
    expect(doubts.at(-1)).toContain('no couplings are the likeliest')
    await expect(answerTapData({ data, order: 1, exact: true })).rejects.toThrow('spins 1 and 2, which do not')
  })
})
