import { limit } from '../../algebra/limits.js'
import { factorial } from '../../algebra/integers.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import {
  addPolynomials,
  collect,
  constant,
  differentiatePolynomial,
  monomial,
  scalePolynomial,
} from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { requireNumber } from '../../numbers.js'
import { largest } from '../../sizes.js'

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
  const [start, left] = blocks.length > 0 ? [atFixedMean(blocks), derivatives] : [RESPONSE, derivatives - 2]
  return Array.from({ length: left }).reduce((p: Polynomial) => byMean(p), start)
}

/** Cumulants as symbols. */
const cumulant = (n: number): Polynomial => monomial({ [`kappa_${n}`]: 1 })

/** One over minus κ₂: the mean moves by this times the force on it. */
const RESPONSE = monomial({ kappa_2: -1 }, Q.rational(-1))

function atFixedMean(blocks: readonly number[]): Polynomial {
  const [single, ...others] = blocks
  if (single !== undefined && others.length === 0) return cumulant(single)
  const limits = blocks.map((_, i) => limit({ [marker(i)]: 1 }, 1))
  const insertions = sourcesOf(blocks)
  const times = (a: Polynomial, b: Polynomial): Polynomial => multiplyPolynomials(a, b, limits)
  // Σ_S t_S Σ_r δ^r/r! κ_{n_S + r + d}, without the part of no blocks that is linear in δ: it is m δ.
  const sum = (delta: Polynomial, d: number, least: number): Polynomial => {
    const terms: Polynomial[] = []
    let power = constant(1)
    for (let r = 0; r <= blocks.length; r++) {
      const chosen = insertions.filter(({ legs }) => legs > 0 || r >= least)
      const coefficient = addPolynomials(...chosen.map(({ legs, marked }) => times(marked, cumulant(legs + r + d))))
      terms.push(scalePolynomial(times(power, coefficient), Q.rational(1n, factorial(r))))
      power = times(power, delta)
    }
    return addPolynomials(...terms)
  }
  let delta: Polynomial = []
  for (let round = 0; round < blocks.length; round++) delta = times(RESPONSE, sum(delta, 1, 2))
  return coefficientOfAll(sum(delta, 0, 2), blocks.length)
}

interface Insertion {
  readonly legs: number
  readonly marked: Polynomial
}

/** Every subset of the blocks, with its legs and the product of its markers. */
function sourcesOf(blocks: readonly number[]): readonly Insertion[] {
  return blocks.reduce(
    (subsets: readonly Insertion[], legs, i) => [
      ...subsets,
      ...subsets.map((each) => ({
        legs: each.legs + legs,
        marked: multiplyPolynomials(each.marked, monomial({ [marker(i)]: 1 })),
      })),
    ],
    [{ legs: 0, marked: constant(1) }],
  )
}

function marker(block: number): string {
  return `block ${block}`
}

function coefficientOfAll(p: Polynomial, blocks: number): Polynomial {
  return Array.from({ length: blocks }, (_, i) => marker(i)).reduce(
    (rest: Polynomial, symbol) => collect(rest, symbol).find(([power]) => Q.equal(power, Q.one))?.[1] ?? [],
    p,
  )
}

/** d/dm at fixed cumulants' relations: dκ_n/dm = κ_{n+1}/κ₂. */
function byMean(p: Polynomial): Polynomial {
  const symbols = new Set(p.flatMap(({ powers }) => Object.keys(powers)))
  return addPolynomials(
    ...[...symbols].map((symbol) => {
      const n = Number(symbol.slice('kappa_'.length))
      const slope = multiplyPolynomials(cumulant(n + 1), monomial({ kappa_2: -1 }))
      return multiplyPolynomials(differentiatePolynomial(p, symbol), slope)
    }),
  )
}
