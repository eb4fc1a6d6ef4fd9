import { curvatureAt, derivativesOf, loopsOf, requireLoops, valueWith } from './actionAtField.js'
import type { LoopRequest } from './actionAtField.js'
import { byLines } from './backgroundLoops.js'
import { continuedRoot } from './continuedRoot.js'
import type { AtPlace } from './continuedRoot.js'
import type { Solution } from './equationOfState.js'

/**
 * The gap equation: the full propagator G at a fixed mean from G⁻¹ = S″ + (2/ħ) ∂Γ₂/∂G, Γ₂[G] being the sum of the
 * two-particle irreducible diagrams with at most so many loops; with two loops and S‴ = 0, Hartree's G⁻¹ = S″ + ħ S⁗ G/2.
 * Solved on the branch that begins with G = 1/S″ at ħ = 0; where it ends there is no solution.
 *
 * @throws InputError where S″ is not positive, for coefficients that are no numbers, for an ħ that is not positive, and for
 * more than five loops
 * @example
 * gapEquation({ action: [0, 0, 0.5, 0, 1 / 24] }, 0).converged // true
 */
export function gapEquation(request: LoopRequest, field: number): Solution {
  requireLoops(request, field)
  const { action, loops = 2, hbar = 1 } = request
  const slopes = derivativesOf(action, field)
  const curvature = curvatureAt(slopes, field)
  const parts = Array.from({ length: Math.max(0, loops - 1) }, (_, i) => {
    const slope = byLines(loopsOf(action, i + 2, '2pi'))
    return { power: i + 1, slope, bend: byLines(slope) }
  })
  const equation = (G: number, hbar: number): AtPlace | undefined => {
    if (!(G > 0)) return undefined
    const terms = parts.map(({ power, slope }) => 2 * hbar ** power * valueWith(slope, slopes, G))
    const bends = parts.map(({ power, bend }) => 2 * hbar ** power * valueWith(bend, slopes, G))
    const all = [curvature, -1 / G, ...terms]
    return {
      left: all.reduce((a, b) => a + b, 0),
      slope: bends.reduce((a, b) => a + b, 1 / G ** 2),
      size: all.reduce((a, b) => a + Math.abs(b), 0),
    }
  }
  const { root, reached, iterations } = continuedRoot(equation, 1 / curvature, hbar)
  return {
    value: root,
    iterations,
    residual: 0 - (equation(root, hbar)?.left ?? NaN),
    converged: reached === hbar,
    ...(reached === hbar
      ? {}
      : {
          reason: `the branch of G = 1/S″ ends at ħ = ${Number(reached.toPrecision(6))}, G = ${Number(root.toPrecision(6))}, where two solutions meet`,
        }),
  }
}
