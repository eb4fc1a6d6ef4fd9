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

/** Whether cutting one or two lines leaves a part without legs; without any legs, whether it leaves several parts. */
function isCutByTwo({ vertices, neighbours, bundle, tables: { bundleSize } }: Graph, legs: number): boolean {
  const all = vertices === 32 ? -1 : (1 << vertices) - 1
  cut.set(neighbours)
  const join = (line: number): void => {
    cut[line >> 5]! ^= 1 << (line & 31)
    cut[line & 31]! ^= 1 << (line >> 5)
  }
  const isCut = (): boolean => {
    for (let left = all; left !== 0;) {
      const part = flood(cut, left & -left, all)
      if (legs === 0 ? part !== all : (part & legs) === 0) return true
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
      const found = isCut()
      join(line)
      if (found) return true
      if (size === 1) single.push(line)
    }
  for (const [i, line] of single.entries()) {
    join(line)
    for (const other of single.slice(i + 1)) {
      join(other)
      const found = isCut()
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

/** Whether a complete graph passes; `legs` are the vertices that carry legs. */
export function passes(graph: Graph, filters: Filters, legs: number): boolean {
  if (filters.onePI && bridges(graph, legs, false, true) !== 0) return false
  if (filters.noTadpole && !filters.onePI && bridges(graph, legs, true, true) !== 0) return false
  if (filters.twoPI && isCutByTwo(graph, legs)) return false
  return !(filters.noSnail && hasSnail(graph, legs))
}

/** The vertices whose line to the first vertex that they are joined to is a bridge. */
export function bridgesOf(graph: Graph): number {
  return bridges(graph, 0, false, false)
}
