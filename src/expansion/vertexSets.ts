import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { VertexKind } from '../diagrams/diagram.js'
import { InputError } from '../errors.js'
import { members, memberOf } from '../theory/members.js'
import type { VertexMember } from '../theory/members.js'
import type { LegRule, Theory, VertexRule } from '../theory/theory.js'
import type { ExpansionRequest } from './expansion.js'
import { joinBare } from './legs.js'
import { loopBudget, naturalNumber, orderBudget } from './powerCounting.js'
import type { Budget } from './powerCounting.js'
import type { Selection } from './selection.js'

/** A set of vertices that can make a connected diagram: how many of each kind. */
export interface VertexSet {
  readonly vertices: readonly { readonly kind: VertexKind; readonly count: number }[]
}

/** The sets that answer a selection, and the reason when there are none. */
export interface VertexSets {
  readonly sets: readonly VertexSet[]
  readonly reason?: string
}

/**
 * Power counting: all multisets of vertices from which connected diagrams with these legs can be built and which have the order
 * (or the counts, or the loops) asked for. The order of a diagram in a small parameter is that of the whole sum, plus those of its vertices,
 * its lines and its legs; a line's is shared out among the half-edges that it takes.
 *
 * Half-edges that are not legs must pair up, Σn_v − E even, and V vertices need V − 1 lines to hang together, Σ(n_v − 2) ≥ E − 2.
 *
 * @throws InputError when infinitely many sets answer: a vertex, or a family without end, that does not raise the order
 */
export function vertexSets(
  theory: Theory,
  legs: readonly LegRule[],
  { select, maxValence }: ExpansionRequest,
  parts: 'connected' | 'any' = 'connected',
): VertexSets {
  const candidates = candidatesFor(theory, legs, select, maxValence)
  const even = candidates.filter((set) => (halfEdges(set) - legs.length) % 2 === 0)
  const connected = parts === 'any' ? even : even.filter((set) => isConnectable(set, legs.length))
  // Without vertices there is only a line from leg to leg, if the legs allow it.
  const possible = connected.filter(({ vertices }) => vertices.length > 0 || parts === 'any' || joinBare(theory, legs))
  if (possible.length > 0) return { sets: possible }
  return { sets: [], reason: reasonFor(theory, legs.length, candidates, even) }
}

function candidatesFor(theory: Theory, legs: readonly LegRule[], selection: Selection, maxValence = LARGEST_VALENCE): readonly VertexSet[] {
  if ('vertices' in selection) return [counted(theory, selection.vertices)]
  if (!('loops' in selection)) return [...unlimited(theory, orderBudget(theory, legs, selection), maxValence)]
  const [least, most] = typeof selection.loops === 'number' ? [selection.loops, selection.loops] : selection.loops
  if (least > most)
    throw new InputError({ code: 'expansion.loops', at: 'loops', expected: 'a range from a smaller to a larger number', received: `${least} to ${most}` })
  return Array.from({ length: most - least + 1 }, (_, i) => [...unlimited(theory, loopBudget(least + i, legs.length), maxValence)]).flat()
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

/** All sets of any number of vertices within the budget, where each vertex costs more than nothing. */
function* unlimited(theory: Theory, budget: Budget, maxValence: number): Generator<VertexSet> {
  const affordable = theory.vertices.flatMap((rule) => [...affordableMembers(theory, rule, budget, maxValence)])
  const costs = affordable.map(budget.costOf)
  const { least } = budget
  const spent = (choice: readonly number[], i: number): Rational =>
    Q.sum(choice.map((count, k) => Q.multiply(Q.rational(count), (costs[k] as readonly Rational[])[i] as Rational)))
  const steps = { left: MOST_STEPS }
  for (const choice of choices(costs, budget.amounts, budget.exact, steps)) {
    if (least?.some((amount, i) => Q.compare(spent(choice, i), amount) < 0) === true) continue
    yield { vertices: choice.flatMap((count, i) => (count === 0 ? [] : [{ kind: (affordable[i] as VertexMember).kind, count }])) }
  }
}

function* affordableMembers(theory: Theory, rule: VertexRule, { what, amounts, costOf }: Budget, maxValence: number): Generator<VertexMember> {
  let previous = Q.zero
  for (const member of members(rule, maxValence)) {
    const costs = costOf(member)
    const cost = Q.sum(costs)
    const raises = cost.num > 0n && costs.every(({ num }) => num >= 0n)
    if (!raises || (Q.compare(cost, previous) <= 0 && maxValence === LARGEST_VALENCE)) {
      const [name, expected] =
        rule.family === undefined ? [rule.name, 'a vertex that raises'] : [`${rule.name} (n ≥ ${rule.family.from})`, 'a family whose members raise']
      const instead = rule.family === undefined || !raises ? 'a selection by vertices' : 'a largest valence, or its general term'
      throw new InputError({
        code: 'expansion.order',
        at: `theory ${theory.name}, vertices ${name}`,
        expected: `${expected} the ${what} (or ${instead})`,
        received: `${member.kind.name}, which leaves infinitely many diagrams at one ${what}`,
      })
    }
    const affordable = costs.every((each, i) => Q.compare(each, amounts[i] as Rational) <= 0)
    // Costs that grow with n stay beyond the budget from here on.
    if (!affordable && maxValence === LARGEST_VALENCE) return
    if (affordable) yield member
    if (rule.family === undefined) return
    previous = cost
  }
}

/** Ways to combine vertices that are looked at; a rule file of many vertices of tiny orders has more than anybody can wait for. */
const MOST_STEPS = 1_000_000

/** All ways to buy any number of items at the given costs, spending the amounts exactly or at most; no item is free. */
function* choices(
  costs: readonly (readonly Rational[])[],
  amounts: readonly Rational[],
  exact: boolean,
  steps: { left: number },
): Generator<readonly number[]> {
  if (steps.left-- <= 0)
    throw new InputError({
      code: 'expansion.order',
      at: 'order',
      expected: `fewer than ${MOST_STEPS} ways to combine vertices`,
      received: 'more (a lower order, or a selection by vertices)',
    })
  const [cost, ...rest] = costs
  if (cost === undefined) {
    if (amounts.every(({ num }) => (exact ? num === 0n : num >= 0n))) yield []
    return
  }
  const spend = (left: readonly Rational[]): readonly Rational[] => left.map((amount, i) => Q.subtract(amount, cost[i] as Rational))
  for (let count = 0, left = amounts; left.every(({ num }) => num >= 0n); count++, left = spend(left)) {
    for (const others of choices(rest, left, exact, steps)) yield [count, ...others]
  }
}

function counted(theory: Theory, counts: Readonly<Record<string, number>>): VertexSet {
  const chosen = Object.entries(counts).map(([key, count]) => ({ kind: memberFor(theory, key).kind, count: naturalNumber(count, `vertices.${key}`) }))
  return { vertices: chosen.filter(({ count }) => count > 0) }
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
