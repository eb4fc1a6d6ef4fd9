import { factorial } from '../../algebra/integers.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { addPolynomials, constant, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'

/** The cumulants of a site, in whatever letters. */
export interface SiteCumulants {
  /** κ_n, n ≥ 1. */
  readonly cumulant: (n: number) => Polynomial
  /** dκ_n/dm = κ_{n+1}/κ₂. */
  readonly slope: (n: number) => Polynomial
}

/** A sum over sets of blocks, each a bit, of products of their sources: at most linear in each of them. */
type Multilinear = readonly Polynomial[]

/**
 * What a node contributes at a fixed mean, its legs falling into blocks when it is taken out of its diagram. Of one block
 * of n legs it is κ_n; of several, with a source t_b for each, the coefficient of Π t_b in
 *
 * ext over δ of Σ_S t_S Σ_r δ^r/r! κ_{n_S + r} − m δ,
 *
 * S running through the sets of blocks, n_S being the legs of a set: the field gives way, so that the mean stays m. A
 * block of one leg beside others is a line that would be cut: it moves the field alone, and gives 0.
 *
 * @param blocks how many legs each has, at least one of them
 */
export function atFixedMean(blocks: readonly number[], site: SiteCumulants): Polynomial {
  const [only, ...others] = blocks
  if (only !== undefined && others.length === 0) return site.cumulant(only)
  if (blocks.includes(1)) return []
  return extremum(blocks, site)[2 ** blocks.length - 1] ?? []
}

/** The value at the extremum, by its parts. */
function extremum(blocks: readonly number[], { cumulant, slope }: SiteCumulants): Multilinear {
  const sets = 2 ** blocks.length
  const legs = Array.from({ length: sets }, (_, set) =>
    blocks.reduce((sum, block, b) => ((set >> b) & 1 ? sum + block : sum), 0),
  )
  const none: Multilinear = legs.map((_, set) => (set === 0 ? constant(1) : []))
  // δ is of first order in the sources: each round settles one more of them.
  let powersOfDelta: readonly Multilinear[] = [none, ...blocks.map(() => none.map(() => []))]
  for (let round = 0; round < blocks.length; round++) {
    const next = legs.map((_, set) => scalePolynomial(partOf(set, legs, powersOfDelta, slope), Q.rational(-1)))
    powersOfDelta = powersOf(next, blocks.length)
  }
  return legs.map((_, set) => partOf(set, legs, powersOfDelta, cumulant))
}

/**
 * The part `set` of Σ_S t_S Σ_r δ^r/r! κ_{n_S + r} − m δ, or with slopes for cumulants of its derivative by δ over κ₂, but
 * for the term δ, for which the equation is solved.
 */
function partOf(
  set: number,
  legs: readonly number[],
  powersOfDelta: readonly Multilinear[],
  factor: (n: number) => Polynomial,
): Polynomial {
  const terms: Polynomial[] = []
  for (let part = 0; part <= set; part++) {
    if ((part & set) !== part) continue
    powersOfDelta.forEach((power, r) => {
      const rest = power[set & ~part] ?? []
      if (rest.length === 0 || (part === 0 && r < 2)) return
      const product = multiplyPolynomials(rest, factor((legs[part] as number) + r))
      terms.push(scalePolynomial(product, Q.rational(1n, factorial(r))))
    })
  }
  return addPolynomials(...terms)
}

function powersOf(delta: Multilinear, highest: number): readonly Multilinear[] {
  const all: Multilinear[] = [delta.map((_, set) => (set === 0 ? constant(1) : []))]
  for (let r = 1; r <= highest; r++) {
    const last = all[r - 1] as Multilinear
    all.push(delta.map((_, set) => productAt(set, last, delta)))
  }
  return all
}

function productAt(set: number, a: Multilinear, b: Multilinear): Polynomial {
  const terms: Polynomial[] = []
  for (let part = 0; part <= set; part++)
    if ((part & set) === part && (a[part] as Polynomial).length > 0 && (b[set & ~part] as Polynomial).length > 0)
      terms.push(multiplyPolynomials(a[part] as Polynomial, b[set & ~part] as Polynomial))
  return addPolynomials(...terms)
}
