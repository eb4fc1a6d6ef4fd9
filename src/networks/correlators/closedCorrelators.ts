import { compileGaussianSumWithError } from '../../kernels/gaussianSum.js'
import type { GaussianSum } from '../../kernels/gaussianSum.js'
import { preciseGaussianSum } from '../../kernels/preciseGaussianSum.js'
import type { Network, Point } from '../network.js'
import type { Evaluated } from '../../kernels/evaluated.js'
import { numberAlone } from './numberAlone.js'
import { preciseCombinations } from './preciseCombinations.js'
import { representable } from './representable.js'
import { requireCoordinates, requireLegs } from '../requireParameters.js'

/**
 * What a closed form needs to be a number: σ₀ and d, whose v = σ₀²/d is in the exponents, and values for its symbols.
 */
export interface ClosedFormValues {
  readonly d: number
  readonly sigma0: number
  readonly symbols: Readonly<Record<'sigma1' | 'N', number>> & Readonly<Record<string, number>>
}

/**
 * The correlators of a network whose closed forms are sums of Gaussians, each form compiled once.
 *
 * @param forms the closed form of the correlator of n points
 * @throws InputError, from the functions that it returns, for points without d coordinates, and a value that float64
 * does not hold
 */
export function closedCorrelators(
  forms: (n: number) => GaussianSum,
  values: ClosedFormValues,
): Required<Pick<Network, 'correlator' | 'correlatorsOn' | 'combinations'>> {
  const { d, sigma0, symbols } = values
  const withError = byNumber((n) => compileGaussianSumWithError(forms(n), sigma0 ** 2 / d, symbols))
  const correlatorsOn = (points: readonly Point[]): ((legs: readonly number[]) => Evaluated) => {
    requireCoordinates(points, d)
    return (legs) => {
      requireLegs(legs, points.length)
      const { value, error } = withError(legs.length)(legs.map((i) => points[i] as Point))
      return representable({ value, error }, legs.length, symbols.sigma1 ** 2 / symbols.N)
    }
  }
  return {
    correlator: (points) => numberAlone(correlatorsOn(points), points, symbols.N),
    correlatorsOn,
    combinations: preciseCombinations((number, n, points) => {
      requireCoordinates(points, d)
      return preciseGaussianSum(number, forms(n), { v: (each) => new each(sigma0).pow(2).div(d), symbols }, points)
    }),
  }
}

function byNumber<T>(make: (n: number) => T): (n: number) => T {
  const known = new Map<number, T>()
  return (n) => {
    const found = known.get(n) ?? make(n)
    known.set(n, found)
    return found
  }
}
