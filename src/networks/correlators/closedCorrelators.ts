import type { Decimal } from 'decimal.js'
import { decimals } from '../../algebra/decimals.js'
import type { Decimals, PreciseSum } from '../../algebra/decimals.js'
import { compileGaussianSumWithError } from '../../kernels/gaussianSum.js'
import { exponentDigits, preciseGaussianSum } from '../../kernels/preciseGaussianSum.js'
import type { Network, Point } from '../network.js'
import type { Evaluated } from '../../kernels/evaluated.js'
import { numberAlone, withinErrors } from './correlatorDigits.js'
import { floatCorrelators } from './hiddenMoments.js'
import type { HiddenMoments } from './hiddenMoments.js'
import type { ClosedMoment } from './placedMoments.js'
import { preciseCombinations } from './preciseCombinations.js'
import { preciseCumulants } from './preciseCumulants.js'
import { representable } from './representable.js'
import { requireCoordinates } from '../requireParameters.js'

/** The moments of a hidden unit that are sums of Gaussians. */
export interface GaussianMoments {
  /** In closed form, with v = σ₀²/d. */
  readonly closed: ClosedMoment
  /** As numbers; default: the closed form at the points. */
  readonly numbers?: HiddenMoments
}

/**
 * What a closed form needs to be a number: σ₀ and d, whose v = σ₀²/d is in the exponents, and values for its symbols.
 */
export interface ClosedFormValues {
  readonly d: number
  readonly sigma0: number
  readonly symbols: Readonly<Record<'sigma1' | 'N', number>> & Readonly<Record<string, number>>
}

/**
 * The correlators of a network whose hidden units have sums of Gaussians as moments.
 *
 * @throws InputError, from the functions that it returns, for points without d coordinates, and a value that float64
 * does not hold
 */
export function closedCorrelators(
  { closed, numbers }: GaussianMoments,
  values: ClosedFormValues,
): Required<Pick<Network, 'correlator' | 'correlatorsOn' | 'combinations'>> {
  const { d, sigma0, symbols } = values
  const { N, sigma1 } = symbols
  const moments = numbers ?? numbersOf(closed, values)
  const precise = (number: Decimals, points: readonly Point[]): ((legs: readonly number[]) => PreciseSum) => {
    const cumulant = preciseCumulants(number, points.length, preciseMoments(number, closed, values, points))
    const variance = new number(sigma1).pow(2).div(N)
    return (legs) => {
      const { value, size } = cumulant(legs)
      const scale = variance.pow(legs.length / 2).times(N)
      return { value: value.times(scale), size: size.times(scale) }
    }
  }
  const digits = (points: readonly Point[]): number => exponentDigits(sigma0 ** 2 / d, points)
  const correlatorsOn = (points: readonly Point[]): ((legs: readonly number[]) => Evaluated) => {
    requireCoordinates(points, d)
    const inFloats = floatCorrelators(moments, N, sigma1, points)
    const inMany = inDecimals(precise, digits(points), points)
    return withinErrors((legs) => {
      const [n, readout] = [legs.length, sigma1 ** 2 / N]
      const found = inFloats(legs)
      const enough = found.error <= LARGEST_ERROR * Math.max(Math.abs(found.value), N * readout ** (n / 2))
      return representable(enough ? found : inMany(legs), n, readout)
    }, N)
  }
  return {
    correlator: (points) => numberAlone(correlatorsOn(points), points, N),
    correlatorsOn,
    combinations: preciseCombinations((number, _, points) => {
      requireCoordinates(points, d)
      return precise(number, points)
    }, digits),
  }
}

/** Of a correlator, or of the size that it has by the readout weights, from which on floats are left for decimals. */
const LARGEST_ERROR = 1e-3

/** The closed form at the points, compiled once for each number of them. */
function numbersOf(closed: ClosedMoment, { d, sigma0, symbols }: ClosedFormValues): HiddenMoments {
  const compiled = byNumber((n) => compileGaussianSumWithError(closed(firstOf(n), n), sigma0 ** 2 / d, symbols))
  return (points) => (block) => compiled(block.length)(block.map((i) => points[i] as Point))
}

/** M_B for indices of points. */
function preciseMoments(
  number: Decimals,
  closed: ClosedMoment,
  { d, sigma0, symbols }: ClosedFormValues,
  points: readonly Point[],
): (block: readonly number[]) => PreciseSum {
  const v = (each: Decimals): Decimal => new each(sigma0).pow(2).div(d)
  const formOf = byNumber((n) => preciseGaussianSum(number, closed(firstOf(n), n), { v, symbols }, points))
  return (block) => formOf(block.length)(block)
}

/** Exponents at far points cancel as many digits as they have. */
function inDecimals(
  precise: (number: Decimals, points: readonly Point[]) => (legs: readonly number[]) => PreciseSum,
  digits: number,
  points: readonly Point[],
): (legs: readonly number[]) => Evaluated {
  let correlator: ((legs: readonly number[]) => PreciseSum) | undefined
  return (legs) => {
    correlator ??= precise(decimals(30 + digits), points)
    const { value, size } = correlator(legs)
    return {
      // Terms that no number holds do not cancel.
      value: (size.isFinite() ? value : size).toNumber(),
      error: size.times(1e-25).toNumber() + Math.abs(value.toNumber()) * Number.EPSILON,
    }
  }
}

function firstOf(n: number): readonly number[] {
  return Array.from({ length: n }, (_, i) => i)
}

function byNumber<T>(make: (n: number) => T): (n: number) => T {
  const known = new Map<number, T>()
  return (n) => {
    const found = known.get(n) ?? make(n)
    known.set(n, found)
    return found
  }
}
