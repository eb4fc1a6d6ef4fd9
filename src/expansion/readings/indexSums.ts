import { multiplyPowers, powers } from '../../algebra/polynomial.js'
import type { Monomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Diagram } from '../../diagrams/diagram.js'
import { largest, requireSize } from '../../sizes.js'
import { fieldsOf, joinings, mostJoinings } from '../../theory/indexSpaces.js'
import type { Joining } from '../../theory/indexSpaces.js'
import type { CountedSpace, Theory } from '../../theory/theory.js'
import { evaluate } from './evaluate.js'
import { ruled } from './ruledDiagram.js'
import type { RuledDiagram } from './ruledDiagram.js'

/**
 * The sum over all counted indices of one diagram, as a polynomial in the numbers of their values: 1 where no field has
 * any.
 *
 * A vertex that shares an index is δ of all its half-edges; one of 2k half-edges with an index of O(n) that it does not
 * share the symmetric product of k δ's, 1/(2k−1)!! Σ over pairings; of k of an index of U(n) and k of its conjugate
 * 1/k! Σ over pairings of the one with the other. Lines are diagonal in the index, every leg carries the index 1. What
 * is joined makes closed chains of indices, a factor of the number of values each, and chains that end in legs, 1 each.
 *
 * @throws InputError when there are too many ways to join
 * @example
 * indexSums(theory('phi4-vector'), tadpole) // n/3 + 2/3
 */
export function indexSums(theory: Theory, diagram: Diagram): readonly Monomial[] {
  const one: readonly Monomial[] = [{ coefficient: Q.one, powers: {} }]
  if (theory.spaces.length === 0) return one
  const parts = ruled(theory, diagram)
  return theory.spaces.reduce((sums, space) => products(sums, indexSum(parts, space)), one)
}

function products(sums: readonly Monomial[], factors: readonly Monomial[]): readonly Monomial[] {
  return sums.flatMap((a) =>
    factors.map((b) => ({
      coefficient: Q.multiply(a.coefficient, b.coefficient),
      powers: multiplyPowers(a.powers, b.powers),
    })),
  )
}

/** What is equal by a vertex, for each way of it: blocks of ends. */
type Ways = readonly Joining[]

function indexSum(parts: RuledDiagram, space: CountedSpace): readonly Monomial[] {
  const { theory } = parts
  const fields = fieldsOf(theory, space)
  requireSize({
    code: 'expansion.components',
    at: 'diagram',
    of: `ways to join the indices ${space.name}`,
    needed: parts.vertices.reduce((product, { member }) => product * mostJoinings(theory, space, member), 1n),
    most: largest.joinings,
  })
  return evaluate<number, Ways, readonly [number, number] | undefined, readonly Monomial[]>(parts, {
    label: (end) => end,
    vertex: ({ member }, ends) =>
      [...joinings(theory, space, member)].map((blocks) =>
        blocks.map((block) => block.map((slot) => ends[slot] as number)),
      ),
    line: ({ rule }, ends) => (fields.has(rule.fields[0]) ? ends : undefined),
    leg: ({ leg, line }, ends) => (line === undefined && fields.has(leg.field) ? [ends] : []),
    join: ({ vertices, lines, legLines, legs }) => {
      const ways = vertices.map((each) => each.length).reduce((product, n) => product * n, 1)
      const inner = lines.filter((line) => line !== undefined)
      const chains = new Chains(
        [...inner, ...[...legLines, ...legs].filter((line) => line !== undefined)],
        (end) => end >= parts.joined.halfEdges.length,
      )
      const counts = closedChains(vertices, chains, inner.length)
      return [...counts]
        .sort(([a], [b]) => a - b)
        .map(([n, count]) => ({
          coefficient: Q.rational(BigInt(count), BigInt(ways)),
          powers: powers({ [space.size]: n }),
        }))
    },
  })
}

/** How often each number of closed chains comes, over all ways of all vertices. */
function closedChains(vertices: readonly Ways[], chains: Chains, inner: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  const visit = (vertex: number, closed: number): void => {
    const ways = vertices[vertex]
    if (ways === undefined) {
      counts.set(closed, (counts.get(closed) ?? 0) + 1)
      return
    }
    for (const blocks of ways) {
      const before = chains.joins
      let left = closed
      for (const [first, ...others] of blocks) for (const other of others) left -= chains.join(first as number, other)
      visit(vertex + 1, left)
      chains.undo(before)
    }
  }
  visit(0, inner)
  return counts
}

/** Which ends have equal indices: sets that are joined, the last joins first undone. */
class Chains {
  private readonly parent: number[] = []
  /** Whether a leg ends in the set with this root. */
  private readonly open: boolean[] = []
  private readonly done: (readonly [child: number, parent: number, open: boolean])[] = []

  constructor(lines: readonly (readonly [number, number])[], isOutside: (end: number) => boolean) {
    for (const ends of lines)
      for (const end of ends) {
        this.parent[end] = ends[0]
        this.open[end] = ends.some(isOutside)
      }
  }

  get joins(): number {
    return this.done.length
  }

  /** Joins the sets of two ends; 1 when there is one closed chain less than before. */
  join(a: number, b: number): 0 | 1 {
    const [child, parent] = [this.root(a), this.root(b)]
    if (child === parent) return 0
    const [open, other] = [this.open[parent] as boolean, this.open[child] as boolean]
    this.done.push([child, parent, open])
    this.parent[child] = parent
    this.open[parent] = open || other
    return open && other ? 0 : 1
  }

  undo(to: number): void {
    while (this.done.length > to) {
      const [child, parent, open] = this.done.pop() as (typeof this.done)[number]
      this.parent[child] = child
      this.open[parent] = open
    }
  }

  private root(end: number): number {
    let at = end
    while (this.parent[at] !== at) at = this.parent[at] as number
    return at
  }
}
