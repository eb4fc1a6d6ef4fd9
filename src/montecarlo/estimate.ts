import type { Method } from './method.js'
import type { Quantity } from './quantity.js'
import { requireNumber } from '../numbers.js'

/** A number measured on samples, with everything needed to measure it again. */
export interface Estimate {
  /** What was measured; `quantityName` is its name, such as `G4c(x1, x1, x2, x3)`. */
  readonly quantity: Quantity
  readonly mean: number
  /** One standard deviation of `mean`, itself estimated from the samples. */
  readonly standardError: number
  readonly samples: number
  readonly seed: number
  /** How it was measured; `methodWords` says it, such as `kernel estimator, jackknife over 200 batches`. */
  readonly method: Method
  /**
   * Of Student's distribution, where few batches make up the error; it is then wide enough for z to have a variance of
   * 1.
   */
  readonly degrees?: number
  /**
   * Third cumulant in units of the error, where it is known: estimate and error are then correlated, and verdicts take
   * it into account.
   */
  readonly skewness?: number
  /** How many batches make up the error; see `Jackknifed`. */
  readonly effectiveBatches?: number
  /** The error is not to be trusted: a few rare samples make it up. */
  readonly heavyTailed?: true
}

/** An estimate beside a prediction of the same quantity. */
export interface Agreement {
  readonly estimate: Estimate
  readonly prediction: number
  /** estimate.mean − prediction */
  readonly difference: number
  /** difference / estimate.standardError; about N(0, 1) when the prediction is right. */
  readonly z: number
}

/**
 * How far an estimate lies from a prediction, in standard errors. With a standard error of zero, z is 0 when the two
 * are equal and otherwise ±Infinity.
 *
 * @throws InputError for numbers that are not finite, and a negative error
 * @example
 * const own = { quantity: { kind: 'named', name: 'E φ²' }, method: { kind: 'named', name: 'direct' } }
 * compareWith({ ...own, mean: 0.52, standardError: 0.01, samples: 100, seed: 1 }, 0.5).z // 2
 */
export function compareWith(estimate: Estimate, prediction: number): Agreement {
  requireNumber(prediction, { at: 'prediction' })
  requireNumber(estimate.mean, { at: 'estimate.mean' })
  requireNumber(estimate.standardError, {
    at: 'estimate.standardError',
    expected: 'a number that is not negative',
    min: 0,
  })
  const difference = estimate.mean - prediction
  return { estimate, prediction, difference, z: difference === 0 ? 0 : difference / estimate.standardError }
}
