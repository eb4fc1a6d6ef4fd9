import type { Expression } from '../mathematics/expression.js'
import type { Budget } from './budget.js'
import type { ImageCounts } from './imageCounts.js'
import type { Value } from './value.js'

/**
 * A kind of formulas that is judged as an identity: a model gives what stands in them values, drawn at random, by the
 * field's conventions. A formula that is right holds whatever is drawn; a wrong one fails at the first draw.
 */
export interface Model {
  /** What formulas of this kind are called in answers: `moments`, `kernel`. */
  readonly kind: string
  /** What was taken for what where the formula leaves a choice; the verdict is `right under` it. */
  readonly conventions: readonly string[]
  /**
   * One of several conventions that are in use, and not the first to think of: a formula that is right under it is not
   * judged where one slip would lead there from a formula that is right under another.
   */
  readonly doubtful?: boolean
  /**
   * What would have to be said for this reading to be the one that is meant: a formula that holds only in it is not
   * judged, and one that fails in it may still be wrong.
   */
  readonly unsaid?: string
  /** Letters that are easily forgotten, or written once too often, before a term; none where it is left out. */
  readonly units?: readonly Unit[]
  /** Whether `name(…)` is the value of a function, rather than a product with a bracket. */
  readonly isFunction: (node: Expression & { readonly kind: 'applied' }) => boolean
  /**
   * Values drawn anew.
   *
   * @param place 0, 1, 2, … among the draws of one formula: what takes turns, as dimensions do, is told by it
   */
  readonly trial: (draw: () => number, place: number) => Trial
  /** The orders that are asked for, in units of δ; undefined: as far as the formula goes. */
  readonly upTo?: number
}

/** A letter, or its inverse, as it is written before a term, and as a sentence has it. */
export interface Unit {
  readonly node: Expression
  readonly written: string
  readonly said: string
}

/** One draw. */
export interface Trial {
  /** Shared by all draws of one verdict. */
  readonly budget?: Budget
  /** How many orders of δ are computed where there are infinitely many. */
  readonly orders: number
  /**
   * The value of a letter, a call, an average, an integral; undefined for what has no meaning here, so that it is
   * computed from its parts, or the formula is not judged.
   */
  readonly meaning: (node: Expression, scope: Scope) => Value | undefined
  /** The index letters of a node in which the same letter twice is summed over; none where nothing is. */
  readonly indices?: (node: Expression) => readonly string[]
  /** All free letters have one value: two sides with δ(x − y) are nothing at different points. */
  readonly coincide?: boolean
  /** Whether the left side stays as it is when its free letters have these values; without it, always. */
  readonly keepsLeft?: (labels: Iterable<readonly [string, number]>) => boolean
  /** A draw that tells how symmetric the left side is, where in this one it is more symmetric than it is written. */
  readonly symmetricAs?: Trial
  /** What `j ∈ ∂i` means. */
  readonly areNeighbours?: (j: number, i: number) => boolean
  /** Index values run from 0 to this, exclusively. */
  readonly range?: number
}

/** Where a node stands: what index letters are there, and how its parts are evaluated. */
export interface Scope {
  /** Values of index letters. */
  readonly indices: ReadonlyMap<string, number>
  /** Those of them that the whole formula leaves free. */
  readonly free: readonly string[]
  readonly trial: Trial
  /** How many images terms were found to have. */
  readonly imageCounts: ImageCounts
  readonly value: (node: Expression) => Value
  /** The same with these index letters set too. */
  readonly within: (indices: Iterable<readonly [string, number]>) => Scope
}
