import { NINE_IN_TEN, twoSided, zOf } from './normal.js'

/**
 * Which of several comparisons differ, when the chance that any right prediction is rejected is to be that of one
 * comparison at `sigmas` standard errors, at most: Holm's step-down correction, whatever the comparisons have to do
 * with each other.
 *
 * The p-values are taken from the smallest on; the i-th of m (from 0) is rejected while p ≤ α/(m − i), α = 2(1 −
 * Φ(sigmas)).
 *
 * @example
 * rejected([4.2], 4) // [true]
 * rejected([4.2, 0.3, -1, 0.1], 4) // all false: among four, 4.2 is not so rare
 * @source S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979)
 */
export function rejected(scores: readonly number[], sigmas: number): readonly boolean[] {
  const level = twoSided(sigmas)
  const order = scores.map((_, i) => i).sort((a, b) => Math.abs(scores[b] as number) - Math.abs(scores[a] as number))
  const kept = order.findIndex((at, i) => !(twoSided(scores[at] as number) <= level / (scores.length - i)))
  const cut = kept < 0 ? order.length : kept
  const verdicts = scores.map(() => false)
  for (const at of order.slice(0, cut)) verdicts[at] = true
  return verdicts
}

/**
 * The smallest deviation, in standard errors, that is noticed nine times in ten among m comparisons: the threshold of
 * the strictest of them plus 1.28.
 */
export function visibleDeviation(comparisons: number, sigmas: number): number {
  return zOf(twoSided(sigmas) / Math.max(1, comparisons)) + NINE_IN_TEN
}
