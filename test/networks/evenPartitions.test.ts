import { describe, expect, it } from 'vitest'
import { doubleFactorial } from '../../src/algebra/integers.js'
import * as Q from '../../src/algebra/rational.js'
import type { Rational } from '../../src/algebra/rational.js'
import { subsetCumulant } from '../../src/algebra/subsetCumulant.js'
import type { Evaluated } from '../../src/kernels/evaluated.js'
import { cumulantFromMoments } from '../../src/networks/correlators/cumulantFromMoments.js'
import { evenPartitions, momentProducts } from '../../src/networks/correlators/evenPartitions.js'
import { correlatorsFromMoments } from '../../src/networks/correlators/hiddenMoments.js'
import fc, { runs } from '../fastCheck.js'
import { sumOfMomentProducts } from '../oracles/sumOfMomentProducts.js'

/** A float as it is: 0, or 2⁻¹⁰ or more in size. */
function exact(value: number): Rational {
  return Q.rational(BigInt(value * 2 ** 62), 2n ** 62n)
}

function exactCumulant(n: number, moment: (block: readonly number[]) => Rational): Rational {
  return subsetCumulant<Rational>(n, {
    zero: Q.zero,
    moment,
    without: (first, cumulants, moments, count) =>
      cumulants
        .slice(0, count)
        .reduce((rest, each, i) => Q.subtract(rest, Q.multiply(each, moments[i] as Rational)), first),
  })
}

function expectWithin({ value, error }: Evaluated, expected: Rational): void {
  const float = Q.rational(BigInt(value * 2 ** 200), 2n ** 200n)
  expect(Math.abs(Q.toNumber(Q.subtract(float, expected)))).toBeLessThanOrEqual(error)
}

describe('cumulants of even variables', () => {
  it('have as many products as there are partitions into even blocks', () => {
    expect([0, 2, 4, 6, 8, 3].map((n) => evenPartitions(n).length)).toEqual([1, 1, 4, 31, 379, 0])
  })

  it('vanish beyond the second for normal variables', () => {
    const moments = [1, 0, 0.7, 0, 3 * 0.7 ** 2, 0, 15 * 0.7 ** 3, 0, 105 * 0.7 ** 4]
    for (const n of [4, 6, 8])
      expect(
        cumulantFromMoments(n, ({ length }) => ({ value: moments[length] as number, error: 0 })).value,
      ).toBeCloseTo(0, 12)
  })

  it('carry the errors of factors that are zero', () => {
    // κ₄ of h at x₁, x₁, x₂, x₂ with M₂(x₁, x₂) = 0 ± 0.1: 1 − 1·1 − 2·0·0, whose error is 2·0.1².
    const moment = (block: readonly number[]): { value: number; error: number } =>
      block.length === 2 && block[0] !== block[1] ? { value: 0, error: 0.1 } : { value: 1, error: 0 }
    const { value, error } = cumulantFromMoments(4, (block) => moment(block.map((i) => Math.floor(i / 2))))
    expect(value).toBe(0)
    expect(error).toBeCloseTo(0.02, 14)
    // G_c^(4) at the same points, N = σ₁ = 1: 3M₄ − M₁₁M₂₂ − 2M₁₂².
    const g4 = correlatorsFromMoments(() => moment, 1, 1, [[0], [1]])([0, 0, 1, 1])
    expect(g4.value).toBe(2)
    expect(g4.error).toBeCloseTo(0.02, 14)
  })

  it('differ from those of exact numbers by no more than they claim, and claim little', () => {
    const number = fc.double({ min: -2, max: 2, noNaN: true }).map((x) => (Math.abs(x) < 2 ** -10 ? 0 : x))
    const [N, sigma1] = [7, 1.3]
    fc.assert(
      fc.property(fc.constantFrom(2, 4, 6, 8), fc.infiniteStream(number), (n, numbers) => {
        const known = new Map<string, number>()
        const moment = (block: readonly number[]): { value: number; error: number } => {
          const value = known.get(block.join()) ?? (numbers.next().value as number)
          known.set(block.join(), value)
          return { value, error: 0 }
        }
        const of = Array.from({ length: n }, (_, i) => i)
        const recursion = cumulantFromMoments(n, moment)
        expectWithin(
          recursion,
          exactCumulant(n, (block) => exact(moment(block).value)),
        )
        const sum = sumOfMomentProducts(evenPartitions(n), moment)
        expect(recursion.error).toBeLessThanOrEqual(20 * sum.error + Number.MIN_VALUE)

        const correlator = correlatorsFromMoments(
          () => moment,
          N,
          sigma1,
          of.map((i) => [i]),
        )(of)
        const readouts = (block: readonly number[]): Rational => Q.rational(doubleFactorial(block.length - 1))
        const unscaled = exactCumulant(n, (block) => Q.multiply(readouts(block), exact(moment(block).value)))
        const variance = Q.divide(Q.power(exact(sigma1), 2), Q.rational(N))
        expectWithin(correlator, Q.multiply(Q.multiply(Q.rational(N), Q.power(variance, n / 2)), unscaled))
        const scale = N * (sigma1 ** 2 / N) ** (n / 2)
        const products = sumOfMomentProducts(momentProducts(n), moment)
        expect(correlator.error).toBeLessThanOrEqual(scale * (20 * products.error) + 1e-300)
      }),
      { numRuns: runs(60) },
    )
  })

  it('of an odd number of variables and of none are 0', () => {
    const none = { value: 0, error: 0 }
    for (const n of [0, 1, 3, 15]) expect(cumulantFromMoments(n, () => ({ value: 1, error: 1 }))).toEqual(none)
    // Readouts whose third power float64 does not hold.
    expect(correlatorsFromMoments(() => () => none, 1, 1e150, [[0]])([0, 0, 0])).toEqual(none)
  })

  it('are known for 16 variables, and correlators of more legs are refused', () => {
    // h = ±1: log cosh t has the cumulants of a sign, −κ₁₆ = 2¹⁶(2¹⁶ − 1) B₁₆/16.
    const one = { value: 1, error: 0 }
    const sixteenth = (2 ** 16 * (2 ** 16 - 1) * (-3617 / 510)) / 16
    const { value, error } = cumulantFromMoments(16, () => one)
    expect(Math.abs(value - sixteenth)).toBeLessThanOrEqual(error)
    expect(error).toBeLessThan(1e-9 * Math.abs(sixteenth))
    const correlator = correlatorsFromMoments(() => () => one, 1, 1, [[0]])
    expect(() => correlator(Array.from({ length: 18 }, () => 0))).toThrow('expected at most 16 legs of a correlator')
  })

  it('have errors that bound what errors of the moments can do', () => {
    const exact = (block: readonly number[]): number => (block.length === 2 ? 0.3 : block.length === 4 ? -0.2 : 0.5)
    const shifted = (sign: number) => (block: readonly number[]) => ({
      value: exact(block) + sign * 0.01 * (block.length === 4 ? -1 : 1),
      error: 0,
    })
    const { value, error } = cumulantFromMoments(6, (block) => ({ value: exact(block), error: 0.01 }))
    for (const sign of [1, -1])
      expect(Math.abs(cumulantFromMoments(6, shifted(sign)).value - value)).toBeLessThan(error)
  })
})
