import { InputError } from '../errors.js'
import { isOriented, legKind } from './diagram.js'
import type { Diagram } from './diagram.js'

/**
 * A canonical numbering of the vertices of a diagram, and the group of vertex permutations that leave the diagram as it
 * is.
 */
export interface CanonicalLabelling {
  /** Position → vertex. */
  readonly order: readonly number[]
  /** Order of the group. */
  readonly symmetries: bigint
  /** Permutations vertex → vertex that generate the group; none for a diagram without symmetry. */
  readonly generators: readonly (readonly number[])[]
}

/**
 * The numbering of the vertices that gives the least description of a connected diagram, its legs free to be exchanged,
 * and the automorphisms met on the way.
 *
 * The description is Nickel's: vertex by vertex the legs, then the ends of the lines to vertices of the same or a
 * higher number, where numbers are given out as vertices are reached; behind each row stands the vertex kind.
 * Neighbours that a vertex reaches by equal lines may be numbered in any order: these are the choices of a depth-first
 * search, which gives up a branch as soon as its description exceeds the least one known. A branch whose description
 * equals it is an automorphism; of the choices that automorphisms fixing all earlier choices map to each other one is
 * enough, so the search does not grow with the group, and the group's order is the product of the orbits' lengths.
 *
 * @source B. G. Nickel, D. I. Meiron, G. A. Baker, University of Guelph report (1977); the pruning is McKay's,
 * Congressus Numerantium 30 (1981)
 */
export function canonicalLabelling(diagram: Diagram): CanonicalLabelling {
  if (diagram.vertices.length === 0) return { order: [], symmetries: 1n, generators: [] }
  return new Search(colouredGraph(diagram)).run()
}

/**
 * A diagram in numbers. `ends[v]` lists the line ends at vertex v: the vertex at the other end and a code for the
 * line's kind and direction (a self-loop is listed once); `legs[v]` lists the fields of the legs at v.
 */
interface ColouredGraph {
  readonly size: number
  readonly legs: readonly (readonly number[])[]
  readonly kinds: readonly number[]
  readonly ends: readonly (readonly { readonly to: number; readonly code: number }[])[]
  readonly codes: number
}

function colouredGraph(diagram: Diagram): ColouredGraph {
  const lineKinds = distinct(diagram.lines.map((line) => line.kind.name))
  const fields = distinct(diagram.legs.map(legKind))
  const kinds = distinct(diagram.vertices.map((vertex) => vertex.name))
  const ends = diagram.vertices.map((): { to: number; code: number }[] => [])
  for (const { kind, from, to } of diagram.lines) {
    const code = 2 * lineKinds.indexOf(kind.name)
    const oriented = isOriented(kind)
    ends[from]?.push({ to, code })
    if (from !== to) ends[to]?.push({ to: from, code: oriented ? code + 1 : code })
  }
  const legs = diagram.vertices.map((): number[] => [])
  for (const leg of diagram.legs) legs[leg.vertex]?.push(fields.indexOf(legKind(leg)))
  for (const each of legs) each.sort((a, b) => a - b)
  return {
    size: diagram.vertices.length,
    legs,
    kinds: diagram.vertices.map((vertex) => kinds.indexOf(vertex.name)),
    ends,
    codes: Math.max(1, 2 * lineKinds.length),
  }
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort()
}

/**
 * Above every field, so that a vertex with more legs comes first; above every line end, so that a longer row comes
 * first.
 */
const NO_MORE_LEGS: number = Number.MAX_SAFE_INTEGER
const END_OF_ROW: number = Number.MAX_SAFE_INTEGER

/**
 * What a branch holds: a description less than the least one known (which it has replaced), an equal one, or neither.
 */
type Found = 'less' | 'equal' | 'nothing'

/**
 * The state of the search is the current branch: `order` lists the vertices numbered so far, `rows` the rows closed so
 * far. `best…` is the same for the least description known.
 */
class Search {
  private order: number[] = []
  private rows: (readonly number[])[] = []
  private readonly number: number[]
  private bestOrder: readonly number[] | undefined
  private bestRows: readonly (readonly number[])[] = []
  private readonly generators: number[][] = []

  constructor(private readonly graph: ColouredGraph) {
    this.number = Array.from({ length: graph.size }, () => -1)
  }

  run(): CanonicalLabelling {
    this.branch([this.number.map((_, v) => v)], 0, false)
    const order = this.bestOrder ?? []
    const symmetries = order.reduce(
      (product, vertex, level) => product * BigInt(this.orbit(vertex, order.slice(0, level)).size),
      1n,
    )
    return { order, symmetries, generators: this.generators }
  }

  /**
   * Numbers the vertices of the groups, group by group and within a group in every order that matters, then goes on
   * with the next row.
   *
   * @param less whether the rows closed so far are less than the best ones already, so that whatever follows is an
   * improvement
   */
  private branch(groups: readonly (readonly number[])[], position: number, less: boolean): Found {
    const [group, ...later] = groups
    if (group === undefined) return position + 1 < this.graph.size ? this.row(position + 1, less) : this.leaf(less)
    const length = this.order.length
    const [only, another] = group
    if (only !== undefined && another === undefined) {
      this.number[only] = length
      this.order.push(only)
      const outcome = length === 0 ? this.row(0, less) : this.branch(later, position, less)
      this.retreat(only, length, position)
      return outcome
    }
    const prefix = [...this.order]
    const tried: number[] = []
    let found: Found = 'nothing'
    for (const vertex of group) {
      if (tried.some((other) => this.orbit(other, prefix).has(vertex))) continue
      tried.push(vertex)
      this.number[vertex] = length
      this.order.push(vertex)
      const goOn: boolean = less && found !== 'less'
      // The root is numbered alone: the other vertices follow as they are reached.
      const outcome: Found =
        length === 0
          ? this.row(0, goOn)
          : this.branch([group.filter((other) => other !== vertex), ...later], position, goOn)
      this.retreat(vertex, length, position)
      if (outcome !== 'nothing' && found !== 'less') found = outcome
      // Off the best branch an automorphism says that all of this subtree is an image of what is known.
      if (outcome === 'equal' && !prefix.every((other, i) => this.bestOrder?.[i] === other)) return 'equal'
    }
    return found
  }

  /** Takes back the number of a vertex and all later ones, and the rows closed since. */
  private retreat(vertex: number, length: number, position: number): void {
    this.number[vertex] = -1
    this.order.length = length
    this.rows.length = length === 0 ? 0 : position + 1
  }

  /**
   * Closes a row: it does not depend on how the new neighbours are ordered within their groups, so it is compared
   * before they are.
   */
  private row(position: number, less: boolean): Found {
    const vertex = this.order[position]
    if (vertex === undefined) {
      throw new InputError({
        code: 'diagrams.connected',
        at: 'diagram',
        expected: 'one that hangs together',
        received: `${this.graph.size} vertices, of which ${position} hang together`,
      })
    }
    const groups = this.newNeighbours(vertex)
    const length = this.order.length
    let next = length
    for (const group of groups) for (const member of group) this.number[member] = next++
    const row = this.describe(vertex, position)
    for (const group of groups) for (const member of group) this.number[member] = -1
    const difference =
      less || this.bestOrder === undefined ? -1 : compareRows(row, this.bestRows[position] as readonly number[])
    if (difference > 0) return 'nothing'
    this.rows.push(row)
    const outcome = this.branch(groups, position, difference < 0)
    this.rows.length = position
    return outcome
  }

  private leaf(less: boolean): Found {
    if (less || this.bestOrder === undefined) {
      this.bestOrder = [...this.order]
      this.bestRows = [...this.rows]
      return 'less'
    }
    const image = [...this.order]
    this.bestOrder.forEach((each, i) => {
      image[each] = this.order[i] as number
    })
    this.generators.push(image)
    return 'equal'
  }

  /**
   * The vertices that `vertex` reaches first, in groups that are joined to it by equal lines; more lines first, as the
   * lower number is then repeated.
   */
  private newNeighbours(vertex: number): readonly (readonly number[])[] {
    const signatures = new Map<number, number[]>()
    for (const { to, code } of this.graph.ends[vertex] as ColouredGraph['ends'][number]) {
      if (this.number[to] !== -1) continue
      const signature = signatures.get(to)
      if (signature === undefined) signatures.set(to, [code])
      else signature.push(code)
    }
    const groups = new Map<string, { readonly signature: readonly number[]; readonly members: number[] }>()
    for (const [to, signature] of signatures) {
      signature.sort((a, b) => a - b)
      const group = groups.get(signature.join())
      if (group === undefined) groups.set(signature.join(), { signature, members: [to] })
      else group.members.push(to)
    }
    return [...groups.values()]
      .sort((a, b) => compareSignatures(a.signature, b.signature))
      .map(({ members }) => members)
  }

  private describe(vertex: number, position: number): readonly number[] {
    const row: number[] = []
    for (const { to, code } of this.graph.ends[vertex] as ColouredGraph['ends'][number]) {
      const number = this.number[to] as number
      if (number >= position) row.push(number * this.graph.codes + code)
    }
    row.sort((a, b) => a - b)
    return [
      ...(this.graph.legs[vertex] as readonly number[]),
      NO_MORE_LEGS,
      ...row,
      END_OF_ROW,
      this.graph.kinds[vertex] as number,
    ]
  }

  /** The images of a vertex under the known automorphisms that leave every vertex of the prefix in place. */
  private orbit(vertex: number, prefix: readonly number[]): ReadonlySet<number> {
    const orbit = new Set([vertex])
    const fixing = this.generators.filter((generator) => prefix.every((other) => generator[other] === other))
    for (const reached of orbit) for (const generator of fixing) orbit.add(generator[reached] as number)
    return orbit
  }
}

function compareSignatures(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number)
  return b.length - a.length
}

function compareRows(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number)
  return a.length - b.length
}
