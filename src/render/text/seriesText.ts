import type { SeriesByOrder } from '../../actions/seriesByOrder.js'
import { widthOrder } from './actionParts.js'

/** Three digits are enough for a size. */
function size(value: number): string {
  return `${Number(value.toPrecision(3))}`
}

/**
 * How the series in 1/N goes on at a field on points where K has a condition number: the sizes by order, that of the
 * next, and where they do not become smaller, that it does not converge.
 */
export function seriesText({ sizes, ratio, next, converges }: SeriesByOrder, condition: number): string {
  const order = sizes.length
  const known = `sizes by order in 1/N: ${sizes.map(size).join(', ')}`
  if (ratio === undefined || next === undefined) return known
  const expected = `${widthOrder(order)} is then about ${size(next)}`
  return converges === true
    ? `${known}; ${expected}`
    : `The series in 1/N does not converge at this field and N: ${known}, the last ${size(ratio)} times the one before; ${expected}; the condition number of K is ${size(condition)}. The value means nothing; take a larger N, a smaller field, or points further apart.`
}
