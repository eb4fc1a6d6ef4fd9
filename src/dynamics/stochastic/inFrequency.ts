import { addDecays, mapDecays } from '../../algebra/decay.js'
import type { Decays } from '../../algebra/decay.js'
import { scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { WeightedDiagram } from '../../diagrams/diagram.js'
import { oneSided, twoSided } from './frequencyTerm.js'
import type { FrequencyTerm } from './frequencyTerm.js'
import { polynomials } from './hierarchy.js'
import { momentSeries } from './momentSeries.js'
import type { NormalForm } from './normalForm.js'
import { seriesTerms } from './seriesTerm.js'
import { equalDecays, stochasticSeries } from './stochasticSeries.js'
import type { SeriesDiagram, SeriesRequest, StochasticSeries } from './stochasticSeries.js'
import { betweenTimes, laplaceOf, transformed } from './timeOrdered.js'
import type { TimeDiagram } from './timeOrdered.js'

/** Where both ways to a function of frequency are compared, s being −iω; no rate, which is whole, is minus one of them. */
const PLACES = [Q.rational(3, 7), Q.rational(-11, 5), Q.rational(19, 3)]

/** A diagram with its function of frequency, all that multiplies it included. */
export interface FrequencyDiagram {
  readonly weighted: WeightedDiagram
  readonly terms: readonly FrequencyTerm[]
}

/** A correlation or a response of the stationary state as a function of frequency, exact to an order. */
export interface FrequencySeries {
  /** The same in time. */
  readonly series: StochasticSeries
  readonly terms: readonly FrequencyTerm[]
  readonly diagrams: readonly FrequencyDiagram[]
}

/**
 * C(ω) = ∫ C(τ) e^{iωτ} dτ over all τ and R(ω) = ∫_0^∞ R(τ) e^{iωτ} dτ, each diagram and their sum, in partial fractions.
 * Of a correlation τ < 0 is the diagram with the times of its legs exchanged. Two ways are compared at some s = −iω: the
 * transform of the function of time, and Π 1/(rate + s) over the gaps between the times of the vertices, to which the
 * integrals over the frequencies of loops come down by residues. Work in steps, each the number of diagrams so far.
 *
 * @throws InputError as {@link stochasticSeries} does
 * @throws Error where two ways differ, which would be a fault of the program
 */
export function* frequencySeries(form: NormalForm, request: SeriesRequest): Generator<number, FrequencySeries> {
  const series = yield* stochasticSeries(form, request)
  const { small } = form
  const isCorrelation = request.quantity === 'correlation'
  const before: Decays<Polynomial>[] = []
  const diagrams: FrequencyDiagram[] = []
  for (const each of series.diagrams) {
    const later = sized(each, functionOf(each.integral))
    const earlier = isCorrelation ? sized(each, functionOf(mirrored(each.integral))) : new Map<number, Polynomial[]>()
    before.push(earlier)
    const terms = transform(form, isCorrelation, later, earlier)
    yield diagrams.push({ weighted: each.weighted, terms })
  }
  if (!isCorrelation) return { series, diagrams, terms: oneSided(series.terms, small) }
  const earlier = addDecays(polynomials, before)
  const exchanged = { ...request, of: request.of.toReversed() }
  const known = addDecays(
    polynomials,
    Array.from({ length: request.to - request.from + 1 }, (_, k) =>
      momentSeries(series.moments, form, exchanged, request.from + k),
    ),
  )
  if (!equalDecays(earlier, known)) throw new Error('the diagrams at τ < 0 are not what the hierarchy of moments gives')
  return { series, diagrams, terms: twoSided(series.terms, seriesTerms(form, earlier), small) }
}

function transform(
  form: NormalForm,
  isCorrelation: boolean,
  later: Decays<Polynomial>,
  earlier: Decays<Polynomial>,
): readonly FrequencyTerm[] {
  const terms = seriesTerms(form, later)
  return isCorrelation ? twoSided(terms, seriesTerms(form, earlier), form.small) : oneSided(terms, form.small)
}

/** A function of time whose transform is that of the diagram in frequency. */
function functionOf(integral: TimeDiagram): Decays<Rational> {
  const time = betweenTimes(integral)
  if (!PLACES.every((s) => Q.equal(laplaceOf(time, s), transformed(integral, s))))
    throw new Error('a diagram in frequency is not the transform of its function of time')
  return time
}

/** The first leg at time 0 and the second at the last time. */
function mirrored({ size, lines }: TimeDiagram): TimeDiagram {
  const place = (node: number): number => (node === size ? size + 1 : node === size + 1 ? size : node)
  return { size, lines: lines.map((line) => ({ ...line, from: place(line.from), to: place(line.to) })) }
}

function sized({ weighted, amplitude, factor }: SeriesDiagram, time: Decays<Rational>): Decays<Polynomial> {
  const weight = Q.divide(factor, Q.rational(weighted.automorphisms.fixed))
  return mapDecays(time, (each) => scalePolynomial(amplitude, Q.multiply(each, weight)))
}
