import type { Activation } from './activation.js'
import type { ActivationKernel } from './gaussianPair.js'
import { hermiteKernel } from './hermiteKernel.js'

const EXACT: ActivationKernel['missing'] = { integral: 0, slope: () => 0 }

/** The kernel of variance c₀ > 0: in closed form where there is one, otherwise by Hermite polynomials up to a relative accuracy. */
export function activationKernel(phi: Activation, variance: number, accuracy = 1e-13): ActivationKernel {
  switch (phi.name) {
    case 'linear':
      return { variance, value: (c) => c, slope: () => 1, integral: (c) => (c * c) / 2, missing: EXACT }
    case 'erf':
      return errorFunction(variance)
    case 'relu':
      return ramp(variance)
    default:
      return hermiteKernel(phi, variance, accuracy)
  }
}

/** f = (2/π) asin(ac/(1 + ac₀)), a = π/2: the arcsine law of erf(√π x/2). */
function errorFunction(variance: number): ActivationKernel {
  const a = Math.PI / 2
  const whole = 1 + a * variance
  return {
    variance,
    value: (c) => Math.asin((a * c) / whole) / a,
    slope: (c) => 1 / Math.sqrt((whole - a * c) * (whole + a * c)),
    integral: (c) => {
      const u = (a * c) / whole
      // √(1−u²) − 1 without cancellation.
      return (whole / (a * a)) * (u * Math.asin(u) - (u * u) / (Math.sqrt((1 - u) * (1 + u)) + 1))
    },
    missing: EXACT,
  }
}

/**
 * Arc-cosine kernels of degree 0, 1 and 2, with ρ = cos θ = c/c₀.
 *
 * @source Y. Cho, L. K. Saul, Kernel methods for deep learning (NIPS 2009)
 */
function ramp(variance: number): ActivationKernel {
  const angles = (c: number): readonly [cos: number, sin: number, rest: number] => {
    const cos = Math.min(1, c / variance)
    return [cos, Math.sqrt((1 - cos) * (1 + cos)), Math.PI - Math.acos(cos)]
  }
  const second = (c: number): number => {
    const [cos, sin, rest] = angles(c)
    return ((variance * variance) / (8 * Math.PI)) * (3 * sin * cos + rest * (1 + 2 * cos * cos))
  }
  const start = second(0)
  return {
    variance,
    value: (c) => {
      const [cos, sin, rest] = angles(c)
      return (variance / (2 * Math.PI)) * (sin + rest * cos)
    },
    slope: (c) => angles(c)[2] / (2 * Math.PI),
    integral: (c) => second(c) - start,
    missing: EXACT,
  }
}
