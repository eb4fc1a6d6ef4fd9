import type { Rational } from '../../algebra/rational.js'

/** A symbol of the theory with the points at which it stands. Offsets (`at`) count characters of the text from 0. */
export interface Kernel {
  /**
   * `carried` is what a leg carries, φ(x) or J(x): the point under it is the end of a leg. `delta` puts the end of an
   * amputated leg on a vertex.
   */
  readonly of: 'line' | 'vertex' | 'carried' | 'delta'
  /** The name of the line, of the member of a vertex family, or of the field or source. */
  readonly name: string
  /** Of a line those with its first and its second field, whatever the order in which they are written. */
  readonly points: readonly string[]
  readonly at: number
}

/**
 * What stands for further terms at the end of a sum: `+ Comb.` is every other labelling of the terms listed, `+ 2
 * perms` two of them.
 */
export interface Completion {
  /** How many more there are; undefined for all others. */
  readonly count: number | undefined
  readonly at: number
}

/** A formula as written. Both ways of writing, plain and LaTeX, give this one tree. */
export type Node =
  | { readonly kind: 'number'; readonly value: Rational; readonly at: number }
  | { readonly kind: 'symbol'; readonly of: 'parameter' | 'vertex'; readonly name: string; readonly at: number }
  | { readonly kind: 'kernel'; readonly kernel: Kernel; readonly at: number }
  /** `points` undefined: every point that is not external. */
  | { readonly kind: 'integral'; readonly points: readonly string[] | undefined; readonly at: number }
  | { readonly kind: 'product'; readonly factors: readonly Node[]; readonly at: number }
  | { readonly kind: 'power'; readonly base: Node; readonly exponent: Rational; readonly at: number }
  /** `O(N^-2)` or dots; `of` are the sums in the bracket, undefined for dots and for what cannot be read. */
  | { readonly kind: 'tail'; readonly text: string; readonly of: readonly Node[] | undefined; readonly at: number }
  | { readonly kind: 'sum'; readonly terms: readonly Node[]; readonly completion?: Completion; readonly at: number }

/** What stands before the equals sign. */
export interface LeftSide {
  /** The points in the order of the legs, where they are listed. */
  readonly points?: readonly string[]
  /** The index of g_4, or the number of points. */
  readonly legs?: number
  /**
   * Whether it names the coefficient function or the functional; W_2(x,y) could be the coefficient w_2 or the two-point
   * function.
   */
  readonly decides?: boolean
  /** What it says that the formula is, where that is not the coefficient. */
  readonly reading?: 'correlator'
  /** As it is written, with its sign of equality. */
  readonly written?: string
  /** A number before it: the right side is so many times what is named. */
  readonly factor?: Rational
}

/** A whole formula. */
export interface Equation {
  readonly left: LeftSide
  readonly sum: Node
  /** What stands between two signs of equality before that, `a = b = c`: claims of their own. */
  readonly steps?: readonly Node[]
  /** What letters that the theory does not have were read as. */
  readonly notes?: readonly string[]
}
