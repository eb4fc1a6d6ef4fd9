import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { addPolynomials, differentiatePolynomial, monomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { requireNumber } from '../../numbers.js'
import { largest } from '../../sizes.js'
import { atFixedMean } from './atFixedMean.js'

/**
 * What a node of a diagram around a solvable theory carries at a fixed mean: its legs fall into blocks, one for each part
 * that the diagram has without the node. Of one block it is the cumulant κ_n; of blocks of n_1 … n_b legs the coefficient
 * of t_1 … t_b in
 *
 * ext_δ [ Σ_{S ⊆ blocks} t_S Σ_r δ^r/r! κ_{n_S + r} − m δ ],
 *
 * n_S being the legs of the blocks in S: the vertex function of the blocks on the node, κ_{n_1+n_2} − κ_{n_1+1}
 * κ_{n_2+1}/κ₂ of two. Each derivative with respect to the mean makes κ_{n+1}/κ₂ of κ_n.
 *
 * @param blocks the number of legs of each block; without blocks, minus the vertex function of the site itself
 * @param derivatives with respect to the mean of the node; without blocks two at least
 * @returns a polynomial in `kappa_n`, with negative powers of `kappa_2`
 * @throws InputError for a block without legs, and for fewer than two derivatives without blocks
 * @example
 * blockWeight([2, 2]) // κ₄ − κ₃²/κ₂
 * @source T. Plefka, J. Phys. A 15, 1971 (1982); the rule checked against exact Legendre transforms
 */
export function blockWeight(blocks: readonly number[], derivatives: number = 0): Polynomial {
  blocks.forEach((legs, i) =>
    requireNumber(legs, { code: 'expansion.blocks', at: `blocks[${i}]`, integer: true, min: 1, max: largest.valence }),
  )
  const least = blocks.length > 0 ? 0 : 2
  requireNumber(derivatives, {
    code: 'expansion.blocks',
    at: 'derivatives',
    integer: true,
    min: least,
    max: largest.legs,
  })
  // Γ of a site by itself has the derivatives h, 1/κ₂, …; its part of the sum is minus that.
  const [start, left] =
    blocks.length > 0 ? [atFixedMean(blocks, { cumulant, slope }), derivatives] : [RESPONSE, derivatives - 2]
  return Array.from({ length: left }).reduce((p: Polynomial) => byMean(p), start)
}

/** Cumulants as symbols. */
function cumulant(n: number): Polynomial {
  return monomial({ [`kappa_${n}`]: 1 })
}

/** One over κ₂, and −1 times it. */
const SLOPE = monomial({ kappa_2: -1 })
const RESPONSE = monomial({ kappa_2: -1 }, Q.rational(-1))

/** dκ_n/dm: the field moves by 1/κ₂ with the mean. */
function slope(n: number): Polynomial {
  return multiplyPolynomials(cumulant(n + 1), SLOPE)
}

/** d/dm. */
function byMean(p: Polynomial): Polynomial {
  const symbols = new Set(p.flatMap(({ powers }) => Object.keys(powers)))
  return addPolynomials(
    ...[...symbols].map((symbol) =>
      multiplyPolynomials(differentiatePolynomial(p, symbol), slope(Number(symbol.slice('kappa_'.length)))),
    ),
  )
}
