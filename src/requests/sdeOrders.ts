import { momentSeries } from '../dynamics/stochastic/momentSeries.js'
import { seriesTerms, valueOfTerms } from '../dynamics/stochastic/seriesTerm.js'
import type { StochasticSeries } from '../dynamics/stochastic/stochasticSeries.js'
import type { PathDefinition } from './pathWork.js'

/** What each order from 0 on has at each time, by the hierarchy of moments, with which diagrams agree. */
export function valuesByOrder(
  { form, moments, request }: StochasticSeries,
  { at, parameters }: Pick<PathDefinition, 'at' | 'parameters'>,
  to: number,
): readonly (readonly number[])[] {
  return Array.from({ length: to + 1 }, (_, order) => {
    const terms = seriesTerms(form, momentSeries(moments, form, request, order))
    return at.map((tau) => valueOfTerms(terms, tau, parameters))
  })
}
