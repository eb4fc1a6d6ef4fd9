import { addPolynomials, monomial, raisePowers, scalePolynomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { substitutePolynomial } from '../algebra/composeSeries.js'
import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { fourierTransform, reciprocal, substituteVariable } from '../kernels/gaussianCalculus.js'
import { dot, multiplyGaussianFunctions } from '../kernels/gaussianFunction.js'
import type { GaussianFunction, GaussianFunctionTerm } from '../kernels/gaussianFunction.js'
import { modeOf, modesOf } from '../kernels/polynomialGaussian.js'
import type { Mode } from '../kernels/gaussianSum.js'
import { coupledCosCorrelator } from './coupledCosCorrelator.js'

/**
 * ∫ Π_a d^d k_a/(2π)^d `coefficient` (2π/v)^(d·gaussians/2) exp(Σ_a growth_a k_a²/2v) Π_i φ̃(p_i): one momentum for each mode, p_i = ± k_a for the points of
 * mode a. The coefficient is a polynomial in symbols and in the lengths `k1`, `k2`, … of the momenta, of even powers.
 */
export interface BreakingTerm {
  readonly coefficient: Polynomial
  readonly gaussians: number
  readonly modes: readonly Mode[]
  readonly growth: readonly Rational[]
}

/**
 * The derivative with respect to α at α = 0 of the Gaussian and of the quartic part, to order 1/N, of the coupled Cos-net's action in the continuum, term by term:
 * of ½ G⁻¹ for n = 2, which is −½ G⁻¹ (dG/dα) G⁻¹, of −(1/4!) G_c^(4) G⁻¹G⁻¹G⁻¹G⁻¹ for n = 4. A change of G⁻¹ on a leg multiplies by −(dG/dα)/G, in momentum
 * space a polynomial. G_c^(2) and G_c^(4) are exact in N.
 *
 * Contractions of two legs of one vertex, which are in g₂, are proportional to the volume, as at α = 0.
 */
export function breakingContinuum(n: 2 | 4): readonly BreakingTerm[] {
  if (n === 2) return amputatedTerms(2, 1, Q.rational(-1, 2))
  const [zeroth, first] = [amputatedTerms(4, 0, Q.rational(-1, 24)), amputatedTerms(4, 1, Q.rational(-1, 24))]
  return first.map((term) => {
    const free = zeroth.find(({ modes }) => String(modes) === String(term.modes)) as BreakingTerm
    const changes = term.modes.flatMap((mode, a) => mode.filter((entry) => entry !== 0).map(() => relativeChange(momentum(a))))
    return {
      ...term,
      coefficient: addPolynomials(term.coefficient, multiplyPolynomials(free.coefficient, scalePolynomial(addPolynomials(...changes), Q.rational(-1)))),
    }
  })
}

/** (dG/dα)/G at a momentum of this length. */
function relativeChange(length: string): Polynomial {
  const of = (order: 0 | 1): Polynomial =>
    substitutePolynomial((amputatedTerms(2, order, Q.one)[0] as BreakingTerm).coefficient, { k1: monomial({ [length]: 1 }) })
  const [{ coefficient, powers }] = of(0) as readonly [Polynomial[number]]
  return multiplyPolynomials(of(1), monomial(raisePowers(powers, Q.rational(-1)), Q.divide(Q.one, coefficient)))
}

/** The α^order part of G_c^(n) with G⁻¹ on every leg, times the factor. */
function amputatedTerms(n: 2 | 4, order: 0 | 1, factor: Rational): readonly BreakingTerm[] {
  return coupledCosCorrelator(n, order).terms.map((term) => amputated(term, n, factor))
}

function amputated(term: GaussianFunctionTerm, points: number, factor: Rational): BreakingTerm {
  const variables = modesOf(term)
  const modes = variables.map((variable) => modeOf(variable, points))
  let f: GaussianFunction = [term]
  variables.forEach((variable, a) => {
    f = fourierTransform(f, variable, momentum(a))
  })
  modes.forEach((mode, a) => {
    const onLeg = substituteVariable(inverseTwoPoint(), 'k', { [momentum(a)]: Q.one })
    for (const entry of mode) if (entry !== 0) f = multiplyGaussianFunctions(f, onLeg)
  })
  const [found] = f as readonly [GaussianFunctionTerm]
  // k·k of the transform is −p²/v².
  const squares = Object.fromEntries(modes.map((_, a) => [dot(momentum(a), momentum(a)), monomial({ [momentum(a)]: 2, v: -2 }, Q.rational(-1))] as const))
  return {
    coefficient: scalePolynomial(substitutePolynomial(found.coefficient, squares), factor),
    gaussians: found.gaussians,
    modes,
    growth: modes.map((_, a) => found.form[dot(momentum(a), momentum(a))] ?? Q.zero),
  }
}

function momentum(a: number): string {
  return `k${a + 1}`
}

/** G⁻¹ at α = 0, a function of `k`. */
function inverseTwoPoint(): GaussianFunction {
  const { terms } = coupledCosCorrelator(2, 0)
  return reciprocal(fourierTransform(terms, modesOf(terms[0] as GaussianFunctionTerm)[0] as string, 'k'))
}

/** The terms as they act on equal fields, for which points may be exchanged: those with equally large modes are one. */
export function forEqualFields(terms: readonly BreakingTerm[]): readonly BreakingTerm[] {
  const collected = new Map<string, BreakingTerm>()
  for (const term of terms) {
    const key = term.modes.map((mode) => mode.filter((entry) => entry !== 0).length).join()
    const previous = collected.get(key)
    collected.set(key, { ...term, coefficient: addPolynomials(previous?.coefficient ?? [], term.coefficient) })
  }
  return [...collected.values()]
}
