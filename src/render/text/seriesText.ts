import type { SeriesByOrder } from '../../actions/seriesByOrder.js'
import { widthOrder } from './actionParts.js'

/** Three digits are enough for a size. */
function size(value: number): string {
  return `${Number(value.toPrecision(3))}`
}

/**
 * How the series in 1/N goes on at a field on points whose correlations have a condition number: the sizes by order, that of the
 * next, for which multiples of the field the orders become smaller, and where they do not, that it does not converge.
 */
export function seriesText({ sizes, ratio, next, converges, reach }: SeriesByOrder, condition: number): string {
  const order = sizes.length
  const known = `sizes by order in 1/N: ${sizes.map(size).join(', ')}`
  if (ratio === undefined || next === undefined) return known
  const expected = `${widthOrder(order)} is then about ${size(next)}`
  if (converges === true)
    return `${known}; ${expected}${reach === undefined ? '' : `; the orders become smaller for fields up to ${rough(reach)} times this one`}`
  const where =
    reach === undefined || reach === 0
      ? ''
      : `; the orders become smaller for fields below ${rough(reach)} times this one`
  return `The series in 1/N does not converge at this field and N: ${known}, ${growth(sizes)}; ${expected}${where}; the condition number of the correlations is ${size(condition)}. The value means nothing; take a larger N${reach === 0 ? '' : ', a smaller field,'} or points further apart.`
}

/** By how much the order that grows most is larger than the one before. */
function growth(sizes: readonly number[]): string {
  const ratios = sizes.slice(1).map((each, k) => each / (sizes[k] as number))
  const most = Math.max(...ratios)
  const order = ratios.indexOf(most) + 1
  return `${order === ratios.length ? 'the last' : `${widthOrder(order)} being`} ${size(most)} times the one before`
}

function rough(value: number): string {
  return `${Number(value.toPrecision(2))}`
}
