import { byOrders } from '../readings/byOrders.js'
import { addPolynomials, monomial, polynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import * as Q from '../../algebra/rational.js'
import type { Diagram } from '../../diagrams/diagram.js'
import type { Filter } from '../../diagrams/filters.js'
import { connectedParts } from '../../diagrams/structure/connectedParts.js'
import { InputError } from '../../errors.js'
import type { LineRule, Theory } from '../../theory/theory.js'
import { expand } from '../expand.js'
import type { ExpandOptions } from '../expand.js'
import type { ExpansionRequest, Term } from '../expansion.js'
import { isSelected } from '../isSelected.js'
import { onlyThose } from '../leftOut.js'
import { ruled } from '../readings/ruledDiagram.js'
import { blockWeight } from './blockWeight.js'

/** A node of a diagram: the legs of each of its blocks, how many external legs sit on it, and what it carries. */
export interface SolvableNode {
  readonly blocks: readonly number[]
  readonly legs: number
  readonly weight: Polynomial
}

/** A diagram of Γ around a solvable theory, with what its nodes carry, in the order of its vertices. */
export interface SolvableTerm extends Term {
  readonly nodes: readonly SolvableNode[]
}

/** Γ around a solvable theory: a sum of diagrams whose nodes are at fixed means. */
export interface SolvableExpansion {
  readonly theory: Theory
  readonly request: ExpansionRequest
  readonly terms: readonly SolvableTerm[]
  /** Why there are no terms, when there are none. */
  readonly reason?: string
  /** What is asked for and no diagram. */
  readonly remark?: string
}

/** Whether the sources of a theory act on its vertices: they are the cumulants of sites, its lines couplings. */
export function isSolvable({ expands, legs }: Theory): boolean {
  return expands.functional === 'W' && legs.every(({ line }) => line === undefined)
}

/**
 * The effective action Γ[m] = sup_h (hm − W[h]) of sites with known cumulants joined by couplings, without that of the
 * uncoupled sites: minus the sum over connected diagrams without self-loops of Π couplings × Π node weights ÷ |Aut|,
 * with cumulants at the fixed mean. A node carries the local vertex function of its blocks (`blockWeight`), so that no
 * diagram with a bridge contributes but the single line of first order. A leg is a derivative with respect to the mean of
 * its node.
 *
 * @throws InputError for a theory that is not of this kind, and when the order does not bound the diagrams
 * @example
 * expandSolvable(theory('solvable'), { legs: 0, select: { order: 4 } }).terms.length // 4
 * @source T. Plefka, J. Phys. A 15, 1971 (1982); A. Georges, J. Yedidia, J. Phys. A 24, 2173 (1991)
 */
export function expandSolvable(
  theory: Theory,
  request: ExpansionRequest,
  options: ExpandOptions = {},
): SolvableExpansion {
  const line = requireSolvable(theory)
  const { name, fields, expands } = theory
  const gamma: Theory = {
    ...theory,
    title: `Effective action of ${name} around its uncoupled sites, at fixed means`,
    expands: {
      ...expands,
      functional: 'Γ',
      sign: -1,
      latex: `\\Gamma[${fields.map(({ latex }) => latex).join(',')}]`,
      coupling: '\\Gamma',
    },
    legs: fields.map((field) => ({ field: field.name, carries: field.name, order: {} })),
  }
  const found = (asked: ExpansionRequest): readonly SolvableTerm[] =>
    [
      ...firstOrder(gamma, line, asked, options),
      ...diagramsOf(gamma, asked, ['1pi', 'no-self-loop'], options).filter(
        ({ weighted: { diagram } }) => diagram.lines.length !== 1,
      ),
    ].flatMap((term) => withNodes(term))
  const terms = found(request)
  const { filters = [], ...unfiltered } = request
  const isWhole = filters.length === 0 || found(unfiltered).length === terms.length
  const remarks = [withoutDiagram(gamma, request), isWhole ? undefined : onlyThose(filters)]
  const remark = remarks.some((each) => each !== undefined)
    ? remarks.filter((each) => each !== undefined).join('; ')
    : undefined
  return {
    theory: gamma,
    request,
    terms,
    ...(terms.length > 0 ? {} : { reason: remark ?? 'no diagram of that order has these legs and carries anything' }),
    ...(remark === undefined || terms.length === 0 ? {} : { remark }),
  }
}

/** The single line is a bridge, and the only one that counts: its nodes are the means themselves. */
function firstOrder(
  theory: Theory,
  line: LineRule,
  request: ExpansionRequest,
  options: ExpandOptions,
): readonly Term[] {
  const { select } = request
  const order = Object.fromEntries(
    theory.orders.flatMap(({ symbol, unit }) => {
      const power = line.order[symbol]
      return power === undefined ? [] : [[symbol, Q.divide(power, unit)] as const]
    }),
  )
  const asked = 'order' in select || 'upTo' in select ? { ...request, select: { order } } : request
  return diagramsOf(theory, asked, ['no-self-loop'], options).filter(
    (term) => term.weighted.diagram.lines.length === 1 && isSelected(theory, select, term),
  )
}

function diagramsOf(
  theory: Theory,
  request: ExpansionRequest,
  filters: readonly Filter[],
  options: ExpandOptions,
): readonly Term[] {
  return expand(theory, { ...request, filters: [...filters, ...(request.filters ?? [])] }, options).terms
}

/** The term with its nodes, unless one of them carries nothing. */
function withNodes(term: Term): readonly SolvableTerm[] {
  const nodes = nodesOf(term.weighted.diagram)
  return nodes === undefined ? [] : [{ ...term, nodes }]
}

function nodesOf(diagram: Diagram): readonly SolvableNode[] | undefined {
  const nodes: SolvableNode[] = []
  for (const v of diagram.vertices.keys()) {
    const parts = connectedParts(diagram, { vertices: new Set([v]) })
    const others = diagram.lines.flatMap(({ from, to }) => (from === v ? [to] : to === v ? [from] : []))
    const blocks = parts.map((part) => others.filter((other) => part.has(other)).length).sort((a, b) => b - a)
    const legs = diagram.legs.filter(({ vertex }) => vertex === v).length
    const weight = weightOf(blocks, legs)
    if (weight === undefined || weight.length === 0) return undefined
    nodes.push({ blocks, legs, weight })
  }
  return nodes
}

/** A node without lines is the vertex function of its site: minus it, since Γ is minus the sum. */
function weightOf(blocks: readonly number[], legs: number): Polynomial | undefined {
  if (blocks.length > 0) return blockWeight(blocks, legs)
  return legs < 2 ? undefined : blockWeight([], legs)
}

/**
 * The expansion at a point, all sites alike and each coupled to each by the same K: a polynomial in the cumulants and the
 * small parameters.
 *
 * @example
 * solvableAtAPoint(expandSolvable(theory('solvable'), { legs: 0, select: { order: 2 } })) // −¼ K² β² κ₂²
 */
export function solvableAtAPoint({ theory, terms }: SolvableExpansion): Polynomial {
  const sum = addPolynomials(
    ...terms.map(({ coefficient, powers, nodes, weighted: { diagram } }) => {
      const lines = ruled(theory, diagram).lines.map(({ rule }) => monomial(rule.atAPoint))
      return [...lines, ...nodes.map(({ weight }) => weight)].reduce(
        (product: Polynomial, factor) => multiplyPolynomials(product, factor),
        polynomial([{ coefficient, powers }]),
      )
    }),
  )
  return byOrders(theory, sum)
}

function withoutDiagram(theory: Theory, { legs, select }: ExpansionRequest): string | undefined {
  if (legs > 1 || !('order' in select || 'upTo' in select)) return undefined
  const nothing = { vertices: [], lines: [], legs: [] }
  const weighted = { id: '', diagram: nothing, automorphisms: { fixed: 1n, free: 1n }, labellings: 1n }
  if (!isSelected(theory, select, { coefficient: Q.one, powers: {}, weighted })) return undefined
  return legs === 0
    ? 'the effective action of the uncoupled sites at their means is no diagram: it is not listed'
    : 'the fields of the uncoupled sites at their means are no diagrams: they are not listed'
}

/** @throws InputError unless the vertices are the cumulants of one field, on sites */
function requireSolvable(theory: Theory): LineRule {
  const { vertices, lines, expands, name } = theory
  const [rule, ...others] = vertices
  const [line, ...more] = lines
  const fits =
    isSolvable(theory) &&
    expands.sign === 1 &&
    Object.keys(expands.order).length === 0 &&
    rule !== undefined &&
    others.length === 0 &&
    rule.family?.from === 1 &&
    rule.family.step === 1 &&
    rule.shares.length > 0 &&
    rule.legs.every(({ count }) => [1, 2, 5].every((n) => Q.equal(count.at(n), Q.rational(n)))) &&
    [1, 2, 5].every((n) => Q.equal(rule.factor.at(n), Q.one)) &&
    Object.keys(rule.order).length === 0 &&
    rule.atAPoint === 'kappa_{n}'
  if (fits && line !== undefined && more.length === 0) return line
  throw new InputError({
    code: 'theory.solvable',
    at: `theory ${name}`,
    expected:
      'the cumulants κ_n, n ≥ 1, of one field as its only vertices, local, and one kind of line (as rules/solvable.yaml has)',
    received: 'another theory whose sources act on the vertices',
  })
}
