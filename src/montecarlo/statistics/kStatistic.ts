import { setPartitions } from '../../algebra/partitions.js'

/**
 * Which moments are known to vanish: `none`, or those of `odd` order (a distribution symmetric under φ → −φ), which
 * makes the estimator less noisy.
 */
export type Vanishing = 'none' | 'odd'

/**
 * An unbiased estimator of a joint cumulant κ(x₁ … x_r) as a polynomial in sums over n samples of products of the x.
 */
export interface KStatistic {
  /** The sets of indices 0 … r − 1 whose products are summed, in the order in which `value` wants their sums. */
  readonly subsets: readonly (readonly number[])[]
  /**
   * @param sums Σ over the samples of Π_{i ∈ subset} x_i, for each of the subsets; @param n number of samples, r at
   * least
   */
  readonly value: (sums: ArrayLike<number>, n: number) => number
}

/**
 * Unbiased estimator of the joint cumulant of r variables: Fisher's k-statistic, multivariate, for any means.
 *
 * κ = Σ_π (−1)^{b−1}(b−1)! Π_{B ∈ π} E Π_B over the partitions π into b blocks. A product of b means is estimated
 * without bias by the mean over b-tuples of different samples, (n)_b⁻¹ Σ_{i₁ ≠ … ≠ i_b}, (n)_b = n(n−1)…(n−b+1), and
 * sums over different samples are, by Möbius inversion, Σ_{σ ≥ π} Π_{C ∈ σ} (−1)^{|C|−1}(|C|−1)! S_C. Together: Σ_σ
 * c_σ(n) Π_{C ∈ σ} S_C, c_σ depending on the sizes of the blocks only.
 *
 * Exact at every n ≥ r; rounding is kept small by variables whose means are small beside their deviations (subtract a
 * constant first: for r ≥ 2 that changes no cumulant).
 *
 * @param order r, 1 to 8
 * @example
 * const { subsets, value } = kStatistic(2) // subsets [[0], [1], [0, 1]]
 * value([3, 7, 14], 2) // x = (1, 2), y = (2, 5): Σxy/(n−1) − ΣxΣy/(n(n−1)) = 3.5; the variables' sums first, then that of the products
 * @source P. McCullagh, Tensor Methods in Statistics, chapter 4
 */
export function kStatistic(order: number, vanishing: Vanishing = 'none'): KStatistic {
  const names = Array.from({ length: order }, (_, i) => i)
  const partitions = [...setPartitions(names)].filter(
    (blocks) => vanishing === 'none' || blocks.every((block) => block.length % 2 === 0),
  )
  const subsets = [...new Map(partitions.flat().map((block) => [block.join(), block])).values()].sort(
    (a, b) => a.length - b.length || compare(a, b),
  )
  const place = new Map(subsets.map((subset, i) => [subset.join(), i]))
  const terms = partitions.map((blocks) => ({
    places: blocks.map((block) => place.get(block.join()) as number),
    sizes: blocks
      .map((block) => block.length)
      .sort((a, b) => a - b)
      .join(),
  }))
  const shapes = [...new Set(terms.map(({ sizes }) => sizes))]
  const expanded = shapes.map((shape) => tuples(shape.split(',').map(Number), vanishing))
  const shapeOf = terms.map(({ sizes }) => shapes.indexOf(sizes))
  const flat = Int32Array.from(terms.flatMap(({ places }) => places))
  const ends = terms.reduce<number[]>((all, { places }) => [...all, (all.at(-1) ?? 0) + places.length], [0])
  // Many cumulants of the same samples are asked for one after the other.
  let known: { readonly n: number; readonly coefficients: readonly number[] } = { n: Number.NaN, coefficients: [] }
  return {
    subsets,
    value: (sums, n) => {
      if (known.n !== n) known = { n, coefficients: expanded.map((counts) => coefficient(counts, n)) }
      const { coefficients } = known
      let total = 0
      for (let t = 0; t < terms.length; t++) {
        let product = coefficients[shapeOf[t] as number] as number
        for (let at = ends[t] as number; at < (ends[t + 1] as number); at++)
          product *= sums[flat[at] as number] as number
        total += product
      }
      return total
    },
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  const first = a.findIndex((value, i) => value !== b[i])
  return first < 0 ? 0 : (a[first] as number) - (b[first] as number)
}

/**
 * For blocks of the given sizes: Σ over their refinements into b blocks in all of Π (−1)^{j−1}(j−1)! (a block cut into
 * j), at index b.
 */
function tuples(sizes: readonly number[], vanishing: Vanishing): readonly number[] {
  return sizes
    .map((size) => cuts(size, vanishing))
    .reduce((a, b) => a.concat(b.map(() => 0)).map((_, k) => convolution(a, b, k)), [1])
}

function convolution(a: readonly number[], b: readonly number[], k: number): number {
  return a.reduce((sum, value, i) => sum + value * (b[k - i] ?? 0), 0)
}

/**
 * (−1)^{j−1}(j−1)! times the number of partitions of a set of `size` into j blocks (of even size, where odd moments
 * vanish), at index j.
 */
function cuts(size: number, vanishing: Vanishing): readonly number[] {
  const counts = new Array<number>(size + 1).fill(0)
  for (const blocks of setPartitions(Array.from({ length: size }, (_, i) => i))) {
    if (vanishing === 'none' || blocks.every((block) => block.length % 2 === 0))
      counts[blocks.length] = (counts[blocks.length] as number) + 1
  }
  return counts.map((count, j) => (j === 0 ? 0 : count * moebius(j)))
}

function coefficient(counts: readonly number[], n: number): number {
  let falling = 1
  return counts.reduce((sum, count, b) => {
    if (b === 0) return sum
    falling *= n - b + 1
    return count === 0 ? sum : sum + (count * moebius(b)) / falling
  }, 0)
}

/** (−1)^{b−1}(b−1)! */
function moebius(b: number): number {
  let product = 1
  for (let k = 1; k < b; k++) product *= -k
  return product
}
