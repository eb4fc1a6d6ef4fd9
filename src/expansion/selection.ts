import type { Rational } from '../algebra/rational.js'

/**
 * Which vertices an expansion uses:
 * - `order`: exactly the order k of the theory's leading small parameter (k = 3/2 means N^−3/2), or of each parameter
 *   named: { N: 1, α: 1 };
 * - `upTo`: every order up to and including k, in each parameter named; with `from`, from that order on, included;
 * - `vertices`: how many vertices of each kind, by name (`Gc4`) or by valence where that is unambiguous (`4`);
 * - `loops`: every set of vertices with this many loops, or with a number of loops in this range, both ends included.
 */
export type Selection =
  | { readonly order: Orders }
  | { readonly upTo: Orders; readonly from?: Orders }
  | { readonly vertices: Readonly<Record<string, number>> }
  | { readonly loops: number | readonly [number, number] }

/** An order of the leading small parameter, or of small parameters by name. */
export type Orders = Rational | number | Readonly<Record<string, Rational | number>>

/** Whether one order is given, that of the leading small parameter. */
export function isSingleOrder(orders: Orders): orders is Rational | number {
  return typeof orders === 'number' || typeof (orders as Partial<Rational>).den === 'bigint'
}
