// The conditions that only a complete graph can be held to, as flood fills over sets of vertices.

import type { Filters } from './request.js'

/**
 * What the flood fills read of a search: sets of neighbours as bits, bundles of lines, and how many lines a bundle has.
 */
export interface Graph {
  readonly vertices: number
  readonly neighbours: Int32Array
  readonly bundle: Int32Array
  readonly tables: { readonly bundleSize: Int32Array }
}

/** What vertices carry, as bits. */
export interface Marks {
  /** Those with legs, and of these those with a single one. */
  readonly legs: number
  readonly single: number
  /** Whether some vertex has a self-loop. */
  readonly loops: boolean
}

/** The vertices reached from those in `start` without leaving `within`. */
function flood(neighbours: Int32Array, start: number, within: number): number {
  let reached = start
  for (let fresh = start; fresh !== 0;) {
    const v = 31 - Math.clz32(fresh & -fresh)
    fresh &= fresh - 1
    const more = neighbours[v]! & within & ~reached
    reached |= more
    fresh |= more
  }
  return reached
}

/**
 * The bridges of a graph, or only those with a side without legs: bit v stands for the line from vertex v to its
 * parent, the first vertex that it is joined to. Stops at the first one if `any` is enough.
 */
function bridges(
  { vertices, neighbours, bundle, tables: { bundleSize } }: Graph,
  legs: number,
  tadpolesOnly: boolean,
  any: boolean,
): number {
  // Beyond each vertex of the breadth-first tree, the part of the tree that hangs on it.
  const tree = parts
  const reach = reaches
  for (let v = 0; v < vertices; v++) {
    tree[v] = 1 << v
    reach[v] = neighbours[v]!
  }
  let found = 0
  for (let v = vertices - 1; v > 0; v--) {
    const near = neighbours[v]!
    const parent = 31 - Math.clz32(near & -near)
    const part = tree[v]!
    // A bridge is the only line out of the part.
    if (
      (reach[v]! & ~part) === 1 << parent &&
      (neighbours[parent]! & part) === 1 << v &&
      bundleSize[bundle[(v << 5) | parent]!] === 1
    ) {
      if (!tadpolesOnly || (legs & part) === 0 || (legs & ~part) === 0) {
        found |= 1 << v
        if (any) return found
      }
    }
    tree[parent]! |= part
    reach[parent]! |= reach[v]!
  }
  return found
}
const parts = new Int32Array(32)
const reaches = new Int32Array(32)

/** Whether some bridge has a side that carries exactly one leg. */
function cutsOffOneLeg(graph: Graph, { legs, single }: Marks): boolean {
  const isOne = (set: number): boolean => set !== 0 && (set & (set - 1)) === 0 && (set & single) !== 0
  for (let found = bridges(graph, legs, false, false); found !== 0; found &= found - 1) {
    const part = parts[31 - Math.clz32(found & -found)]!
    if (isOne(legs & part) || isOne(legs & ~part)) return true
  }
  return false
}

/**
 * Whether cutting one or two lines leaves a part without legs; without any legs, whether it leaves several parts. With
 * `both` only parts count that two lines have joined to the rest.
 */
function isCutByTwo(
  { vertices, neighbours, bundle, tables: { bundleSize } }: Graph,
  legs: number,
  both: boolean,
): boolean {
  const all = vertices === 32 ? -1 : (1 << vertices) - 1
  cut.set(neighbours)
  const join = (line: number): void => {
    cut[line >> 5]! ^= 1 << (line & 31)
    cut[line & 31]! ^= 1 << (line >> 5)
  }
  const leaves = (line: number, part: number): boolean => ((part >>> (line >> 5)) & 1) !== ((part >>> (line & 31)) & 1)
  /** @param one of the lines that are cut, and the other one, which may be parallel to it or none */
  const isCut = (one: number, other: number | undefined): boolean => {
    for (let left = all; left !== 0;) {
      const part = flood(cut, left & -left, all)
      if (
        (legs === 0 ? part !== all : (part & legs) === 0) &&
        (!both || (other !== undefined && leaves(one, part) && leaves(other, part)))
      )
        return true
      left &= ~part
    }
    return false
  }
  const single: number[] = []
  for (let u = 0; u < vertices; u++)
    for (let m = neighbours[u]! & ~((2 << u) - 1); m !== 0; m &= m - 1) {
      const line = (u << 5) | (31 - Math.clz32(m & -m))
      const size = bundleSize[bundle[line]!]!
      if (size > 2) continue
      join(line)
      const found = isCut(line, size === 2 ? line : undefined)
      join(line)
      if (found) return true
      if (size === 1) single.push(line)
    }
  for (const [i, line] of single.entries()) {
    join(line)
    for (const other of single.slice(i + 1)) {
      join(other)
      const found = isCut(line, other)
      join(other)
      if (found) return true
    }
    join(line)
  }
  return false
}
const cut = new Int32Array(32)

/** Whether the removal of some vertex leaves a part without legs; without any legs, whether it leaves several parts. */
function hasSnail(graph: Graph, legs: number): boolean {
  const { vertices, neighbours } = graph
  const all = vertices === 32 ? -1 : (1 << vertices) - 1
  for (let v = 0; v < vertices; v++) {
    const within = all & ~(1 << v)
    for (let left = within; left !== 0;) {
      const part = flood(neighbours, left & -left, within)
      if (legs === 0 ? part !== within : (part & legs) === 0) return true
      left &= ~part
    }
  }
  return false
}

/** Whether the vertices fall into two sets with lines only between them; a self-loop joins a set to itself. */
export function isBipartite({ vertices, neighbours }: Graph, { loops }: Pick<Marks, 'loops'>): boolean {
  if (loops) return false
  const near = (set: number): number => {
    let found = 0
    for (let m = set; m !== 0; m &= m - 1) found |= neighbours[31 - Math.clz32(m & -m)]!
    return found
  }
  for (let left = vertices === 32 ? -1 : (1 << vertices) - 1; left !== 0;) {
    let [even, odd] = [left & -left, 0]
    for (let reached = 0; reached !== (even | odd);) {
      reached = even | odd
      odd |= near(even)
      even |= near(odd)
    }
    if ((even & odd) !== 0) return false
    left &= ~(even | odd)
  }
  return true
}

/** Whether no two lines join the same two vertices. */
function isWithoutParallel({ vertices, neighbours, bundle, tables: { bundleSize } }: Graph): boolean {
  for (let u = 0; u < vertices; u++)
    for (let m = neighbours[u]!; m !== 0; m &= m - 1)
      if (bundleSize[bundle[(u << 5) | (31 - Math.clz32(m & -m))]!]! > 1) return false
  return true
}

/** Whether the oriented lines close a cycle: vertices none of whose lines leave the set are taken away one by one. */
export function hasOrientedCycle(graph: Graph, arrowsOut: readonly boolean[], vertices: number): boolean {
  const { neighbours, bundle } = graph
  let left = vertices === 32 ? -1 : (1 << vertices) - 1
  for (let shrunk = true; shrunk && left !== 0;) {
    shrunk = false
    for (let m = left; m !== 0; m &= m - 1) {
      const v = 31 - Math.clz32(m & -m)
      let out = false
      for (let n = neighbours[v]! & left; n !== 0 && !out; n &= n - 1) {
        out = arrowsOut[bundle[(v << 5) | (31 - Math.clz32(n & -n))]!]!
      }
      if (!out) {
        left &= ~(1 << v)
        shrunk = true
      }
    }
  }
  return left !== 0
}

/** Whether there are conditions that only a complete graph can be held to. */
export function needsComplete(filters: Filters): boolean {
  return COMPLETE.some((name) => filters[name] === true)
}

const COMPLETE = [
  ...(['onePI', 'noTadpole', 'noSnail', 'twoPI', 'onShell', 'noSigma'] as const),
  ...(['onePR', 'tadpole', 'snail', 'notBipartite', 'notSimple', 'offShell', 'sigma'] as const),
] satisfies readonly (keyof Filters)[]

/** Whether a complete graph passes. */
export function passes(graph: Graph, filters: Filters, marks: Marks): boolean {
  const { legs } = marks
  if (filters.onePI && bridges(graph, legs, false, true) !== 0) return false
  if (filters.noTadpole && !filters.onePI && bridges(graph, legs, true, true) !== 0) return false
  if (filters.twoPI && isCutByTwo(graph, legs, false)) return false
  if (filters.noSnail && hasSnail(graph, legs)) return false
  if ((filters.onShell || filters.noSigma) && cutsOffOneLeg(graph, marks)) return false
  if (filters.noSigma && isCutByTwo(graph, legs, true)) return false
  return hasOpposites(graph, filters, marks)
}

/** Whether a graph has what it is asked to have. */
function hasOpposites(graph: Graph, filters: Filters, marks: Marks): boolean {
  const { legs, loops } = marks
  if (filters.onePR && bridges(graph, legs, false, true) === 0) return false
  if (filters.tadpole && bridges(graph, legs, true, true) === 0) return false
  if (filters.snail && !loops && !hasSnail(graph, legs)) return false
  if (filters.notBipartite && isBipartite(graph, marks)) return false
  if (filters.notSimple && !loops && isWithoutParallel(graph)) return false
  if (filters.offShell && !cutsOffOneLeg(graph, marks)) return false
  return !(filters.sigma && !cutsOffOneLeg(graph, marks) && !isCutByTwo(graph, legs, true))
}

/** The vertices whose line to the first vertex that they are joined to is a bridge. */
export function bridgesOf(graph: Graph): number {
  return bridges(graph, 0, false, false)
}
