import type { Agreement } from '../estimate.js'

/**
 * How many samples bring the standard error of a quantity down to `relativeError` times its prediction, from the error
 * of a pilot run: errors fall as 1/√n.
 *
 * @example
 * const named = { quantity: { kind: 'named', name: 'E φ²' }, method: { kind: 'named', name: 'direct' } }
 * samplesNeeded(compareWith({ ...named, mean: 1, standardError: 0.02, samples: 1000, seed: 1 }, 1), 0.01) // 4000
 */
export function samplesNeeded({ estimate, prediction }: Agreement, relativeError: number): number {
  return Math.ceil(estimate.samples * (estimate.standardError / (relativeError * prediction)) ** 2)
}
