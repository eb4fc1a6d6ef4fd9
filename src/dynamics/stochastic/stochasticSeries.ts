import { addDecays, mapDecays } from '../../algebra/decay.js'
import type { Decays } from '../../algebra/decay.js'
import { scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { equationTheory } from './equationTheory.js'
import type { EquationTheory } from './equationTheory.js'
import { hierarchy, polynomials } from './hierarchy.js'
import type { Hierarchy } from './hierarchy.js'
import { measuredModes } from './measured.js'
import type { AskedQuantity } from './measured.js'
import { momentSeries, scaledDecays, working } from './momentSeries.js'
import type { NormalForm } from './normalForm.js'
import { seriesTerms } from './seriesTerm.js'
import type { SeriesTerm } from './seriesTerm.js'
import { rationals } from './timeOrdered.js'
import { timedDiagrams } from './timedDiagrams.js'
import type { TimedDiagram } from './timedDiagrams.js'

/** What is asked for, in all orders from one to another. */
export interface SeriesRequest extends AskedQuantity {
  /** All orders from `from` to `to`. */
  readonly from: number
  readonly to: number
}

/** Whether it is a function of two times. */
export function isTwoTimes({ quantity }: Pick<SeriesRequest, 'quantity'>): boolean {
  return quantity === 'correlation' || quantity === 'response'
}

/** A diagram of the modes with the factor that brings it to the components. */
export interface SeriesDiagram extends TimedDiagram {
  readonly factor: Rational
}

/** A quantity of an equation in its stationary state, exact to an order. */
export interface StochasticSeries {
  readonly form: NormalForm
  readonly theory: EquationTheory
  /** What it was compared with. */
  readonly moments: Hierarchy
  readonly request: SeriesRequest
  readonly terms: readonly SeriesTerm[]
  readonly diagrams: readonly SeriesDiagram[]
}

/**
 * The sum over diagrams with oriented response lines and no closed response loop, each with its exact function of time,
 * compared with the hierarchy of moments: work in steps, each the number of diagrams so far.
 *
 * @throws InputError for an equation without a stationary state to expand about
 * @throws Error where the sum over diagrams is not what the hierarchy of moments gives, which would be a fault of the
 * program
 * @example
 * const form = normalForm(readEquation('dx = -x + eps x^2/2, noise D'))
 * finished(stochasticSeries(form, { quantity: 'mean', of: [0], from: 1, to: 1 })).terms[0].coefficient // { num: 1n, den: 4n }, of eps D
 * @source Helias and Dahmen, Statistical Field Theory for Neural Networks, chapters 7 to 9
 */
export function* stochasticSeries(form: NormalForm, request: SeriesRequest): Generator<number, StochasticSeries> {
  const theory = equationTheory(form)
  const moments = hierarchy(form)
  const diagrams: SeriesDiagram[] = []
  let total: Decays<Polynomial> = new Map()
  for (let order = request.from; order <= request.to; order++) {
    const sum: Decays<Polynomial>[] = order === 0 ? working(form, request) : []
    for (const { measured, factor } of measuredModes(form, request)) {
      const found: TimedDiagram[] = []
      for (const each of timedDiagrams(theory, measured, order)) {
        found.push(each)
        yield diagrams.push({ ...each, factor })
      }
      sum.push(scaledDecays(sumOfDiagrams(found), factor))
    }
    const own = addDecays(polynomials, sum)
    if (!equalDecays(own, momentSeries(moments, form, request, order)))
      throw new Error(`the sum over diagrams of order ${order} is not what the hierarchy of moments gives`)
    total = addDecays(polynomials, [total, own])
  }
  return { form, theory, moments, request, diagrams, terms: seriesTerms(form, total) }
}

/** Diagrams of equal amplitude are added as rationals, which is fast, and the amplitude multiplied once. */
function sumOfDiagrams(diagrams: readonly TimedDiagram[]): Decays<Polynomial> {
  const groups = new Map<Polynomial, TimedDiagram[]>()
  for (const each of diagrams) {
    const group = groups.get(each.amplitude)
    if (group === undefined) groups.set(each.amplitude, [each])
    else group.push(each)
  }
  return addDecays(
    polynomials,
    [...groups].map(([amplitude, group]) =>
      mapDecays(
        addDecays(
          rationals,
          group.map(({ time }) => time),
        ),
        (each) => scalePolynomial(amplitude, each),
      ),
    ),
  )
}

/** Whether two functions of time are equal, term by term. */
export function equalDecays(a: Decays<Polynomial>, b: Decays<Polynomial>): boolean {
  const difference = addDecays(polynomials, [a, mapDecays(b, (each) => scalePolynomial(each, Q.rational(-1)))])
  return [...difference.values()].every((coefficients) => coefficients.every((each) => each.length === 0))
}
