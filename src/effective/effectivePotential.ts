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
 * @throws InputError where S″ is not positive, for coefficients that are no numbers, for an ħ that is not positive, and for
 * more than five loops
 * @example
 * effectivePotential({ action: [0, 0, 0.5, 0, 1 / 24], loops: 2 }, 0) // 0.125: λ/8
 */
export function effectivePotential(request: LoopRequest, field: number, derivative = 0): number {
  requireLoops(request, field)
  requireNumber(derivative, { code: 'effective.derivative', at: 'derivative', integer: true, min: 0 })
  const { loops = 2 } = request
  if (loops > 0) curvatureAt(derivativesOf(request.action, field), field)
  const sum = potentialTerms(request, field, derivative).reduce((a, b) => a + b, 0)
  return finite(sum, { at: 'effectivePotential', what: 'a number' })
}

/** What each number of loops from 0 on adds to the n-th derivative, where S″ is positive. */
export function potentialTerms(
  { action, loops = 2, hbar = 1 }: LoopRequest,
  field: number,
  derivative: number,
): readonly number[] {
  const slopes = derivativesOf(action, field)
  const curvature = slopes[2] ?? 0
  const at = (p: Polynomial): number => valueWith(p, slopes, 1 / curvature)
  return Array.from({ length: loops + 1 }, (_, loop) => {
    if (loop === 0) return slopes[derivative] ?? 0
    if (loop > 1) return hbar ** loop * at(times(loopsOf(action, loop, '1pi'), derivative))
    return (hbar / 2) * (derivative === 0 ? Math.log(curvature) : at(times(ONE_LOOP, derivative - 1)))
  })
}

/** The first derivative of log S″. */
const ONE_LOOP = monomial({ G: 1, l3: 1 })

const derivatives = new WeakMap<Polynomial, Polynomial[]>()

/** The n-th derivative with respect to the background field. */
function times(p: Polynomial, n: number): Polynomial {
  const known = derivatives.get(p) ?? [p]
  derivatives.set(p, known)
  while (known.length <= n) known.push(byBackground(known[known.length - 1] as Polynomial))
  return known[n] as Polynomial
}
