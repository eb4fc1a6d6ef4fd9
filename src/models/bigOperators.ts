import type { Expression } from '../mathematics/expression.js'
import type { Row } from '../mathematics/item.js'
import { rowExpression } from './rowExpression.js'
import { written } from '../mathematics/written.js'
import { limitsOf } from './bigLimits.js'
import type { Limits } from './bigLimits.js'
import type { Scope } from './model.js'
import { NoMeaning } from './noMeaning.js'
import { addValues, isNothing, multiplyValues, numeric, plainNumber, unknownFrom } from './value.js'
import type { Value } from './value.js'
import { labelsOfNode } from './summedLabels.js'

type Big = Expression & { readonly kind: 'big' }

/** More steps than any sum that means something. */
const MOST_STEPS = 200_000
/** Of a sum without end. */
const MOST_TERMS = 500

/** `\sum_{i≠j}`, `\sum_{k=1}^{n}`, `\prod_i`: over index values, or whole numbers from and to. */
export function bigValue(node: Big, scope: Scope): Value {
  const limits = limitsOf(node)
  if (limits === undefined) throw new NoMeaning(node)
  const { letters, from } = limits
  const start = node.sign === '∑' ? numeric(0) : numeric(1)
  const join = node.sign === '∑' ? addValues : multiplyValues
  const [letter] = letters
  if (from !== undefined && letter !== undefined) {
    const isIndex = labelsOfNode(node.body, scope.trial).includes(letter)
    const end = node.above === undefined ? undefined : written(node.above)
    if (!(isIndex && end !== '∞')) return counted(node, letter, from, scope, start, join)
  }
  const { range } = scope.trial
  if (range === undefined || range ** letters.length > MOST_STEPS) throw new NoMeaning(node)
  const own = letters.filter((one) => !scope.indices.has(one))
  const pairs = [...limits.pairs, ...(node.primes === undefined ? [] : apart(own, node, scope))]
  let total = start
  const visit = (k: number, within: Scope): void => {
    const next = own[k]
    if (next === undefined) {
      if (pairs.every((pair) => holds(pair, within, node))) total = join(total, within.value(node.body))
      return
    }
    for (let value = 0; value < range; value++) visit(k + 1, within.within([[next, value]]))
  }
  visit(0, scope)
  return total
}

/** What a prime says: no two of the letters are the same, nor one of them and one that is free. */
function apart(letters: readonly string[], node: Big, { free, trial }: Scope): Limits['pairs'] {
  const others = labelsOfNode(node.body, trial).filter((one) => free.includes(one) && !letters.includes(one))
  const all = [...new Set([...others, ...letters])]
  return all.flatMap((left, i) => all.slice(i + 1).map((right) => ({ sign: '≠', left, right })))
}

function holds({ sign, left, right }: Limits['pairs'][number], { indices }: Scope, node: Big): boolean {
  const [a, b] = [indices.get(left), indices.get(right)]
  if (a === undefined || b === undefined) throw new NoMeaning(node)
  return sign === '≠' ? a !== b : sign === '<' ? a < b : a > b
}

function counted(
  node: Big,
  letter: string,
  from: Row,
  scope: Scope,
  start: Value,
  join: (a: Value, b: Value) => Value,
): Value {
  const whole = (row: Row): number => {
    const [value = NaN, im = NaN] = plainNumber(scope.value(rowExpression(row, node))) ?? []
    if (!Number.isInteger(value) || im !== 0) throw new NoMeaning(node)
    return value
  }
  const first = whole(from)
  const isEndless = node.above !== undefined && written(node.above) === '∞'
  if (node.above === undefined) throw new NoMeaning(node)
  const last = isEndless ? first + MOST_TERMS : whole(node.above)
  let total = start
  for (let k = first; k <= last; k++) {
    const term = scope.within([[letter, k]]).value(node.body)
    const isLast = isEndless && isNegligible(term, scope.trial.orders)
    total = join(total, term)
    // What is left out is of higher orders.
    if (isLast) return term.low > scope.trial.orders ? addValues(total, unknownFrom(term.low)) : total
    if (isEndless && k === last) throw new NoMeaning(node)
  }
  return total
}

/** Whether a term is beyond all orders that are computed, or too small to be seen. */
function isNegligible(term: Value, orders: number): boolean {
  return (
    isNothing(term) ||
    term.low > orders ||
    (term.low >= 0 && [...term.re, ...term.im].every((x) => Math.abs(x) < 1e-18))
  )
}
