import { addDecays, mapDecays } from '../../algebra/decay.js'
import type { Decays } from '../../algebra/decay.js'
import { constant, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { equationTheory } from './equationTheory.js'
import type { EquationTheory } from './equationTheory.js'
import { complexPolynomials } from './complexPolynomials.js'
import { drivenTimes } from './drivenTimes.js'
import { fromStart, fromStartBetween } from './fromStart.js'
import type { TimesFromStart, WithOne } from './fromStart.js'
import { measuredModes } from './measured.js'
import type { Measured } from './measured.js'
import { working } from './momentSeries.js'
import type { NormalForm } from './normalForm.js'
import { startedTerms } from './seriesTerm.js'
import type { SeriesTerm } from './seriesTerm.js'
import { startedMoments, startedRing, startedSeriesByMoments } from './startedMoments.js'
import type { TwoTimes } from './startedMoments.js'
import { isTwoTimes } from './stochasticSeries.js'
import type { SeriesRequest } from './stochasticSeries.js'
import { rationals } from './timeOrdered.js'
import { integratedDiagrams } from './timedDiagrams.js'
import type { IntegratedDiagram } from './timedDiagrams.js'

const RATIONALS: WithOne<Rational> = { ...rationals, one: Q.one }
const COMPLEX: WithOne<Polynomial> = { ...complexPolynomials, one: constant(1) }

/** A diagram between the start and its last time: a sum of decays in τ with coefficients that are those in t′. */
export interface StartedDiagram extends IntegratedDiagram {
  readonly factor: Rational
  readonly times: TwoTimes
}

/** A quantity of an equation from a given start, exact to an order. */
export interface StartedSeries {
  readonly form: NormalForm
  readonly theory: EquationTheory
  readonly request: SeriesRequest
  readonly terms: readonly SeriesTerm[]
  readonly diagrams: readonly StartedDiagram[]
}

/**
 * As {@link stochasticSeries}, from a given start: the same diagrams with a source at time 0 and correlation lines that
 * have grown since then, each integrated from 0 on, compared with the hierarchy of moments in time.
 *
 * @throws InputError for an equation that cannot be expanded
 * @throws Error where the sum over diagrams is not what the hierarchy gives, which would be a fault of the program
 * @example
 * const form = normalForm(withStart(readEquation('dx = -x, noise D'), { x: 'x0' }))
 * finished(startedSeries(form, { quantity: 'mean', of: [0], from: 0, to: 0 })).terms.length // 1: x0 e^{−t}
 */
export function* startedSeries(form: NormalForm, request: SeriesRequest): Generator<number, StartedSeries> {
  const theory = equationTheory(form)
  const functions = startedRing(form)
  const moments = startedMoments(form)
  const diagrams: StartedDiagram[] = []
  let total: TwoTimes = new Map()
  for (let order = request.from; order <= request.to; order++) {
    const sum: TwoTimes[] = order === 0 ? working(form, request).map((each) => new Map([[0, [each]]])) : []
    for (const { measured, factor } of measuredModes(form, request))
      for (const each of integratedDiagrams(theory, measured, order)) {
        const times = timesOf(theory, each, measured, factor)
        sum.push(times)
        yield diagrams.push({ ...each, factor, times })
      }
    const own = addDecays(functions, sum)
    const known = startedSeriesByMoments(moments, form, request, order)
    if (addDecays(functions, [own, mapDecays(known, (each) => functions.times(each, -1))]).size > 0)
      throw new Error(
        `the sum over diagrams of order ${order} from the start is not what the hierarchy of moments gives`,
      )
    total = addDecays(functions, [total, own])
  }
  return { form, theory, request, diagrams, terms: startedTerms(form, total, isTwoTimes(request)) }
}

/** The terms of one diagram, with all that multiplies it. */
export function startedDiagramTerms(
  { form, request }: StartedSeries,
  { times }: StartedDiagram,
): readonly SeriesTerm[] {
  return startedTerms(form, times, isTwoTimes(request))
}

function timesOf(
  { form, vertices }: EquationTheory,
  { weighted, integral, amplitude }: IntegratedDiagram,
  { times }: Measured,
  factor: Rational,
): TwoTimes {
  const kinds = weighted.diagram.vertices.map(({ name }) => vertices.get(name)?.term)
  const once = kinds.reduce((bits, term, v) => (term?.once === true ? bits | (1 << v) : bits), 0)
  const weight = Q.divide(factor, Q.rational(weighted.automorphisms.fixed))
  const between = <T>(of: WithOne<T>, diagram: TimesFromStart, sized: (each: T) => Polynomial): TwoTimes => {
    const part = (decays: Decays<T>): Decays<Polynomial> => mapDecays(decays, sized)
    return times === 'two'
      ? mapDecays(fromStartBetween(of, diagram), part)
      : new Map([[0, [part(fromStart(of, diagram))]]])
  }
  const driven = kinds.flatMap((term, v) => (term?.drive === undefined ? [] : [{ v, parts: term.drive }]))
  if (driven.length === 0)
    return between(RATIONALS, { ...integral, once }, (each) => scalePolynomial(amplitude, Q.multiply(each, weight)))
  return addDecays(
    startedRing(form),
    drivenTimes({ ...integral, once }, driven).map(({ diagram, coefficient }) =>
      between(COMPLEX, diagram, (each) =>
        scalePolynomial(COMPLEX.multiply(amplitude, COMPLEX.multiply(coefficient, each)), weight),
      ),
    ),
  )
}
