import { Matrix, SVD, inverse } from 'ml-matrix'
import { tensor } from '../algebra/tensor.js'
import type { Tensor } from '../algebra/tensor.js'
import { InputError } from '../errors.js'

/** K⁻¹ in floats, and how much of the digits it costs. */
export interface CovarianceInverse {
  readonly inverse: Tensor
  /** The largest singular value of K over the smallest. */
  readonly condition: number
}

/** A covariance worse conditioned than this loses more than half of the digits in K⁻¹ on every leg. */
const LARGEST_CONDITION = 1e8

/** The inverse of a covariance matrix; undefined where floats have none worth its name, see {@link singular}. */
export function covarianceInverse(covariance: Tensor): CovarianceInverse | undefined {
  const { size } = covariance
  const matrix = Matrix.from1DArray(size, size, covariance.data)
  const { condition } = new SVD(matrix)
  if (!(condition < LARGEST_CONDITION)) return undefined
  const inverted = inverse(matrix)
  const at = (i: number, j: number): number => (inverted.get(i, j) + inverted.get(j, i)) / 2
  return { inverse: tensor(size, 2, ([i, j]) => at(i as number, j as number)), condition }
}

/** The inverse of a covariance matrix. @throws InputError when it is singular */
export function invert(covariance: Tensor): Tensor {
  const found = covarianceInverse(covariance)
  if (found === undefined) throw singular(covariance, LARGEST_CONDITION)
  return found.inverse
}

/** The fields, from 0, of the combination that varies least. */
export function dependentFields({ size, data }: Tensor): readonly number[] {
  const vector = new SVD(Matrix.from1DArray(size, size, data)).rightSingularVectors.getColumn(size - 1)
  const largest = Math.max(...vector.map(Math.abs))
  return vector.flatMap((entry, i) => (Math.abs(entry) > largest / 1000 ? [i] : []))
}

/**
 * The refusal of points on which K has no inverse, with the fields that depend on each other.
 *
 * @param limit of the condition number, where that is why
 */
export function singular(covariance: Tensor, limit?: number): InputError {
  const { size } = covariance
  const decomposition = new SVD(Matrix.from1DArray(size, size, covariance.data))
  const dependent = dependentFields(covariance).map((i) => `x${i + 1}`)
  return new InputError({
    code: 'actions.singular',
    at: 'points',
    expected: `points far enough apart for the two-point function to have an inverse (${limit === undefined ? '' : `condition number below ${limit.toExponential()}; `}leave out or move one of those named)`,
    received: `condition number ${decomposition.condition.toPrecision(3)}, the fields at ${dependent.join(', ')} being linearly dependent`,
  })
}
