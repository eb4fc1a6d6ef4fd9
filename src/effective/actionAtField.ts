import { evaluate } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { InputError } from '../errors.js'
import { requireNumber } from '../numbers.js'
import { largest } from '../sizes.js'
import { backgroundLoops } from './backgroundLoops.js'

/** An action at a point, S(φ) = Σ c_k φ^k, and how far its loops are taken. */
export interface LoopRequest {
  /** c_0, c_1, c_2, … */
  readonly action: readonly number[]
  /** The most loops, from 0 to 5; default: 2. */
  readonly loops?: number
  /** Above 0; default: 1. Without loops the action itself is meant, whatever it is. */
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

/** Γ_L by the vertices that the action has: `1pi`, or its part of skeletons. */
export function loopsOf(action: readonly number[], loops: number, filter: '1pi' | '2pi'): Polynomial {
  return backgroundLoops(loops, filter, Math.max(3, Math.min(action.length - 1, 2 * loops)))
}

/** A polynomial in G and l_n = S^(n); the derivatives that the action does not have are 0. */
export function valueWith(p: Polynomial, slopes: readonly number[], line: number): number {
  const values: Record<string, number> = { G: line }
  slopes.forEach((value, n) => {
    if (n >= 3) values[`l${n}`] = value
  })
  return evaluate(
    p.filter(({ powers }) => Object.keys(powers).every((symbol) => symbol in values)),
    values,
  )
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

/** @throws InputError for coefficients or a field that are no numbers, an ħ that is not positive, and for more loops than are known */
export function requireLoops({ action, loops = 2, hbar = 1 }: LoopRequest, field: number): void {
  action.forEach((c, k) => requireNumber(c, { code: 'effective.action', at: `action[${k}]` }))
  requireNumber(field, { code: 'effective.field', at: 'field' })
  requireNumber(hbar, {
    code: 'effective.hbar',
    at: 'hbar',
    above: 0,
    expected: 'a positive number (the classical limit is loops: 0)',
  })
  requireNumber(loops, {
    code: 'effective.loops',
    at: 'loops',
    integer: true,
    min: 0,
    max: largest.loops,
    expected: `a number of loops from 0 to ${largest.loops}`,
  })
}
