import type { Tensor } from '../../algebra/tensor.js'

/**
 * The variance of the unbiased joint cumulant (k-statistic) of order r = 3 or 4 over n independent draws of a Gaussian
 * with covariance K:
 *
 * Σ_π Π_i K[a_i, a_π(i)] over the permutations π of the r indices, times n/((n − 1)(n − 2)) or n(n + 1)/((n − 1)(n −
 * 2)(n − 3)): 6σ⁶ and 24σ⁸ for equal ones.
 *
 * @source R. A. Fisher, Moments and product moments of sampling distributions (1929)
 */
export function gaussianVariance({ size, data }: Tensor, indices: readonly number[], n: number): number {
  const permanent = (rows: readonly number[], columns: readonly number[]): number => {
    const [row, ...others] = rows
    if (row === undefined) return 1
    return columns.reduce(
      (sum, column, c) => sum + (data[row * size + column] as number) * permanent(others, columns.toSpliced(c, 1)),
      0,
    )
  }
  const factor = indices.length === 3 ? n / ((n - 1) * (n - 2)) : (n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3))
  return factor * permanent(indices, indices)
}

/**
 * A third cumulant of n Gaussian draws in units of its standard deviation as a standard normal number, nearly: its
 * distribution is symmetric with tails like those of Johnson's.
 *
 * @source R. B. D'Agostino, Transformation to normality of the null distribution of g₁, Biometrika 57 (1970)
 */
export function thirdCumulantScore(y: number, n: number): number {
  const kurtosis = (3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3)) / ((n - 2) * (n + 5) * (n + 7) * (n + 9))
  const square = Math.sqrt(2 * (kurtosis - 1)) - 1
  return Math.asinh(y / Math.sqrt(2 / (square - 1))) / Math.sqrt(Math.log(square) / 2)
}

/**
 * A fourth cumulant of n Gaussian draws in units of its standard deviation as a standard normal number, or nearer to 0:
 * its distribution is skewed to the right, at most as that of a kurtosis, with skewness √(216/n); a χ² of the same
 * skewness stands for it. Below 0 the number itself.
 *
 * @source F. J. Anscombe, W. J. Glynn, Distribution of the kurtosis statistic b₂ for normal samples, Biometrika 70
 * (1983)
 */
export function fourthCumulantScore(y: number, n: number): number {
  if (y <= 0) return y
  const skewness =
    (6 * (n * n - 5 * n + 2) * Math.sqrt((6 * (n + 3) * (n + 5)) / (n * (n - 2) * (n - 3)))) / ((n + 7) * (n + 9))
  const degrees = 6 + (8 / skewness) * (2 / skewness + Math.sqrt(1 + 4 / skewness ** 2))
  const rest = 2 / (9 * degrees)
  const cube = (1 - 2 / degrees) / (1 + y * Math.sqrt(2 / (degrees - 4)))
  return (1 - rest - Math.cbrt(cube)) / Math.sqrt(rest)
}
