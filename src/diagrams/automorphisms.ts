import { canonicalLabelling } from './canonicalLabelling.js'
import type { CanonicalLabelling } from './canonicalLabelling.js'
import type { Automorphisms, Diagram } from './diagram.js'
import { legFactors, lineFactors } from './symmetryFactors.js'
import type { SymmetryFactor } from './symmetryFactors.js'

/**
 * Orders of the automorphism group of a connected diagram, legs fixed and legs free: permutations of vertices × k! for
 * each set of k parallel lines × 2^k k! for k self-loops at a vertex (k! when oriented) × (legs free) m! for m legs of
 * one field at a vertex. The bare line has 1 and, with equal ends, 2.
 *
 * @example
 * automorphisms(diagramFromNickel('ee0|')) // { fixed: 2n, free: 4n }: the tadpole of φ⁴
 */
export function automorphisms(diagram: Diagram): Automorphisms {
  return automorphismsFrom(diagram, canonicalLabelling(diagram))
}

/** As {@link automorphisms}, when the canonical labelling is at hand. */
export function automorphismsFrom(diagram: Diagram, { symmetries, generators }: CanonicalLabelling): Automorphisms {
  const lines = product(lineFactors(diagram))
  const movesLegs = generators.some((generator) => diagram.legs.some(({ vertex }) => generator[vertex] !== vertex))
  const fixing = movesLegs ? canonicalLabelling(withDistinctLegs(diagram)).symmetries : symmetries
  return { fixed: fixing * lines, free: symmetries * lines * product(legFactors(diagram)) }
}

/** The diagram with a field of its own for each leg, so that no automorphism moves a leg. */
export function withDistinctLegs(diagram: Diagram): Diagram {
  return { ...diagram, legs: diagram.legs.map(({ vertex }, i) => ({ field: `${i}`, vertex })) }
}

function product(factors: readonly SymmetryFactor[]): bigint {
  return factors.reduce((total, { factor }) => total * factor, 1n)
}
