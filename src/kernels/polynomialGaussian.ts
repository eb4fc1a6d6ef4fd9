import { monomial, addPolynomials, scalePolynomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { evaluateGaussianFunction } from './evaluateGaussianFunction.js'
import { substituteVariable } from './gaussianCalculus.js'
import { addForms, dot, factorsOf, gaussianFunction } from './gaussianFunction.js'
import type { GaussianFunction, GaussianFunctionTerm } from './gaussianFunction.js'
import type { GaussianSum, Mode } from './gaussianSum.js'

/**
 * A function of n points in d dimensions as a `GaussianFunction` whose variables are modes, Σ_i ℓ_i x_i: a sum of
 * polynomials in their squares times Gaussians of them, with the variance `v` a symbol too. Terms with few modes come
 * first, then those of earlier points.
 */
export interface PolynomialGaussian {
  readonly points: number
  readonly terms: GaussianFunction
}

/** The canonical sum of the terms. */
export function polynomialGaussian(points: number, terms: Iterable<GaussianFunctionTerm>): PolynomialGaussian {
  const sorted = gaussianFunction(terms).map((term) => ({
    term,
    modes: modesOf(term).map((variable) => modeOf(variable, points)),
  }))
  return { points, terms: sorted.sort((a, b) => compareModes(a.modes, b.modes)).map(({ term }) => term) }
}

/**
 * A sum of plain Gaussians as a function of its modes.
 *
 * @example
 * inModes(cosCorrelator(2)).terms[0].form // { 'x1-x2·x1-x2': { num: 1n, den: 1n } }
 */
export function inModes({ points, terms }: GaussianSum): PolynomialGaussian {
  return polynomialGaussian(
    points,
    terms.map(({ coefficient, powers, modes, weights, exponent = [] }) => ({
      coefficient: [{ coefficient, powers }],
      weight: exponent,
      scale: Q.one,
      gaussians: 0,
      form: modes.map((mode, m) => ({ [squareOf(mode)]: weights?.[m] ?? Q.one })).reduce(addForms, {}),
    })),
  )
}

/** The variable that a mode is, `x1-x2`: the same for a mode and its opposite, of which only squares occur. */
function modeVariable(mode: Mode): string {
  const [first = 1] = mode.filter((entry) => entry !== 0)
  const summands = mode.flatMap((entry, i) => {
    const size = Math.abs(entry) === 1 ? '' : `${Math.abs(entry)}`
    return entry === 0 ? [] : [`${entry * first < 0 ? '-' : '+'}${size}x${i + 1}`]
  })
  return summands.join('').slice(1)
}

/** The mode of `points` points that a variable is. */
export function modeOf(variable: string, points: number): Mode {
  const mode = new Array<number>(points).fill(0)
  for (const [, sign, size, point] of variable.matchAll(/([+-]?)(\d*)x(\d+)/g))
    mode[Number(point) - 1] = (sign === '-' ? -1 : 1) * Number(size || 1)
  return mode
}

/** The symbol of the square |Σ_i ℓ_i x_i|² of a mode in coefficients and forms. */
export function squareOf(mode: Mode): string {
  const variable = modeVariable(mode)
  return dot(variable, variable)
}

/** The variables in the exponent of a term, earlier points first. */
export function modesOf({ form }: GaussianFunctionTerm): readonly string[] {
  const variables = Object.keys(form).map((square) => factorsOf(square)[0])
  const points = Math.max(
    0,
    ...variables.flatMap((variable) => [...variable.matchAll(/x(\d+)/g)].map(([, point]) => Number(point))),
  )
  return variables.sort((a, b) => compareModes([modeOf(a, points)], [modeOf(b, points)]))
}

/** Σ weight · |mode|² in the exponent −(v/2) Σ … of a term, as a polynomial in the squares. */
export function exponentOf({ form }: GaussianFunctionTerm): Polynomial {
  return addPolynomials(
    ...Object.entries(form).map(([square, weight]) => scalePolynomial(monomial({ [square]: 1 }), weight)),
  )
}

/**
 * As a function of the points themselves, variables `x1`, `x2`, …: equal functions of points are equal then, whatever
 * modes they were written in.
 */
export function inPoints({ points, terms }: PolynomialGaussian): GaussianFunction {
  const symbols = terms.flatMap(({ form, coefficient }) => [
    ...Object.keys(form),
    ...coefficient.flatMap(({ powers }) => Object.keys(powers)),
  ])
  const variables = new Set(symbols.filter((symbol) => symbol.includes('·')).map((square) => factorsOf(square)[0]))
  return [...variables].reduce<GaussianFunction>((f, variable) => {
    const combination = modeOf(variable, points).flatMap((entry, i) =>
      entry === 0 ? [] : [[`x${i + 1}`, Q.rational(entry)] as const],
    )
    return substituteVariable(f, variable, Object.fromEntries(combination))
  }, gaussianFunction(terms))
}

/**
 * The value at `points` (each of as many coordinates), with values of the symbols, `v` among them.
 *
 * @throws InputError naming a symbol without a value
 * @example
 * evaluatePolynomialGaussian(coupledCosCorrelator(2, 0), [[0], [0]], { v: 1, d: 1, N: 20, sigma1: 1 }) // 0.5
 */
export function evaluatePolynomialGaussian(
  { terms, points: size }: PolynomialGaussian,
  points: readonly (readonly number[])[],
  symbols: Readonly<Record<string, number>> & { readonly v: number },
): number {
  const place = (variable: string): readonly number[] => {
    const mode = modeOf(variable, size)
    return (points[0] ?? []).map((_, axis) =>
      mode.reduce((sum, entry, i) => sum + entry * (points[i]?.[axis] ?? Number.NaN), 0),
    )
  }
  return terms.reduce((total, term) => {
    const vectors = Object.fromEntries(modesOf(term).map((variable) => [variable, place(variable)]))
    return total + evaluateGaussianFunction([term], vectors, { d: points[0]?.length ?? 0, ...symbols })
  }, 0)
}

/**
 * The part that dominates when the symbol is large: of every term, the monomials with the highest power of it in the
 * whole sum. Empty for an empty sum.
 *
 * @example
 * leadingIn(coupledCosCorrelator(4, 1), 'N').points // 4
 */
export function leadingIn({ points, terms }: PolynomialGaussian, symbol: string): PolynomialGaussian {
  const powerOf = (powers: Polynomial[number]['powers']): Q.Rational => powers[symbol] ?? Q.zero
  const all = terms.flatMap(({ coefficient }) => coefficient.map(({ powers }) => powerOf(powers)))
  const highest = all.reduce((a, b) => (Q.compare(a, b) < 0 ? b : a), all[0] ?? Q.zero)
  return polynomialGaussian(
    points,
    terms.map((term) => ({
      ...term,
      coefficient: term.coefficient.filter(({ powers }) => Q.equal(powerOf(powers), highest)),
    })),
  )
}

/** Few modes first, then earlier points first. */
function compareModes(a: readonly Mode[], b: readonly Mode[]): number {
  if (a.length !== b.length) return a.length - b.length
  const [left, right] = [a.flat(), b.flat()]
  const at = left.findIndex((entry, i) => entry !== right[i])
  return at < 0 ? 0 : (right[at] as number) - (left[at] as number)
}
