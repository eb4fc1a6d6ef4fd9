import { factorial } from '../algebra/counts.js'
import { canonicalLabelling } from './canonicalLabelling.js'
import type { Diagram } from './diagram.js'

/** One reason for symmetry and the factor that it contributes to the order of the group. */
export type SymmetryFactor =
  | { readonly kind: 'self-loops'; readonly vertex: number; readonly count: number; readonly oriented: boolean; readonly factor: bigint }
  | { readonly kind: 'parallel lines'; readonly vertices: readonly [number, number]; readonly count: number; readonly factor: bigint }
  | { readonly kind: 'legs'; readonly vertex: number; readonly count: number; readonly factor: bigint }
  | { readonly kind: 'vertices'; readonly factor: bigint }

/** The automorphism group of a connected diagram, its legs free to be exchanged or each held fixed. */
export interface AutomorphismGroup {
  readonly order: bigint
  /** Permutations vertex → vertex that generate the action on the vertices. */
  readonly generators: readonly (readonly number[])[]
  /** Sets of vertices that the group maps to each other, in order of their first vertex. */
  readonly orbits: readonly (readonly number[])[]
  /** The factors that a person would write: 2^k k! for k self-loops at a vertex (k! when oriented), k! for k parallel lines, m! for m free legs at a vertex, and the permutations of vertices. Their product is the order; factors 1 are left out. */
  readonly factors: readonly SymmetryFactor[]
}

/**
 * @param legs `free` or `fixed`, as in `Automorphisms`
 * @example
 * automorphismGroup(sunsetOfPhi4, 'fixed').factors // [{ kind: 'parallel lines', vertices: [0, 1], count: 3, factor: 6n }]
 */
export function automorphismGroup(diagram: Diagram, legs: 'fixed' | 'free'): AutomorphismGroup {
  const held = legs === 'free' ? diagram : { ...diagram, legs: diagram.legs.map(({ vertex }, i) => ({ field: `${i}`, vertex })) }
  const { symmetries, generators } = canonicalLabelling(held)
  const factors = [...lineFactors(diagram), ...(legs === 'free' ? legFactors(diagram) : [])]
  if (symmetries > 1n) factors.push({ kind: 'vertices', factor: symmetries })
  return { order: factors.reduce((product, { factor }) => product * factor, 1n), generators, orbits: orbitsOf(diagram.vertices.length, generators), factors }
}

function lineFactors({ lines }: Diagram): SymmetryFactor[] {
  const bundles = new Map<string, { readonly from: number; readonly to: number; readonly oriented: boolean; count: number }>()
  for (const { kind, from, to } of lines) {
    const oriented = kind.fields[0] !== kind.fields[1]
    const key = `${kind.name} ${(oriented ? [from, to] : [from, to].sort((a, b) => a - b)).join(' ')}`
    const bundle = bundles.get(key)
    if (bundle === undefined) bundles.set(key, { from, to, oriented, count: 1 })
    else bundle.count++
  }
  return [...bundles.values()].flatMap(({ from, to, oriented, count }): SymmetryFactor[] => {
    const factor = factorial(count) * (from === to && !oriented ? 2n ** BigInt(count) : 1n)
    if (factor === 1n) return []
    return [from === to ? { kind: 'self-loops', vertex: from, count, oriented, factor } : { kind: 'parallel lines', vertices: [from, to], count, factor }]
  })
}

function legFactors({ legs }: Diagram): SymmetryFactor[] {
  const counts = new Map<string, { readonly vertex: number; count: number }>()
  for (const { field, vertex } of legs) {
    const entry = counts.get(`${field} ${vertex}`)
    if (entry === undefined) counts.set(`${field} ${vertex}`, { vertex, count: 1 })
    else entry.count++
  }
  // The two ends of the bare line name each other.
  if (legs.length === 2 && legs.every(({ vertex }) => vertex < 0) && legs[0]?.field === legs[1]?.field)
    return [{ kind: 'legs', vertex: -1, count: 2, factor: 2n }]
  return [...counts.values()].flatMap(({ vertex, count }): SymmetryFactor[] => (count < 2 ? [] : [{ kind: 'legs', vertex, count, factor: factorial(count) }]))
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
