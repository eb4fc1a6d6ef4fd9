import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { powerOfTwo } from '../algebra/powerOfTwo.js'
import { InputError } from '../errors.js'
import { requireMatrix } from '../shapes.js'

/** A symmetric matrix by rows. */
export type SymmetricMatrix = readonly (readonly number[])[]

/**
 * A covariance matrix in units of its own, u_i u_j for the entry ij: powers of two near the standard deviations, so
 * that nothing is rounded, too large or too small.
 */
export interface CovarianceInUnits {
  readonly covariance: SymmetricMatrix
  readonly units: readonly number[]
}

/**
 * The covariance matrix of some normal numbers, from outside.
 *
 * @throws InputError unless it is square, finite, symmetric and positive semidefinite, to ten digits of the standard
 * deviations
 */
export function requireCovariance(matrix: SymmetricMatrix, at: string): CovarianceInUnits {
  requireMatrix(matrix, at)
  const problem = (expected: string, received: string): InputError =>
    new InputError({ code: 'kernels.covariance', at, expected, received })
  const units = matrix.map((row, i) => ((row[i] as number) > 0 ? powerOfTwo(Math.sqrt(row[i] as number)) : 1))
  const covariance = matrix.map((row, i) => row.map((entry, j) => entry / (units[i] as number) / (units[j] as number)))
  covariance.forEach((row, i) => {
    row.forEach((entry, j) => {
      if (Math.abs(entry - (covariance[j]?.[i] as number)) > ROUNDING)
        throw problem('a symmetric matrix', `${matrix[i]?.[j]} and ${matrix[j]?.[i]} in rows ${i + 1} and ${j + 1}`)
    })
  })
  const least =
    matrix.length === 0
      ? 0
      : Math.min(
          ...new EigenvalueDecomposition(new Matrix(covariance.map((row) => [...row])), { assumeSymmetric: true })
            .realEigenvalues,
        )
  if (!(least >= -ROUNDING))
    throw problem(
      'a positive semidefinite matrix, as covariances are',
      `one with the eigenvalue ${least.toPrecision(3)} in units near the standard deviations`,
    )
  return { covariance, units }
}

/** Of entries and eigenvalues, in units of the variances. */
const ROUNDING = 1e-10
