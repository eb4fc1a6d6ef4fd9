// The classes of diagrams with free legs as values of their own.

import { Classes } from './classes.js'
import type { GenerateRequest } from './request.js'

/** A class of diagrams with free legs. */
export interface FoundClass {
  /** Kind of each vertex. */
  readonly kinds: readonly number[]
  /** Legs of each vertex, per kind of leg. */
  readonly legs: readonly (readonly number[])[]
  /** Lines of a kind from u to v (u = v: self-loops; u < v for symmetric lines) with their number. */
  readonly lines: readonly FoundLine[]
  /** Permutations of the vertices: the order of their group, and of those that fix every vertex with legs. */
  readonly vertexSymmetry: bigint
  readonly vertexSymmetryFixed: bigint
  /** |Aut| with legs fixed and with legs free. */
  readonly fixed: bigint
  readonly free: bigint
  /** How many diagrams with labelled legs the class stands for. */
  readonly labelled: bigint
  /** Permutations v ↦ p[v] that generate the group of vertex permutations. */
  readonly generators: readonly (readonly number[])[]
}

export interface FoundLine {
  readonly line: number
  readonly from: number
  readonly to: number
  readonly count: number
}

/** Every class, as values. */
export function* generateClasses(request: GenerateRequest): Generator<FoundClass> {
  const classes = new Classes(request)
  while (classes.next()) yield snapshot(classes)
}

function snapshot(classes: Classes): FoundClass {
  const vertices = Array.from({ length: classes.vertices }, (_, v) => v)
  return {
    kinds: vertices.map((v) => classes.colour(v).kind),
    legs: vertices.map((v) => classes.colour(v).legs),
    lines: vertices.flatMap((u) => [
      ...selfLoops(classes, u),
      ...vertices.slice(u + 1).flatMap((v) => linesBetween(classes, u, v)),
    ]),
    vertexSymmetry: classes.exactVertexSymmetry(false),
    vertexSymmetryFixed: classes.exactVertexSymmetry(true),
    fixed: classes.exactFixed(),
    free: classes.exactFree(),
    labelled: classes.exactLabelled(),
    generators: classes.generators(),
  }
}

function selfLoops(classes: Classes, v: number): readonly FoundLine[] {
  return classes.colour(v).loops.flatMap((count, line) => (count > 0 ? [{ line, from: v, to: v, count }] : []))
}

function linesBetween(classes: Classes, u: number, v: number): readonly FoundLine[] {
  const { strands, bundleVectors } = classes.tables
  return bundleVectors[classes.bundles[(u << 5) | v]!]!.flatMap((count, s) => {
    if (count === 0) return []
    const { line, reverse } = strands[s]!
    // The second strand of an oriented line runs the other way.
    return [reverse < s ? { line, from: v, to: u, count } : { line, from: u, to: v, count }]
  })
}
