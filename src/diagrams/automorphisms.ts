import { factorial } from '../algebra/counts.js'
import { canonicalLabelling } from './canonicalLabelling.js'
import type { CanonicalLabelling } from './canonicalLabelling.js'
import type { Automorphisms, Diagram } from './diagram.js'

/**
 * Orders of the automorphism group of a connected diagram, legs fixed and legs free:
 * permutations of vertices × k! for each set of k parallel lines × 2^k k! for k self-loops at a vertex (k! when oriented)
 * × (legs free) m! for m legs of one field at a vertex. The bare line has 1 and, with equal ends, 2.
 *
 * @example
 * automorphisms(tadpoleOfPhi4) // { fixed: 2n, free: 4n }
 */
export function automorphisms(diagram: Diagram): Automorphisms {
  return automorphismsFrom(diagram, canonicalLabelling(diagram))
}

/** As {@link automorphisms}, when the canonical labelling is at hand. */
export function automorphismsFrom(diagram: Diagram, { symmetries, generators }: CanonicalLabelling): Automorphisms {
  if (diagram.vertices.length === 0) return { fixed: 1n, free: diagram.legs[0]?.field === diagram.legs[1]?.field ? 2n : 1n }
  const lines = lineSymmetry(diagram)
  const exchanges = product(countBy(diagram.legs, (leg) => `${leg.vertex} ${leg.field}`).map(factorial))
  const movesLegs = generators.some((generator) => diagram.legs.some(({ vertex }) => generator[vertex] !== vertex))
  const fixing = movesLegs ? canonicalLabelling(withDistinctLegs(diagram)).symmetries : symmetries
  return { fixed: fixing * lines, free: symmetries * lines * exchanges }
}

/** The diagram with a field of its own for each leg, so that no automorphism moves a leg. */
function withDistinctLegs(diagram: Diagram): Diagram {
  return { ...diagram, legs: diagram.legs.map(({ vertex }, i) => ({ field: `${i}`, vertex })) }
}

/** Exchanges of parallel lines, and exchanges and reversals of self-loops. */
function lineSymmetry(diagram: Diagram): bigint {
  const oriented = (line: Diagram['lines'][number]): boolean => line.kind.fields[0] !== line.kind.fields[1]
  const parallel = countBy(diagram.lines, (line) => {
    const ends = oriented(line) ? [line.from, line.to] : [line.from, line.to].sort((a, b) => a - b)
    return `${line.kind.name} ${ends.join(' ')}`
  })
  const reversible = diagram.lines.filter((line) => line.from === line.to && !oriented(line)).length
  return product(parallel.map(factorial)) * 2n ** BigInt(reversible)
}

function countBy<T>(items: readonly T[], key: (item: T) => string): number[] {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
  return [...counts.values()]
}

function product(factors: readonly bigint[]): bigint {
  return factors.reduce((a, b) => a * b, 1n)
}
