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
  /** A small parameter or coupling; `unit` is the imaginary unit. */
  | {
      readonly kind: 'symbol'
      readonly of: 'parameter' | 'vertex' | 'unit'
      readonly name: string
      readonly at: number
    }
  /** δ_{ab} of two component indices. */
  | { readonly kind: 'pair'; readonly pair: readonly [string, string]; readonly at: number }
  | { readonly kind: 'kernel'; readonly kernel: Kernel; readonly at: number }
  /** `points` undefined: every point that is not external. */
  | { readonly kind: 'integral'; readonly points: readonly string[] | undefined; readonly at: number }
  | { readonly kind: 'product'; readonly factors: readonly Node[]; readonly at: number }
  | { readonly kind: 'power'; readonly base: Node; readonly exponent: Rational; readonly at: number }
  /** `O(N^-2)` or dots; `of` are the sums in the bracket, undefined for dots and for what cannot be read. */
  | { readonly kind: 'tail'; readonly text: string; readonly of: readonly Node[] | undefined; readonly at: number }
  | { readonly kind: 'sum'; readonly terms: readonly Node[]; readonly completion?: Completion; readonly at: number }

/**
 * The letters of a formula by the names of the theory: how they are printed, `D_F`, and how they stand in the text; a
 * line is written with its points as indices, as a difference of them, or as a list.
 */
export type Letters = ReadonlyMap<string, Letter>

export interface Letter {
  readonly shown: string
  readonly tex: string
  readonly points?: 'list' | 'difference' | 'below'
}

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
  /** It is the functional of a field, S[φ], W[J]: the right side has that field for each leg. */
  readonly hasFields?: boolean
  /** What it says that the formula is, where that is not the coefficient. */
  readonly reading?: 'correlator'
  /**
   * It names the full function of a theory with vertices of odd valence, which is the connected one where the mean is 0:
   * without tadpoles.
   */
  readonly isFull?: boolean
  /** It is an average of fields, ⟨φφ⟩_c or G_c, and no derivative of W. */
  readonly isAverage?: boolean
  /** It is an average in the vacuum, ⟨0|…|0⟩. */
  readonly isVacuum?: boolean
  /** The component of each field, where the left side has them: a, b of φ_a(x) φ_b(y). */
  readonly components?: readonly string[]
  /** What the legs carry by the fields or sources on the left side, where legs carry different things. */
  readonly carries?: readonly string[]
  /** It has ∋ for the sign of equality: what follows are some of its terms. */
  readonly isPart?: boolean
  /** Where it begins. */
  readonly at?: number
  /** What stands for the field where that is not its letter in the theory. */
  readonly fieldLetter?: string
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
  /** How the formula writes the theory's lines and couplings where it has letters of its own for them. */
  readonly letters?: Letters
}
