import { addDecays, mapDecays } from '../../algebra/decay.js'
import type { Decays } from '../../algebra/decay.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { differentiatePolynomial, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { piecesOf, total } from './actionPieces.js'
import { actionOf, stratonovichDrift } from './actionOf.js'
import { polynomials } from './hierarchy.js'
import type { Hierarchy } from './hierarchy.js'
import { momentSeries } from './momentSeries.js'
import { inverseMonomial } from './inverseMonomial.js'
import type { NormalForm } from './normalForm.js'
import type { StochasticEquation } from './stochasticEquation.js'
import { equalDecays } from './stochasticSeries.js'

/** Whether dC/dτ = −(D/2) R, and why not. */
export type FluctuationDissipation = { readonly holds: true } | { readonly holds: false; readonly because: string }

/**
 * The fluctuation–dissipation theorem of a pair of components, order by order: it holds in equilibrium, where the drift
 * is a gradient and the noise white, additive and alike on every component; elsewhere the reason is told.
 *
 * @throws Error where it ought to hold and does not, which would be a fault of the program
 */
export function fluctuationDissipation(
  form: NormalForm,
  moments: Hierarchy,
  of: readonly [number, number],
  from: number,
  to: number,
): FluctuationDissipation {
  const because = whyNot(form.equation)
  if (because !== undefined) return { holds: false, because }
  const half = scalePolynomial(
    multiplyPolynomials(intensityOf(form.equation), [inverseMonomial(form.unit)]),
    Q.rational(1, 2),
  )
  for (let order = from; order <= to; order++) {
    const slope = derivative(momentSeries(moments, form, { quantity: 'correlation', of }, order))
    // By loops the noise is what orders count, and the response of an order belongs to the correlation of the same one.
    const response = momentSeries(moments, form, { quantity: 'response', of }, order)
    const dissipated = mapDecays(response, (each) => scalePolynomial(multiplyPolynomials(each, half), Q.rational(-1)))
    if (!equalDecays(slope, dissipated))
      throw new Error(`dC/dτ = −(D/2)R does not hold at order ${order}, though the drift is a gradient`)
  }
  return { holds: true }
}

/** d/dτ of Σ c τ^k e^{−rτ}. */
function derivative(decays: Decays<Polynomial>): Decays<Polynomial> {
  return addDecays(polynomials, [
    new Map(
      [...decays].map(([rate, coefficients]) => [
        rate,
        coefficients.map((each, k) =>
          polynomials.add(polynomials.times(each, -rate), polynomials.times(coefficients[k + 1] ?? [], k + 1)),
        ),
      ]),
    ),
  ])
}

/** The intensity of the noise on the first component. */
function intensityOf(equation: StochasticEquation): Polynomial {
  const pieces = piecesOf(actionOf(equation), equation.components)
  return pieces.flatMap(({ responses, term }) =>
    responses[0] === 2 && total(responses) === 2
      ? [{ ...term, coefficient: Q.multiply(term.coefficient, Q.rational(2)) }]
      : [],
  )
}

/** Why there is no equilibrium; undefined where there is one. */
function whyNot(equation: StochasticEquation): string | undefined {
  const { components, drift } = equation
  const pieces = piecesOf(actionOf(equation), components).filter(({ responses }) => total(responses) > 1)
  if (pieces.some(({ fields }) => total(fields) > 0))
    return 'the noise is multiplicative, so that what a kick does is no measure of what the noise does'
  if (pieces.some(({ responses }) => total(responses) > 2))
    return 'the noise is not Gaussian, so that the state is none of equilibrium'
  if (pieces.some(({ responses }) => !responses.includes(2)))
    return 'the noises of two components are correlated; the theorem in this form is for independent ones of equal intensity'
  const intensities = components.map((_, i) =>
    pieces
      .filter(({ responses }) => responses[i] === 2)
      .map(({ term }) =>
        JSON.stringify([Q.format(term.coefficient), Object.entries(term.powers).map(([s, p]) => [s, Q.format(p)])]),
      )
      .sort()
      .join(),
  )
  if (new Set(intensities).size > 1)
    return 'the noises of the components have different intensities, so that there is no one temperature'
  const correction = stratonovichDrift(equation)
  const force = (i: number): Polynomial => [...(drift[i] as Polynomial), ...(correction[i] as Polynomial)]
  for (const [i, first] of components.entries())
    for (const [j, second] of components.entries()) {
      if (j <= i) continue
      const curl = scalePolynomial(differentiatePolynomial(force(j), first), Q.rational(-1))
      if (polynomials.add(differentiatePolynomial(force(i), second), curl).length > 0)
        return `the drift is no gradient: ∂f_${first}/∂${second} is not ∂f_${second}/∂${first}, so that currents flow in the stationary state`
    }
  return undefined
}
