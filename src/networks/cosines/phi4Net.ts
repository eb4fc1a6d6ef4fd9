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
import { amplitudes, DEFAULT_S, phi4Momenta, weightedModes } from './phi4Momenta.js'
import type { Phi4Momenta } from './phi4Momenta.js'
import { phi4HiddenSampler } from './samplePhi4Hidden.js'
import { finite, requireNumber, SMALLEST_NORMAL } from '../../numbers.js'
import type { DensityAxis } from '../../kernels/axisRules.js'

/**
 * Parameters of the φ⁴ network: N neurons, d inputs, momenta in the ball |p| < Lambda with a density ∝ (p² + m²)^{−s},
 * mass m, readout weights of variance sigma_a²/N.
 */
export interface Phi4NetParameters {
  readonly N: number
  readonly d: number
  readonly Lambda: number
  readonly m: number
  readonly sigma_a: number
  /** 0 to 8; default 1, of which all moments of a hidden unit at one point are the smallest. */
  readonly s?: number
}

/**
 * The free field of mass m with a sharp cutoff as a network: φ(x) = Σ_j a_j h_j(x), h(x) = sqrt(2 n_s) (b² +
 * m²)^{(s−1)/2} cos(b·x + c), b in the ball of radius Λ with a density ∝ (b² + m²)^{−s}, c uniform on a period, a_j ~
 * N(0, σ_a²/N), n_s = ∫_{|p|<Λ} d^d p/(2π)^d (p² + m²)^{−s}. Its two-point function is that of the free field for every
 * s and N,
 *
 * G2(x, y) = σ_a² ∫_{|p|<Λ} d^d p/(2π)^d e^{ip(x−y)}/(p² + m²);
 *
 * higher cumulants are of order N^(1−n/2), from the moments
 *
 * M_2k = 2^{−k} n_s^{k−1} Σ_{signs, Σε = 0} ∫_{|p|<Λ} d^d p/(2π)^d e^{ip·Σε_i x_i}/(p² + m²)^{k−(k−1)s}.
 *
 * With s = 0, momenta uniform in the ball, it is that of the source. By the Cauchy–Schwarz inequality E h⁴ at a point,
 * and with it the variance σ_a⁴ (E h⁴ − (E h²)²)/N of φ² given the hidden units, G_c^(4)/3, is least for s = 1, for which
 * the moments are sums of the propagator. Correlators are radial momentum integrals, by quadrature; see {@link
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
    ...combinationsOf(parameters),
    sampleHidden: phi4HiddenSampler(phi4Momenta(parameters), N),
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
  const momenta = phi4Momenta(parameters)
  const [integral, modes] = [momentumIntegral(momenta), weightedModes(momenta)]
  return (points) => {
    requireCoordinates(points, d)
    const moments: HiddenMoments = (at) => (block) =>
      hiddenMoment(
        block.map((i) => at[i] as Point),
        modes,
        integral,
      )
    return withinErrors(correlatorsFromMoments(moments, N, sigma_a, points), N)
  }
}

/**
 * Correlators of combinations of the field in one dimension, where the density of momenta has a quantile function:
 * momentum and phase by quadrature, the hidden units being combined before.
 */
function combinationsOf(parameters: Phi4NetParameters): Pick<Network, 'combinations'> {
  const { N, d, sigma_a } = parameters
  const momenta = phi4Momenta(parameters)
  const axis = d === 1 ? lengthAxis(momenta) : undefined
  if (axis === undefined) return {}
  const [amplitude, square] = [amplitudes(momenta), momenta.m ** 2]
  const moments: CombinedMoments = (points, combinations = []) =>
    momentTable({
      axes: [axis, { kind: 'uniform', from: -Math.PI, to: Math.PI }],
      count: points.length,
      fill: ([b = 0, c = 0], out) => {
        points.forEach(([x = 0], i) => {
          out[i] = amplitude(b * b + square) * Math.cos(b * x + c)
        })
      },
      combinations,
    })
  return {
    combinations: (points) => {
      requireCoordinates(points, d)
      return (matrix) => correlatorsFromMoments((at) => moments(at, matrix), N, sigma_a, points)
    },
  }
}

/** The density of |b| in one dimension, uniform or m tan(u arctan(Λ/m)). */
function lengthAxis({ Lambda, m, s }: Phi4Momenta): DensityAxis | undefined {
  if (s === 0) return { kind: 'uniform', from: 0, to: Lambda }
  if (s !== 1) return undefined
  const angle = Math.atan(Lambda / m)
  return { kind: 'quantile', quantile: (u) => m * Math.tan(u * angle) }
}

/** M_2k as {@link phi4Net} says. A sign and its opposite give the same, so that the first is kept positive. */
function hiddenMoment(
  points: readonly Point[],
  modes: Evaluated,
  integral: (k: number, distance: number) => Evaluated,
): Evaluated {
  const k = points.length / 2
  const waves = neutralSigns(points.length).map((signs) => integral(k, Math.sqrt(squareOfSum(signs, points))))
  const sum = waves.reduce((a, b) => ({ value: a.value + b.value, error: a.error + b.error }), { value: 0, error: 0 })
  const factor = 2 * modes.value ** (k - 1) * 2 ** -k
  const { value, error } = times(sum, factor)
  return { value, error: error + Math.abs(value) * (k - 1) * (modes.error / modes.value) }
}

/** ∫_{|p|<Λ} d^d p/(2π)^d e^{ipr}/(p² + m²)^{k−(k−1)s} as a function of k and |r|. */
function momentumIntegral({ d, Lambda, m, s }: Phi4Momenta): (k: number, distance: number) => Evaluated {
  const surface = (d * ballVolume(d)) / (2 * Math.PI) ** d
  const known = new Map<string, Evaluated>()
  return (k, distance) => {
    const power = k - (k - 1) * s
    if (m === 0 && 2 * power >= d) throw divergent(`the moments of ${2 * k} points`, d, 2 * power)
    const key = `${k} ${distance}`
    const found =
      known.get(key) ??
      adaptiveIntegral((p) => (p ** (d - 1) * sphereWave(d, p * distance)) / (p * p + m * m) ** power, 0, Lambda)
    known.set(key, found)
    return times(found, surface)
  }
}

/** Beyond it hardly a momentum is drawn beside the smallest. */
const LARGEST_S = 8

function requirePhi4({ N, d, Lambda, m, sigma_a, s = DEFAULT_S }: Phi4NetParameters): void {
  requireParameters('phi4-net', { counts: { N, d }, sizes: { Lambda, sigma_a }, deviations: { m } })
  requireNumber(s, {
    code: 'networks.parameter',
    at: 'phi4-net s',
    expected: `a number from 0 to ${LARGEST_S}`,
    min: 0,
    max: LARGEST_S,
  })
  if (m === 0 && d <= 2) throw divergent('the two-point function', d, 2)
  if (m === 0 && d <= 2 * s) throw divergent('the density of momenta', d, 2 * s)
  const modes = weightedModes({ d, Lambda, m, s }).value
  if (!(modes >= SMALLEST_NORMAL && modes <= Number.MAX_VALUE))
    throw new InputError({
      code: 'networks.parameter',
      at: 'phi4-net',
      expected: 'd, Lambda, m and s for which float64 holds the integral of (p² + m²)^(−s) over the ball',
      received: `d = ${d}, Lambda = ${Lambda}, m = ${m}, s = ${s}`,
    })
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
