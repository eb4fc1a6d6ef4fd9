import { decimals } from '../../algebra/decimals.js'
import type { Decimals, PreciseSum } from '../../algebra/decimals.js'
import { compileGaussianSumWithError } from '../../kernels/gaussianSum.js'
import type { GaussianSum } from '../../kernels/gaussianSum.js'
import { exponentDigits, preciseGaussianSum } from '../../kernels/preciseGaussianSum.js'
import type { Network, Point } from '../network.js'
import type { Evaluated } from '../../kernels/evaluated.js'
import { numberAlone, withinErrors } from './correlatorDigits.js'
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
  const precise = (number: Decimals, n: number, points: readonly Point[]): ((legs: readonly number[]) => PreciseSum) =>
    preciseGaussianSum(number, forms(n), { v: (each) => new each(sigma0).pow(2).div(d), symbols }, points)
  const digits = (points: readonly Point[]): number => exponentDigits(sigma0 ** 2 / d, points)
  const withError = byNumber((n) => compileGaussianSumWithError(forms(n), sigma0 ** 2 / d, symbols))
  const correlatorsOn = (points: readonly Point[]): ((legs: readonly number[]) => Evaluated) => {
    requireCoordinates(points, d)
    return withinErrors((legs) => {
      requireLegs(legs, points.length)
      const [n, readout] = [legs.length, symbols.sigma1 ** 2 / symbols.N]
      const found = withError(n)(legs.map((i) => points[i] as Point))
      const enough = found.error <= LARGEST_ERROR * Math.max(Math.abs(found.value), symbols.N * readout ** (n / 2))
      return representable(enough ? found : inDecimals(precise, digits(points), points)(legs), n, readout)
    }, symbols.N)
  }
  return {
    correlator: (points) => numberAlone(correlatorsOn(points), points, symbols.N),
    correlatorsOn,
    combinations: preciseCombinations((number, n, points) => {
      requireCoordinates(points, d)
      return precise(number, n, points)
    }, digits),
  }
}

/** Of a correlator, or of the size that it has by the readout weights, from which on floats are left for decimals. */
const LARGEST_ERROR = 1e-3

/** Exponents at far points cancel as many digits as they have. */
function inDecimals(
  precise: (number: Decimals, n: number, points: readonly Point[]) => (legs: readonly number[]) => PreciseSum,
  digits: number,
  points: readonly Point[],
): (legs: readonly number[]) => Evaluated {
  const number = decimals(30 + digits)
  return (legs) => {
    const { value, size } = precise(number, legs.length, points)(legs)
    return {
      // Terms that no number holds do not cancel.
      value: (size.isFinite() ? value : size).toNumber(),
      error: size.times(1e-25).toNumber() + Math.abs(value.toNumber()) * Number.EPSILON,
    }
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
