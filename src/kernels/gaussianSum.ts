import { addPolynomials, evaluate, formatPowers, multiplyPowers } from '../algebra/polynomial.js'
import type { Polynomial, Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { Evaluated } from './evaluated.js'
import { exponentialError, exponentRounding } from './exponentialError.js'
import { polynomialKey } from './gaussianFunction.js'
import { finite } from '../numbers.js'

/** A mode ℓ of n points: the integer combination Σ ℓ_i x_i. */
export type Mode = readonly number[]

/** `coefficient` · Π symbol^power · e^exponent · exp(−(v/2) Σ_modes weight · |Σ_i ℓ_i x_i|²). */
export interface GaussianTerm {
  readonly coefficient: Rational
  readonly powers: Powers
  readonly modes: readonly Mode[]
  /** A weight for each mode, possibly negative; left out when all are 1. */
  readonly weights?: readonly Rational[]
  /** A polynomial in symbols such as 4σ_b²; left out when it is 0. */
  readonly exponent?: Polynomial
}

/**
 * A function of n points in d dimensions: a sum of Gaussians, with symbolic variance v of the modes' conjugate and
 * symbolic prefactors. Canonical: a mode's first non-zero entry is positive, modes and terms are sorted, like terms are
 * collected.
 */
export interface GaussianSum {
  readonly points: number
  readonly terms: readonly GaussianTerm[]
}

/** The canonical sum of the terms. */
export function gaussianSum(points: number, terms: Iterable<GaussianTerm>): GaussianSum {
  const collected = new Map<string, GaussianTerm>()
  for (const term of terms) {
    const sorted = term.modes
      .map((mode, m) => ({ mode: orient(mode), weight: term.weights?.[m] ?? Q.one }))
      .filter(({ mode, weight }) => mode.some((entry) => entry !== 0) && !Q.isZero(weight))
      .sort((a, b) => compareModes(a.mode, b.mode) || Q.compare(b.weight, a.weight))
    const exponent = term.exponent ?? []
    const key = `${sorted.map(({ mode, weight }) => `${Q.format(weight)}:${mode.join()}`).join(';')} ${formatPowers(term.powers)} ${polynomialKey(exponent)}`
    const previous = collected.get(key)
    collected.set(key, {
      coefficient: Q.add(previous?.coefficient ?? Q.zero, term.coefficient),
      powers: term.powers,
      modes: sorted.map(({ mode }) => mode),
      ...(sorted.every(({ weight }) => Q.equal(weight, Q.one)) ? {} : { weights: sorted.map(({ weight }) => weight) }),
      ...(exponent.length === 0 ? {} : { exponent }),
    })
  }
  const kept = [...collected.values()].filter((term) => !Q.isZero(term.coefficient))
  return { points, terms: kept.sort((a, b) => a.modes.length - b.modes.length || compareModeLists(a.modes, b.modes)) }
}

/** A function of some points as a function of more of them: its i-th point is the point `places[i]` of `points`. */
export function placeGaussians(sum: GaussianSum, places: readonly number[], points: number): GaussianSum {
  const place = (mode: Mode): Mode => {
    const placed = new Array<number>(points).fill(0)
    mode.forEach((entry, i) => {
      placed[places[i] as number] = (placed[places[i] as number] as number) + entry
    })
    return placed
  }
  return gaussianSum(
    points,
    sum.terms.map((term) => ({ ...term, modes: term.modes.map(place) })),
  )
}

/** The product of two functions of the same points. */
export function multiplyGaussians(a: GaussianSum, b: GaussianSum): GaussianSum {
  return gaussianSum(
    a.points,
    a.terms.flatMap((left) => b.terms.map((right) => multiplyTerms(left, right))),
  )
}

function multiplyTerms(left: GaussianTerm, right: GaussianTerm): GaussianTerm {
  const weightsOf = ({ modes, weights }: GaussianTerm): readonly Rational[] => weights ?? modes.map(() => Q.one)
  return {
    coefficient: Q.multiply(left.coefficient, right.coefficient),
    powers: multiplyPowers(left.powers, right.powers),
    modes: [...left.modes, ...right.modes],
    weights: [...weightsOf(left), ...weightsOf(right)],
    exponent: addPolynomials(left.exponent ?? [], right.exponent ?? []),
  }
}

/**
 * The value at `points` (each of d coordinates), with v and the symbols given.
 *
 * @throws InputError naming a symbol without a value
 */
export function evaluateGaussianSum(
  sum: GaussianSum,
  points: readonly (readonly number[])[],
  v: number,
  symbols: Readonly<Record<string, number>>,
): number {
  return compileGaussianSum(sum, v, symbols)(points)
}

/**
 * The sum as a function of the points, exact numbers and symbols turned into floats once: for many sets of points.
 *
 * @throws InputError naming a symbol without a value
 * @example
 * compileGaussianSum(cosCorrelator(2), 1, { sigma1: 1, N: 20 })([[0], [0]]) // 0.5
 */
export function compileGaussianSum(
  sum: GaussianSum,
  v: number,
  symbols: Readonly<Record<string, number>>,
): (points: readonly (readonly number[])[]) => number {
  const compiled = compiledTerms(sum, v, symbols)
  return (points) =>
    finite(
      compiled.reduce((total, term) => total + term.factor * Math.exp(exponentAt(term, points)), 0),
      { at: 'sum of Gaussians', what: 'a value' },
    )
}

/**
 * The same value as of {@link compileGaussianSum} with a bound of its error: terms that cancel leave the roundings of
 * each, and an exponent that is a small difference of large numbers those of the numbers. At coordinates whose squares
 * float64 does not hold neither is a number.
 */
export function compileGaussianSumWithError(
  sum: GaussianSum,
  v: number,
  symbols: Readonly<Record<string, number>>,
): (points: readonly (readonly number[])[]) => Evaluated {
  const compiled = compiledTerms(sum, v, symbols)
  return (points) => {
    let [value, error] = [0, 0]
    for (const term of compiled) {
      const { factor, constant, modes, weights } = term
      const exponent = exponentAt(term, points)
      const exponential = Math.exp(exponent)
      let [size, lost] = [Math.abs(constant), 0]
      modes.forEach((mode, m) => {
        const [weight, square] = [weights[m] as number, squaredNorm(mode, points)]
        const rounding = mode.length * Number.EPSILON * sizeOf(mode, points)
        size += Math.abs(weight * square)
        lost += Math.abs(weight) * rounding * (2 * Math.sqrt(square) + rounding)
      })
      value += factor * exponential
      const uncertain = lost + exponentRounding(size, Math.max(points[0]?.length ?? 0, modes.length))
      error += Math.abs(factor) * exponentialError(exponent, exponential, uncertain)
    }
    return { value, error }
  }
}

interface CompiledTerm {
  readonly factor: number
  readonly constant: number
  readonly modes: readonly Mode[]
  /** −v/2 times the weights of the modes. */
  readonly weights: readonly number[]
}

function compiledTerms(
  sum: GaussianSum,
  v: number,
  symbols: Readonly<Record<string, number>>,
): readonly CompiledTerm[] {
  return sum.terms.map(({ coefficient, powers, modes, weights, exponent = [] }) => ({
    factor: evaluate([{ coefficient, powers }], symbols),
    constant: evaluate(exponent, symbols),
    modes,
    weights: modes.map((_, m) => (-v / 2) * Q.toNumber(weights?.[m] ?? Q.one)),
  }))
}

function exponentAt({ constant, modes, weights }: CompiledTerm, points: readonly (readonly number[])[]): number {
  let exponent = constant
  for (let m = 0; m < modes.length; m++) exponent += (weights[m] as number) * squaredNorm(modes[m] as Mode, points)
  return exponent
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

/** |Σ ℓ_i x_i| if nothing cancelled. */
function sizeOf(mode: Mode, points: readonly (readonly number[])[]): number {
  return mode.reduce((total, entry, i) => total + Math.abs(entry) * Math.hypot(...(points[i] ?? [])), 0)
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
