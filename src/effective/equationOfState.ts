import { InputError } from '../errors.js'
import { requireNumber } from '../numbers.js'
import { curvatureAt, derivativesOf, requireLoops } from './actionAtField.js'
import type { LoopRequest } from './actionAtField.js'
import { continuedRoot } from './continuedRoot.js'
import type { AtPlace } from './continuedRoot.js'
import { effectivePotential, potentialTerms } from './effectivePotential.js'

/** A root that Newton's method has found, with how it went. */
export interface Solution {
  /** The root; where there is none, the last one of the branch. */
  readonly value: number
  readonly iterations: number
  /** What is left of the equation. */
  readonly residual: number
  readonly converged: boolean
  /** Why there is no root, in a sentence. */
  readonly reason?: string
}

/**
 * The equation of state ∂Γ/∂φ = j, solved for φ on the branch that the loops continue from the tree level: first S′(φ) = j
 * from the start on, j following, then ħ from 0 on. Where S″ or ∂²Γ/∂φ² falls to 0 the branch ends, and there is no solution,
 * for other roots of the truncated equation are no means.
 *
 * @param start where it begins; default: 0
 * @throws InputError as {@link effectivePotential} at the start
 * @example
 * equationOfState({ action: [0, 0, 0.5], loops: 1 }, 0.3).value // 0.3
 */
export function equationOfState(request: LoopRequest, source: number, start: number = 0): Solution {
  requireLoops(request, start)
  requireNumber(source, { code: 'effective.source', at: 'source' })
  const { action, loops = 2, hbar = 1 } = request
  const first = curvatureAt(derivativesOf(action, start), start)
  const equation =
    (hbar: number, loops: number, j: number) =>
    (field: number): AtPlace | undefined => {
      if (!((derivativesOf(action, field)[2] ?? 0) > 0)) return undefined
      const [left, slope] = [1, 2].map((n) => potentialTerms({ action, loops, hbar }, field, n)) as [number[], number[]]
      return { left: sum(left) - j, slope: sum(slope), size: sum(left.map(Math.abs)) + Math.abs(j) + TINY }
    }
  const from = derivativesOf(action, start)[1] ?? 0
  const classical = continuedRoot((x, t) => equation(0, 0, from + t * (source - from))(x), start, 1)
  const left = equation(hbar, loops, source)
  const solution = (value: number, iterations: number): Omit<Solution, 'converged'> => ({
    value,
    iterations,
    residual: left(value)?.left ?? NaN,
  })
  if (classical.reached < 1) {
    const j = from + classical.reached * (source - from)
    return {
      ...solution(classical.root, classical.iterations),
      converged: false,
      reason: `the classical solution that begins at φ = ${start} ends at j = ${shortened(j)}, where S″ falls to 0`,
    }
  }
  const { root, reached, iterations } = continuedRoot((x, t) => equation(t, loops, source)(x), classical.root, hbar)
  const found = solution(root, classical.iterations + iterations)
  if (reached === hbar) return { ...found, converged: true }
  const folds = (equation(reached, loops, source)(root)?.slope ?? 0) < FLAT * first
  return {
    ...found,
    converged: false,
    reason: `the branch of the tree level ends at ħ = ${shortened(reached)}, φ = ${shortened(root)}, where ${folds ? '∂²Γ/∂φ²' : 'S″'} falls to 0`,
  }
}

/** Beside equations whose terms are all 0. */
const TINY = 1e-300
/** A slope that is a smaller part of the first one has fallen to 0. */
const FLAT = 1e-3

function sum(terms: readonly number[]): number {
  return terms.reduce((a, b) => a + b, 0)
}

function shortened(value: number): string {
  return String(Number(value.toPrecision(6)))
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
      received: classical.reason ?? 'none',
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
