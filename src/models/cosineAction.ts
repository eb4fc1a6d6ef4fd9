import type { Expression } from '../mathematics/expression.js'
import { nodesOf, someNode } from '../mathematics/parts.js'
import { written } from '../mathematics/written.js'
import type { ModelMaker } from './claimed.js'
import type { Model, Scope } from './model.js'
import { parameterReadings, valuesOf } from './networkParameters.js'
import type { ParameterValues } from './networkParameters.js'
import { standsAt } from './standsAt.js'
import { symbolText } from './symbolText.js'
import { addValues, multiplyValues, numeric, plainNumber, unknownFrom } from './value.js'
import type { Value } from './value.js'

const FIELDS = new Set(['φ', 'ϕ'])
const DIMENSIONS = [2, 3, 1]

/**
 * The quadratic part of the action of the Cos-net, ½ ∫ φ G⁻¹ φ with operators read as symbols, ∇² = −p², against the
 * Fourier transform of its two-point function. A formula that has more parts can be wrong by this one, and is not judged
 * where this one holds.
 */
export const cosineAction: ModelMaker = ({ chain, network }) => {
  const [left, ...others] = chain.sides
  const [side, more] = others
  if (left?.kind !== 'applied' || left.head.name !== 'S' || side === undefined || more !== undefined) return undefined
  const mark = left.head.below === undefined ? '' : written(left.head.below)
  const isNamed = network === undefined ? /^cos/iu.test(mark) : network.name === 'cos-net'
  const [field] = left.args
  if (!isNamed || field?.kind !== 'symbol' || !FIELDS.has(field.name) || left.args.length !== 1) return undefined
  const terms = side.kind === 'sum' ? side.terms : [side]
  if (!terms.some(isQuadratic)) return undefined
  const readings = parameterReadings(
    terms
      .filter(isQuadratic)
      .flatMap(nodesOf)
      .flatMap((node) => (node.kind === 'symbol' ? [symbolText(node)] : [])),
    { name: 'cos-net' },
  )
  return readings.map((reading): Model => ({
    kind: 'network action',
    conventions: ['Cos as the network cos-net', ...reading.conventions.slice(0, -1), '∇² as −p²'],
    isFunction: ({ head }) => FIELDS.has(head.name) || (head.name === 'S' && head.at === left.at),
    trial: (draw, place) => {
      const cycled = DIMENSIONS[place % DIMENSIONS.length] ?? 1
      const dimension = network?.parameters['d'] ?? cycled
      const values = valuesOf(reading.letters, dimension, network?.parameters['d'] ?? 1, draw)
      const p = 0.4 + 0.8 * draw()
      const truth = 1 / (2 * transform(values, p))
      return {
        orders: 1,
        meaning: (node, scope) => {
          if (standsAt(node, left)) return numeric(truth)
          if (node.at === side.at && node.end === side.end && (node.kind === 'sum' || terms.length === 1))
            return sideValue(node.kind === 'sum' ? node.terms : [node], truth, scope)
          if (node.kind === 'integral') return symbolOf(node, scope)
          if (node.kind !== 'symbol') return undefined
          if (node.name === '∇' || node.name === '∂')
            return node.above !== undefined && written(node.above) === '2' ? numeric(-p * p) : undefined
          if (node.above !== undefined) return undefined
          if (['p', 'k'].includes(node.name) && node.below === undefined) return numeric(p)
          const value = values.of.get(symbolText(node))
          return value === undefined ? undefined : numeric(value)
        },
      }
    },
  }))
}

/** The quadratic part where it differs, or where there is nothing else. */
function sideValue(terms: readonly Expression[], truth: number, scope: Scope): Value | undefined {
  const value = terms.filter(isQuadratic).map(scope.value).reduce(addValues, numeric(0))
  const others = terms.filter((term) => !isQuadratic(term) && term.kind !== 'tail')
  if (others.length === 0) return addValues(value, terms.length > 1 ? unknownFrom(1) : numeric(0))
  const [known = NaN] = plainNumber(value) ?? []
  return Math.abs(known - truth) > 1e-6 * Math.abs(truth) ? addValues(value, unknownFrom(1)) : undefined
}

/** A term with two fields within one integral. */
function isQuadratic(term: Expression): boolean {
  const factors = term.kind === 'product' ? term.factors : [term]
  const [only, more] = factors.filter(({ kind }) => kind === 'integral')
  if (only?.kind !== 'integral' || more !== undefined || only.over.length !== 1) return false
  return fieldsIn(only.body) === 2 && !someNode(only.body, ({ kind }) => kind === 'dots')
}

function fieldsIn(node: Expression): number {
  return nodesOf(node).filter((one) => one.kind === 'applied' && FIELDS.has(one.head.name)).length
}

/** What stands between the two fields. The measure of momenta, 1/(2π)^d, is that of the convention. */
function symbolOf({ over, body }: Expression & { readonly kind: 'integral' }, scope: Scope): Value | undefined {
  const factors = body.kind === 'product' ? body.factors : [body]
  const rest = factors.filter((factor) => !(factor.kind === 'applied' && FIELDS.has(factor.head.name)))
  if (factors.length - rest.length !== 2) return undefined
  const value = rest.map(scope.value).reduce(multiplyValues, numeric(1))
  const [by] = over
  const isMomentum = by !== undefined && ['p', 'k'].includes(by.of.name)
  if (!isMomentum) return value
  const { dimension } = by
  return dimension === undefined ? undefined : multiplyValues(value, measureOf(by.of, dimension, scope))
}

function measureOf(
  { at, end }: Expression,
  dimension: NonNullable<(Expression & { readonly kind: 'symbol' })['below']>,
  scope: Scope,
): Value {
  const [name] = dimension
  const of: Expression = { kind: 'symbol', name: name?.kind === 'name' ? name.text : '', at, end }
  const [d = NaN] = plainNumber(scope.value(of)) ?? []
  return numeric((2 * Math.PI) ** d)
}

/** ∫ d^dx e^{ipx} G(x) with the momentum along the first axis, by the trapezoidal rule in each coordinate. */
function transform({ variance, readout, dimension }: ParameterValues, p: number): number {
  const step = 0.05 / Math.sqrt(variance)
  const along = (momentum: number): number => {
    let sum = 0
    for (let k = -400; k <= 400; k++) sum += Math.cos(momentum * k * step) * Math.exp((-variance * (k * step) ** 2) / 2)
    return sum * step
  }
  return (readout ** 2 / 2) * along(p) * along(0) ** (dimension - 1)
}
