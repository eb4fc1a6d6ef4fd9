import { factorial } from '../algebra/integers.js'
import { limit } from '../algebra/limits.js'
import { collect, formatPowers, monomial, multiplyPowers, powers } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { series } from '../algebra/series.js'
import { exponential, logarithm, powerSeries } from '../algebra/seriesFunctions.js'
import { derivative, moment } from './gaussianPolynomial.js'
import type { GaussianPolynomial } from './gaussianPolynomial.js'
import { asAWhole, caseByCase, numbers } from './finding.js'
import type { FindingEvidence, Finding } from './finding.js'
import { adaptiveIntegral } from '../kernels/adaptiveIntegral.js'
import { printed } from './sources.js'

const HIGHEST = 8

/**
 * N i.i.d. variables of symbolic cumulants: the cumulants of their sum over √N, from the N-th power of the moment
 * series. N is 4 and 9, so √N is rational.
 */
export function cumulantScaling(): Finding {
  const upTo = [limit({ J: 1 }, HIGHEST)]
  const evidence = Array.from({ length: HIGHEST - 1 }, (_, i) => i + 2).map((r): FindingEvidence => {
    const found = [4, 9].map((N) => {
      const root = Q.rational(1n, BigInt(Math.sqrt(N)))
      const exponent = Array.from({ length: HIGHEST }, (_, k) => k + 1).flatMap((k) =>
        monomial({ [`kappa_${k}`]: 1, J: k }, Q.divide(Q.power(root, k), Q.rational(factorial(k)))),
      )
      const moments = exponential(series(exponent, upTo))
      const cumulants = logarithm(powerSeries(moments, N))
      const coefficient = collect(cumulants.terms, 'J').find(([power]) => Q.equal(power, Q.rational(r)))?.[1] ?? []
      return {
        computed: scaled(coefficient, Q.rational(factorial(r))),
        expected: monomial({ [`kappa_${r}`]: 1 }, Q.power(root, r - 2)),
      }
    })
    const text = (list: readonly Polynomial[]): string =>
      list
        .map((p) => p.map((term) => `${Q.format(term.coefficient)} ${formatPowers(term.powers)}`).join(' + '))
        .join('; ')
    const [left, right] = [text(found.map(({ expected }) => expected)), text(found.map(({ computed }) => computed))]
    return { of: `r = ${r}, N = 4 and 9`, printed: left, computed: right, agrees: left === right }
  })
  return caseByCase(printed.scaling, evidence)
}

function scaled(p: Polynomial, factor: Rational): Polynomial {
  return p.map((term) => ({
    coefficient: Q.multiply(term.coefficient, factor),
    powers: multiplyPowers(term.powers, powers({})),
  }))
}

/**
 * Two spins with p = e^{α s₁s₂}/4 cosh α: the logarithm of the generating function itself against the printed sum to
 * α^k; what is left must fall as α^{k+1}.
 */
export function independenceBreakingW(): Finding {
  const J = 0.7
  const states = [1, -1].flatMap((a) => [1, -1].map((b) => [a, b] as const))
  const density = (alpha: number, a: number, b: number): number => Math.exp(alpha * a * b) / (4 * Math.cosh(alpha))
  const source = (a: number, b: number): number => Math.exp((J * (a + b)) / Math.SQRT2)
  const exact = (alpha: number): number =>
    Math.log(states.reduce((total, [a, b]) => total + density(alpha, a, b) * source(a, b), 0))
  // Taylor coefficients of p(α)/p(0) = e^{α s}/cosh α for s = ±1, from those of e^{αs} and of 1/cosh α = 1 − α²/2 +
  // 5α⁴/24 − …
  const inverseCosh = [1, 0, -1 / 2, 0, 5 / 24]
  const ratio = (s: number, k: number): number =>
    inverseCosh.slice(0, k + 1).reduce((total, c, i) => total + (c * s ** (k - i)) / Number(factorial(k - i)), 0)
  const upTo = (alpha: number, order: number): number =>
    Math.log(
      states.reduce(
        (total, [a, b]) =>
          total +
          (source(a, b) / 4) *
            Array.from({ length: order + 1 }, (_, k) => ratio(a * b, k) * alpha ** k).reduce((x, y) => x + y, 0),
        0,
      ),
    )
  const evidence = [1, 2, 3].map((order): FindingEvidence => {
    const error = (alpha: number): number => Math.abs(exact(alpha) - upTo(alpha, order))
    const falls = Math.log2(error(0.04) / error(0.02))
    return {
      of: `terms to α^${order}`,
      printed: `remainder of order α^${order + 1} at least`,
      computed: `falls as α^${falls.toFixed(2)}`,
      agrees: falls > order + 0.9,
    }
  })
  return caseByCase(printed.breaking, evidence, 'read as the expectation over all neurons together')
}

/**
 * What c ∂^r/∂φ^r does to the r-th moment of e^{−φ²/2}, exactly, must be κ_r: then the density has the cumulant that it
 * is made from.
 */
export function edgeworth(): readonly Finding[] {
  const evidence = (factor: (r: number) => readonly [Rational, Rational]): readonly FindingEvidence[] =>
    Array.from({ length: 6 }, (_, i) => i + 3).map((r) => {
      let density: GaussianPolynomial = [Q.one]
      for (let k = 0; k < r; k++) density = derivative(density)
      const effect = moment(density, r)
      const [real, imaginary] = factor(r).map((part) => Q.multiply(part, effect)) as [Rational, Rational]
      const value = `${Q.format(real)}${Q.isZero(imaginary) ? '' : ` + ${Q.format(imaginary)} i`}`
      return { of: `r = ${r}`, printed: `κ_${r} × (${value})`, computed: `κ_${r}`, agrees: value === '1' }
    })
  const overFactorial = (r: number, sign: bigint): Rational => Q.rational(sign, factorial(r))
  const plain = (r: number): readonly [Rational, Rational] => [overFactorial(r, r % 2 === 0 ? 1n : -1n), Q.zero]
  // (−i)^r is 1, −i, −1, i in turn.
  const turning = (r: number): readonly [Rational, Rational] =>
    r % 2 === 0
      ? [overFactorial(r, r % 4 === 0 ? 1n : -1n), Q.zero]
      : [Q.zero, overFactorial(r, r % 4 === 1 ? -1n : 1n)]
  return [caseByCase(printed.edgeworth, evidence(plain)), caseByCase(printed.edgeworthI, evidence(turning))]
}

/** The variance of e^{−S}/Z by quadrature, for G = 0.7. */
export function gaussianAction(): readonly Finding[] {
  const G = 0.7
  const variance = (factor: number): number => {
    const weight = (phi: number): number => Math.exp((-factor * phi * phi) / G)
    return adaptiveIntegral((phi) => phi * phi * weight(phi), -14, 14).value / adaptiveIntegral(weight, -14, 14).value
  }
  const evidence = (factor: number): readonly FindingEvidence[] => [
    numbers('⟨φ²⟩ for G = 0.7, against G', variance(factor), G),
  ]
  return [caseByCase(printed.gaussianHalf, evidence(1 / 2)), caseByCase(printed.gaussian, evidence(1))]
}

/**
 * In zero dimensions with S = φ²/2 + g φ^r: e^{W[J]} and its derivative by g at g = 0, by quadrature, against the
 * printed operators.
 */
export function sourceFormula(): Finding {
  const J = 0.7
  const average = (f: (phi: number) => number): number =>
    adaptiveIntegral((phi) => f(phi) * Math.exp(J * phi - (phi * phi) / 2), -16, 16).value / Math.sqrt(2 * Math.PI)
  // ∂^r_J e^{J²·s} by p → p′ + 2sJ p.
  const derived = (r: number, s: number): number => {
    let p: number[] = [1]
    for (let k = 0; k < r; k++)
      p = Array.from({ length: p.length + 1 }, (_, i) => (i + 1) * (p[i + 1] ?? 0) + 2 * s * (p[i - 1] ?? 0))
    return p.reduce((total, c, i) => total + c * J ** i, 0) * Math.exp(s * J * J)
  }
  const free = numbers(
    'g = 0: e^{−JΔJ} against e^{W[J]}',
    Math.exp(-J * J),
    average(() => 1),
  )
  const first = [3, 4, 5, 6].map((r) =>
    numbers(`r = ${r}: derivative by g_r`, (-1) ** r * derived(r, -1), -average((phi) => phi ** r)),
  )
  const right = [3, 4, 5, 6].map((r) => numbers(`r = ${r}`, -derived(r, 1 / 2), -average((phi) => phi ** r)))
  const holds = right.every(({ agrees }) => agrees) ? 'exp(−Σ ∫ g_r δ^r/δJ^r) e^{+½∫JΔJ} has all of these values' : ''
  return asAWhole(printed.source, [free, ...first], holds)
}
