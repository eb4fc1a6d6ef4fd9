import { compileGaussianSum } from '../kernels/gaussianSum.js'
import type { GaussianSum } from '../kernels/gaussianSum.js'
import type { Point } from './network.js'
import { requireCoordinates } from './requireParameters.js'
import { representable } from './representable.js'

/** What a closed form needs to be a number: σ₀ and d, whose v = σ₀²/d is in the exponents, and values for its symbols. */
interface ClosedFormValues {
  readonly d: number
  readonly sigma0: number
  readonly symbols: Readonly<Record<'sigma1' | 'N', number>> & Readonly<Record<string, number>>
}

/**
 * The correlators of a network whose closed forms are sums of Gaussians, each form compiled once.
 *
 * @param forms the closed form of the correlator of n points
 * @throws InputError, from the function that it returns, for points without d coordinates, and a value that float64 does not hold
 */
export function closedCorrelator(forms: (n: number) => GaussianSum, { d, sigma0, symbols }: ClosedFormValues): (points: readonly Point[]) => number {
  const compiled = new Map<number, (points: readonly Point[]) => number>()
  return (points) => {
    requireCoordinates(points, d)
    const known = compiled.get(points.length) ?? compileGaussianSum(forms(points.length), sigma0 ** 2 / d, symbols)
    compiled.set(points.length, known)
    return representable(known(points), points.length, symbols.sigma1 ** 2 / symbols.N)
  }
}
