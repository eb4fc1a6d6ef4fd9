import { multiplyPowers } from '../algebra/polynomial.js'
import type { Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { Diagram, WeightedDiagram } from '../diagrams/diagram.js'
import { enumerateDiagrams } from '../diagrams/enumerate.js'
import { memberNamed } from '../theory/members.js'
import type { LineRule, Theory } from '../theory/theory.js'
import type { Expansion, ExpansionRequest, Term } from './expansion.js'
import { NO_DIAGRAM, diagramRequests } from './diagramRequests.js'

/**
 * The expansion of the theory's functional: every connected diagram of the order asked for with its exact coefficient.
 *
 * Convention, for S = −log P in the source picture: −S is the sum over connected diagrams of Π (−1)^n G_c^(n) over vertices ×
 * Π (−G⁻¹) over lines and legs ÷ |Aut| with free legs; a class adds −(−1)^I/|Aut| to S, I counting internal lines.
 * An expansion without diagrams is empty and carries the reason.
 *
 * @throws InputError when the order does not bound the diagrams
 * @example
 * expand(theory('edgeworth'), { legs: 4, select: { order: 1 } }).terms.map((term) => format(term.coefficient)) // ['-1/24', '1/8']
 * @source arXiv:2307.03223, section 3, with the signs of `docs/conventions.md`
 */
export function expand(theory: Theory, request: ExpansionRequest): Expansion {
  const { requests, reason = NO_DIAGRAM } = diagramRequests(theory, request, 'free')
  const terms = requests
    .flatMap((each) => [...enumerateDiagrams(each)])
    .map((weighted) => termOf(theory, weighted))
    .sort((a, b) => compareTerms(theory, a, b))
  return { theory, request, terms, ...(terms.length > 0 ? {} : { reason }) }
}

/** The exact coefficient of one diagram by the rules of the theory. */
function termOf(theory: Theory, weighted: WeightedDiagram): Term {
  let coefficient = Q.rational(theory.expands.sign, weighted.automorphisms.free)
  let powers: Powers = {}
  for (const kind of weighted.diagram.vertices) {
    const member = memberNamed(theory, kind)
    coefficient = Q.multiply(coefficient, member.factor)
    powers = multiplyPowers(powers, member.order)
  }
  for (const rule of linesOf(theory, weighted.diagram)) coefficient = Q.multiply(coefficient, rule.factor)
  return { coefficient, powers, weighted }
}

/** The rules of all lines of a diagram, internal ones and legs; the bare line is one. */
export function linesOf(theory: Theory, diagram: Diagram): readonly LineRule[] {
  const named = (name: string): LineRule => theory.lines.find((line) => line.name === name) as LineRule
  const legs = diagram.vertices.length === 0 ? diagram.legs.slice(0, 1) : diagram.legs
  const legLine = (field: string): LineRule => named((theory.legs.find((leg) => leg.field === field) as Theory['legs'][number]).line)
  return [...diagram.lines.map((line) => named(line.kind.name)), ...legs.map((leg) => legLine(leg.field))]
}

function compareTerms(theory: Theory, a: Term, b: Term): number {
  const order = Q.compare(leadingOrder(theory, a), leadingOrder(theory, b))
  const [nameA, nameB] = [a.weighted.id, b.weighted.id]
  return order || a.weighted.diagram.vertices.length - b.weighted.diagram.vertices.length || (nameA < nameB ? -1 : nameA > nameB ? 1 : 0)
}

/** The order of a term in the theory's leading small parameter. */
function leadingOrder(theory: Theory, term: Term): Rational {
  const [leading] = theory.orders
  return leading === undefined ? Q.zero : Q.divide(term.powers[leading.symbol] ?? Q.zero, leading.unit)
}
