import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { VertexKind } from '../diagrams/diagram.js'
import { InputError } from '../errors.js'
import { members, memberOf } from '../theory/members.js'
import type { VertexMember } from '../theory/members.js'
import type { Theory, VertexRule } from '../theory/theory.js'
import type { Selection } from './selection.js'

/** A set of vertices that can make a connected diagram: how many of each kind. */
export interface VertexSet {
  readonly order: Rational
  readonly vertices: readonly { readonly kind: VertexKind; readonly count: number }[]
}

/** The sets that answer a selection, and the reason when there are none. */
export interface VertexSets {
  readonly sets: readonly VertexSet[]
  readonly reason?: string
}

/**
 * Power counting: all multisets of vertices from which connected diagrams with this many legs can be built and which have the order
 * (or the counts, or the loops) asked for. The order of a set is the sum of its vertices' orders in the leading small parameter.
 *
 * Half-edges that are not legs must pair up, Σn_v − E even, and V vertices need V − 1 lines to hang together, Σ(n_v − 2) ≥ E − 2.
 *
 * @throws InputError when infinitely many sets answer: a vertex, or a family without end, that does not raise the order
 */
export function vertexSets(theory: Theory, legs: number, selection: Selection, parts: 'connected' | 'any' = 'connected'): VertexSets {
  const candidates = candidatesFor(theory, legs, selection)
  const even = candidates.filter((set) => (halfEdges(set) - legs) % 2 === 0)
  const connected = parts === 'any' ? even : even.filter((set) => isConnectable(set, legs))
  if (connected.length > 0) return { sets: connected }
  return { sets: [], reason: reasonFor(theory, legs, candidates, even) }
}

function candidatesFor(theory: Theory, legs: number, selection: Selection): readonly VertexSet[] {
  if ('vertices' in selection) return [counted(theory, selection.vertices)]
  if (!('loops' in selection) || typeof selection.loops === 'number') return [...unlimited(theory, legs, selection)]
  const [least, most] = selection.loops
  if (least > most)
    throw new InputError({ code: 'expansion.loops', at: 'loops', expected: 'a range from a smaller to a larger number', received: `${least} to ${most}` })
  return Array.from({ length: most - least + 1 }, (_, i) => [...unlimited(theory, legs, { loops: least + i })]).flat()
}

function reasonFor(theory: Theory, legs: number, candidates: readonly VertexSet[], even: readonly VertexSet[]): string {
  const { name } = theory
  if (candidates.length === 0) return `no set of vertices of ${name} has that order`
  if (even.length === 0)
    return `with ${legs} ${legs === 1 ? 'leg' : 'legs'}, the vertices of ${name} that have that order leave an odd number of half-edges to be joined in pairs`
  return `the vertices of ${name} that have that order are too few to carry ${legs} ${legs === 1 ? 'leg' : 'legs'} on a connected diagram`
}

function halfEdges(set: VertexSet): number {
  return set.vertices.reduce((total, { kind, count }) => total + kind.fields.length * count, 0)
}

function isConnectable(set: VertexSet, legs: number): boolean {
  const vertices = set.vertices.reduce((total, { count }) => total + count, 0)
  return vertices === 0 ? legs === 2 : halfEdges(set) - 2 * vertices >= legs - 2
}

/** The order of a member in the leading small parameter, in its units: N^(1−n/2) has order n/2 − 1. */
function orderOf(theory: Theory, member: VertexMember): Rational {
  const [leading] = theory.orders
  return leading === undefined ? Q.zero : Q.divide(member.order[leading.symbol] ?? Q.zero, leading.unit)
}

/** All sets of some kinds whose costs add up to `budget` or less, where each kind costs more than nothing. */
function* unlimited(theory: Theory, legs: number, selection: Exclude<Selection, { readonly vertices: unknown }>): Generator<VertexSet> {
  const byLoops = 'loops' in selection
  const budget = byLoops
    ? Q.rational(naturalNumber(Number(selection.loops), 'loops') * 2 - 2 + legs)
    : asRational('order' in selection ? selection.order : selection.upTo)
  const exact = byLoops || 'order' in selection
  const costOf = (member: VertexMember): Rational => (byLoops ? Q.rational(member.kind.fields.length - 2) : orderOf(theory, member))
  const affordable = theory.vertices.flatMap((rule) => [...affordableMembers(theory, rule, costOf, budget, byLoops ? 'number of loops' : 'order')])
  for (const choice of choices(affordable.map(costOf), budget, exact)) {
    const vertices = choice.flatMap((count, i) => (count === 0 ? [] : [{ kind: (affordable[i] as VertexMember).kind, count }]))
    yield { order: Q.sum(choice.map((count, i) => Q.multiply(Q.rational(count), orderOf(theory, affordable[i] as VertexMember)))), vertices }
  }
}

function* affordableMembers(
  theory: Theory,
  rule: VertexRule,
  costOf: (member: VertexMember) => Rational,
  budget: Rational,
  what: string,
): Generator<VertexMember> {
  let previous = Q.zero
  for (const member of members(rule)) {
    const cost = costOf(member)
    if (Q.compare(cost, previous) <= 0) {
      const [name, expected] =
        rule.family === undefined ? [rule.name, 'a vertex that raises'] : [`${rule.name} (n ≥ ${rule.family.from})`, 'a family whose members raise']
      throw new InputError({
        code: 'expansion.order',
        at: `theory ${theory.name}, vertices ${name}`,
        expected: `${expected} the ${what} (or a selection by vertices)`,
        received: `${member.kind.name}, which leaves infinitely many diagrams at one ${what}`,
      })
    }
    if (Q.compare(cost, budget) > 0) return
    yield member
    if (rule.family === undefined) return
    previous = cost
  }
}

/** All ways to buy any number of items at the given positive costs, spending the budget exactly or at most. */
function* choices(costs: readonly Rational[], budget: Rational, exact: boolean): Generator<readonly number[]> {
  const [cost, ...rest] = costs
  if (cost === undefined) {
    if (Q.isZero(budget) || !exact) yield []
    return
  }
  for (let count = 0, left = budget; left.num >= 0n; count++, left = Q.subtract(left, cost)) {
    for (const others of choices(rest, left, exact)) yield [count, ...others]
  }
}

function counted(theory: Theory, counts: Readonly<Record<string, number>>): VertexSet {
  const chosen = Object.entries(counts).map(([key, count]) => ({ member: memberFor(theory, key), count: naturalNumber(count, `vertices.${key}`) }))
  return {
    order: Q.sum(chosen.map(({ member, count }) => Q.multiply(Q.rational(count), orderOf(theory, member)))),
    vertices: chosen.filter(({ count }) => count > 0).map(({ member, count }) => ({ kind: member.kind, count })),
  }
}

/** The vertex with this name or, when there is just one, with this valence. */
function memberFor(theory: Theory, key: string): VertexMember {
  const valence = Number(key)
  const found = theory.vertices.flatMap((rule): VertexMember[] => {
    if (rule.family === undefined) {
      const member = memberOf(rule, 0)
      return member.kind.name === key || member.kind.fields.length === valence ? [member] : []
    }
    for (const member of members(rule, LARGEST_VALENCE)) if (member.kind.name === key || member.kind.fields.length === valence) return [member]
    return []
  })
  const [member] = found
  if (found.length === 1 && member !== undefined) return member
  const known = theory.vertices.map((rule) =>
    rule.family === undefined ? rule.name : `${rule.name}${rule.family.from}, ${rule.name}${rule.family.from + rule.family.step}, …`,
  )
  throw new InputError({
    code: 'expansion.vertex',
    at: 'vertices',
    expected: `one vertex of ${theory.name} (${known.join(', ')}) or its valence`,
    received: `'${key}'`,
  })
}

const LARGEST_VALENCE = 64

function asRational(value: Rational | number): Rational {
  const order = typeof value === 'number' ? Q.parse(`${value}`, 'order') : value
  if (order.num < 0n) throw new InputError({ code: 'expansion.order', at: 'order', expected: 'an order of at least 0', received: Q.format(order) })
  return order
}

function naturalNumber(value: number, at: string): number {
  if (!Number.isInteger(value) || value < 0) throw new InputError({ code: 'expansion.count', at, expected: 'a natural number', received: `${value}` })
  return value
}
