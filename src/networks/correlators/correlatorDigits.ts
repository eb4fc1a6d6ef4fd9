import { requireDigits } from '../../kernels/evaluated.js'
import type { Digits, Evaluated } from '../../kernels/evaluated.js'
import type { Point } from '../network.js'

/** Correlators on a fixed set of points, by indices of points. */
export type CorrelatorByLegs = (legs: readonly number[]) => Evaluated

/**
 * Correlators with their errors, on their way out.
 *
 * @throws InputError, from the function that it returns, where nothing is known of one but its error: the quadrature of
 * a moment that is infinite, a sum whose terms cancel
 */
export function withinErrors(correlator: CorrelatorByLegs, N: number): CorrelatorByLegs {
  return (legs) =>
    known(correlator, legs, N, {
      expected: 'a value that is not lost in its error',
    })
}

/**
 * The correlator of all points, in order, as a number without its error.
 *
 * @throws InputError where the error is more than a number alone may hide: a quadrature over steps and bends, or a sum
 * whose terms cancel
 */
export function numberAlone(correlator: CorrelatorByLegs, points: readonly Point[], N: number): number {
  const legs = points.map((_, i) => i)
  const expected = 'three digits (correlatorsOn gives the number with its error; a moment in closed form has none)'
  return known(correlator, legs, N, { share: THREE_DIGITS, expected }).value
}

const THREE_DIGITS = 1e-3

/** Errors count beside the size that a correlator has by the fields' variances: G₂^(n/2) N^(1−n/2). */
function known(
  correlator: CorrelatorByLegs,
  legs: readonly number[],
  N: number,
  digits: Pick<Digits, 'share' | 'expected'>,
): Evaluated {
  return requireDigits(correlator(legs), {
    ...digits,
    code: 'networks.digits',
    at: `correlator of ${legs.length} points`,
    size: () =>
      legs.reduce((product, leg) => product * Math.sqrt(certain(correlator([leg, leg]))), N ** (1 - legs.length / 2)),
  })
}

/** A variance, or 0 where it is not one that is known. */
function certain({ value, error }: Evaluated): number {
  return error <= ONE_DIGIT * value ? value : 0
}

const ONE_DIGIT = 0.1
