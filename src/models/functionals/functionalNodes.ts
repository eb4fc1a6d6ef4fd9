import * as Q from '../../algebra/rational.js'
import type { Expression } from '../../mathematics/expression.js'
import { readExpression } from '../../mathematics/readExpression.js'
import type { Scope } from '../model.js'
import { addValues, multiplyValues, numeric } from '../value.js'
import type { Value } from '../value.js'
import { differenceIn } from '../differenceIn.js'
import { letterOf } from '../symbolText.js'
import { withoutDots } from './dots.js'
import { FIELDS } from './functionalLetters.js'

/** δ(x - y) of points; undefined for anything else. */
export function kronecker(node: Expression & { readonly kind: 'applied' }, scope: Scope): Value | undefined {
  const [only] = node.args
  // δ(x + y) is where y is opposite to x, and points here have no opposite.
  const [x, y] =
    (only === undefined ? undefined : differenceIn(only))?.map((point) => {
      const letter = letterOf(point)
      return letter === undefined ? undefined : scope.indices.get(letter)
    }) ?? []
  return x === undefined || y === undefined ? undefined : numeric(x === y ? 1 : 0)
}

/** A product with dots, or with derivatives that act on what stands behind them; undefined for any other. */
export function productOf(
  node: Expression & { readonly kind: 'product' },
  scope: Scope,
  operated: (by: readonly Expression[], of: (within: Scope) => Value, scope: Scope) => Value | undefined,
): Value | undefined {
  const first = node.factors.findIndex((factor) => factor.kind === 'derivative' && factor.of === undefined)
  if (first < 0) {
    if (!node.factors.some(({ kind }) => kind === 'dots')) return undefined
    const factors = withoutDots(node.factors)
    return factors === undefined ? undefined : scope.value({ ...node, factors })
  }
  const filled = withoutDots(node.factors.slice(first))
  if (filled === undefined) return undefined
  const count = filled.findIndex((factor) => factor.kind !== 'derivative' || factor.of !== undefined)
  const [operators, last] =
    count < 0 ? [filled.slice(0, -1), filled.slice(-1)] : [filled.slice(0, count), filled.slice(count)]
  const by = operators.flatMap((factor) => (factor.kind === 'derivative' ? factor.by : []))
  const [end] = last
  const isFinal = end?.kind === 'derivative' && count < 0
  if (isFinal || last.length === 0) return undefined
  const own = end?.kind === 'derivative' && end.of !== undefined && last.length === 1 ? end : undefined
  const value = operated(
    own === undefined ? by : [...by, ...own.by],
    (within) =>
      last.length === 1 && own !== undefined
        ? within.value(own.of as Expression)
        : last.reduce((product, factor) => multiplyValues(product, within.value(factor)), numeric(1)),
    scope,
  )
  if (value === undefined) return undefined
  return node.factors.slice(0, first).reduce((product, factor) => multiplyValues(product, scope.value(factor)), value)
}

/** ∫dx over points, ∫Dφ over configurations. */
export function integralOf(
  { over, body, below, above }: Expression & { readonly kind: 'integral' },
  scope: Scope,
  points: number,
  outcomes: number,
): Value | undefined {
  if (below !== undefined || above !== undefined) return undefined
  let [steps, letters]: [number, (string | undefined)[]] = [1, []]
  const ranges: number[] = []
  for (const { sign, of } of over) {
    const isField = sign === 'D' && FIELDS.includes(of.name)
    if (sign === 'D' && !isField) return undefined
    letters = [...letters, isField ? '@o' : letterOf(of)]
    ranges.push(isField ? outcomes : points)
    steps *= ranges.at(-1) as number
  }
  if (letters.some((letter) => letter === undefined) || steps > 20_000) return undefined
  let total = numeric(0)
  for (let step = 0; step < steps; step++) {
    let rest = step
    const set = letters.map((letter, k) => {
      const range = ranges[k] as number
      const value = rest % range
      rest = Math.floor(rest / range)
      return [letter as string, value] as const
    })
    total = addValues(total, scope.within(set).value(body))
  }
  return total
}

/** The number that stands above a name. */
export function powerIn(row: Parameters<typeof readExpression>[0]): number | undefined {
  const node = readExpression(row)
  return node.kind === 'number' ? Q.toNumber(node.value) : undefined
}
