import { differentiatePolynomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { atFixedMean } from '../expansion/solvable/atFixedMean.js'
import { requireNumber } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'
import { isingCumulant, MEAN } from './isingCumulants.js'

const found = new Map<string, Polynomial>()

/** A spin ±1, whose κ_{n+1}/κ₂ = dκ_n/dm is a polynomial in m again. */
const spin = {
  cumulant: isingCumulant,
  slope: (n: number): Polynomial => differentiatePolynomial(isingCumulant(n), MEAN),
}

/**
 * What a spin of mean m contributes to −G as a node whose legs fall into blocks when it is taken out of its diagram,
 * a polynomial in m. One block of n legs: κ_n. Several: with a source t_b for each block the coefficient of Π t_b in
 *
 * ext over δ of Σ_S t_S Σ_r δ^r/r! κ_{n_S + r} − m δ,
 *
 * S running through the sets of blocks, n_S being the legs of a set: the field gives way, so that the mean stays m. A
 * block of one leg is a line that would be cut, and gives 0; two blocks give κ_{a+b} − κ_{a+1} κ_{b+1}/κ₂. `blockWeight`
 * of `edgewick/expansion` is the same in cumulants of any site.
 *
 * @param blocks how many legs each has, 16 in all at most
 * @throws InputError for a block without legs, and for more of them
 * @example
 * String(localVertex([2, 2])) // '-2 + 4 m^2 - 2 m^4'
 */
export function localVertex(blocks: readonly number[]): Polynomial {
  blocks.forEach((legs, i) =>
    requireNumber(legs, {
      code: 'effective.blocks',
      at: `blocks[${i}]`,
      integer: true,
      min: 1,
      expected: 'a number of legs',
    }),
  )
  const needed = blocks.reduce((sum, legs) => sum + legs, 0)
  requireSize({ code: 'effective.blocks', at: 'blocks', of: 'legs', needed, most: 2 * largest.bondLines })
  if (blocks.length === 0) return []
  const key = [...blocks].sort((a, b) => a - b).join()
  const known = found.get(key) ?? atFixedMean(blocks, spin)
  found.set(key, known)
  return known
}
