import { cumulantTerms } from '../algebra/cumulant.js'

/**
 * Fisher's k_r of a sample, by what it is: the r-th cumulant with every product of moments replaced by its unbiased
 * estimate, the mean over all choices of different members.
 */
export function kStatistic(sample: readonly number[], r: number): number {
  let total = 0
  for (const { coefficient, blocks } of cumulantTerms(Array.from({ length: r }, () => 0)))
    total +=
      Number(coefficient) *
      meanOfDifferent(
        sample,
        blocks.map((block) => block.length),
      )
  return total
}

/** The mean of x_i^a x_j^b … over different i, j, …. */
function meanOfDifferent(sample: readonly number[], powers: readonly number[]): number {
  const used = new Set<number>()
  let choices = 0
  const sum = (place: number): number => {
    const power = powers[place]
    if (power === undefined) {
      choices++
      return 1
    }
    let total = 0
    for (const [i, x] of sample.entries()) {
      if (used.has(i)) continue
      used.add(i)
      total += x ** power * sum(place + 1)
      used.delete(i)
    }
    return total
  }
  return sum(0) / choices
}

/** Σ (x_i - origin)^r. */
export function powerSum(sample: readonly number[], r: number, origin = 0): number {
  return sample.reduce((sum, x) => sum + (x - origin) ** r, 0)
}
