import { doubleFactorial } from '../../algebra/integers.js'
import { cumulantTerms } from '../../algebra/cumulant.js'
import { powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { gaussianSum, multiplyGaussians } from '../../kernels/gaussianSum.js'
import type { GaussianSum, GaussianTerm } from '../../kernels/gaussianSum.js'

/**
 * The connected correlator G_c^(n) of φ(x) = Σ_j W_j h_j(x) with N independent, identical neurons and W_j ~ N(0,
 * σ₁²/N), from the moments M_B of one hidden unit.
 *
 * Cumulants of independent summands add, so G_c^(n) is N times the joint cumulant of one neuron u = W h at the n
 * points, whose moments are E[Π_B u] = (|B|−1)!! (σ₁²/N)^(|B|/2) M_B for even |B| and zero for odd |B|. All terms share
 * the factor σ₁^n N^(1−n/2), in the symbols `sigma1` and `N`.
 *
 * @param moment M_B as a function of all n points
 */
export function readoutCorrelator(n: number, moment: (block: readonly number[]) => GaussianSum): GaussianSum {
  const shared = powers({ sigma1: n, N: Q.rational(2 - n, 2) })
  const moments = new Map<string, GaussianSum>()
  const readoutMoment = (block: readonly number[]): GaussianSum => {
    const key = block.join()
    const known = moments.get(key)
    if (known !== undefined) return known
    const factor = Q.rational(doubleFactorial(block.length - 1))
    const hidden = moment(block)
    const found = gaussianSum(
      n,
      hidden.terms.map((term) => ({ ...term, coefficient: Q.multiply(factor, term.coefficient) })),
    )
    moments.set(key, found)
    return found
  }
  const terms: GaussianTerm[] = []
  for (const { coefficient, blocks } of cumulantTerms(Array.from({ length: n }, (_, i) => i))) {
    if (blocks.some((block) => block.length % 2 === 1)) continue
    const product = blocks.map(readoutMoment).reduce(multiplyGaussians)
    for (const term of product.terms)
      terms.push({ ...term, coefficient: Q.multiply(Q.rational(coefficient), term.coefficient), powers: shared })
  }
  return gaussianSum(n, terms)
}
