import { isOriented } from '../diagrams/diagram.js'
import { factorial } from '../algebra/integers.js'
import { multiplyPowers, raisePowers } from '../algebra/polynomial.js'
import type { Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { canonical } from '../diagrams/canonical.js'
import type { Diagram, Line } from '../diagrams/diagram.js'
import { InputError } from '../errors.js'
import { memberOf } from '../theory/members.js'
import type { LegRule, LineRule, Theory, VertexRule } from '../theory/theory.js'
import type { Term } from './expansion.js'
import { termsOf } from './expand.js'
import { namesAreTyped } from './diagramRequests.js'
import { legLine } from '../theory/lookups.js'
import { legChoices, legOf } from './legs.js'
import { largest, requireSize } from '../sizes.js'

/**
 * How many lines of each place a member of a general term has: self-loops at each vertex, lines between the vertices of
 * each pair.
 */
export interface LineCounts {
  readonly selfLoops: readonly number[]
  /** In the order of {@link GeneralTerm.pairs}. */
  readonly between: readonly number[]
}

/**
 * Infinitely many diagrams of one order: vertices of families whose members all have the same order, with any number of
 * self-loops s_v and of lines m_uv between them. For numbers that leave the diagram connected and give valences n_v =
 * e_v + 2 s_v + Σ_u m_uv of the families,
 *
 * coefficient = sign · Π_v factor(n_v) · Π lines factor / (symmetry · Π_v e_v! 2^{s_v} s_v! · Π m_uv!),
 *
 * summed over all numbers: exchanges of alike vertices are in `symmetry`, so that isomorphic diagrams add up.
 */
export interface GeneralTerm {
  readonly theory: Theory
  /** The family of each vertex. */
  readonly vertices: readonly VertexRule[]
  /** Legs at each vertex. */
  readonly legs: readonly number[]
  readonly pairs: readonly (readonly [number, number])[]
  /** Exchanges of vertices of one family with equal numbers of legs. */
  readonly symmetry: bigint
  /** The line that joins vertices and, where legs have one, that of the legs. */
  readonly line: LineRule
  readonly legLine?: LineRule
  readonly powers: Powers
}

/**
 * The general terms of an order of which there are infinitely many diagrams, one for each way to share out the legs
 * among the vertices.
 *
 * @throws InputError unless the theory has one field, and its vertices are families all of whose members have one order
 * > 0
 * @example
 * generalTerms(theory('independence-breaking'), { legs: 4, order: 1 }).length // 1: one vertex with all four legs
 */
export function generalTerms(
  theory: Theory,
  { legs, order }: { readonly legs: number; readonly order: number },
): readonly GeneralTerm[] {
  const { line, leg } = onlyField(theory, legs)
  return vertexChoices(theory, order).flatMap((vertices) =>
    shares(vertices, legs).map((share): GeneralTerm => {
      const orders = vertices.map((rule) => constantOrder(theory, rule).powers)
      return {
        theory,
        vertices,
        legs: share,
        pairs: vertices.flatMap((_, v) => vertices.slice(0, v).map((_, u) => [u, v] as const)),
        symmetry: alike(vertices, share),
        line,
        ...(leg === undefined ? {} : { legLine: leg }),
        powers: orders.reduce(multiplyPowers, theory.expands.order),
      }
    }),
  )
}

/** Half-edges of each vertex for these numbers of lines. */
export function valences({ legs, pairs }: GeneralTerm, { selfLoops, between }: LineCounts): readonly number[] {
  return legs.map((e, v) =>
    pairs.reduce((n, pair, i) => n + (pair.includes(v) ? (between[i] as number) : 0), e + 2 * (selfLoops[v] as number)),
  )
}

/** Whether the numbers make a connected diagram of members of the families. */
export function isMember(term: GeneralTerm, counts: LineCounts): boolean {
  const belongs = valences(term, counts).every((n, v) => {
    const { from, step } = (term.vertices[v] as VertexRule).family as NonNullable<VertexRule['family']>
    return n >= from && (n - from) % step === 0
  })
  return belongs && isConnected(term, counts)
}

/**
 * The exact coefficient of the member with these numbers of lines; see {@link GeneralTerm}.
 *
 * @example
 * const [term] = generalTerms(theory('independence-breaking'), { legs: 4, order: 1 })
 * generalCoefficient(term, { selfLoops: [1], between: [] }) // { num: 1n, den: 48n }: (−1)^… /(4! · 2)
 */
export function generalCoefficient(term: GeneralTerm, counts: LineCounts): Rational {
  const { theory, vertices, legs, symmetry, line, legLine: leg } = term
  const lines = [...counts.selfLoops, ...counts.between].reduce((sum, n) => sum + n, 0)
  const external = legs.reduce((sum, n) => sum + n, 0)
  const divisor = [
    ...legs.map(factorial),
    ...counts.selfLoops.map((s) => 2n ** BigInt(s) * factorial(s)),
    ...counts.between.map(factorial),
  ]
  const factors = valences(term, counts).map((n, v) => (vertices[v] as VertexRule).factor.at(n))
  return [
    Q.rational(
      theory.expands.sign,
      divisor.reduce((product, factor) => product * factor, symmetry),
    ),
    ...factors,
    Q.power(line.factor, lines),
    Q.power(leg?.factor ?? Q.one, external),
  ].reduce(Q.multiply)
}

/**
 * The diagram of the member with these numbers of lines, as a term of an expansion (with the coefficient of its own
 * class).
 */
export function memberTerms(term: GeneralTerm, counts: LineCounts): readonly Term[] {
  const { theory, vertices, legs, pairs, line } = term
  const kinds = valences(term, counts).map((n, v) => memberOf(vertices[v] as VertexRule, n).kind)
  const repeated = (from: number, to: number, count: number): Line[] =>
    Array.from({ length: count }, () => ({ kind: line, from, to }))
  const diagram: Diagram = {
    vertices: kinds,
    lines: [
      ...counts.selfLoops.flatMap((s, v) => repeated(v, v, s)),
      ...pairs.flatMap(([u, v], i) => repeated(u, v, counts.between[i] as number)),
    ],
    legs: legs.flatMap((e, vertex) =>
      Array.from({ length: e }, () => legOf(theory, theory.legs[0] as LegRule, vertex)),
    ),
  }
  return termsOf(theory, canonical(diagram, 'free', namesAreTyped(theory)))
}

function onlyField(theory: Theory, legs: number): { readonly line: LineRule; readonly leg: LineRule | undefined } {
  const [line, ...others] = theory.lines
  const [rules] = legChoices(theory, { legs: Math.max(legs, 1) })
  if (line === undefined || others.length > 0 || isOriented(line) || rules?.[0] === undefined)
    throw new InputError({
      code: 'expansion.general',
      at: `theory ${theory.name}`,
      expected: 'one field with one kind of line, for a general term',
      received: `${theory.lines.length} kinds of lines`,
    })
  return { line, leg: legLine(theory, rules[0]) }
}

/** The order that all members of a family have, in the leading small parameter. */
function constantOrder(theory: Theory, rule: VertexRule): { readonly cost: Rational; readonly powers: Powers } {
  const [leading] = theory.orders
  const { from = 0, step = 0 } = rule.family ?? {}
  const [first, ...more] = [0, 1, 2, 3].map((i) => memberOf(rule, from + i * step))
  const costs = [first, ...more].map((member) =>
    Q.divide(member?.order[leading?.symbol ?? ''] ?? Q.zero, leading?.unit ?? Q.one),
  )
  const [cost = Q.zero] = costs
  const constant = rule.family !== undefined && costs.every((each) => Q.equal(each, cost)) && cost.num > 0n
  if (!constant || first === undefined)
    throw new InputError({
      code: 'expansion.general',
      at: `theory ${theory.name}, vertices ${rule.name}`,
      expected:
        'a family all of whose members have one order, for a general term (any other order has finitely many diagrams)',
      received: costs.map(Q.format).join(', '),
    })
  return { cost, powers: raisePowers(first.order, Q.one) }
}

/** All multisets of families whose orders add up. */
function vertexChoices(theory: Theory, order: number): readonly (readonly VertexRule[])[] {
  const choose = (rules: readonly VertexRule[], left: Rational): readonly (readonly VertexRule[])[] => {
    const [rule, ...rest] = rules
    if (rule === undefined) return Q.isZero(left) ? [[]] : []
    const { cost } = constantOrder(theory, rule)
    const needed = Math.floor(Q.toNumber(Q.divide(left, cost)))
    requireSize({
      code: 'expansion.general',
      at: 'order',
      of: 'vertices of a general term',
      needed,
      most: largest.generalVertices,
    })
    const without = choose(rest, left)
    return Q.compare(cost, left) > 0
      ? without
      : [...choose(rules, Q.subtract(left, cost)).map((chosen) => [rule, ...chosen]), ...without]
  }
  return choose(theory.vertices, Q.rational(order)).filter((chosen) => chosen.length > 0)
}

/** All ways to share out the legs; vertices of one family have them in falling order. */
function shares(vertices: readonly VertexRule[], legs: number): readonly (readonly number[])[] {
  const share = (v: number, left: number, previous: number): readonly (readonly number[])[] => {
    if (v === vertices.length) return left === 0 ? [[]] : []
    const most = v > 0 && vertices[v] === vertices[v - 1] ? Math.min(left, previous) : left
    return Array.from({ length: most + 1 }, (_, i) => most - i).flatMap((e) =>
      share(v + 1, left - e, e).map((rest) => [e, ...rest]),
    )
  }
  return share(0, legs, legs)
}

function alike(vertices: readonly VertexRule[], legs: readonly number[]): bigint {
  const counts = new Map<string, number>()
  vertices.forEach((rule, v) =>
    counts.set(`${rule.name} ${legs[v] ?? 0}`, (counts.get(`${rule.name} ${legs[v] ?? 0}`) ?? 0) + 1),
  )
  return [...counts.values()].reduce((product, count) => product * factorial(count), 1n)
}

function isConnected({ legs, pairs }: GeneralTerm, { between }: LineCounts): boolean {
  const reached = new Set([0])
  for (const from of reached) {
    pairs.forEach(([u, v], i) => {
      if ((between[i] as number) > 0 && (u === from || v === from)) reached.add(u === from ? v : u)
    })
  }
  return reached.size === legs.length
}
