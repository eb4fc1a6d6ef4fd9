import type { Powers } from '../../algebra/polynomial.js'
import type { Rational } from '../../algebra/rational.js'
import type { Expansion, Term } from '../expansion.js'
import type { Convention, Written } from './conventions.js'
import type { Tail } from './tails.js'
import type { WrittenTerm } from './writtenTerms.js'

/** A product of a formula with the diagram that it stands for. */
export interface ClaimedProduct extends Pick<WrittenTerm, 'coefficient' | 'kernels' | 'turns'> {
  /** How many terms it stands for: `+ 2 perms` after one term makes three of it. */
  readonly copies: Rational
  readonly powers: Powers
  /** What its legs carry, at each external point. */
  readonly carries: readonly string[]
  /** Line and column: `mine.tex:3:14`. */
  readonly place: string
}

/** A term of a formula: like products collected, with their places. */
export interface ClaimedTerm extends Term {
  readonly products: readonly ClaimedProduct[]
}

/** A formula as an expansion, with what a reader should know of it. */
export interface Claim extends Expansion, Written {
  readonly terms: readonly ClaimedTerm[]
  /** The external points in the order of the legs. */
  readonly points: readonly string[]
  /** Its left side in LaTeX with the sign of equality; empty without one. */
  readonly left: string
  /** What it leaves open, `O(N^-2)` or dots. */
  readonly tails: readonly Tail[]
  /**
   * What its left side, or sources in it, say that it is; `either` where it may be the coefficient function or the
   * n-point function.
   */
  readonly reading: 'coefficient' | 'correlator' | 'either'
  /**
   * Its left side names the full function of a theory in which the mean is not 0 by itself: it is judged without
   * tadpoles.
   */
  readonly isFull: boolean
  /** Its left side is an average of operators in the vacuum, ⟨0|…|0⟩, which is one in Minkowski space. */
  readonly isVacuum: boolean
  /** Its left side is an average of fields, and no derivative of W. */
  readonly isAverage?: boolean
  /** Its left side says that it is some of the terms, S ∋ …: nothing is missing of it. */
  readonly isPart?: boolean
  /** What its legs carry by the fields on its left side, where legs carry different things. */
  readonly carries?: readonly string[]
  /** Where these fields are: line and column. */
  readonly carriedAt?: string
  /** Its right side has what its legs carry: ∫ … φ(x)φ(y), rather than a function of x and y. */
  readonly isUnderFields: boolean
  /** Diagrams of which one labelling is listed, with the coefficient of all. */
  readonly oneForAll: readonly string[]
  /** The components of its legs, where they are written. */
  readonly components: readonly string[]
  /** Remarks: what was left open, brackets whose Comb. adds nothing, terms that do not list all labellings. */
  readonly notes: readonly string[]
  /** The convention that is said of it elsewhere. */
  readonly declared?: Convention | undefined
  /** The convention by which its i's were taken out. */
  readonly rotation?: Convention
}
