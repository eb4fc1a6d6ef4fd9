import { multiplyPowers, powers, raisePowers } from '../../algebra/polynomial.js'
import type { Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { printable } from '../../errors.js'
import { lineNamed, memberNamed } from '../../theory/lookups.js'
import type { Theory } from '../../theory/theory.js'
import type { Term } from '../expansion.js'
import type { WrittenTerm } from './writtenTerms.js'
import { rangeSymbols } from '../../theory/indexSpaces.js'

/** What a formula leaves open at its end: `O(N^{-2})` the orders from N⁻² on, dots whatever it does not list. */
export interface Tail {
  /** As it is written, to be printed. */
  readonly text: string
  /** Line and column. */
  readonly place: string
  /** The powers from which on it leaves the orders open; undefined for dots and for an O that cannot be read. */
  readonly from?: Powers
}

/** The tail that a product with an O or with dots in it is, with the powers of what it is multiplied by. */
export function tailOf(theory: Theory, { tail, parameters, couplings, kernels }: WrittenTerm, place: string): Tail {
  const { text: written = '', bounded = false } = tail ?? {}
  const text = printable(written)
  const known = bounded && !kernels.some(({ of }) => of === 'carried')
  if (!known) return { text, place }
  const order = (name: string): Powers => {
    const { order: own } = memberNamed(theory, { name })
    return Object.keys(own).length === 0 ? { [name]: Q.one } : own
  }
  const implied = [
    ...[...couplings].map(([name, exponent]) => raisePowers(order(name), exponent)),
    ...kernels.filter(({ of }) => of === 'vertex').map(({ name }) => order(name)),
    ...kernels.filter(({ of }) => of === 'line').map(({ name }) => lineNamed(theory, name).order),
  ].reduce(multiplyPowers, {})
  const ranges = rangeSymbols(theory)
  const named = [...parameters].filter(([symbol]) => !ranges.has(symbol))
  return { text, place, from: powers({ ...implied, ...Object.fromEntries(named) }) }
}

/** Whether the tail may stand for the term, which the formula lists or not. */
export function leavesOpen(
  { orders }: Theory,
  { from }: Pick<Tail, 'from'>,
  term: Pick<Term, 'powers'>,
  listed: boolean,
): boolean {
  if (from === undefined) return !listed
  return Object.entries(from).every(([symbol, exponent]) => {
    const unit = orders.find((order) => order.symbol === symbol)?.unit ?? Q.one
    return Q.compare(Q.divide(term.powers[symbol] ?? Q.zero, unit), Q.divide(exponent, unit)) >= 0
  })
}
