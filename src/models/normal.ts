import { erf } from '../kernels/erf.js'

/** φ(z) = e^{-z²/2}/√(2π). */
export function normalDensity(z: number): number {
  return Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI)
}

/** Φ(z), its integral from -∞. */
export function normalDistribution(z: number): number {
  return (1 + erf(z / Math.SQRT2)) / 2
}
