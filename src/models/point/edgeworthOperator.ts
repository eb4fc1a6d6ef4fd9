import type { Expression } from '../../mathematics/expression.js'
import type { Item } from '../../mathematics/item.js'
import { someNode } from '../../mathematics/parts.js'
import { readExpression } from '../../mathematics/readExpression.js'
import type { ModelMaker } from '../claimed.js'
import type { Model, Scope } from '../model.js'
import { addValues, multiplyValues, numeric, powerValue, small } from '../value.js'
import type { Value } from '../value.js'
import { densityOverGaussian, exponentialOf, hermites } from './density.js'
import { exponentOf } from './fieldIntegral.js'

/** Members of the sum that come in at the orders that are computed; G_c^(r) is of order r − 2. */
const [LAST, ORDERS] = [8, 6]
/** Names of the Gaussian action. */
const GAUSSIAN = /^(?:GP|G|free|0|[Gg]auss(?:ian)?)$/

/**
 * The Edgeworth expansion as one exponential of derivatives on a Gaussian, e^{−S} = Z^{−1} exp(Σ_r (−1)^r/r! ∫ G_c^(r)
 * δ^r/δφ^r) e^{−S_GP}, at one point. The density is that of the Hermite polynomials; a functional integral over it is
 * right when what is integrated is e^{−S}.
 */
export const edgeworthOperator: ModelMaker = ({ chain, theory }) => {
  const [left, right, ...more] = chain.sides
  if (left === undefined || right === undefined || more.length > 0) return []
  const body = right.kind === 'integral' ? right.body : right
  const factors = body.kind === 'product' ? body.factors : [body]
  const operator = factors.find(isOperator)
  if (operator === undefined || !factors.some(isGaussian)) return []
  const isIntegral = right.kind === 'integral' && right.over.some(({ sign }) => sign === 'D')
  if (isIntegral ? !isPartition(left) : !isDensity(left)) return []
  const isEven = theory !== undefined && theory.vertices.every(({ family }) => family?.step === 2)
  return {
    kind: 'density',
    conventions: isIntegral ? ['what is integrated is e^{-S}'] : [],
    isFunction: () => true,
    trial: (draw) => {
      const field = 0.4 + draw()
      const cumulants = Array.from({ length: LAST + 1 }, (_, r) => {
        if (r < 2) return numeric(0)
        const drawn = (0.5 + draw()) * (r === 2 || draw() < 0.5 ? 1 : -1)
        return isEven && r % 2 === 1 ? numeric(0) : small(drawn, r - 2)
      })
      const inverse = powerValue(cumulants[2] as Value, -1, ORDERS)
      // Members of the sum beyond the last are of higher orders than are compared.
      const isCut = (value: Value): Value => addValues(value, { low: LAST - 1, re: [], im: [], end: LAST - 1 })
      const at = (polynomial: readonly Value[]): Value =>
        polynomial.reduceRight((sum, value) => addValues(multiplyValues(sum, numeric(field)), value), numeric(0))
      const density = isCut(at(densityOverGaussian(cumulants, ORDERS)))
      const acted = (scope: Scope, exponent: Expression): Value | undefined => {
        const series = operatorSeries(exponent, scope, cumulants)
        if (series === undefined) return undefined
        const coefficients = exponentialOf(series, ORDERS)
        const polynomials = hermites(coefficients.length, inverse).map(at)
        return coefficients
          .map((value, m) => multiplyValues(multiplyValues(value, numeric((-1) ** m)), polynomials[m] as Value))
          .reduce((sum, value) => addValues(sum, value), numeric(0))
      }
      return {
        orders: ORDERS,
        meaning: (node, scope) => {
          if (node.kind === 'integral' && isIntegral) return scope.value(node.body)
          if (isPartition(node)) return isIntegral ? density : numeric(1)
          if (isOperator(node)) {
            const exponent = exponentOf(node)
            const value = exponent === undefined ? undefined : acted(scope, exponent)
            return value === undefined ? undefined : isCut(value)
          }
          if (isGaussian(node)) return numeric(1)
          return isDensity(node) ? density : undefined
        },
      }
    },
  } satisfies Model
}

/** Σ_r a_r D^r from what the exponent adds for each r. */
function operatorSeries(exponent: Expression, scope: Scope, cumulants: readonly Value[]): readonly Value[] | undefined {
  const sum =
    exponent.kind === 'big'
      ? exponent
      : exponent.kind === 'product'
        ? exponent.factors.find(({ kind }) => kind === 'big')
        : undefined
  if (sum?.kind !== 'big' || sum.sign !== '∑') return undefined
  const outside = exponent.kind === 'product' ? exponent.factors.filter((factor) => factor !== sum) : []
  const [name, equals, from] = sum.below ?? []
  if (name?.kind !== 'name' || equals?.kind !== 'sign' || from?.kind !== 'number') return undefined
  const letter = name.text
  const first = Number(from.text)
  if (first !== 3) return undefined
  const before = outside.reduce((value, factor) => multiplyValues(value, scope.value(factor)), numeric(1))
  const series: Value[] = Array.from({ length: LAST + 1 }, () => numeric(0))
  for (let r = first; r <= LAST; r++) {
    const member = memberValue(sum.body, scope.within([[letter, r]]), letter, cumulants[r] as Value)
    if (member === undefined) return undefined
    series[r] = multiplyValues(before, member)
  }
  return series
}

/** A member of the sum at one point, without D^r: integrals over points and derivatives are left out. */
function memberValue(node: Expression, scope: Scope, letter: string, cumulant: Value): Value | undefined {
  const again = (part: Expression): Value | undefined => memberValue(part, scope, letter, cumulant)
  if (node.kind === 'integral') return again(node.body)
  if (node.kind === 'derivative' || node.kind === 'dots') return numeric(1)
  if (node.kind === 'big' && node.sign === '∏') return again(node.body)
  if (isCumulant(node)) return cumulant
  if (node.kind === 'sum') {
    const terms = node.terms.map(again)
    return terms.some((term) => term === undefined) ? undefined : (terms as Value[]).reduce(addValues, numeric(0))
  }
  if (node.kind === 'product') {
    let value = numeric(1)
    for (const factor of node.factors) {
      const next = again(factor)
      if (next === undefined) return undefined
      value = multiplyValues(value, next)
    }
    return value
  }
  return scope.value(node)
}

/** G_c^{(r)}(x_1, …, x_r), κ_r. */
function isCumulant(node: Expression): boolean {
  const head = node.kind === 'applied' ? node.head : node
  return (
    head.kind === 'symbol' &&
    (head.name === 'G' || head.name === 'κ') &&
    (head.above !== undefined || head.below !== undefined)
  )
}

/** An exponential with derivatives in it. */
function isOperator(node: Expression): boolean {
  const exponent = exponentOf(node)
  return exponent !== undefined && someNode(exponent, ({ kind }) => kind === 'derivative')
}

/** e^{−S_GP}: the exponential of minus an action with a label. */
function isGaussian(node: Expression): boolean {
  const action = minusAction(node)
  return action?.below !== undefined && GAUSSIAN.test(action.below.map(textOf).join(''))
}

function textOf(item: Item): string {
  return 'text' in item ? item.text : item.kind === 'group' ? item.body.map(textOf).join('') : ''
}

/** e^{−S}, P, p: the density itself. */
function isDensity(node: Expression): boolean {
  const head = node.kind === 'applied' ? node.head : node
  if (head.kind === 'symbol' && ['P', 'p'].includes(head.name) && head.above === undefined) return true
  const action = minusAction(node)
  return action !== undefined && action.below === undefined
}

/** S of e^{−S} and e^{−S[φ]}. */
function minusAction(node: Expression): (Expression & { readonly kind: 'symbol' }) | undefined {
  const exponent =
    node.kind === 'symbol' && node.name === 'e' && node.above !== undefined
      ? readExpression(node.above)
      : exponentOf(node)
  if (exponent?.kind !== 'product' || exponent.factors.length !== 2) return undefined
  const [sign, action] = exponent.factors
  const head = action?.kind === 'applied' ? action.head : action
  const isMinus = sign?.kind === 'number' && sign.value.num === -1n && sign.value.den === 1n
  return isMinus && head?.kind === 'symbol' && head.name === 'S' && head.above === undefined ? head : undefined
}

function isPartition(node: Expression): boolean {
  const head = node.kind === 'applied' ? node.head : node
  return head.kind === 'symbol' && head.name === 'Z' && head.above === undefined
}
