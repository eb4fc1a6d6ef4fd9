import { formatPowers, multiplyPowers } from '../algebra/polynomial.js'
import type { Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'

/** A mode ℓ of n points: the integer combination Σ ℓ_i x_i. */
export type Mode = readonly number[]

/** `coefficient` · Π symbol^power · exp(−(v/2) Σ_modes |Σ_i ℓ_i x_i|²). */
export interface GaussianTerm {
  readonly coefficient: Rational
  readonly powers: Powers
  readonly modes: readonly Mode[]
}

/**
 * A function of n points in d dimensions: a sum of translation-invariant Gaussians, with symbolic variance v of the modes' conjugate and
 * symbolic prefactors. Canonical: a mode's first non-zero entry is positive, modes and terms are sorted, like terms are collected.
 */
export interface GaussianSum {
  readonly points: number
  readonly terms: readonly GaussianTerm[]
}

/** The canonical sum of the terms. */
export function gaussianSum(points: number, terms: Iterable<GaussianTerm>): GaussianSum {
  const collected = new Map<string, GaussianTerm>()
  for (const term of terms) {
    const modes = term.modes
      .filter((mode) => mode.some((entry) => entry !== 0))
      .map(orient)
      .sort(compareModes)
    const key = `${modes.map((mode) => mode.join()).join(';')} ${formatPowers(term.powers)}`
    const previous = collected.get(key)
    collected.set(key, { coefficient: Q.add(previous?.coefficient ?? Q.zero, term.coefficient), powers: term.powers, modes })
  }
  const kept = [...collected.values()].filter((term) => !Q.isZero(term.coefficient))
  return { points, terms: kept.sort((a, b) => a.modes.length - b.modes.length || compareModeLists(a.modes, b.modes)) }
}

/** The product of two functions of the same points. */
export function multiplyGaussians(a: GaussianSum, b: GaussianSum): GaussianSum {
  return gaussianSum(
    a.points,
    a.terms.flatMap((left) =>
      b.terms.map((right) => ({
        coefficient: Q.multiply(left.coefficient, right.coefficient),
        powers: multiplyPowers(left.powers, right.powers),
        modes: [...left.modes, ...right.modes],
      })),
    ),
  )
}

/**
 * The value at `points` (each of d coordinates), with v and the symbols given.
 *
 * @throws RangeError naming a symbol without a value
 */
export function evaluateGaussianSum(sum: GaussianSum, points: readonly (readonly number[])[], v: number, symbols: Readonly<Record<string, number>>): number {
  let total = 0
  for (const { coefficient, powers, modes } of sum.terms) {
    let square = 0
    for (const mode of modes) square += squaredNorm(mode, points)
    let term = Q.toNumber(coefficient) * Math.exp((-v / 2) * square)
    for (const [symbol, exponent] of Object.entries(powers)) {
      const value = symbols[symbol]
      if (value === undefined) throw new RangeError(`gaussianSum: the symbol ${symbol} has no value`)
      term *= value ** Q.toNumber(exponent)
    }
    total += term
  }
  return total
}

function squaredNorm(mode: Mode, points: readonly (readonly number[])[]): number {
  let square = 0
  for (let axis = 0; axis < (points[0]?.length ?? 0); axis++) {
    let component = 0
    for (let i = 0; i < mode.length; i++) component += (mode[i] as number) * (points[i]?.[axis] ?? 0)
    square += component * component
  }
  return square
}

function orient(mode: Mode): Mode {
  return (mode.find((entry) => entry !== 0) ?? 1) < 0 ? mode.map((entry) => -entry) : mode
}

/** Earlier points first: (1,−1,0,0) before (0,0,1,−1). */
function compareModes(a: Mode, b: Mode): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (b[i] as number) - (a[i] as number)
  return 0
}

function compareModeLists(a: readonly Mode[], b: readonly Mode[]): number {
  for (let i = 0; i < a.length; i++) {
    const order = compareModes(a[i] as Mode, b[i] as Mode)
    if (order !== 0) return order
  }
  return 0
}
