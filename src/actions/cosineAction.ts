import { monomial } from '../algebra/polynomial.js'
import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import * as Q from '../algebra/rational.js'
import { collectForFields } from '../kernels/collectForFields.js'
import { kernelTerm } from '../kernels/momentumForm.js'
import type { MomentumKernel } from '../kernels/momentumForm.js'
import { momentaOf, product, replaceProducts } from '../kernels/momentumTerm.js'
import type { MomentumTerm } from '../kernels/momentumTerm.js'
import type { CosineSpectrum } from '../networks/cosines/cosineSpectrum.js'
import type { ContinuumAction } from './continuumAction.js'

/**
 * The action to order 1/N of a network of independent neurons A(b) cos(b·x + c), c uniform on a period, b with a
 * density ρ(b) = ρ(−b), in the continuum: the Gaussian part, and with P = 1/((2π)^d ρ)
 *
 * S_g₄ = −(3/16N) ∫ P G⁻² φ̃(k)²φ̃(−k)² + (1/8N) [∫ G⁻¹ φ̃(k)φ̃(−k)]² S_g₂ = (3V/4N) ∫ P G⁻¹ φ̃(k)φ̃(−k) + (3/8N)
 * 2^{−d} P(0) G⁻¹(0) φ̃(0)² − ((V δ^d(0) + 2)/4N) ∫ G⁻¹ φ̃(k)φ̃(−k),   ∫ = ∫ d^d k/(2π)^d
 *
 * from E_h[(h, G⁻¹φ)⁴] and E_h[(h, G⁻¹φ)²(h, G⁻¹h)], in which the uniform phase leaves the products of waves whose
 * signs add up to zero.
 *
 * @example
 * // G = e^{−p²/2v}, and one mode in a unit of volume for each momentum: P = n
 * const flat = { coefficient: monomial({ n: 1 }), gaussians: 0, exponent: rational(0) }
 * const inverse = { coefficient: monomial({}), gaussians: 0, exponent: rational(-1) }
 * Array.from(cosineAction({ inverse, sparsity: flat, modes: flat.coefficient }).couplings.keys()) // [2, 4]
 * @source `docs/networks.md`, the action in the continuum
 */
export function cosineAction({ inverse, sparsity, modes }: CosineSpectrum): ContinuumAction {
  const twice = times(sparsity, times(inverse, inverse))
  const pair = kernelTerm(inverse)
  const g4 = [
    { ...scaled(kernelTerm(twice), { N: -1 }, Q.rational(-3, 16)), legs: [[Q.one], [Q.one], [MINUS], [MINUS]] },
    {
      ...pair,
      coefficient: multiplyPolynomials(
        multiplyPolynomials(
          inverse.coefficient,
          replaceProducts(inverse.coefficient, () => monomial({ [product(1, 1)]: 1 })),
        ),
        monomial({ N: -1 }, Q.rational(1, 8)),
      ),
      gaussians: 2 * inverse.gaussians,
      legs: [
        [Q.one, Q.zero],
        [MINUS, Q.zero],
        [Q.zero, Q.one],
        [Q.zero, MINUS],
      ],
      form: [
        [inverse.exponent, Q.zero],
        [Q.zero, inverse.exponent],
      ],
    },
  ]
  const once = times(sparsity, inverse)
  const trace = { ...scaled(pair, { N: -1 }, Q.rational(-1, 4)), volumes: 1 }
  const g2 = [
    { ...scaled(kernelTerm(once), { N: -1 }, Q.rational(3, 4)), volumes: 1 },
    atZero(scaled(kernelTerm(once), { N: -1 }, Q.rational(3, 8))),
    modes === undefined
      ? { ...trace, divergent: [{ exponent: Q.zero, squares: 0 }] }
      : { ...trace, coefficient: multiplyPolynomials(trace.coefficient, modes) },
    scaled(pair, { N: -1 }, Q.rational(-1, 2)),
  ]
  return {
    inverse: collectForFields([pair]),
    couplings: new Map([
      [2, collectForFields(g2)],
      [4, collectForFields(g4)],
    ]),
  }
}

const MINUS = Q.rational(-1)

/** The product of two kernels in momentum space. */
function times(a: MomentumKernel, b: MomentumKernel): MomentumKernel {
  return {
    coefficient: multiplyPolynomials(a.coefficient, b.coefficient),
    gaussians: a.gaussians + b.gaussians,
    exponent: Q.add(a.exponent, b.exponent),
  }
}

function scaled(term: MomentumTerm, powers: Readonly<Record<string, number>>, factor: Q.Rational): MomentumTerm {
  return { ...term, coefficient: multiplyPolynomials(term.coefficient, monomial(powers, factor)) }
}

/** The integrand of two legs at momentum 0, with the 2^{−d} of δ^d(2k). */
function atZero(term: MomentumTerm): MomentumTerm {
  const coefficient = term.coefficient.filter(({ powers }) =>
    Object.keys(powers).every((symbol) => momentaOf(symbol) === undefined),
  )
  return { ...term, coefficient, scale: Q.rational(1, 4), legs: [[], []], form: [] }
}
