import { smallFactorial } from '../../algebra/integers.js'
import type { Expression, SymbolNode } from '../../mathematics/expression.js'
import type { Item } from '../../mathematics/item.js'
import { nodesOf, someNode } from '../../mathematics/parts.js'
import { resolved } from '../../mathematics/resolved.js'
import type { ModelMaker } from '../claimed.js'
import { negated } from '../differenceIn.js'
import { densitySeries } from '../fourierDensity.js'
import type { Model, Scope } from '../model.js'
import { normalDensity } from '../normal.js'
import { addValues, isNothing, multiplyValues, numeric, small, unknownFrom } from '../value.js'
import type { Value } from '../value.js'
import { bareText, isPlainLetter } from '../symbolText.js'
import { cumulantField, cumulantLabel, cumulantOrder } from './cumulantOrder.js'
import { exponentialOf, hermites } from './density.js'
import { derivativesIn } from './derivatives.js'
import { exponentOf } from './fieldIntegral.js'

/** Members of the sum that come in at the orders that are computed; G_c^(r) is of order r − 2. */
const [LAST, ORDERS] = [8, 6]
/** Names of the Gaussian action. */
const GAUSSIAN = /^(?:GP|G|free|0|[Gg]auss(?:ian)?)$/

/**
 * The Edgeworth expansion as one exponential of derivatives on a Gaussian, e^{−S} = Z^{−1} exp(Σ_r (−1)^r/r! ∫ G_c^(r)
 * δ^r/δφ^r) e^{−S_GP}, at one point. The density is the Fourier integral of the exponential of its cumulants; a functional
 * integral over it is right when what is integrated is e^{−S}.
 */
export const edgeworthOperator: ModelMaker = ({ chain, theory }) => {
  const [left, right, ...more] = chain.sides.map((side) => resolved(side, isFunction))
  if (left === undefined || right === undefined || more.length > 0) return []
  const body = right.kind === 'integral' ? right.body : right
  const factors = body.kind === 'product' ? body.factors : [body]
  const operator = factors.find(isOperator)
  if (operator === undefined || !factors.some(isGaussian)) return []
  const isIntegral = right.kind === 'integral' && right.over.some(({ sign }) => sign === 'D')
  if (isIntegral ? !isPartition(left) : !isDensity(left)) return []
  const letter = fieldOf([left, right, ...factors], operator)
  if (letter === undefined) return []
  const isEven = theory !== undefined && theory.vertices.every(({ family }) => family?.step === 2)
  return {
    kind: 'density',
    conventions: isIntegral ? ['what is integrated is e^{-S}'] : [],
    isFunction,
    trial: (draw) => {
      const field = 0.4 + draw()
      const drawn = Array.from({ length: LAST + 1 }, (_, r) =>
        r < 2 || (isEven && r % 2 === 1) ? 0 : (0.5 + draw()) * (r === 2 || draw() < 0.5 ? 1 : -1),
      )
      const density = densityAt(field, drawn)
      const inverse = numeric(1 / (drawn[2] as number))
      const acted = (scope: Scope, exponent: Expression): Value | undefined => {
        const series = derivativesIn(exponent, scope, { letters: [letter], last: LAST })
        // What is not small cannot be expanded.
        if (series === undefined || series.some((value) => !isNothing(value) && value.low < 1)) return undefined
        const coefficients = exponentialOf(series, ORDERS)
        const polynomials = hermites(coefficients.length, inverse).map((polynomial) =>
          polynomial.reduceRight((sum, value) => addValues(multiplyValues(sum, numeric(field)), value), numeric(0)),
        )
        const total = coefficients
          .map((value, m) => multiplyValues(multiplyValues(value, numeric((-1) ** m)), polynomials[m] as Value))
          .reduce(addValues, numeric(0))
        // Members of the sum beyond the last are of higher orders than are compared.
        return addValues(total, unknownFrom(ORDERS + 1))
      }
      return {
        orders: ORDERS,
        meaning: (node, scope) => {
          if (node.kind === 'integral') return isIntegral && isOverField(node) ? scope.value(node.body) : undefined
          if (isPartition(node)) return isIntegral ? density : numeric(1)
          if (isOperator(node)) {
            const exponent = exponentOf(node)
            return exponent === undefined ? undefined : acted(scope, exponent)
          }
          if (isGaussian(node)) return numeric(1)
          if (cumulantLabel(node) !== undefined) {
            const order = cumulantOrder(node, scope)
            return order === undefined ? undefined : cumulantOf(drawn, order)
          }
          return isDensity(node) ? density : undefined
        },
      }
    },
  } satisfies Model
}

/** κ_r (d/dφ)^r is a product. */
function isFunction({ args }: Expression & { readonly kind: 'applied' }): boolean {
  return !args.some((arg) => someNode(arg, ({ kind }) => kind === 'derivative'))
}

/** The density with these cumulants over that of its Gaussian. */
function densityAt(field: number, cumulants: readonly number[]): Value {
  const variance = cumulants[2] as number
  const density = densitySeries(
    {
      mean: [0],
      covariance: [[variance]],
      form: (r, [k = 0]) => ((cumulants[r] as number) * k ** r) / smallFactorial(r),
      weight: (r) => r - 2,
      orders: ORDERS,
    },
    [field],
  )
  return multiplyValues(density, numeric(Math.sqrt(variance) / normalDensity(field / Math.sqrt(variance))))
}

/** κ_r; beyond the last it is of a higher order than is compared. */
function cumulantOf(drawn: readonly number[], order: number): Value {
  const value = drawn[order]
  return value === undefined ? unknownFrom(ORDERS + 1) : small(value, Math.max(0, order - 2))
}

/** The letter by which is differentiated, where the density, the actions and the integral are of the same one. */
function fieldOf(nodes: readonly Expression[], operator: Expression): string | undefined {
  const exponent = exponentOf(operator)
  const by = (exponent === undefined ? [] : nodesOf(exponent)).flatMap((node) =>
    node.kind === 'derivative' ? node.by.flatMap((one) => (one.kind === 'product' ? one.factors : [one])) : [],
  )
  const own = by.flatMap((one) =>
    one.kind === 'applied' ? [bareText(one.head)] : one.kind === 'symbol' ? [bareText(one)] : [],
  )
  const labels = (exponent === undefined ? [] : nodesOf(exponent)).flatMap((node) => cumulantField(node) ?? [])
  const [letter, second] = new Set([...own, ...labels, ...nodes.flatMap(fieldsSaid)])
  return second !== undefined || letter === 'J' || letter === 'j' ? undefined : letter
}

/** φ of ∫Dφ, P[φ], e^{−S[φ]}; none where it is not said. */
function fieldsSaid(node: Expression): readonly string[] {
  if (node.kind === 'integral') return node.over.flatMap(({ sign, of }) => (sign === 'D' ? [bareText(of)] : []))
  if (!isGaussian(node) && !isDensity(node)) return []
  const of = actionIn(node) ?? node
  return of.kind === 'applied' ? of.args.flatMap((arg) => (arg.kind === 'symbol' ? [bareText(arg)] : [])) : []
}

function isOverField(node: Expression): boolean {
  return node.kind === 'integral' && node.over.some(({ sign }) => sign === 'D')
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
  if (head.kind !== 'symbol' || !['P', 'p'].includes(head.name)) return isWhole(minusAction(node))
  return isPlainLetter(head) && head.above === undefined && head.below === undefined
}

/** S without a label. */
function isWhole(action: SymbolNode | undefined): boolean {
  return action !== undefined && action.below === undefined
}

/** S of e^{−S} and e^{−S[φ]}. */
function minusAction(node: Expression): SymbolNode | undefined {
  const action = actionIn(node)
  const head = action?.kind === 'applied' ? action.head : action
  return head?.kind === 'symbol' && head.name === 'S' && isPlainLetter(head) && head.above === undefined
    ? head
    : undefined
}

/** What an exponential has with a minus. */
function actionIn(node: Expression): Expression | undefined {
  const exponent = exponentOf(node)
  return exponent === undefined ? undefined : negated(exponent)
}

function isPartition(node: Expression): boolean {
  const head = node.kind === 'applied' ? node.head : node
  return head.kind === 'symbol' && head.name === 'Z' && isPlainLetter(head) && head.above === undefined
}
