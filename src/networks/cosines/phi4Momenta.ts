import { adaptiveIntegral } from '../../kernels/adaptiveIntegral.js'
import type { Evaluated } from '../../kernels/evaluated.js'
import { ballVolume } from '../../kernels/sphereWave.js'
import type { RandomStream } from '../../random/philox.js'

/** d inputs, momenta in the ball of radius Λ with a density ∝ (p² + m²)^{−s}. */
export interface Phi4Momenta {
  readonly d: number
  readonly Lambda: number
  readonly m: number
  readonly s: number
}

/** Of the least variance. */
export const DEFAULT_S = 1

/** Those of a network, whose parameters may leave out s. */
export function phi4Momenta({
  d,
  Lambda,
  m,
  s = DEFAULT_S,
}: Omit<Phi4Momenta, 's'> & { readonly s?: number | undefined }): Phi4Momenta {
  return { d, Lambda, m, s }
}

/**
 * n_s = ∫_{|p|<Λ} d^d p/(2π)^d (p² + m²)^{−s}: 1/(2π)^d of what the density has to be divided by. For s = 0 the number
 * of modes in a unit of volume, for s = 1 the two-point function of the free field at a point.
 */
export function weightedModes({ d, Lambda, m, s }: Phi4Momenta): Evaluated {
  const surface = ballVolume(d) / (2 * Math.PI) ** d
  if (s === 0) return { value: surface * Lambda ** d, error: 0 }
  const { value, error } = adaptiveIntegral((p) => p ** (d - 1) / (p * p + m * m) ** s, 0, Lambda)
  return { value: d * surface * value, error: d * surface * error }
}

/**
 * The amplitude of a neuron with the momentum b, by b² + m²: sqrt(2 n_s) (b² + m²)^{(s−1)/2}, so that its square times
 * the density is 2/(2π)^d (b² + m²) for every s. For s = 1 it is the same for all.
 */
export function amplitudes(momenta: Phi4Momenta): (squares: number) => number {
  const height = Math.sqrt(2 * weightedModes(momenta).value)
  const power = (momenta.s - 1) / 2
  if (power === 0) return () => height
  return power === -0.5 ? (squares) => height / Math.sqrt(squares) : (squares) => height * squares ** power
}

/**
 * Draws lengths |b| < Λ of momenta. For s = 0 Λ u^{1/d}. Else from a density ∝ p^{d−1} max(p, m)^{−2s}, kept with the
 * probability (max(p, m)²/(p² + m²))^s, which is 2^{−s} at least.
 */
export function lengths({ d, Lambda, m, s }: Phi4Momenta): (random: RandomStream) => number {
  if (s === 0) return (random) => Lambda * random.uniform() ** (1 / d)
  const edge = Math.min(m, Lambda)
  const power = d - 2 * s
  // Both over m^{−2s}, where there is a mass, so that no power of it overflows.
  const inner = edge === 0 ? 0 : edge ** d / d
  const beyond = edge === 0 ? 1 : m ** d * powerIntegral(power, Lambda / m)
  const share = inner / (inner + beyond)
  return (random) => {
    for (;;) {
      const isInner = random.uniform() < share
      const u = random.uniform()
      const p = isInner ? edge * u ** (1 / d) : edge === 0 ? Lambda * u ** (1 / power) : m * outer(power, Lambda / m, u)
      const reach = Math.max(p, m)
      if (random.uniform() < (reach ** 2 / (p * p + m * m)) ** s) return p
    }
  }
}

/** ∫₁^x t^{power−1} dt, 0 for x < 1. */
function powerIntegral(power: number, x: number): number {
  if (x <= 1) return 0
  const log = Math.log(x)
  return power === 0 ? log : Math.expm1(power * log) / power
}

/** The number from 1 to x below which the share u of that integral is. */
function outer(power: number, x: number, u: number): number {
  const log = Math.log(x)
  return power === 0 ? Math.exp(u * log) : Math.exp(Math.log1p(u * Math.expm1(power * log)) / power)
}
