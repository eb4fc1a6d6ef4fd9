import {
  addPolynomials,
  differentiatePolynomial,
  evaluate,
  monomial,
  scalePolynomial,
} from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import { substitutePolynomial } from '../../algebra/composeSeries.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import * as Q from '../../algebra/rational.js'
import { piecesOf, total } from './actionPieces.js'
import { actionOf } from './actionOf.js'
import { byOrders } from './counting.js'
import { problem } from './equationSymbols.js'
import { inverseMonomial } from './inverseMonomial.js'
import type { NormalForm } from './normalForm.js'
import type { NumericDrift } from './selfConsistent.js'
import type { StochasticEquation } from './stochasticEquation.js'

/**
 * The equation of motion that fluctuations correct at one loop, for the mean x and the variance `c` about it: dx/dt =
 * f(x) + ½ f″(x) c, dc/dt = 2 f′(x) c + D.
 */
export interface EffectiveEquation {
  readonly mean: Polynomial
  readonly variance: Polynomial
  /** f″², where the self-energies at one loop are ½ f‴ C(0) δ(τ) + f″² R C and ½ f″² C². */
  readonly squared: Polynomial
  /** ½ f‴. */
  readonly shift: Polynomial
  /** The symbol of the variance. */
  readonly symbol: string
}

/**
 * The effective equation of one component with additive Gaussian noise.
 *
 * @throws InputError, in one sentence, for any other
 */
export function effectiveEquation(equation: StochasticEquation): EffectiveEquation {
  const { drift, intensity, name } = additive(equation)
  const symbol = equation.parameters.includes('c') ? `c_${name}` : 'c'
  const c = monomial({ [symbol]: 1 })
  const slope = differentiatePolynomial(drift, name)
  const curvature = differentiatePolynomial(slope, name)
  return {
    symbol,
    squared: multiplyPolynomials(curvature, curvature),
    shift: scalePolynomial(differentiatePolynomial(curvature, name), Q.rational(1, 2)),
    mean: addPolynomials(drift, scalePolynomial(multiplyPolynomials(curvature, c), Q.rational(1, 2))),
    variance: addPolynomials(scalePolynomial(multiplyPolynomials(slope, c), Q.rational(2)), intensity),
  }
}

function additive(equation: StochasticEquation): {
  readonly name: string
  readonly drift: Polynomial
  readonly intensity: Polynomial
} {
  const { components } = equation
  const [name = '', other] = components
  const pieces = piecesOf(actionOf(equation), components)
  const noises = pieces.filter(({ responses }) => total(responses) > 1)
  const stray =
    other !== undefined
      ? 'several components'
      : noises.some(({ fields }) => total(fields) > 0)
        ? 'multiplicative noise'
        : noises.some(({ responses }) => total(responses) > 2)
          ? 'a noise that is not Gaussian'
          : undefined
  if (stray !== undefined)
    throw problem('effective', 'one component with additive Gaussian noise, for an effective equation of motion', stray)
  return {
    name,
    drift: equation.drift[0] as Polynomial,
    intensity: scalePolynomial(
      noises.map(({ term }) => term),
      Q.rational(2),
    ),
  }
}

/**
 * The stationary mean and variance at one loop, exact to an order in the small parameters: the equations iterated from
 * the linear ones, each time one order further.
 *
 * @throws InputError where orders are counted by loops, for one loop is all orders of nothing then
 */
export function stationaryOneLoop(
  form: NormalForm,
  equation: EffectiveEquation,
  to: number,
): { readonly mean: Polynomial; readonly variance: Polynomial } | undefined {
  const { small, counting, unit, rates, workingPoint } = form
  const [name = ''] = form.equation.components
  const [rate = 1] = rates
  if (counting === 'loops') return undefined
  const inUnits = (p: Polynomial): Polynomial => multiplyPolynomials(p, [inverseMonomial(unit)])
  const upTo = (p: Polynomial): Polynomial =>
    addPolynomials(...byOrders(p, small).flatMap(({ order, part }) => (order <= to ? [part] : [])))
  let mean = workingPoint[0] as Polynomial
  let variance: Polynomial = []
  for (let k = 0; k <= to + 1; k++) {
    const at = (p: Polynomial): Polynomial =>
      upTo(substitutePolynomial(inUnits(p), { [name]: mean, [equation.symbol]: variance }))
    // x + (f + ½ f″ c)/r and c + (2 f′ c + D)/2r are what they are at the fixed point.
    const next = upTo(addPolynomials(mean, scalePolynomial(at(equation.mean), Q.rational(1, rate))))
    variance = upTo(addPolynomials(variance, scalePolynomial(at(equation.variance), Q.rational(1, 2 * rate))))
    mean = next
  }
  return { mean, variance }
}

/** The drift with numbers in place of its parameters. */
export function numericDrift(
  equation: StochasticEquation,
  form: NormalForm,
  values: Readonly<Record<string, number>>,
): NumericDrift {
  const { name, drift, intensity } = additive(equation)
  const numbers = (p: Polynomial, x: number): number => evaluate(p, { ...values, [name]: x })
  const slopes = [drift]
  for (let k = 0; k < 3; k++) slopes.push(differentiatePolynomial(slopes[k] as Polynomial, name))
  return {
    derivatives: (x) => slopes.map((each) => numbers(each, x)) as [number, number, number, number],
    intensity: numbers(intensity, 0),
    start: numbers(form.workingPoint[0] as Polynomial, 0),
  }
}
