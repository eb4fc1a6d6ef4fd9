import { Matrix, SVD, inverse } from 'ml-matrix'
import { tensor } from '../algebra/tensor.js'
import type { Tensor } from '../algebra/tensor.js'
import { InputError } from '../errors.js'

/** K⁻¹ in floats, and how much of the digits it costs. */
export interface CovarianceInverse {
  readonly inverse: Tensor
  /**
   * The largest singular value of the correlations, K over its standard deviations, over the smallest: fields of very
   * different sizes cost no digits.
   */
  readonly condition: number
}

/** Correlations worse conditioned than this lose more than half of the digits in K⁻¹ on every leg. */
const LARGEST_CONDITION = 1e8

/** The inverse of a covariance matrix; undefined where floats have none worth its name, see {@link singular}. */
export function covarianceInverse(covariance: Tensor): CovarianceInverse | undefined {
  const { size } = covariance
  const condition = decomposed(covariance).condition
  if (!(condition < LARGEST_CONDITION)) return undefined
  // Powers of two change no digit.
  const scales = deviations(covariance).map((deviation) => 2 ** Math.round(Math.log2(deviation)))
  const inverted = inverse(over(covariance, scales))
  const at = (i: number, j: number): number =>
    (inverted.get(i, j) + inverted.get(j, i)) / 2 / (scales[i] as number) / (scales[j] as number)
  return { inverse: tensor(size, 2, ([i, j]) => at(i as number, j as number)), condition }
}

/** The square roots of the variances; 1 where there is none, which stays as it is. */
function deviations({ size, data }: Tensor): readonly number[] {
  return Array.from({ length: size }, (_, i) => Math.sqrt(Math.abs(data[i * size + i] as number)) || 1)
}

/** K_ij/s_i s_j */
function over({ size, data }: Tensor, scales: readonly number[]): Matrix {
  const entries = Array.from(
    data,
    (entry, i) => entry / (scales[Math.floor(i / size)] as number) / (scales[i % size] as number),
  )
  return Matrix.from1DArray(size, size, entries)
}

/** The singular values and vectors of the correlations. */
function decomposed(covariance: Tensor): SVD {
  return new SVD(over(covariance, deviations(covariance)))
}

/** The inverse of a covariance matrix. @throws InputError when it is singular */
export function invert(covariance: Tensor): Tensor {
  const found = covarianceInverse(covariance)
  if (found === undefined) throw singular(covariance, LARGEST_CONDITION)
  return found.inverse
}

/** The fields, from 0, of the combination that varies least, each in units of its standard deviation. */
export function dependentFields(covariance: Tensor): readonly number[] {
  const vector = decomposed(covariance).rightSingularVectors.getColumn(covariance.size - 1)
  const largest = Math.max(...vector.map(Math.abs))
  return vector.flatMap((entry, i) => (Math.abs(entry) > largest / 1000 ? [i] : []))
}

/**
 * The refusal of points on which K has no inverse, with the fields that depend on each other.
 *
 * @param limit of the condition number of the correlations, where that is why
 */
export function singular(covariance: Tensor, limit?: number): InputError {
  const dependent = dependentFields(covariance).map((i) => `x${i + 1}`)
  return new InputError({
    code: 'actions.singular',
    at: 'points',
    expected: `points far enough apart for the two-point function to have an inverse (${limit === undefined ? '' : `condition number below ${limit.toExponential()}; `}leave out or move one of those named)`,
    received: `condition number ${decomposed(covariance).condition.toPrecision(3)}, the fields at ${dependent.join(', ')} being linearly dependent`,
  })
}
