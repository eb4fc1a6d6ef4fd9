import { addPolynomials, monomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { dot } from './gaussianFunction.js'

/** A matrix of exact numbers by rows. */
export type Matrix = readonly (readonly Rational[])[]

/** ∫ d^d k/(2π)^d (k²)^squares exp(−exponent·k²/2v), which is infinite: exponent ≤ 0. */
export interface DivergentIntegral {
  readonly exponent: Rational
  readonly squares: number
}

/**
 * One term of a translation-invariant function of n points in d dimensions, written in momentum space:
 *
 * scale^(d/2) · (2π/v)^(d·gaussians/2) · V^volumes · Π divergent   · ∫ Π_b d^d k_b/(2π)^d  coefficient  exp(−(1/2v)
 * Σ_ab form[a][b] k_a·k_b)  exp(i Σ_i p_i·x_i),   p_i = Σ_b legs[i][b] k_b
 *
 * The coefficient is a polynomial in symbols (`d` and `v` among them) and in scalar products of the momenta, whose
 * symbols are `product(a, b)`.
 *
 * The form need not be positive: e^{+k²/2v} is the inverse of a Gaussian kernel, well defined on functions whose
 * Fourier transform falls faster. V = (2π)^d δ(0) is the volume. `divergent` lists integrals over momenta that no leg
 * damps: their value is infinite, and they are kept rather than dropped.
 */
export interface MomentumTerm {
  readonly coefficient: Polynomial
  readonly gaussians: number
  readonly scale: Rational
  readonly volumes: number
  readonly divergent: readonly DivergentIntegral[]
  readonly legs: Matrix
  readonly form: Matrix
}

/** The symbol of k_a·k_b in coefficients, momenta counted from 0. */
export function product(a: number, b: number): string {
  return dot(`k${a}`, `k${b}`)
}

/** The momenta of a scalar product; undefined for other symbols. */
export function momentaOf(symbol: string): readonly [number, number] | undefined {
  const found = /^k(\d+)·k(\d+)$/.exec(symbol)
  return found === null ? undefined : [Number(found[1]), Number(found[2])]
}

/** Every scalar product of momenta times a factor. */
export function scaleMomenta(coefficient: Polynomial, factor: Polynomial): Polynomial {
  return replaceProducts(coefficient, (a, b) => multiplyPolynomials(factor, monomial({ [product(a, b)]: 1 })))
}

/** The polynomial with something in place of every scalar product of momenta. */
export function replaceProducts(coefficient: Polynomial, by: (a: number, b: number) => Polynomial): Polynomial {
  if (!coefficient.some(({ powers }) => Object.keys(powers).some((symbol) => momentaOf(symbol) !== undefined)))
    return coefficient
  return addPolynomials(
    ...coefficient.map(({ coefficient: factor, powers }) => {
      const others = Object.entries(powers).filter(([symbol]) => momentaOf(symbol) === undefined)
      const factors = Object.entries(powers).flatMap(([symbol, power]) => {
        const momenta = momentaOf(symbol)
        return momenta === undefined ? [] : Array.from({ length: Number(power.num) }, () => by(...momenta))
      })
      return factors.reduce(
        (left, right) => multiplyPolynomials(left, right),
        monomial(Object.fromEntries(others), factor),
      )
    }),
  )
}

/** A polynomial in scalar products in new momenta, k_old = substitution · k_new. */
export function inNewMomenta(coefficient: Polynomial, substitution: Matrix): Polynomial {
  const entries = (m: number): readonly (readonly [number, Rational])[] =>
    (substitution[m] as readonly Rational[]).flatMap((entry, k) => (Q.isZero(entry) ? [] : [[k, entry] as const]))
  return replaceProducts(coefficient, (a, b) =>
    addPolynomials(
      ...entries(a).flatMap(([k, p]) => entries(b).map(([l, q]) => monomial({ [product(k, l)]: 1 }, Q.multiply(p, q)))),
    ),
  )
}

/** The term in new momenta, k_old = substitution · k_new. */
export function substituteMomenta(term: MomentumTerm, substitution: Matrix): MomentumTerm {
  const columns = substitution[0]?.length ?? 0
  const times = (row: readonly Rational[]): Rational[] =>
    Array.from({ length: columns }, (_, to) =>
      Q.sum(row.map((entry, mode) => Q.multiply(entry, substitution[mode]?.[to] as Rational))),
    )
  const half = term.form.map(times)
  const form = Array.from({ length: columns }, (_, a) =>
    Array.from({ length: columns }, (__, b) =>
      Q.sum(half.map((row, mode) => Q.multiply(substitution[mode]?.[a] as Rational, row[b] as Rational))),
    ),
  )
  return { ...term, coefficient: inNewMomenta(term.coefficient, substitution), legs: term.legs.map(times), form }
}
