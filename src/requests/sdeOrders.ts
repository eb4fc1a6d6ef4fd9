import { momentSeries } from '../dynamics/stochastic/momentSeries.js'
import { seriesTerms, startedTerms, valueOfTerms } from '../dynamics/stochastic/seriesTerm.js'
import type { SeriesTerm } from '../dynamics/stochastic/seriesTerm.js'
import { startedMoments, startedSeriesByMoments } from '../dynamics/stochastic/startedMoments.js'
import type { StartedSeries } from '../dynamics/stochastic/startedSeries.js'
import { isTwoTimes } from '../dynamics/stochastic/stochasticSeries.js'
import type { StochasticSeries } from '../dynamics/stochastic/stochasticSeries.js'
import type { PathDefinition } from './pathWork.js'

/** What each order from 0 on has at each time, by the hierarchy of moments, with which diagrams agree. */
export function valuesByOrder(
  series: StochasticSeries | StartedSeries,
  { at, waiting, parameters }: Pick<PathDefinition, 'at' | 'waiting' | 'parameters'>,
  to: number,
): readonly (readonly number[])[] {
  const termsOf = orderOf(series)
  return Array.from({ length: to + 1 }, (_, order) => {
    const terms = termsOf(order)
    return at.map((tau) => valueOfTerms(terms, tau, parameters, waiting))
  })
}

function orderOf(series: StochasticSeries | StartedSeries): (order: number) => readonly SeriesTerm[] {
  const { form, request } = series
  if ('moments' in series) return (order) => seriesTerms(form, momentSeries(series.moments, form, request, order))
  const moments = startedMoments(form)
  return (order) => startedTerms(form, startedSeriesByMoments(moments, form, request, order), isTwoTimes(request))
}
