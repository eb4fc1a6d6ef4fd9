import { Matrix, SVD } from 'ml-matrix'
import { correlatorTensors } from '../networks/correlators/correlatorTensors.js'
import type { CorrelatorTensors } from '../networks/correlators/correlatorTensors.js'
import type { Combinations, Point } from '../networks/network.js'

/**
 * Combinations χ = Aφ of the field at points whose two-point function is nearly the unit matrix, with their
 * correlators.
 */
export interface Whitened {
  /** A, by rows. */
  readonly matrix: readonly (readonly number[])[]
  readonly correlators: CorrelatorTensors
}

/**
 * Of every variance, relative to it. The Gaussian part of the action has at least 0.4 of that error, so that more of it
 * leaves no six digits.
 */
const MOST_ERROR = 2.5e-6
/** In a frame as good as this nothing is lost by inverting. */
const GOOD_CONDITION = 4
/**
 * A pivot of the correlations below this is rounding: its combination is normalised in the next round, where it is
 * known better.
 */
const SMALLEST_PIVOT = 1e-10
const MOST_ROUNDS = 20
/** Beyond this the points are the same for all that a field can tell. */
const LARGEST_ENTRY = 1e25

/**
 * Combinations of the field at near points that are as independent as the field at distant ones: differences,
 * differences of differences, each over its size.
 *
 * A triangular factor of the covariance in floats, inverted, makes the combinations independent as far as floats can
 * tell. Their own covariance, which the network computes without loss, is factored again until it is nearly the unit
 * matrix: each round takes up to ten digits of the condition number.
 *
 * @returns undefined where the network has no such combinations: fields that depend on each other exactly, or whose
 * variances are quadratures of less than six digits
 * @source S. M. Rump, Inversion of extremely ill-conditioned matrices in floating-point (2009): the idea of factoring
 * again what was preconditioned
 */
export function whitened(combinations: Combinations, points: readonly Point[]): Whitened | undefined {
  let matrix = points.map((_, i) => points.map((__, j) => Number(i === j)))
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const correlators = correlatorTensors(points.length, combinations(matrix))
    const [covariance, error] = [correlators.correlator(2), correlators.error(2)]
    const variances = points.map((_, a) => covariance.data[a * points.length + a] as number)
    if (variances.some((variance, a) => !(variance > 4 * (error.data[a * points.length + a] as number))))
      return undefined
    // The same rows, normalised, are in the frame to come: it would be known no better.
    if (variances.every((variance, a) => (error.data[a * points.length + a] as number) > MOST_ERROR * variance))
      return undefined
    const deviations = variances.map(Math.sqrt)
    const correlations = points.map((_, a) =>
      points.map(
        (__, b) =>
          (covariance.data[a * points.length + b] as number) / ((deviations[a] as number) * (deviations[b] as number)),
      ),
    )
    const normal = deviations.every((deviation) => deviation > 0.5 && deviation < 2)
    if (normal && new SVD(new Matrix(correlations)).condition < GOOD_CONDITION) return { matrix, correlators }
    const before = matrix.map((row, a) => row.map((entry) => entry / (deviations[a] as number)))
    matrix = decorrelated(correlations, before)
    if (matrix.some((row) => row.some((entry) => !(Math.abs(entry) <= LARGEST_ENTRY)))) return undefined
  }
  return undefined
}

/** L⁻¹A with the triangular factor of LLᵀ = R, row by row. */
function decorrelated(
  correlations: readonly (readonly number[])[],
  matrix: readonly (readonly number[])[],
): number[][] {
  const factor: number[][] = []
  const rows: number[][] = []
  correlations.forEach((row, a) => {
    const own: number[] = []
    let left = 1
    let combination = [...(matrix[a] as readonly number[])]
    for (let b = 0; b < a; b++) {
      let entry = row[b] as number
      for (let k = 0; k < b; k++) entry -= (own[k] as number) * (factor[b]?.[k] as number)
      entry /= factor[b]?.[b] as number
      own.push(entry)
      left -= entry ** 2
      combination = combination.map((x, i) => x - entry * (rows[b]?.[i] as number))
    }
    const pivot = Math.sqrt(Math.max(left, SMALLEST_PIVOT))
    factor.push([...own, pivot])
    rows.push(combination.map((x) => x / pivot))
  })
  return rows
}
