import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import { addPolynomials, constant, differentiatePolynomial, scalePolynomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { factorial } from '../algebra/integers.js'
import { requireNumber } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'
import { isingCumulant, MEAN } from './isingCumulants.js'

/** A sum over sets of blocks, each a bit, of products of their sources: at most linear in each of them. */
type Multilinear = readonly Polynomial[]

const found = new Map<string, Polynomial>()

/**
 * What a spin of mean m contributes to −G as a node whose legs fall into blocks when it is taken out of its diagram,
 * a polynomial in m. One block of n legs: κ_n. Several: with a source t_b for each block the coefficient of Π t_b in
 *
 * ext over δ of Σ_S t_S Σ_r δ^r/r! κ_{n_S + r} − m δ,
 *
 * S running through the sets of blocks, n_S being the legs of a set: the field gives way, so that the mean stays m. A
 * block of one leg is a line that would be cut, and gives 0; two blocks give κ_{a+b} − κ_{a+1} κ_{b+1}/κ₂.
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
  const [only] = blocks
  if (only === undefined) return []
  if (blocks.length === 1) return isingCumulant(only)
  if (blocks.includes(1)) return []
  const key = [...blocks].sort((a, b) => a - b).join()
  const known = found.get(key) ?? extremum(blocks)[2 ** blocks.length - 1] ?? []
  found.set(key, known)
  return known
}

/** The value at the extremum, by its parts. */
function extremum(blocks: readonly number[]): Multilinear {
  const sets = 2 ** blocks.length
  const legs = Array.from({ length: sets }, (_, set) =>
    blocks.reduce((sum, block, b) => ((set >> b) & 1 ? sum + block : sum), 0),
  )
  const none: Multilinear = legs.map((_, set) => (set === 0 ? constant(1) : []))
  // δ is of first order in the sources: each round settles one more of them.
  let powersOfDelta: readonly Multilinear[] = [none, ...blocks.map(() => none.map(() => []))]
  for (let round = 0; round < blocks.length; round++) {
    const next = legs.map((_, set) => scalePolynomial(partOf(set, legs, powersOfDelta, 'slope'), Q.rational(-1)))
    powersOfDelta = powersOf(next, blocks.length)
  }
  return legs.map((_, set) => partOf(set, legs, powersOfDelta, 'value'))
}

/**
 * The part `set` of Σ_S t_S Σ_r δ^r/r! κ_{n_S + r} − m δ, or of its derivative by δ over κ₂, but for the term δ, for
 * which the equation is solved; κ_{n+1}/κ₂ = dκ_n/dm is a polynomial again.
 */
function partOf(
  set: number,
  legs: readonly number[],
  powersOfDelta: readonly Multilinear[],
  want: 'value' | 'slope',
): Polynomial {
  const terms: Polynomial[] = []
  for (let part = 0; part <= set; part++) {
    if ((part & set) !== part) continue
    powersOfDelta.forEach((power, r) => {
      const rest = power[set & ~part] ?? []
      if (rest.length === 0 || (part === 0 && r < 2)) return
      const cumulant = isingCumulant((legs[part] as number) + r)
      const factor = want === 'value' ? cumulant : differentiatePolynomial(cumulant, MEAN)
      terms.push(scalePolynomial(multiplyPolynomials(rest, factor), Q.rational(1n, factorial(r))))
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
