import { withDistinctLegs } from './automorphisms.js'
import { canonicalLabelling } from './canonicalLabelling.js'
import type { Diagram } from './diagram.js'
import { legFactors, lineFactors } from './symmetryFactors.js'
import type { SymmetryFactor } from './symmetryFactors.js'

/** The automorphism group of a connected diagram, its legs free to be exchanged or each held fixed. */
export interface AutomorphismGroup {
  readonly order: bigint
  /** Permutations vertex → vertex that generate the action on the vertices. */
  readonly generators: readonly (readonly number[])[]
  /** Sets of vertices that the group maps to each other, in order of their first vertex. */
  readonly orbits: readonly (readonly number[])[]
  /**
   * The factors that a person would write: 2^k k! for k self-loops at a vertex (k! when oriented), k! for k parallel
   * lines, m! for m free legs at a vertex, and the permutations of vertices. Their product is the order; factors 1 are
   * left out.
   */
  readonly factors: readonly SymmetryFactor[]
}

/**
 * The automorphism group of a diagram: its order, generators, and what its order is made of.
 *
 * @param legs `free` or `fixed`, as in `Automorphisms`
 * @example
 * automorphismGroup(diagramFromNickel('e111|e|'), 'fixed').factors // [{ kind: 'parallel lines', vertices: [0, 1], count: 3, factor: 6n }]
 */
export function automorphismGroup(diagram: Diagram, legs: 'fixed' | 'free'): AutomorphismGroup {
  const held = legs === 'free' ? diagram : withDistinctLegs(diagram)
  const { symmetries, generators } = canonicalLabelling(held)
  const factors = [...lineFactors(diagram), ...(legs === 'free' ? legFactors(diagram) : [])]
  if (symmetries > 1n) factors.push({ kind: 'vertices', factor: symmetries })
  return {
    order: factors.reduce((product, { factor }) => product * factor, 1n),
    generators,
    orbits: orbitsOf(diagram.vertices.length, generators),
    factors,
  }
}

function orbitsOf(size: number, generators: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const seen = new Set<number>()
  const orbits: number[][] = []
  for (let vertex = 0; vertex < size; vertex++) {
    if (seen.has(vertex)) continue
    const orbit = new Set([vertex])
    for (const reached of orbit) for (const generator of generators) orbit.add(generator[reached] as number)
    for (const reached of orbit) seen.add(reached)
    orbits.push([...orbit].sort((a, b) => a - b))
  }
  return orbits
}
