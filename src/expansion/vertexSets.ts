import * as Q from '../algebra/rational.js'
import { leastCommonMultiple } from '../algebra/integers.js'
import type { Rational } from '../algebra/rational.js'
import type { VertexKind } from '../diagrams/diagram.js'
import { MAX_VERTICES } from '../diagrams/generator/request.js'
import { InputError } from '../errors.js'
import { largest, requireSize, tooLarge } from '../sizes.js'
import { members, memberOf } from '../theory/members.js'
import { bareLine } from '../theory/lookups.js'
import type { VertexMember } from '../theory/members.js'
import type { LegRule, Theory, VertexRule } from '../theory/theory.js'
import type { ExpansionRequest } from './expansion.js'
import { loopBudget, naturalNumber, orderBudget } from './powerCounting.js'
import type { Budget } from './powerCounting.js'

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
 * Power counting: all multisets of vertices from which connected diagrams with these legs can be built and which have
 * the order (or the counts, or the loops) asked for. The order of a diagram in a small parameter is that of the whole
 * sum, plus those of its vertices, its lines and its legs; a line's is shared out among the half-edges that it takes.
 *
 * Half-edges that are not legs must pair up, Σn_v − E even, and V vertices need V − 1 lines to hang together, Σ(n_v −
 * 2) ≥ E − 2.
 *
 * @throws InputError when infinitely many sets answer: a vertex, or a family without end, that does not raise the order
 */
export function vertexSets(
  theory: Theory,
  legs: readonly LegRule[],
  { select, maxValence }: ExpansionRequest,
  parts: 'connected' | 'any' = 'connected',
): VertexSets {
  const found = { sets: [] as VertexSet[], any: false, even: false }
  const joined = parts === 'any' || bareLine(theory, legs) !== undefined
  forEachCandidate(theory, legs, { select, ...(maxValence === undefined ? {} : { maxValence }) }, (kinds, choice) => {
    found.any = true
    const [vertices, halfEdges] = sizeOf(kinds, choice)
    if ((halfEdges - legs.length) % 2 !== 0) return
    found.even = true
    // Without vertices there is only a line from leg to leg, if the legs allow it.
    const possible =
      vertices === 0
        ? joined && (parts === 'any' || legs.length === 2)
        : parts === 'any' || halfEdges - 2 * vertices >= legs.length - 2
    if (!possible) return
    requireSize({ code: 'diagrams.size', at: 'request.vertices', of: 'vertices', needed: vertices, most: MAX_VERTICES })
    requireSize({ ...WAYS, of: 'sets of vertices', needed: found.sets.length + 1, most: largest.sets })
    found.sets.push({
      vertices: choice.flatMap((count, i) => (count === 0 ? [] : [{ kind: kinds[i] as VertexKind, count }])),
    })
  })
  return found.sets.length > 0
    ? { sets: found.sets }
    : { sets: [], reason: reasonFor(theory, legs.length, select, found) }
}

type Consider = (kinds: readonly VertexKind[], choice: readonly number[]) => void

/** Calls back with every way to choose vertices: how many there are of each kind, in an array that is used again. */
function forEachCandidate(
  theory: Theory,
  legs: readonly LegRule[],
  { select, maxValence }: Pick<ExpansionRequest, 'select' | 'maxValence'>,
  consider: Consider,
): void {
  if ('vertices' in select) {
    const chosen = countedVertices(theory, select.vertices)
    return consider(
      chosen.map(({ kind }) => kind),
      chosen.map(({ count }) => count),
    )
  }
  const steps = { done: 0 }
  if (!('loops' in select))
    return affordableChoices(theory, orderBudget(theory, legs, select), maxValence, steps, consider)
  const [least, most] = typeof select.loops === 'number' ? [select.loops, select.loops] : select.loops
  for (const each of [least, most]) naturalNumber(each, 'loops')
  if (least > most)
    throw new InputError({
      code: 'expansion.loops',
      at: 'loops',
      expected: 'a range from a smaller to a larger number',
      received: `${least} to ${most}`,
    })
  for (let loops = least; loops <= most; loops++)
    affordableChoices(theory, loopBudget(loops, legs.length), maxValence, steps, consider)
}

/** Vertices and half-edges of a choice. */
function sizeOf(
  kinds: readonly VertexKind[],
  choice: readonly number[],
): readonly [vertices: number, halfEdges: number] {
  let [vertices, halfEdges] = [0, 0]
  choice.forEach((count, i) => {
    vertices += count
    halfEdges += count * (kinds[i] as VertexKind).fields.length
  })
  return [vertices, halfEdges]
}

function reasonFor(
  theory: Theory,
  legs: number,
  select: ExpansionRequest['select'],
  { any, even }: { readonly any: boolean; readonly even: boolean },
): string {
  const { name } = theory
  const having = 'vertices' in select ? '' : ` that have that ${'loops' in select ? 'number of loops' : 'order'}`
  if (!any)
    return 'loops' in select
      ? `no set of vertices of ${name} has that number of loops with ${legs} ${legs === 1 ? 'leg' : 'legs'}`
      : `no set of vertices of ${name} has that order`
  if (!even)
    return `with ${legs} ${legs === 1 ? 'leg' : 'legs'}, the vertices of ${name}${having} leave an odd number of half-edges to be joined in pairs`
  return `the vertices of ${name}${having} are too few to carry ${legs} ${legs === 1 ? 'leg' : 'legs'} on a connected diagram`
}

/** All choices of any number of vertices within the budget, where each vertex costs more than nothing. */
function affordableChoices(
  theory: Theory,
  budget: Budget,
  maxValence: number | undefined,
  steps: { done: number },
  consider: Consider,
): void {
  const affordable = theory.vertices.flatMap((rule) => [...affordableMembers(theory, rule, budget, maxValence)])
  const kinds = affordable.map(({ kind }) => kind)
  const { costs, amounts, least } = inWholeUnits(affordable.map(budget.costOf), budget)
  forEachChoice(costs, { amounts, exact: budget.exact }, steps, (choice, left) => {
    if (least.some((amount, i) => (amounts[i] as bigint) - (left[i] as bigint) < amount)) return
    consider(kinds, choice)
  })
}

function* affordableMembers(
  theory: Theory,
  rule: VertexRule,
  { what, amounts, costOf }: Budget,
  maxValence: number | undefined,
): Generator<VertexMember> {
  let previous = Q.zero
  for (const member of members(rule, maxValence)) {
    const costs = costOf(member)
    const cost = Q.sum(costs)
    const raises = cost.num > 0n && costs.every(({ num }) => num >= 0n)
    if (!raises || (Q.compare(cost, previous) <= 0 && maxValence === undefined)) {
      const [name, expected] =
        rule.family === undefined
          ? [rule.name, 'a vertex that raises']
          : [`${rule.name} (n ≥ ${rule.family.from})`, 'a family whose members raise']
      const instead =
        rule.family === undefined || !raises ? 'a selection by vertices' : 'a largest valence, or its general term'
      throw new InputError({
        code: 'expansion.order',
        at: `theory ${theory.name}, vertices ${name}`,
        expected: `${expected} the ${what} (or ${instead})`,
        received: `${member.kind.name}, which leaves infinitely many diagrams at one ${what}`,
      })
    }
    const affordable = costs.every((each, i) => Q.compare(each, amounts[i] as Rational) <= 0)
    // Costs that grow with n stay beyond the budget from here on.
    if (!affordable && maxValence === undefined) return
    if (affordable) {
      // Leaving such a vertex out would leave out diagrams without a word.
      const at = maxValence === undefined ? 'order' : 'maxValence'
      requireSize({
        code: 'expansion.valence',
        at,
        of: 'half-edges of a vertex',
        needed: member.kind.fields.length,
        most: largest.valence,
      })
      yield member
    }
    if (rule.family === undefined) return
    previous = cost
  }
}

/** The order, or what else is asked for, leaves so many ways to combine vertices. */
const WAYS = { code: 'expansion.order', at: 'order', instead: 'a lower order, or a selection by vertices' } as const

/**
 * Costs and amounts of each currency as multiples of one small unit: whole numbers, which are added faster than
 * fractions.
 */
function inWholeUnits(
  costs: readonly (readonly Rational[])[],
  { amounts, least = [] }: Budget,
): {
  readonly costs: readonly (readonly bigint[])[]
  readonly amounts: readonly bigint[]
  readonly least: readonly bigint[]
} {
  const units = amounts.map((amount, i) =>
    [amount, ...least.slice(i, i + 1), ...costs.map((each) => each[i] as Rational)].reduce(
      (unit, { den }) => leastCommonMultiple(unit, den),
      1n,
    ),
  )
  const whole = (values: readonly Rational[]): readonly bigint[] =>
    values.map(({ num, den }, i) => (num * (units[i] as bigint)) / den)
  return { costs: costs.map(whole), amounts: whole(amounts), least: whole(least) }
}

/**
 * All ways to buy any number of items at the given costs, spending the amounts exactly or at most, with what is left;
 * no item is free.
 */
function forEachChoice(
  costs: readonly (readonly bigint[])[],
  { amounts, exact }: { readonly amounts: readonly bigint[]; readonly exact: boolean },
  steps: { done: number },
  take: (choice: readonly number[], left: readonly bigint[]) => void,
): void {
  const choice = costs.map(() => 0)
  const spend = (left: readonly bigint[], cost: readonly bigint[], count: bigint): readonly bigint[] =>
    left.map((each, i) => each - count * (cost[i] as bigint))
  const from = (item: number, left: readonly bigint[]): void => {
    if (++steps.done > largest.ways)
      throw tooLarge({
        ...WAYS,
        of: 'ways to combine vertices',
        needed: largest.ways,
        most: largest.ways,
        known: 'more than',
      })
    const cost = costs[item]
    if (cost === undefined) {
      if (left.every((each) => (exact ? each === 0n : each >= 0n))) take(choice, left)
      return
    }
    // The last kind has to spend the rest.
    const all = exact && item === costs.length - 1 ? mostOf(left, cost) : 0n
    let count = all
    for (let rest = spend(left, cost, all); rest.every((each) => each >= 0n); rest = spend(rest, cost, 1n), count++) {
      choice[item] = Number(count)
      from(item + 1, rest)
    }
    choice[item] = 0
  }
  if (amounts.every((each) => each >= 0n)) from(0, amounts)
}

/** How many items of a cost the amounts allow. */
function mostOf(amounts: readonly bigint[], cost: readonly bigint[]): bigint {
  return amounts.reduce((most: bigint | undefined, amount, i) => {
    const each = cost[i] as bigint
    return each <= 0n || (most !== undefined && most * each <= amount) ? most : amount / each
  }, undefined) as bigint
}

/** The kinds of vertices that counts by name, or by valence, mean. */
export function countedVertices(theory: Theory, counts: Readonly<Record<string, number>>): VertexSet['vertices'] {
  return Object.entries(counts).map(([key, count]) => ({
    kind: memberFor(theory, key).kind,
    count: naturalNumber(count, `vertices.${key}`),
  }))
}

/** The vertex with this name or, when there is just one, with this valence. */
function memberFor(theory: Theory, key: string): VertexMember {
  const valence = Number(key)
  const found = theory.vertices.flatMap((rule): VertexMember[] => {
    if (rule.family === undefined) {
      const member = memberOf(rule, 0)
      return member.kind.name === key || member.kind.fields.length === valence ? [member] : []
    }
    for (const member of members(rule, largest.valence))
      if (member.kind.name === key || member.kind.fields.length === valence) return [member]
    return []
  })
  const [member] = found
  if (found.length === 1 && member !== undefined) return member
  const known = theory.vertices.map((rule) =>
    rule.family === undefined
      ? rule.name
      : `${rule.name}${rule.family.from}, ${rule.name}${rule.family.from + rule.family.step}, …`,
  )
  throw new InputError({
    code: 'expansion.vertex',
    at: 'vertices',
    expected: `one vertex of ${theory.name} (${known.join(', ')}) or its valence`,
    received: `'${key}'`,
  })
}
