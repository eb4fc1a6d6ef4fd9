import type { Expression } from '../../mathematics/expression.js'
import { readExpression } from '../../mathematics/readExpression.js'
import { written } from '../../mathematics/written.js'
import { letterOf } from '../symbolText.js'
import type { Scope } from '../model.js'
import { addCoefficients, multiplyCoefficients, polynomialIn } from '../polynomialIn.js'
import type { Coefficients } from '../polynomialIn.js'
import { addValues, exponentialValue, isNothing, multiplyValues, negateValue, numeric, powerValue } from '../value.js'
import type { Value } from '../value.js'
import { momentsOf } from './weight.js'
import type { PointWeight } from './weight.js'

type Integral = Expression & { readonly kind: 'integral' }

/** An integral over one field: what stands in the exponent of its weight, and what is averaged. */
export interface FieldIntegral {
  readonly isField: (node: Expression) => boolean
  readonly exponents: readonly Expression[]
  readonly factors: readonly Expression[]
}

/** `∫ dφ f(φ) e^{…}` over the whole line; undefined for other integrals. */
export function fieldIntegral({ over, body, below, above }: Integral): FieldIntegral | undefined {
  const [only] = over
  if (only === undefined || over.length !== 1 || !isWholeLine(below, above)) return undefined
  const letter = unprimedLetter(only.of)
  const isField = (node: Expression): boolean => node.kind === 'symbol' && unprimedLetter(node) === letter
  const parts = body.kind === 'product' ? body.factors : [body]
  const exponents = parts.flatMap((part) => exponentOf(part) ?? [])
  if (letter === undefined || exponents.length === 0) return undefined
  return { isField, exponents, factors: parts.filter((part) => exponentOf(part) === undefined) }
}

function isWholeLine(below: Integral['below'], above: Integral['above']): boolean {
  return (
    (below === undefined || written(below) === '-∞' || written(below) === 'ℝ') &&
    (above === undefined || /^\+?∞$/.test(written(above)))
  )
}

/** A letter with its accent and index, as it is written; undefined for one with a power or a prime. */
export function unprimedLetter(node: Expression): string | undefined {
  return node.kind === 'symbol' && node.primes === undefined ? letterOf(node) : undefined
}

/** x of e^x and exp(x). */
export function exponentOf(node: Expression): Expression | undefined {
  if (node.kind === 'call' && node.name === 'exp') return node.argument
  if (node.kind === 'symbol' && node.name === 'e' && node.above !== undefined && node.below === undefined)
    return readExpression(node.above)
  return undefined
}

/** Its value order by order; undefined where it is no Gaussian weight with small corrections. */
export function integralValue({ isField, exponents, factors }: FieldIntegral, scope: Scope): Value | undefined {
  const { orders } = scope.trial
  let exponent: Coefficients = []
  for (const part of exponents) {
    const polynomial = polynomialIn(part, isField, scope)
    if (polynomial === undefined) return undefined
    exponent = addCoefficients(exponent, polynomial)
  }
  let averaged: Coefficients = [numeric(1)]
  for (const factor of factors) {
    const polynomial = polynomialIn(factor, isField, scope)
    if (polynomial === undefined) return undefined
    averaged = multiplyCoefficients(averaged, polynomial)
  }
  const weight = weightOf(exponent)
  if (weight === undefined) return undefined
  const moments = momentsOf(weight, averaged.length - 1, orders)
  if (moments === undefined) return undefined
  const total = averaged.map((value, n) => multiplyValues(value, moments[n] as Value)).reduce(addValues, numeric(0))
  const width = powerValue(multiplyValues(weight.stiffness, numeric(1 / (2 * Math.PI))), -0.5, orders)
  return multiplyValues(multiplyValues(exponentialValue(exponent[0] ?? numeric(0), orders), width), total)
}

/** The weight of an exponent without its constant; undefined where it is not a Gaussian one with small corrections. */
export function weightOf(exponent: Coefficients): PointWeight | undefined {
  const square = exponent[2]
  if (square === undefined || isNothing(square)) return undefined
  const leading: Value = { low: square.low, re: square.re.slice(0, 1), im: square.im.slice(0, 1), end: Infinity }
  if ((leading.re[0] as number) >= 0) return undefined
  const rest = exponent.map((value, n) =>
    n === 0 ? numeric(0) : n === 2 ? addValues(value, negateValue(leading)) : value,
  )
  return { stiffness: multiplyValues(leading, numeric(-2)), rest }
}
