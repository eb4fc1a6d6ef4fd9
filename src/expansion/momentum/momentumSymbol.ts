import * as Q from '../../algebra/rational.js'
import type { Node } from '../formula/syntax.js'
import type { Combination } from './combination.js'
import { renamed } from './combination.js'

/**
 * What a formula in momentum space is written with beside numbers, couplings and small parameters. They are symbols with
 * powers: 1/(k² + m²) is the power −1 of a square.
 */
export type MomentumSymbol =
  /** A line with the momentum that flows from its `from` to its `to`. */
  | { readonly of: 'line'; readonly name: string; readonly momentum: Combination }
  /** A vertex function with the momenta that come in. */
  | { readonly of: 'vertex'; readonly name: string; readonly momenta: readonly Combination[] }
  /** k² + m², k² − m² + iε, k²; `mass` is empty without one. */
  | { readonly of: 'square'; readonly momentum: Combination; readonly mass: string; readonly sign: 1 | -1 }
  /** δ(Σp). */
  | { readonly of: 'delta'; readonly momentum: Combination; readonly dimension?: Combination }
  /** The measure d^dk. */
  | { readonly of: 'measure'; readonly dimension: Combination }
  /** (2π)^d. */
  | { readonly of: 'twoPi'; readonly exponent: Combination }
  /** δ_ab of the components of a field. */
  | { readonly of: 'component'; readonly letters: readonly string[] }
  | { readonly of: 'i' }

/** A symbol of a product with its power. */
export type Powered = readonly [symbol: MomentumSymbol, power: number]

const MARK = '~'

/** The symbol in a formula. */
export function symbolNode(symbol: MomentumSymbol, at: number, power = 1): Node {
  const node: Node = { kind: 'symbol', of: 'parameter', name: `${MARK}${JSON.stringify(symbol)}`, at }
  return power === 1 ? node : { kind: 'power', base: node, exponent: Q.rational(power), at }
}

/** What the name of a parameter of a formula in momentum space stands for; undefined for one of the theory. */
export function symbolNamed(name: string): MomentumSymbol | undefined {
  return name.startsWith(MARK) ? (JSON.parse(name.slice(MARK.length)) as MomentumSymbol) : undefined
}

/** The momenta in a symbol. */
export function momentaOf(symbol: MomentumSymbol): readonly Combination[] {
  return 'momenta' in symbol ? symbol.momenta : 'momentum' in symbol ? [symbol.momentum] : []
}

/** The symbol with other letters in the place of some. */
export function withLetters(symbol: MomentumSymbol, names: ReadonlyMap<string, string>): MomentumSymbol {
  if ('momenta' in symbol) return { ...symbol, momenta: symbol.momenta.map((momentum) => renamed(momentum, names)) }
  return 'momentum' in symbol ? { ...symbol, momentum: renamed(symbol.momentum, names) } : symbol
}
