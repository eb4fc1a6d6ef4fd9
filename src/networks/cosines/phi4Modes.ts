import { InputError } from '../../errors.js'
import { adaptiveIntegral } from '../../kernels/adaptiveIntegral.js'
import { ballVolume } from '../../kernels/sphereWave.js'
import type { Network, Point } from '../network.js'
import { amplitudes, lengths, phi4Momenta } from './phi4Momenta.js'
import type { Phi4NetParameters } from './phi4Net.js'
import { requireCoordinates, requireParameters } from '../requireParameters.js'
import { representable } from '../correlators/representable.js'

/**
 * The φ⁴ network seen through wave packets of a sharp momentum: a "point" is a momentum p of d components, and φ there
 * is ∫ d^d x J_p(x) φ(x) with J_p(x) = A e^{−x²/2τ²} cos p·x, A such that ∫ d^d q/(2π)^d |J_p(q)|² = 1. Its variance is
 * the propagator σ_a²/(q² + m²) inside the cutoff ball, averaged over the momenta q within about 1/τ of ±p:
 *
 * E φ_p² = σ_a² ∫_{|q|<Λ} d^d q/(2π)^d |J_p(q)|²/(q² + m²).
 *
 * A neuron cos(b·x + c) contributes J_p(b) cos c, so it is sampled exactly.
 *
 * @param tau the width τ > 0 of the packets in space
 * @throws InputError for parameters that are no φ⁴ network's; from `correlator`, for other than two points
 * @example
 * phi4NetOnModes({ N: 5, d: 1, Lambda: 3, m: 1, sigma_a: 1 }, 0.1).width // 5
 */
export function phi4NetOnModes(parameters: Phi4NetParameters, tau: number): Network {
  requireParameters('phi4-net', { sizes: { tau } })
  const { N, d, m, sigma_a } = parameters
  const momenta = phi4Momenta(parameters)
  const [draw, amplitude] = [lengths(momenta), amplitudes(momenta)]
  const momentum = new Float64Array(d)
  return {
    name: 'phi4-net on modes',
    title: 'φ⁴ network averaged with packets of a momentum',
    parameters: { ...parameters },
    width: N,
    inputs: d,
    readoutVariance: sigma_a ** 2 / N,
    neurons: 'independent',
    correlator: (packets) => {
      const [p, q] = packets
      if (p === undefined || q === undefined || packets.length > 2)
        throw new InputError({
          code: 'networks.modes',
          at: 'points',
          expected: 'two momenta',
          received: `${packets.length}`,
        })
      requireCoordinates(packets, d)
      return representable({ value: propagator(parameters, tau, p, q), error: 0 }, 2, sigma_a ** 2 / N).value
    },
    sampleHidden: (random, packets, out) => {
      const size = packets.length
      for (let j = 0; j < N; j++) {
        let square = 0
        for (let k = 0; k < d; k++) {
          momentum[k] = random.normal()
          square += (momentum[k] as number) ** 2
        }
        const length = draw(random)
        for (let k = 0; k < d; k++) momentum[k] = ((momentum[k] as number) * length) / Math.sqrt(square)
        const value = amplitude(length ** 2 + m ** 2) * Math.cos(2 * Math.PI * random.uniform())
        for (let p = 0; p < size; p++) out[j * size + p] = value * packet(packets[p] as Point, momentum, tau)
      }
    },
  }
}

/** A (2πτ²)^{d/2}/2: what both Gaussians of J_p in momentum space are multiplied by. */
function amplitude(p: Point, tau: number): number {
  const square = p.reduce((sum, component) => sum + component ** 2, 0)
  return Math.sqrt((4 * Math.PI * tau ** 2) ** (p.length / 2) / (2 * (1 + Math.exp(-(tau ** 2) * square))))
}

/** J_p at the momentum b. */
function packet(p: Point, b: Float64Array, tau: number): number {
  let [minus, plus] = [0, 0]
  for (let k = 0; k < b.length; k++) {
    minus += ((b[k] as number) - (p[k] as number)) ** 2
    plus += ((b[k] as number) + (p[k] as number)) ** 2
  }
  return amplitude(p, tau) * (Math.exp((-(tau ** 2) * minus) / 2) + Math.exp((-(tau ** 2) * plus) / 2))
}

/**
 * E φ_p φ_q: products of Gaussians about ±p and ±q are Gaussians about the middle, of which opposite ones are equal.
 */
function propagator(parameters: Phi4NetParameters, tau: number, p: Point, q: Point): number {
  const half = (sign: 1 | -1): number =>
    Math.hypot(...p.map((component, k) => (component + sign * (q[k] as number)) / 2))
  const [sum, difference] = [half(1), half(-1)]
  const both =
    Math.exp(-((tau * difference) ** 2)) * smeared(parameters, tau, sum) +
    Math.exp(-((tau * sum) ** 2)) * smeared(parameters, tau, difference)
  return 2 * parameters.sigma_a ** 2 * amplitude(p, tau) * amplitude(q, tau) * both
}

/** ∫_{|k|<Λ} d^d k/(2π)^d e^{−τ²|k−c|²}/(k² + m²) as a function of |c|. */
function smeared({ d, Lambda, m }: Phi4NetParameters, tau: number, c: number): number {
  const surface = (d * ballVolume(d)) / (2 * Math.PI) ** d
  const radial = (k: number): number =>
    (k ** (d - 1) * Math.exp(-((tau * (k - c)) ** 2)) * towards(d, 2 * tau ** 2 * k * c)) / (k * k + m * m)
  const [from, to] = [Math.max(0, c - REACH / tau), Math.min(Lambda, c + REACH / tau)]
  // Beyond the cutoff only the tail of the packet is inside.
  return surface * adaptiveIntegral(radial, Math.min(from, Math.max(0, Lambda - REACH / tau)), to).value
}

/** At this many widths of the packet its square is below e^{−60}. */
const REACH = 8

/** The mean of e^{x(cos θ − 1)} over the directions in d dimensions. */
function towards(d: number, x: number): number {
  if (d === 1) return (1 + Math.exp(-2 * x)) / 2
  if (d === 3) return x === 0 ? 1 : -Math.expm1(-2 * x) / (2 * x)
  const weight = (angle: number): number => Math.sin(angle) ** (d - 2)
  const norm = adaptiveIntegral(weight, 0, Math.PI).value
  return adaptiveIntegral((angle) => weight(angle) * Math.exp(x * (Math.cos(angle) - 1)), 0, Math.PI).value / norm
}

/** Momenta from 0 to beyond the cutoff, along the first axis. */
export function phi4Modes({ d, Lambda }: Phi4NetParameters): readonly Point[] {
  return [0, 0.25, 0.5, 0.75, 1.05].map((part) =>
    Array.from({ length: d }, (_, axis) => (axis === 0 ? part * Lambda : 0)),
  )
}

/** The width of the packets that a check uses: 1/τ is an eighteenth of the cutoff. */
export function phi4PacketWidth({ Lambda }: Phi4NetParameters): number {
  return 18 / Lambda
}
