import { formatPowers, powers as powersOf } from '../../algebra/polynomial.js'
import type { Monomial, Polynomial, Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { piecesOf, total } from './actionPieces.js'
import type { Piece } from './actionPieces.js'
import { problem } from './equationSymbols.js'

/** How orders are counted: in the small parameters together, or by loops. */
export interface Counting {
  readonly counting: 'parameters' | 'loops'
  readonly small: readonly string[]
}

/** Small are the parameters of what is not linear, but for those that noise or rates have as well. */
export function countingOf(action: Polynomial, components: readonly string[], unit: Monomial): Counting {
  const pieces = piecesOf(action, components)
  const isInteraction = ({ responses, fields }: Piece): boolean => {
    const [noises, powers] = [total(responses), total(fields)]
    return (noises === 1 && powers > 1) || (noises > 1 && powers > 0)
  }
  const isNoise = ({ responses, fields }: Piece): boolean => total(responses) > 1 && total(fields) === 0
  const symbolsOf = (these: readonly Piece[]): ReadonlySet<string> =>
    new Set(these.flatMap(({ term }) => Object.entries(term.powers).flatMap(([s, p]) => (p.num > 0n ? [s] : []))))
  const interactions = pieces.filter(isInteraction)
  const ofNoise = symbolsOf(pieces.filter(isNoise))
  const hasNumbers = pieces.some(
    ({ responses, fields, term }) =>
      total(responses) === 1 && total(fields) === 1 && Object.keys(term.powers).length === 0,
  )
  const ofLinear = symbolsOf(pieces.filter(({ responses, fields }) => total(responses) === 1 && total(fields) === 1))
  const candidates = [...symbolsOf(interactions), ...(hasNumbers ? ofLinear : [])]
  const small = [...new Set(candidates)].filter((symbol) => !ofNoise.has(symbol) && unit.powers[symbol] === undefined)
  const counts = interactions.every(({ term }) => small.some((symbol) => term.powers[symbol] !== undefined))
  return counts ? { counting: 'parameters', small } : { counting: 'loops', small: [] }
}

/** A polynomial of the parameters by its orders in the small ones. */
export function byOrders(
  p: Polynomial,
  small: readonly string[],
): readonly { readonly order: number; readonly small: Powers; readonly part: Polynomial }[] {
  const parts = new Map<string, { readonly small: Powers; readonly part: Monomial[] }>()
  for (const each of p) {
    const own = smallPowers(each.powers, small)
    const known = parts.get(formatPowers(own)) ?? { small: own, part: [] }
    parts.set(formatPowers(own), known)
    known.part.push(each)
  }
  return [...parts.values()].map((each) => ({ ...each, order: orderIn(each.small) }))
}

/** The powers of the small parameters alone. */
export function smallPowers(powers: Powers, small: readonly string[]): Powers {
  return powersOf(
    Object.fromEntries(
      small.flatMap((symbol) => {
        const exponent = powers[symbol]
        return exponent === undefined ? [] : [[symbol, exponent] as const]
      }),
    ),
  )
}

/** Σ over vertices of their ends less two is twice the loops and the legs less two. */
export function loopCost(responses: readonly number[], fields: readonly number[]): number {
  return total(responses) + total(fields) - 2
}

/** The order in which equations are solved of an order that was asked for: by loops vertices count by {@link loopCost}. */
export function orderSolved({ counting }: Counting, legs: number, asked: number): number {
  return counting === 'loops' ? 2 * asked + legs - 2 : asked
}

/** Their sum. @throws InputError where it is not whole */
export function orderIn(small: Powers): number {
  const order = Q.sum(Object.values(small))
  if (!Q.isInteger(order) || order.num < 0n)
    throw problem('equation', 'whole powers of the parameters of what is not linear', formatPowers(small))
  return Number(order.num)
}
