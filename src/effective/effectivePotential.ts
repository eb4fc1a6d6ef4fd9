import { monomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { finite, requireNumber } from '../numbers.js'
import { curvatureAt, derivativesOf, loopsOf, requireLoops, valueWith } from './actionAtField.js'
import type { LoopRequest } from './actionAtField.js'
import { byBackground } from './backgroundLoops.js'

/**
 * The effective action of one variable, or its n-th derivative, in the loop expansion: S(φ) + ħ/2 log S″(φ) + Σ ħ^L Γ_L,
 * the diagrams having vertices S^(n)(φ) and lines 1/S″(φ).
 *
 * @throws InputError where S″ is not positive, for coefficients that are no numbers, and for more than five loops
 * @example
 * effectivePotential({ action: [0, 0, 0.5, 0, 1 / 24], loops: 2 }, 0) // 0.125: λ/8
 */
export function effectivePotential(request: LoopRequest, field: number, derivative = 0): number {
  requireLoops(request, field)
  requireNumber(derivative, { code: 'effective.derivative', at: 'derivative', integer: true, min: 0 })
  const { action, loops = 2, hbar = 1 } = request
  const slopes = derivativesOf(action, field)
  const curvature = loops > 0 ? curvatureAt(slopes, field) : 1
  const at = (p: Polynomial): number => valueWith(p, slopes, 1 / curvature)
  let sum = slopes[derivative] ?? 0
  if (loops >= 1)
    sum += (hbar / 2) * (derivative === 0 ? Math.log(curvature) : at(times(monomial({ G: 1, l3: 1 }), derivative - 1)))
  for (let loop = 2; loop <= loops; loop++) sum += hbar ** loop * at(times(loopsOf(action, loop, '1pi'), derivative))
  return finite(sum, { at: 'effectivePotential', what: 'a number' })
}

/** The n-th derivative with respect to the background field. */
function times(p: Polynomial, n: number): Polynomial {
  return Array.from({ length: n }).reduce((q: Polynomial) => byBackground(q), p)
}
