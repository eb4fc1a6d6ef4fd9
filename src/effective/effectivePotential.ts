import { evaluate, monomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { InputError } from '../errors.js'
import { finite, requireNumber } from '../numbers.js'
import { largest } from '../sizes.js'
import { backgroundLoops, byBackground } from './backgroundLoops.js'

/** An action at a point, S(φ) = Σ c_k φ^k, and how far its loops are taken. */
export interface LoopRequest {
  /** c_0, c_1, c_2, … */
  readonly action: readonly number[]
  /** The most loops, from 0 to 5; default: 2. */
  readonly loops?: number
  /** Default: 1. */
  readonly hbar?: number
}

/** S^(n)(φ), n from 0 to the degree. */
export function derivativesOf(action: readonly number[], field: number): readonly number[] {
  let coefficients = action
  return action.map(() => {
    const value = coefficients.reduceRight((sum, c) => sum * field + c, 0)
    coefficients = coefficients.slice(1).map((c, k) => c * (k + 1))
    return value
  })
}

/**
 * The effective action of one variable, or its n-th derivative, in the loop expansion: S(φ) + ħ/2 log S″(φ) + Σ ħ^L Γ_L,
 * the diagrams having vertices S^(n)(φ) and lines 1/S″(φ).
 *
 * @throws InputError where S″ is not positive, for coefficients that are no numbers, and for more than five loops
 * @example
 * effectivePotential({ action: [0, 0, 0.5, 0, 1 / 24], loops: 2 }, 0) // 0.125: λ/8
 */
export function effectivePotential(
  { action, loops = 2, hbar = 1 }: LoopRequest,
  field: number,
  derivative = 0,
): number {
  requireLoops(action, loops)
  const slopes = derivativesOf(action, field)
  const curvature = loops > 0 ? curvatureAt(slopes, field) : 1
  const values: Record<string, number> = { G: 1 / curvature }
  slopes.forEach((value, n) => {
    if (n >= 3) values[`l${n}`] = value
  })
  const at = (p: Polynomial): number =>
    evaluate(
      p.filter(({ powers }) => Object.keys(powers).every((symbol) => symbol in values)),
      values,
    )
  let sum = slopes[derivative] ?? 0
  if (loops >= 1)
    sum += (hbar / 2) * (derivative === 0 ? Math.log(curvature) : at(times(monomial({ G: 1, l3: 1 }), derivative - 1)))
  for (let loop = 2; loop <= loops; loop++)
    sum +=
      hbar ** loop *
      at(times(backgroundLoops(loop, '1pi', Math.max(3, Math.min(action.length - 1, 2 * loop))), derivative))
  return finite(sum, { at: 'effectivePotential', what: 'a number' })
}

/** The n-th derivative with respect to the background field. */
function times(p: Polynomial, n: number): Polynomial {
  return Array.from({ length: n }).reduce((q: Polynomial) => byBackground(q), p)
}

/** @throws InputError unless S″ is positive there */
export function curvatureAt(slopes: readonly number[], field: number): number {
  const curvature = slopes[2] ?? 0
  if (curvature > 0) return curvature
  throw new InputError({
    code: 'effective.curvature',
    at: 'field',
    expected: 'a background field where the second derivative of the action is positive',
    received: `φ = ${field}, where it is ${curvature}`,
  })
}

/** @throws InputError for coefficients that are no numbers, and for more loops than are known */
export function requireLoops(action: readonly number[], loops: number): void {
  action.forEach((c, k) => requireNumber(c, { code: 'effective.action', at: `action[${k}]` }))
  requireNumber(loops, {
    code: 'effective.loops',
    at: 'loops',
    integer: true,
    min: 0,
    max: largest.loops,
    expected: `a number of loops from 0 to ${largest.loops}`,
  })
}
