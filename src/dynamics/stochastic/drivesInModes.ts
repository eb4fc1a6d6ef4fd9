import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { constant, formatMonomials, scalePolynomial } from '../../algebra/polynomial.js'
import type { Monomial, Polynomial, Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { byOrders } from './counting.js'
import { problem } from './equationSymbols.js'
import { inverseMonomial } from './inverseMonomial.js'
import type { RationalRows } from './rationalMatrix.js'
import type { Drive } from './readDrive.js'
import { imaginary, turningRate } from './turningRate.js'

/** coefficient · e^{−rate t}. */
export interface DrivePart {
  readonly rate: number
  readonly coefficient: Polynomial
}

/** A drive as a term of the action: one response field of a mode. */
interface DriveTerm {
  readonly drive: readonly DrivePart[]
  readonly responses: readonly number[]
  readonly fields: readonly number[]
  readonly order: number
  readonly small: Powers
  readonly coefficient: Polynomial
}

/** How fast a drive is in units of the decay rate. @throws InputError for what is no number of them */
export function rationalRate(rate: Polynomial, unit: Monomial): Rational {
  const [only, more] = multiplyPolynomials(rate, [inverseMonomial(unit)])
  if (only === undefined) return Q.zero
  if (more !== undefined || Object.keys(only.powers).length > 0)
    throw problem(
      'equation',
      'a drive as fast as a number says, or a number times the parameter of the decay rates (--param gives a parameter its value)',
      `${formatMonomials(rate)} in front of t`,
    )
  return only.coefficient
}

/** Drives as terms of the action, one for each mode and order: ũ Σ c e^{−rate t}, cos and sin being two of them. */
export function drivesInModes(
  drives: readonly Drive[],
  form: {
    readonly unit: Monomial
    readonly den: bigint
    readonly inverse: RationalRows
    readonly small: readonly string[]
  },
): readonly DriveTerm[] {
  const { unit, den, inverse, small } = form
  return inverse.flatMap((row, mode): readonly DriveTerm[] => {
    const found = new Map<number, { readonly small: Powers; readonly parts: DrivePart[] }>()
    for (const { component, amplitude, kind, rate } of drives) {
      const factor = Q.multiply(row[component] as Rational, Q.rational(den))
      const own = scalePolynomial(multiplyPolynomials(amplitude, [inverseMonomial(unit)]), factor)
      const speed = Number(Q.multiply(rationalRate(rate, unit), Q.rational(den)).num)
      for (const { order, small: powers, part } of byOrders(own, small)) {
        const known = found.get(order) ?? { small: powers, parts: [] }
        found.set(order, known)
        known.parts.push(...partsOf(kind, speed, part))
      }
    }
    return [...found].map(([order, { small: powers, parts }]) => ({
      drive: parts,
      responses: inverse.map((_, i) => (i === mode ? 1 : 0)),
      fields: inverse.map(() => 0),
      order,
      small: powers,
      coefficient: constant(1),
    }))
  })
}

/** cos is ½(e^{ist} + e^{−ist}), sin (e^{ist} − e^{−ist})/2i. */
function partsOf(kind: Drive['kind'], speed: number, amplitude: Polynomial): readonly DrivePart[] {
  if (kind === 'exp') return [{ rate: speed, coefficient: amplitude }]
  const half = scalePolynomial(amplitude, Q.rational(1, 2))
  const turned = kind === 'cos' ? half : multiplyPolynomials(half, imaginary)
  return [
    { rate: turningRate(0, speed), coefficient: turned },
    { rate: turningRate(0, -speed), coefficient: kind === 'cos' ? turned : scalePolynomial(turned, Q.rational(-1)) },
  ]
}
