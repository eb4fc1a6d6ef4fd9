import { constant, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import type { Decays } from '../../algebra/decay.js'
import { mapDecays } from '../../algebra/decay.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Diagram, WeightedDiagram } from '../../diagrams/diagram.js'
import { enumerateDiagrams } from '../../diagrams/enumerate.js'
import { diagramRequests } from '../../expansion/diagramRequests.js'
import { largest, requireSize } from '../../sizes.js'
import { legRule } from '../../theory/lookups.js'
import type { CorrelationLine, EquationTheory } from './equationTheory.js'
import { responseSourceOf, sourceOf } from './equationTheory.js'
import type { Measured } from './measured.js'
import { betweenTimes, equalTimes } from './timeOrdered.js'
import type { TimeDiagram, TimeLine } from './timeOrdered.js'
import { vertexSetsOf } from './vertexSetsOf.js'

/** A diagram with the integral over times that it stands for, and the product of what its vertices and lines are. */
export interface IntegratedDiagram {
  readonly weighted: WeightedDiagram
  readonly order: number
  readonly amplitude: Polynomial
  readonly integral: TimeDiagram
}

/** A diagram with its function of time: `amplitude` · Σ c τ^k e^{−rτ} of `time`, the weight 1/|Aut| being in `time`. */
export interface TimedDiagram extends IntegratedDiagram {
  readonly time: Decays<Rational>
}

/** All diagrams of an order in the stationary state, each with its function of time. */
export function* timedDiagrams(of: EquationTheory, measured: Measured, order: number): Generator<TimedDiagram> {
  for (const each of integratedDiagrams(of, measured, order)) {
    const { integral, weighted } = each
    const time: Decays<Rational> =
      measured.times === 'two' ? betweenTimes(integral) : new Map([[0, [equalTimes(integral)]]])
    yield { ...each, time: weightedTime(weighted, time) }
  }
}

/** Times 1/|Aut|. */
function weightedTime({ automorphisms: { fixed } }: WeightedDiagram, time: Decays<Rational>): Decays<Rational> {
  return fixed === 1n ? time : mapDecays(time, (each) => Q.divide(each, Q.rational(fixed)))
}

/** All diagrams of an order. Legs are labelled: exchanged, they are others. */
export function* integratedDiagrams(
  of: EquationTheory,
  measured: Measured,
  order: number,
): Generator<IntegratedDiagram> {
  const { form, theory } = of
  const names = [
    ...measured.fields.map((mode) => sourceOf(form, mode)),
    ...measured.responses.map((mode) => responseSourceOf(form, mode)),
  ]
  const amplitudes = new Map<string, Polynomial>()
  let count = 0
  for (const vertices of vertexSetsOf(of, measured, order)) {
    const request = { legs: names.length, legFields: names, select: { vertices } }
    for (const each of diagramRequests(theory, request, 'fixed').requests)
      for (const weighted of enumerateDiagrams(each)) {
        requireSize({
          code: 'dynamics.diagrams',
          at: 'order',
          of: 'diagrams',
          needed: ++count,
          most: largest.terms,
          known: 'more than',
        })
        yield {
          weighted,
          order,
          amplitude: amplitudeOf(of, weighted.diagram, amplitudes),
          integral: timeDiagram(of, weighted.diagram, measured.times),
        }
      }
  }
}

/** The lines of a diagram with their times and rates. */
function timeDiagram(of: EquationTheory, diagram: Diagram, times: Measured['times']): TimeDiagram {
  const { form, theory, correlations, responses } = of
  const { rates } = form
  const size = diagram.vertices.length
  const last = diagram.legs.length - 1
  const outer = (leg: number): number => (times === 'two' && leg === last ? size : size + 1 + leg)
  const rateOf = (mode: number): number => rates[mode] as number
  const line = (name: string, from: number, to: number): TimeLine => {
    const mode = responses.get(name)
    if (mode !== undefined) return { from, to, response: true, rates: [rateOf(mode), rateOf(mode)] }
    const { modes } = correlations.get(name) as CorrelationLine
    return { from, to, response: false, rates: [rateOf(modes[0]), rateOf(modes[1])] }
  }
  const legs = diagram.legs.flatMap((leg, i): readonly TimeLine[] => {
    if (leg.vertex < 0 && i > 0) return []
    const rule = legRule(theory, leg)
    const name = rule.line as string
    const inner = leg.vertex < 0 ? outer(-1 - leg.vertex) : leg.vertex
    const kind = theory.lines.find((each) => each.name === name)
    return [kind?.fields[0] === leg.field ? line(name, inner, outer(i)) : line(name, outer(i), inner)]
  })
  return { size, lines: [...legs, ...diagram.lines.map(({ kind, from, to }) => line(kind.name, from, to))] }
}

/** The product of what vertices and correlation lines stand for. */
function amplitudeOf(of: EquationTheory, diagram: Diagram, known: Map<string, Polynomial>): Polynomial {
  const lines = [
    ...diagram.lines.map(({ kind }) => kind.name),
    ...diagram.legs.flatMap((leg, i) => (leg.vertex < 0 && i > 0 ? [] : [legRule(of.theory, leg).line as string])),
  ].filter((name) => of.correlations.has(name))
  const vertices = diagram.vertices.map(({ name }) => name)
  const key = `${vertices.toSorted().join()};${lines.toSorted().join()}`
  const found = known.get(key)
  if (found !== undefined) return found
  const factors = [
    ...vertices.map((name) => of.vertices.get(name)?.amplitude as Polynomial),
    ...lines.map((name) => of.correlations.get(name)?.amplitude as Polynomial),
  ]
  const amplitude = factors.reduce((product, each) => multiplyPolynomials(product, each), constant(1))
  const canonical = scalePolynomial(amplitude, Q.one)
  known.set(key, canonical)
  return canonical
}
