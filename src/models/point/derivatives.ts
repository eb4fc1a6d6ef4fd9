import type { Differential, Expression } from '../../mathematics/expression.js'
import type { Row } from '../../mathematics/item.js'
import { partsOfExpression, someNode } from '../../mathematics/parts.js'
import { mentions } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import type { Scope } from '../model.js'
import { addCoefficients, multiplyCoefficients } from '../polynomialIn.js'
import type { Coefficients } from '../polynomialIn.js'
import { numeric } from '../value.js'
import type { Value } from '../value.js'
import { bareText } from '../symbolText.js'
import { areOfSamePoints, isLabelled } from './pointNames.js'
import { countOf, pointIn, wholeIn, wholeValue } from './points.js'

type Big = Expression & { readonly kind: 'big' }

/** Higher derivatives do not occur in formulas. */
const HIGHEST = 24

/** Which derivatives are meant, and how far a sum without end is computed. */
export interface Operators {
  /** The letter of the field or source by which is differentiated. */
  readonly letters: readonly string[]
  readonly last: number
}

/**
 * A sum of derivatives at one point, Σ_n a_n ∂^n, by its coefficients: integrals over points are left out, every
 * derivative that is written or stands behind dots counts. `\sum_r` runs from the number below it, else from 1, to the
 * last; undefined for anything else, and where points and derivatives disagree, by their numbers or their names.
 */
export function derivativesIn(node: Expression, scope: Scope, operators: Operators): Coefficients | undefined {
  const again = (part: Expression): Coefficients | undefined => derivativesIn(part, scope, operators)
  if (['integral', 'big', 'product'].includes(node.kind) && !areOfSamePoints(node)) return undefined
  if (!hasDerivative(node)) return isOfAny(node, operators) ? undefined : [scope.value(node)]
  switch (node.kind) {
    case 'derivative':
      return powerOf(orderOf(node, scope, operators))
    case 'integral':
      return integrated(node, scope, operators)
    case 'power': {
      const exponent = wholeValue(node.exponent, scope)
      const base = again(node.base)
      if (base === undefined || exponent === undefined || exponent < 1 || exponent > HIGHEST) return undefined
      return Array.from({ length: exponent }, () => base).reduce(multiplyCoefficients)
    }
    case 'sum':
      return joined(node.terms.map(again), addCoefficients)
    case 'product':
      return productOf(node.factors, scope, operators)
    case 'big':
      return node.sign === '∑' ? summed(node, scope, operators) : repeated(node, [], scope, operators)
    default:
      return undefined
  }
}

function joined(
  parts: readonly (Coefficients | undefined)[],
  join: (a: Coefficients, b: Coefficients) => Coefficients,
): Coefficients | undefined {
  return parts.length > 0 && parts.every((part) => part !== undefined) ? parts.reduce(join) : undefined
}

function powerOf(order: number | undefined): Coefficients | undefined {
  if (order === undefined || order > HIGHEST) return undefined
  return [...new Array<Value>(order).fill(numeric(0)), numeric(1)]
}

/** Factors, of which derivatives with dots between them are counted. */
function productOf(factors: readonly Expression[], scope: Scope, operators: Operators): Coefficients | undefined {
  const isInRun = ({ kind }: Expression): boolean => kind === 'derivative' || kind === 'dots'
  const place = factors.findIndex(({ kind }) => kind === 'dots')
  if (place < 0)
    return joined(
      factors.map((factor) => derivativesIn(factor, scope, operators)),
      multiplyCoefficients,
    )
  const first = factors.findLastIndex((factor, k) => k < place && !isInRun(factor)) + 1
  const behind = factors.findIndex((factor, k) => k > place && !isInRun(factor))
  const end = behind < 0 ? factors.length : behind
  const run = powerOf(
    countOf(factors.slice(first, end), scope, (one) =>
      one.kind === 'derivative' ? orderOf(one, scope, operators) : undefined,
    ),
  )
  const others = [...factors.slice(0, first), ...factors.slice(end)]
  if (run === undefined || others.length === 0) return run
  return joined([run, productOf(others, scope, operators)], multiplyCoefficients)
}

/** Over points that are numbered there is a derivative for each; one point may have several. */
function integrated(
  { over, body }: Expression & { readonly kind: 'integral' },
  scope: Scope,
  operators: Operators,
): Coefficients | undefined {
  if (body.kind === 'big' && body.sign === '∏') return repeated(body, over, scope, operators)
  if (body.kind !== 'product' || body.factors[0]?.kind !== 'dots') return derivativesIn(body, scope, operators)
  // dx_1 ⋯ dx_r: its dots are left before what is integrated.
  const [dots, ...factors] = body.factors
  const points = countOf([...over.slice(0, -1).map(({ of }) => of), dots, ...over.slice(-1).map(({ of }) => of)], scope)
  return asMany(points, productOf(factors, scope, operators))
}

function asMany(count: number | undefined, coefficients: Coefficients | undefined): Coefficients | undefined {
  return coefficients?.length === (count ?? NaN) + 1 ? coefficients : undefined
}

/** Σ_r a_r ∂^r. */
function summed(node: Big, scope: Scope, operators: Operators): Coefficients | undefined {
  const { below = [], above, body } = node
  const [, letter, from = '1'] = /^([a-z])(?:(?:=|≥|\\geq?)(\d))?$/u.exec(written(below).replaceAll(/\s/g, '')) ?? []
  if (letter === undefined || (above !== undefined && written(above) !== '∞')) return undefined
  let total: Coefficients = []
  for (let r = Number(from); r <= operators.last; r++) {
    const member = derivativesIn(body, scope.within([[letter, r]]), operators)
    if (member === undefined) return undefined
    total = addCoefficients(total, member)
  }
  return total
}

/**
 * `\prod_{i=1}^r δ/δφ(x_i)`, `∫ \prod_{i=1}^r d^dx_i …`, `\prod_{i=1}^r ∫ dx_i δ/δφ(x_i)`: what carries the letter is there
 * as often, and what does not stands behind the product. A number among what carries it may be meant either way.
 */
function repeated(
  { below = [], above, body }: Big,
  over: readonly Differential[],
  scope: Scope,
  operators: Operators,
): Coefficients | undefined {
  const [name, equals, from, more] = below
  if (name?.kind !== 'name' || equals?.kind !== 'sign' || from?.kind !== 'number' || more !== undefined)
    return undefined
  if (equals.text !== '=' || above === undefined) return undefined
  const count = (wholeIn(above, body, scope) ?? NaN) - Number(from.text) + 1
  const within = body.kind === 'integral' ? body.body : body
  const bound = [...over, ...(body.kind === 'integral' ? body.over : [])]
  const factors = within.kind === 'product' ? within.factors : [within]
  const own = factors.filter((factor) => carries(factor, name.text))
  const others = factors.filter((factor) => !own.includes(factor))
  if (own.length === 0) {
    const isOfPoints = bound.some(({ of }) => written(of.below ?? []) === name.text)
    return isOfPoints ? asMany(count, productOf(others, scope, operators)) : undefined
  }
  const [only, second] = own
  const isPlain =
    only?.kind === 'derivative' && second === undefined && written(pointIn(only)?.below ?? []) === name.text
  if (!isPlain || orderOf(only, scope, operators) !== 1 || !others.every(isLabelled)) return undefined
  return joined([powerOf(count), ...others.map((one) => derivativesIn(one, scope, operators))], multiplyCoefficients)
}

/** Whether a letter stands in it or in what stands above or below, and is not that of another product. */
function carries(node: Expression, letter: string): boolean {
  if (node.kind === 'big' && mentions((node.below ?? []).slice(0, 1), letter)) return false
  const isSaid = rowsOf(node).some((row) => row !== undefined && mentions(row, letter))
  return isSaid || partsOfExpression(node).some((part) => carries(part, letter))
}

function rowsOf(node: Expression): readonly (Row | undefined)[] {
  switch (node.kind) {
    case 'symbol':
      return [[{ ...node, kind: 'name', text: node.name, spaced: false }]]
    case 'applied':
      return [...rowsOf(node.head), node.above]
    case 'derivative':
      return [node.order]
    case 'average':
    case 'big':
      return [node.below, node.above]
    case 'integral':
      return [node.below, node.above, ...node.over.flatMap(({ of }) => rowsOf(of))]
    default:
      return []
  }
}

/** How many derivatives: `\delta J(x)^4` counts four times; undefined where the number above is another one. */
function orderOf(
  { by, of, order }: Expression & { readonly kind: 'derivative' },
  scope: Scope,
  { letters }: Operators,
): number | undefined {
  if (of !== undefined) return undefined
  const all = by.flatMap((one) => (one.kind === 'product' ? one.factors : [one]))
  const total = countOf(all, scope, (one) => {
    if (one.kind !== 'applied' && one.kind !== 'symbol') return undefined
    if (!letters.includes(bareText(one.kind === 'applied' ? one.head : one))) return undefined
    return one.above === undefined ? 1 : wholeIn(one.above, one, scope)
  })
  const said = order === undefined ? 1 : wholeIn(order, all[0] as Expression, scope)
  return said === total ? total : undefined
}

/** Whether it depends on that by which is differentiated. */
function isOfAny(node: Expression, { letters }: Operators): boolean {
  return someNode(node, (part) => {
    const head = part.kind === 'applied' ? part.head : part
    return head.kind === 'symbol' && letters.includes(bareText(head))
  })
}

function hasDerivative(node: Expression): boolean {
  return someNode(node, ({ kind }) => kind === 'derivative')
}
