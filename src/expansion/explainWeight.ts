import { factorial } from '../algebra/integers.js'
import { automorphismGroup } from '../diagrams/automorphismGroup.js'
import type { AutomorphismGroup } from '../diagrams/automorphismGroup.js'
import type { WeightedDiagram } from '../diagrams/diagram.js'
import type { VertexMember } from '../theory/members.js'
import type { LineRule, Theory } from '../theory/theory.js'
import { termsOf } from './expand.js'
import type { Term } from './expansion.js'
import { ruled } from './readings/ruledDiagram.js'

/** One kind of vertex of a diagram: how many there are, and how many half-edges of each field each has. */
export interface VertexCount {
  readonly name: string
  readonly count: number
  readonly halfEdges: readonly number[]
}

/** Where the weight of a diagram comes from. */
export interface WeightExplanation {
  readonly theory: Theory
  readonly weighted: WeightedDiagram
  /** The group with every leg held in place, and with free legs: both as products of the reasons for symmetry. */
  readonly fixed: AutomorphismGroup
  readonly free: AutomorphismGroup
  /**
   * Wick's theorem: vertices with their factorials, and how many of all contractions make this diagram with its legs
   * labelled.
   */
  readonly vertices: readonly VertexCount[]
  /** Π k! Π n!: copies of a vertex are exchangeable, and so are half-edges of one field on one vertex. */
  readonly orderings: bigint
  readonly contractions: bigint
  /** The rules whose factors the diagram multiplies. */
  readonly members: readonly VertexMember[]
  readonly lines: readonly LineRule[]
  /** What the class adds to the functional: one term, or one for each power of a number of components. */
  readonly terms: readonly Term[]
}

/**
 * The derivation of a diagram's weight 1/|Aut|, and of its coefficient in the theory's functional, twice: by its
 * symmetries, and by counting contractions. With labelled legs, Π k! Π n! = contractions × |Aut|, since permuting
 * copies of vertices and their half-edges takes any contraction that makes the diagram to every other one, and |Aut| of
 * these permutations leave it as it is.
 *
 * @example
 * explainWeight(theory('phi4'), diagramNamed(theory('phi4'), 'e111|e|')).contractions // 192n: (2! 4!²)/6
 */
export function explainWeight(theory: Theory, weighted: WeightedDiagram): WeightExplanation {
  const { diagram } = weighted
  const parts = ruled(theory, diagram)
  const [fixed, free] = [automorphismGroup(diagram, 'fixed'), automorphismGroup(diagram, 'free')]
  const vertices = [...new Map(diagram.vertices.map((kind) => [kind.name, kind])).values()].map(
    ({ name, fields }): VertexCount => ({
      name,
      count: diagram.vertices.filter((other) => other.name === name).length,
      halfEdges: [...new Set(fields)].map((field) => fields.filter((other) => other === field).length),
    }),
  )
  const orderings = vertices.reduce(
    (product, { count, halfEdges }) =>
      product * factorial(count) * halfEdges.reduce((each, n) => each * factorial(n), 1n) ** BigInt(count),
    1n,
  )
  return {
    theory,
    weighted,
    fixed,
    free,
    vertices,
    orderings,
    contractions: orderings / fixed.order,
    members: parts.vertices.map(({ member }) => member),
    lines: [...parts.lines, ...parts.legLines].map(({ rule }) => rule),
    terms: termsOf(theory, weighted),
  }
}
