import { InputError } from '../../errors.js'
import type { Evaluated } from '../../kernels/evaluated.js'
import type { Point } from '../network.js'

/** Of a correlator, or of the size that it has by the fields' variances: G₂^(n/2) N^(1−n/2). */
const LARGEST_ERROR = 1e-3

/**
 * The correlator of all points, in order, as a number without its error.
 *
 * @throws InputError where the error is more than a number alone may hide: a quadrature over steps and bends, or a sum
 * whose terms cancel
 */
export function numberAlone(
  correlator: (legs: readonly number[]) => Evaluated,
  points: readonly Point[],
  N: number,
): number {
  const { value, error } = correlator(points.map((_, i) => i))
  if (error <= LARGEST_ERROR * Math.abs(value)) return value
  const size = points.reduce(
    (product, _, i) => product * Math.sqrt(Math.abs(correlator([i, i]).value)),
    N ** (1 - points.length / 2),
  )
  if (error <= LARGEST_ERROR * size) return value
  throw new InputError({
    code: 'networks.digits',
    at: `correlator of ${points.length} points`,
    expected: 'three digits (correlatorsOn gives the number with its error; a moment in closed form has none)',
    received: `${value.toPrecision(4)} ± ${error.toPrecision(2)}`,
  })
}
