import { describe, expect, it } from 'vitest'
import { decimals } from '../../src/algebra/decimals.js'
import * as Q from '../../src/algebra/rational.js'
import { compileGaussianSumWithError, gaussianSum } from '../../src/kernels/gaussianSum.js'
import { cosMomentNumbers } from '../../src/networks/cosines/cosMomentNumbers.js'

/** exp(−(v/2)|x|²) for x of equal coordinates: all of their squares round in the same way. */
const wave = gaussianSum(1, [{ coefficient: Q.rational(1, 2), powers: {}, modes: [[1]] }])

describe('the error of an exponential of many squares', () => {
  it.each([1, 100, 10_000])('bounds what %i coordinates round', (d) => {
    const number = decimals(50)
    const v = 1 / d
    for (const c of [0.1, 0.7, 1.3, 2.9, 4.1, 5.7]) {
      const point = Array.from({ length: d }, () => c)
      const origin = point.map(() => 0)
      const exact = new number(v).div(-2).times(new number(c).pow(2).times(d)).exp().div(2)
      for (const { value, error } of [
        compileGaussianSumWithError(wave, v, {})([point]),
        cosMomentNumbers(v)([point, origin])([0, 1]),
      ]) {
        expect(exact.minus(value).abs().toNumber()).toBeLessThanOrEqual(error)
        expect(error).toBeLessThan(40e-15 * (d + 10) * value)
      }
    }
  })
})
