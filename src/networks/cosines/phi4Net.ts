import { InputError } from '../../errors.js'
import { adaptiveIntegral } from '../../kernels/adaptiveIntegral.js'
import type { Evaluated } from '../../kernels/evaluated.js'
import { momentTable } from '../../kernels/productQuadrature.js'
import { ballVolume, sphereWave } from '../../kernels/sphereWave.js'
import { correlatorsFromMoments } from '../correlators/hiddenMoments.js'
import type { CombinedMoments, HiddenMoments } from '../correlators/hiddenMoments.js'
import { neutralSigns, squareOfSum } from './neutralSigns.js'
import type { Network, Point } from '../network.js'
import { requireCoordinates, requireParameters } from '../requireParameters.js'
import { numberAlone, withinErrors } from '../correlators/correlatorDigits.js'
import { samplePhi4Hidden } from './samplePhi4Hidden.js'
import { finite } from '../../numbers.js'

/**
 * Parameters of the φ⁴ network: N neurons, d inputs, momenta in the ball |p| < Lambda, mass m, readout weights of
 * variance sigma_a²/N.
 */
export interface Phi4NetParameters {
  readonly N: number
  readonly d: number
  readonly Lambda: number
  readonly m: number
  readonly sigma_a: number
}

/**
 * The free field of mass m with a sharp cutoff as a network: φ(x) = Σ_j a_j h_j(x), h(x) = sqrt(2 vol(B)/(2π)^d)
 * cos(b·x + c)/sqrt(b² + m²), b uniform in the ball B of radius Λ, c uniform on a period, a_j ~ N(0, σ_a²/N). Its
 * two-point function is that of the free field at every N,
 *
 * G2(x, y) = σ_a² ∫_{|p|<Λ} d^d p/(2π)^d e^{ip(x−y)}/(p² + m²);
 *
 * higher cumulants are of order N^(1−n/2). Correlators are radial momentum integrals, by quadrature; see {@link
 * phi4Correlator} for their errors.
 *
 * @throws InputError when N or d is no positive integer, Λ or σ_a is not positive, m is negative, or m = 0 in d ≤ 2,
 * where G2 is infinite
 * @example
 * phi4Net({ N: 5, d: 1, Lambda: 3, m: 1, sigma_a: 1 }).correlator([[0.4], [0.4]]) // arctan(3)/π
 * @source arXiv:2307.03223, section 5
 */
export function phi4Net(parameters: Phi4NetParameters): Network {
  requirePhi4(parameters)
  const { N, d, sigma_a } = parameters
  const correlatorsOn = correlatorsOf(parameters)
  return {
    name: 'phi4-net',
    title: 'φ⁴ network: cosines with momenta in a ball and the amplitude of a free field',
    parameters: { ...parameters },
    width: N,
    inputs: d,
    readoutVariance: sigma_a ** 2 / N,
    neurons: 'independent',
    correlator: (points) => numberAlone(correlatorsOn(points), points, N),
    correlatorsOn,
    ...(d === 1 ? { combinations: combinationsOf(parameters) } : {}),
    sampleHidden: (random, points, out) => samplePhi4Hidden(parameters, random, points, out),
  }
}

/**
 * The connected correlator of the φ⁴ network with an estimate of the quadrature's error.
 *
 * @throws InputError as {@link phi4Net}; for points of a wrong dimension; and for m = 0 where the momentum integral of
 * a moment of n points is infinite, n ≥ d
 * @example
 * phi4Correlator({ N: 5, d: 1, Lambda: 3, m: 1, sigma_a: 1 }, [[0.4], [0.4]]).value // 0.39758361…: arctan(3)/π
 */
export function phi4Correlator(parameters: Phi4NetParameters, points: readonly Point[]): Evaluated {
  requirePhi4(parameters)
  return correlatorsOf(parameters)(points)(points.map((_, i) => i))
}

/**
 * G2 in momentum space: σ_a²/(p² + m²) inside the ball |p| < Λ and 0 outside of it, at every N.
 *
 * @example
 * phi4Propagator({ N: 5, d: 1, Lambda: 3, m: 1, sigma_a: 1 }, [1]) // 0.5…: 1/(p² + m²)
 */
export function phi4Propagator(parameters: Phi4NetParameters, momentum: Point): number {
  requirePhi4(parameters)
  requireCoordinates([momentum], parameters.d)
  const square = momentum.reduce((sum, component) => sum + component ** 2, 0)
  const value = square < parameters.Lambda ** 2 ? parameters.sigma_a ** 2 / (square + parameters.m ** 2) : 0
  return finite(value, { at: 'propagator', what: 'a value' })
}

/**
 * All correlators on a set of points, by indices; momentum integrals are shared between the sets of points that one
 * network is asked for.
 */
function correlatorsOf(
  parameters: Phi4NetParameters,
): (points: readonly Point[]) => (legs: readonly number[]) => Evaluated {
  const { N, d, sigma_a } = parameters
  const integral = momentumIntegral(parameters)
  return (points) => {
    requireCoordinates(points, d)
    const moments: HiddenMoments = (at) => (block) =>
      hiddenMoment(
        parameters,
        block.map((i) => at[i] as Point),
        integral,
      )
    return withinErrors(correlatorsFromMoments(moments, N, sigma_a, points), N)
  }
}

/**
 * Correlators of combinations of the field in one dimension: momentum and phase by quadrature, the hidden units being
 * combined before.
 */
function combinationsOf({ N, d, Lambda, m, sigma_a }: Phi4NetParameters): Network['combinations'] & {} {
  const amplitude = Math.sqrt((2 * Lambda) / Math.PI)
  const moments: CombinedMoments = (points, combinations = []) =>
    momentTable({
      axes: [
        { kind: 'uniform', from: 0, to: Lambda },
        { kind: 'uniform', from: -Math.PI, to: Math.PI },
      ],
      count: points.length,
      fill: ([b = 0, c = 0], out) => {
        points.forEach(([x = 0], i) => {
          out[i] = (amplitude * Math.cos(b * x + c)) / Math.sqrt(b * b + m * m)
        })
      },
      combinations,
    })
  return (points) => {
    requireCoordinates(points, d)
    return (matrix) => correlatorsFromMoments((at) => moments(at, matrix), N, sigma_a, points)
  }
}

/**
 * M_n = E Π h(x_i), n = 2k: (2 vol/(2π)^d)^k (2π)^d/vol 2^{−2k} Σ_{signs, Σε = 0} ∫_B d^d b/(2π)^d e^{ib·Σε_i x_i}/(b²
 * + m²)^k. A sign and its opposite give the same, so that the first is kept positive.
 */
function hiddenMoment(
  { d, Lambda }: Phi4NetParameters,
  points: readonly Point[],
  integral: (k: number, distance: number) => Evaluated,
): Evaluated {
  const k = points.length / 2
  const density = (ballVolume(d) * Lambda ** d) / (2 * Math.PI) ** d
  const waves = neutralSigns(points.length).map((signs) => integral(k, Math.sqrt(squareOfSum(signs, points))))
  const sum = waves.reduce((a, b) => ({ value: a.value + b.value, error: a.error + b.error }), { value: 0, error: 0 })
  return times(sum, (2 * (2 * density) ** k) / (density * 4 ** k))
}

/** ∫_{|p|<Λ} d^d p/(2π)^d e^{ipr}/(p² + m²)^k as a function of k and |r|. */
function momentumIntegral({ d, Lambda, m }: Phi4NetParameters): (k: number, distance: number) => Evaluated {
  const surface = (d * ballVolume(d)) / (2 * Math.PI) ** d
  const known = new Map<string, Evaluated>()
  return (k, distance) => {
    if (m === 0 && 2 * k >= d) throw divergent(`the moments of ${2 * k} points`, d, 2 * k)
    const key = `${k} ${distance}`
    const found =
      known.get(key) ??
      adaptiveIntegral((p) => (p ** (d - 1) * sphereWave(d, p * distance)) / (p * p + m * m) ** k, 0, Lambda)
    known.set(key, found)
    return times(found, surface)
  }
}

function requirePhi4({ N, d, Lambda, m, sigma_a }: Phi4NetParameters): void {
  requireParameters('phi4-net', { counts: { N, d }, sizes: { Lambda, sigma_a }, deviations: { m } })
  if (m === 0 && d <= 2) throw divergent('the two-point function', d, 2)
}

function divergent(what: string, d: number, needed: number): InputError {
  return new InputError({
    code: 'networks.parameter',
    at: 'phi4-net m',
    expected: `m > 0, for without a mass the momentum integral of ${what} diverges at small momenta in d ≤ ${needed}`,
    received: `m = 0 with d = ${d}`,
  })
}

function times({ value, error }: Evaluated, factor: number): Evaluated {
  return { value: value * factor, error: error * Math.abs(factor) }
}
