import { compileGaussianSum } from '../kernels/gaussianSum.js'
import type { GaussianSum } from '../kernels/gaussianSum.js'
import type { Point } from './network.js'
import { requireCoordinates } from './requireParameters.js'

/** What a closed form needs to be a number: σ₀ and d, whose v = σ₀²/d is in the exponents, and values for its symbols. */
interface ClosedFormValues {
  readonly d: number
  readonly sigma0: number
  readonly symbols: Readonly<Record<string, number>>
}

/**
 * The correlators of a network whose closed forms are sums of Gaussians, each form compiled once.
 *
 * @param forms the closed form of the correlator of n points
 * @throws InputError, from the function that it returns, for points without d coordinates
 */
export function closedCorrelator(forms: (n: number) => GaussianSum, { d, sigma0, symbols }: ClosedFormValues): (points: readonly Point[]) => number {
  const compiled = new Map<number, (points: readonly Point[]) => number>()
  return (points) => {
    requireCoordinates(points, d)
    const known = compiled.get(points.length) ?? compileGaussianSum(forms(points.length), sigma0 ** 2 / d, symbols)
    compiled.set(points.length, known)
    return known(points)
  }
}
