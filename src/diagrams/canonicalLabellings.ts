import { permutations } from '../algebra/partitions.js'
import type { Diagram } from './diagram.js'

/**
 * A diagram in numbers. `ends[v]` lists the line ends at vertex v: the vertex at the other end and a code for the line's kind and
 * direction (a self-loop is listed once); `legs[v]` lists the fields of the legs at v.
 */
interface ColouredGraph {
  readonly size: number
  readonly legs: readonly (readonly number[])[]
  readonly kinds: readonly number[]
  readonly ends: readonly (readonly { readonly to: number; readonly code: number }[])[]
  readonly codes: number
}

/** A numbering of the vertices: `order[i]` is the vertex that gets number i, `number[v]` is the number of vertex v (−1 while it has none). */
interface Numbering {
  readonly order: readonly number[]
  readonly number: readonly number[]
}

/**
 * All numberings of the vertices that give the least description of a connected diagram, its legs free to be exchanged, as lists
 * `order` (position → vertex). Any two differ by an automorphism, so their count is the order of the group of vertex permutations.
 *
 * The description is Nickel's: vertex by vertex the legs, then the ends of the lines to vertices of the same or a higher number, where
 * numbers are given out as vertices are reached; behind each row stands the vertex kind.
 *
 * @source B. G. Nickel, D. I. Meiron, G. A. Baker, University of Guelph report (1977)
 */
export function canonicalLabellings(diagram: Diagram): readonly (readonly number[])[] {
  if (diagram.vertices.length === 0) return [[]]
  const graph = colouredGraph(diagram)
  let states: readonly Numbering[] = diagram.vertices.map((_, root) => ({
    order: [root],
    number: diagram.vertices.map((__, v) => (v === root ? 0 : -1)),
  }))
  for (let position = 0; position < graph.size; position++) {
    let best: readonly number[] | undefined
    let kept: Numbering[] = []
    for (const state of states) {
      for (const grown of numberNewNeighbours(graph, state, position)) {
        const row = describe(graph, grown, position)
        const order = best === undefined ? -1 : compareRows(row, best)
        if (order < 0) {
          best = row
          kept = [grown]
        } else if (order === 0) kept.push(grown)
      }
    }
    states = kept
  }
  return states.map((state) => state.order)
}

function colouredGraph(diagram: Diagram): ColouredGraph {
  const lineKinds = distinct(diagram.lines.map((line) => line.kind.name))
  const fields = distinct(diagram.legs.map((leg) => leg.field))
  const kinds = distinct(diagram.vertices.map((vertex) => vertex.name))
  const ends = diagram.vertices.map((): { to: number; code: number }[] => [])
  for (const { kind, from, to } of diagram.lines) {
    const code = 2 * lineKinds.indexOf(kind.name)
    const oriented = kind.fields[0] !== kind.fields[1]
    ends[from]?.push({ to, code })
    if (from !== to) ends[to]?.push({ to: from, code: oriented ? code + 1 : code })
  }
  const legs = diagram.vertices.map((_, v) => {
    const here = diagram.legs.filter((leg) => leg.vertex === v).map((leg) => fields.indexOf(leg.field))
    return here.sort((a, b) => a - b)
  })
  return { size: diagram.vertices.length, legs, kinds: diagram.vertices.map((vertex) => kinds.indexOf(vertex.name)), ends, codes: 2 * lineKinds.length }
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort()
}

/** Gives numbers to the unnumbered neighbours of the vertex at `position`, in all orders that can give the least description. */
function numberNewNeighbours(graph: ColouredGraph, state: Numbering, position: number): Numbering[] {
  const vertex = state.order[position] as number
  const signatures = new Map<number, number[]>()
  for (const { to, code } of graph.ends[vertex] as ColouredGraph['ends'][number]) {
    if (state.number[to] !== -1) continue
    const signature = signatures.get(to)
    if (signature === undefined) signatures.set(to, [code])
    else signature.push(code)
  }
  if (signatures.size === 0) return [state]
  const groups = new Map<string, { readonly signature: readonly number[]; readonly members: number[] }>()
  for (const [to, signature] of signatures) {
    signature.sort((a, b) => a - b)
    const key = signature.join()
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { signature, members: [to] })
    else group.members.push(to)
  }
  let orders: readonly number[][] = [[]]
  for (const { members } of [...groups.values()].sort((a, b) => compareSignatures(a.signature, b.signature))) {
    const arrangements = [...permutations(members)]
    orders = orders.flatMap((head) => arrangements.map((tail) => [...head, ...tail]))
  }
  return orders.map((added) => {
    const number = [...state.number]
    added.forEach((v, i) => {
      number[v] = state.order.length + i
    })
    return { order: [...state.order, ...added], number }
  })
}

/** More lines first, because the lower number is then repeated. */
function compareSignatures(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number)
  return b.length - a.length
}

/** Above every field, so that a vertex with more legs comes first; above every line end, so that a longer row comes first. */
const NO_MORE_LEGS: number = Number.MAX_SAFE_INTEGER
const END_OF_ROW: number = Number.MAX_SAFE_INTEGER

function describe(graph: ColouredGraph, state: Numbering, position: number): number[] {
  const vertex = state.order[position] as number
  const row: number[] = []
  for (const { to, code } of graph.ends[vertex] as ColouredGraph['ends'][number]) {
    const number = state.number[to] as number
    if (number >= position) row.push(number * graph.codes + code)
  }
  row.sort((a, b) => a - b)
  return [...(graph.legs[vertex] as readonly number[]), NO_MORE_LEGS, ...row, END_OF_ROW, graph.kinds[vertex] as number]
}

function compareRows(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number)
  return a.length - b.length
}
