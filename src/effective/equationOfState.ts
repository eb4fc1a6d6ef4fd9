import { InputError } from '../errors.js'
import { derivativesOf, requireLoops } from './actionAtField.js'
import type { LoopRequest } from './actionAtField.js'
import { effectivePotential } from './effectivePotential.js'

/** A root that Newton's method, or an iteration, has found, with how it went. */
export interface Solution {
  readonly value: number
  readonly iterations: number
  /** What is left of the equation. */
  readonly residual: number
  readonly converged: boolean
}

/**
 * The equation of state ∂Γ/∂φ = j, solved for φ by Newton's method, damped so that S″ stays positive.
 *
 * @param start where it begins; default: 0
 * @throws InputError as {@link effectivePotential} at the start
 * @example
 * equationOfState({ action: [0, 0, 0.5], loops: 1 }, 0.3).value // 0.3
 */
export function equationOfState(request: LoopRequest, source: number, start: number = 0): Solution {
  let value = start
  let residual = effectivePotential(request, value, 1) - source
  for (let iterations = 0; ; iterations++) {
    if (Math.abs(residual) <= TOLERANCE * (1 + Math.abs(source)))
      return { value, iterations, residual, converged: true }
    if (iterations === ROUNDS) return { value, iterations, residual, converged: false }
    const step = -residual / effectivePotential(request, value, 2)
    const next = nearest(request, value, step)
    if (next === undefined) return { value, iterations, residual, converged: false }
    value = next
    residual = effectivePotential(request, value, 1) - source
  }
}

const TOLERANCE = 1e-13
const ROUNDS = 100

/** A step that leaves S″ positive: halved until it does. */
function nearest({ action }: LoopRequest, from: number, step: number): number | undefined {
  for (let part = step, i = 0; i < 60; part /= 2, i++) {
    const next = from + part
    if (Number.isFinite(next) && (derivativesOf(action, next)[2] ?? 0) > 0) return next
  }
  return undefined
}

/**
 * The equation of state order by order in ħ: φ = φ₀ + ħφ₁ + …, from the classical solution S′(φ₀) = j on. Order k needs
 * k loops.
 *
 * @returns φ₀ … φ_loops
 * @throws InputError as {@link effectivePotential}, and where there is no classical solution near the start
 * @example
 * meanFieldByOrders({ action: [0, 0, 0.5, 1 / 6], loops: 1 }, 0) // [0, -0.5]: φ₁ = −g G²/2
 */
export function meanFieldByOrders(request: LoopRequest, source: number, start: number = 0): readonly number[] {
  requireLoops(request, start)
  const { action, loops = 2 } = request
  const classical = equationOfState({ action, loops: 0 }, source, start)
  if (!classical.converged)
    throw new InputError({
      code: 'effective.classical',
      at: 'source',
      expected: 'a classical solution of S′(φ) = j near the start',
      received: `none after ${classical.iterations} steps, ${classical.residual} left`,
    })
  const { value } = classical
  // Γ_L^(1 + n)(φ₀) for every L and n that the order needs.
  const slope = (loop: number, n: number): number =>
    loop === 0
      ? (derivativesOf(action, value)[n + 1] ?? 0)
      : effectivePotential({ action, loops: loop }, value, n + 1) -
        effectivePotential({ action, loops: loop - 1 }, value, n + 1)
  const table = Array.from({ length: loops + 1 }, (_, loop) =>
    Array.from({ length: loops - loop + 1 }, (__, n) => slope(loop, n)),
  )
  const curvature = table[0]?.[1] ?? derivativesOf(action, value)[2] ?? 0
  const shift: number[] = [0]
  for (let order = 1; order <= loops; order++) {
    // [ħ^order] of Σ_L ħ^L Σ_n Γ_L^(1+n) δⁿ/n!, δ being known to lower orders.
    let power: number[] = [1]
    let rest = 0
    for (let n = 0, factorial = 1; n <= order; n++, factorial *= n) {
      for (let loop = 0; loop <= order; loop++)
        rest += ((table[loop]?.[n] ?? 0) * (power[order - loop] ?? 0)) / factorial
      power = product(power, shift, order)
    }
    shift[order] = -rest / curvature
  }
  return shift.map((each, order) => (order === 0 ? value : each))
}

function product(a: readonly number[], b: readonly number[], most: number): number[] {
  return Array.from({ length: most + 1 }, (_, n) =>
    Array.from({ length: n + 1 }, (__, k) => (a[k] ?? 0) * (b[n - k] ?? 0)).reduce((x, y) => x + y, 0),
  )
}
