import * as Q from '../algebra/rational.js'
import type { Expression } from '../mathematics/expression.js'
import { partsOfExpression } from '../mathematics/parts.js'
import { readable } from '../mathematics/readable.js'
import type { Scope } from './model.js'
import { addValues, isNothing, multiplyValues, numeric } from './value.js'
import type { Value } from './value.js'

/** Coefficients of the powers of one letter, from the power 0 on. */
export type Coefficients = readonly Value[]

/** Higher powers of a field do not occur in formulas. */
const HIGHEST_POWER = 24

/**
 * A part of a formula as a polynomial in one letter; undefined where it is none.
 *
 * @param isLetter whether a node without exponent is the letter
 */
export function polynomialIn(
  node: Expression,
  isLetter: (node: Expression) => boolean,
  scope: Scope,
): Coefficients | undefined {
  const again = (part: Expression): Coefficients | undefined => polynomialIn(part, isLetter, scope)
  const [base, exponent] = powerOf(node)
  if (isLetter(base)) {
    const power = exponent === undefined ? 1 : wholeNumber(exponent)
    return power === undefined ? undefined : [...new Array<Value>(power).fill(numeric(0)), numeric(1)]
  }
  if (!mentionsLetter(node, isLetter)) return [scope.value(node)]
  switch (node.kind) {
    case 'sum': {
      const terms = node.terms.map(again)
      return terms.some((term) => term === undefined)
        ? undefined
        : (terms as readonly Coefficients[]).reduce(addCoefficients, [])
    }
    case 'product': {
      let result: Coefficients = [numeric(1)]
      for (const factor of node.factors) {
        const next = again(factor)
        if (next === undefined) return undefined
        result = multiplyCoefficients(result, next)
      }
      return result
    }
    case 'power': {
      const of = again(node.base)
      const power = wholeNumber(node.exponent)
      if (of === undefined || power === undefined) return undefined
      let result: Coefficients = [numeric(1)]
      for (let k = 0; k < power; k++) result = multiplyCoefficients(result, of)
      return result
    }
    default:
      return undefined
  }
}

/** Whether the letter stands anywhere in it, with a power or without. */
function mentionsLetter(node: Expression, isLetter: (node: Expression) => boolean): boolean {
  return isLetter(powerOf(node)[0]) || partsOfExpression(node).some((part) => mentionsLetter(part, isLetter))
}

/** x^2 as x and 2: a symbol or a call with what stands above it. */
function powerOf(node: Expression): readonly [Expression, Expression?] {
  if ((node.kind !== 'symbol' && node.kind !== 'applied') || node.above === undefined) return [node]
  const { above, ...bare } = node
  const exponent = readable(above)
  return exponent === undefined ? [node] : [bare, exponent]
}

function wholeNumber(node: Expression): number | undefined {
  if (node.kind !== 'number') return undefined
  const power = Q.toNumber(node.value)
  return Number.isInteger(power) && power >= 0 && power <= HIGHEST_POWER ? power : undefined
}

/**
 * Σ_{k ≤ powers} a^k/k! of a polynomial.
 *
 * @param kept what of each coefficient is wanted
 */
export function exponentialOfCoefficients(
  a: Coefficients,
  powers: number,
  kept: (value: Value, n: number) => Value = (value) => value,
): Coefficients {
  let total: Coefficients = [numeric(1)]
  let power: Coefficients = [numeric(1)]
  for (let k = 1; k <= powers; k++) {
    power = multiplyCoefficients(power, a).map((value, n) => kept(multiplyValues(value, numeric(1 / k)), n))
    if (power.every(isNothing)) break
    total = addCoefficients(total, power)
  }
  return total
}

export function addCoefficients(a: Coefficients, b: Coefficients): Coefficients {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, k) =>
    addValues(a[k] ?? numeric(0), b[k] ?? numeric(0)),
  )
}

export function multiplyCoefficients(a: Coefficients, b: Coefficients): Coefficients {
  const result = new Array<Value>(Math.max(0, a.length + b.length - 1)).fill(numeric(0))
  for (const [i, x] of a.entries())
    for (const [j, y] of b.entries()) result[i + j] = addValues(result[i + j] as Value, multiplyValues(x, y))
  return result
}
