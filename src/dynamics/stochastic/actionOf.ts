import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import {
  addPolynomials,
  constant,
  differentiatePolynomial,
  monomial,
  scalePolynomial,
} from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import { factorial } from '../../algebra/integers.js'
import * as Q from '../../algebra/rational.js'
import { responseOf } from './stochasticEquation.js'
import type { NoiseSource, StochasticEquation } from './stochasticEquation.js'

/**
 * −S + ∫x̃ẋ of the action of Martin, Siggia, Rose, De Dominicis and Janssen, in Itô's sense: Σ x̃_i f_i(x) + Σ_n c_n
 * (Σ g_i x̃_i)^n/n!, a polynomial in components, their response fields `x~`, and parameters. With x̃ = ∂/∂x on what
 * stands to its right it is the generator of the moments as well, d⟨h(x)⟩/dt = ⟨A h⟩.
 */
export function actionOf(equation: StochasticEquation): Polynomial {
  const { components, drift } = equation
  const correction = stratonovichDrift(equation)
  const response = (i: number): Polynomial => monomial({ [responseOf(components[i] as string)]: 1 })
  return addPolynomials(
    ...drift.map((force, i) => multiplyPolynomials(response(i), addPolynomials(force, correction[i] as Polynomial))),
    ...equation.noise.flatMap(({ amplitudes, cumulants }) => {
      const coupled = addPolynomials(...amplitudes.map((amplitude, i) => multiplyPolynomials(amplitude, response(i))))
      return cumulants.map(({ order, value }) => {
        const power = Array.from({ length: order }, () => coupled).reduce(
          (product, each) => multiplyPolynomials(product, each),
          constant(1),
        )
        return scalePolynomial(multiplyPolynomials(value, power), Q.rational(1n, factorial(order)))
      })
    }),
  )
}

/**
 * What Stratonovich's sense adds to the drift, ½ Σ_j g_j ∂g_i/∂x_j for each noise, its intensity being part of g; zeros
 * for Itô's.
 *
 * @example
 * stratonovichDrift(readEquation('dx = -x dt + s x dW, Stratonovich'))[0][0].powers // { s: 2, x: 1 }, of ½ s² x
 */
export function stratonovichDrift({ components, noise, interpretation }: StochasticEquation): readonly Polynomial[] {
  if (interpretation === 'ito') return components.map(() => [])
  return components.map((_, i) => addPolynomials(...noise.map((source) => halfSlope(source, i, components))))
}

function halfSlope({ amplitudes, cumulants }: NoiseSource, i: number, components: readonly string[]): Polynomial {
  const intensity = cumulants.find(({ order }) => order === 2)?.value ?? []
  const own = amplitudes[i] as Polynomial
  const terms = components.flatMap((component, j) => {
    const other = amplitudes[j] as Polynomial
    const slope = multiplyPolynomials(intensity, differentiatePolynomial(own, component))
    // ½ g √q ∂(g √q) = ½ q g ∂g + ¼ g² ∂q
    const steepness = multiplyPolynomials(own, differentiatePolynomial(intensity, component))
    return [
      scalePolynomial(multiplyPolynomials(other, slope), Q.rational(1, 2)),
      scalePolynomial(multiplyPolynomials(other, steepness), Q.rational(1, 4)),
    ]
  })
  return addPolynomials(...terms)
}
