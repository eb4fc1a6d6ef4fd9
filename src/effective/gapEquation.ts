import { curvatureAt, derivativesOf, loopsOf, requireLoops, valueWith } from './actionAtField.js'
import type { LoopRequest } from './actionAtField.js'
import { byLines } from './backgroundLoops.js'
import type { Solution } from './equationOfState.js'

/**
 * The gap equation: the full propagator G at a fixed mean from G⁻¹ = S″ + (2/ħ) ∂Γ₂/∂G, Γ₂[G] being the sum of the
 * two-particle irreducible diagrams with at most so many loops; with two loops and S‴ = 0, Hartree's G⁻¹ = S″ + ħ S⁗ G/2.
 * Iterated with damping.
 *
 * @throws InputError where S″ is not positive, for coefficients that are no numbers, and for more than five loops
 * @example
 * gapEquation({ action: [0, 0, 0.5, 0, 1 / 24] }, 0).converged // true
 */
export function gapEquation(request: LoopRequest, field: number): Solution {
  requireLoops(request, field)
  const { action, loops = 2, hbar = 1 } = request
  const slopes = derivativesOf(action, field)
  const curvature = curvatureAt(slopes, field)
  const parts = Array.from({ length: Math.max(0, loops - 1) }, (_, i) => i + 2).map((loop) => ({
    loop,
    slope: byLines(loopsOf(action, loop, '2pi')),
  }))
  const inverse = (G: number): number =>
    parts.reduce((sum, { loop, slope }) => sum + 2 * hbar ** (loop - 1) * valueWith(slope, slopes, G), curvature)
  let value = 1 / curvature
  for (let iterations = 0; ; iterations++) {
    const next = 1 / inverse(value)
    const residual = 1 / value - inverse(value)
    if (Math.abs(residual) <= TOLERANCE * curvature) return { value, iterations, residual, converged: true }
    if (iterations === 1000 || !(next > 0) || !Number.isFinite(next))
      return { value, iterations, residual, converged: false }
    value = (value + next) / 2
  }
}

/** How much of the equation, in units of S″, may be left. */
const TOLERANCE = 1e-13
