import type { Powers } from '../algebra/polynomial.js'
import type { Rational } from '../algebra/rational.js'
import type { WeightedDiagram } from '../diagrams/diagram.js'
import type { DiagramRequest } from '../diagrams/request.js'
import type { Theory } from '../theory/theory.js'
import type { Selection } from './selection.js'

/** What of a theory is expanded: the terms with this many legs at an order. */
export interface ExpansionRequest extends Pick<DiagramRequest, 'filters' | 'maxSelfLoops' | 'maxParallel' | 'shard'> {
  readonly legs: number
  /**
   * What each leg carries, or the field at its inner end where that says as much; default: all what the theory's first
   * leg carries.
   */
  readonly legFields?: readonly string[]
  readonly select: Selection
  /**
   * No vertex has more half-edges than this; truncates a family whose members never raise the order. Default: as many
   * as the order allows.
   */
  readonly maxValence?: number
}

/**
 * One term: `coefficient` · Π small parameter^power · diagram, the diagram standing for an unlabelled class (its legs
 * carry the field, so they are exchangeable), with `coefficient` that of the class in the functional: sign × vertex and
 * line factors ÷ automorphisms.free. Of an n-point function (`expands.quantity`) it is n! times that, of all labellings together.
 */
export interface Term {
  readonly coefficient: Rational
  readonly powers: Powers
  readonly weighted: WeightedDiagram
}

/**
 * A finite, exact, weighted sum of diagrams, sorted by powers and name, with the theory and the request that it
 * answers.
 */
export interface Expansion {
  readonly theory: Theory
  readonly request: ExpansionRequest
  readonly terms: readonly Term[]
  /** Why there are no terms, when there are none. */
  readonly reason?: string
}
