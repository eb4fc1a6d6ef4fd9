import { describe, expect, it } from 'vitest'
import { cumulantFromMoments } from '../../src/networks/correlators/cumulantFromMoments.js'
import { evenPartitions, momentProducts } from '../../src/networks/correlators/evenPartitions.js'
import { correlatorsFromMoments } from '../../src/networks/correlators/hiddenMoments.js'
import fc, { runs } from '../fastCheck.js'
import { sumOfMomentProducts } from '../oracles/sumOfMomentProducts.js'

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

  it('are the sums over partitions, within the errors that both claim', () => {
    const number = fc.double({ min: -2, max: 2, noNaN: true })
    fc.assert(
      fc.property(fc.constantFrom(2, 4, 6, 8), fc.infiniteStream(number), (n, numbers) => {
        const known = new Map<string, { value: number; error: number }>()
        const moment = (block: readonly number[]): { value: number; error: number } => {
          const found = known.get(block.join()) ?? { value: numbers.next().value as number, error: 0 }
          known.set(block.join(), found)
          return found
        }
        const [recursion, sum] = [cumulantFromMoments(n, moment), sumOfMomentProducts(evenPartitions(n), moment)]
        expect(Math.abs(recursion.value - sum.value)).toBeLessThanOrEqual(recursion.error + 4 * sum.error)
        expect(recursion.error).toBeLessThanOrEqual(20 * sum.error + Number.MIN_VALUE)
        const correlator = correlatorsFromMoments(
          () => moment,
          1,
          1,
          Array.from({ length: n }, (_, i) => [i]),
        )
        const found = correlator(Array.from({ length: n }, (_, i) => i))
        const readouts = sumOfMomentProducts(momentProducts(n), moment)
        expect(Math.abs(found.value - readouts.value)).toBeLessThanOrEqual(found.error + 4 * readouts.error)
      }),
      { numRuns: runs(60) },
    )
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
