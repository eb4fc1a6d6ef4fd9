import { kStatistic } from './statistics/kStatistic.js'
import type { MomentSums } from './sampling/momentSums.js'

/** The unbiased cumulants of the given sets of columns, from sums over n draws. */
export function cumulantsOfSums(
  { place, shift }: MomentSums,
  wanted: readonly (readonly number[])[],
): (sums: Float64Array, n: number) => Float64Array {
  const statistics = new Map(
    [...new Set(wanted.map(({ length }) => length))].map((length) => [length, kStatistic(length)]),
  )
  const plans = wanted.map((indices) => {
    const statistic = statistics.get(indices.length) as ReturnType<typeof kStatistic>
    return {
      statistic,
      places: Int32Array.from(statistic.subsets, (subset) => place(subset.map((i) => indices[i] as number))),
      sums: new Float64Array(statistic.subsets.length),
      mean: indices.length === 1 ? (shift[indices[0] as number] as number) : 0,
    }
  })
  return (sums, n) =>
    Float64Array.from(plans, (plan) => {
      for (let i = 0; i < plan.places.length; i++) plan.sums[i] = sums[plan.places[i] as number] as number
      return plan.statistic.value(plan.sums, n) + plan.mean
    })
}
