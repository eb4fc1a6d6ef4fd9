import type { Rational } from '../algebra/rational.js'

/**
 * Which vertices an expansion uses:
 * - `order`: exactly the order k of the theory's leading small parameter (k = 3/2 means N^−3/2);
 * - `upTo`: every order from the lowest up to and including k;
 * - `vertices`: how many vertices of each kind, by name (`Gc4`) or by valence where that is unambiguous (`4`);
 * - `loops`: every set of vertices with this many loops, or with a number of loops in this range, both ends included.
 */
export type Selection =
  | { readonly order: Rational | number }
  | { readonly upTo: Rational | number }
  | { readonly vertices: Readonly<Record<string, number>> }
  | { readonly loops: number | readonly [number, number] }
