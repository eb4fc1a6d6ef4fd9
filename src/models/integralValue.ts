import type { Expression } from '../mathematics/expression.js'
import type { Row } from '../mathematics/item.js'
import { rowExpression } from './rowExpression.js'
import { written } from '../mathematics/written.js'
import { symbolText } from './symbolText.js'
import type { Scope } from './model.js'
import { NoMeaning } from './noMeaning.js'
import { addValues, multiplyValues, numeric, plainNumber, sizeOfValue } from './value.js'
import type { Value } from './value.js'

type Integral = Expression & { readonly kind: 'integral' }

/** Steps of the trapezoidal rule after the change of variable, halved until two agree. */
const [COARSEST, FINEST] = [1 / 4, 1 / 64]
const AGREED = 1e-11
/** A term of the rule that is smaller than this part of the largest one is left out, with all beyond it. */
const NEGLIGIBLE = 1e-19
/** No number is left beyond it. */
const FARTHEST = 7
const QUARTER_TURN = Math.PI / 2

/**
 * `\int_a^b dx f`, one variable, over an interval, a half line or the line: the trapezoidal rule after the change of
 * variable that makes the integrand fall off doubly exponentially. Without limits it goes over the line.
 *
 * @throws NoMeaning for more variables, and where two steps do not agree
 */
export function integralValue(node: Integral, scope: Scope): Value {
  const [differential, more] = node.over
  if (differential === undefined || more !== undefined || differential.sign !== 'd') throw new NoMeaning(node)
  if (differential.dimension !== undefined && written(differential.dimension) !== '1') throw new NoMeaning(node)
  if (differential.of.above !== undefined) throw new NoMeaning(node)
  const letter = symbolText(differential.of)
  const [from, to] = [limit(node.below, -Infinity, node, scope), limit(node.above, Infinity, node, scope)]
  if (!(from < to)) throw new NoMeaning(node)
  const path = pathOf(from, to)
  const at = (t: number): Value | undefined => {
    const { x, slope } = path(t)
    if (!Number.isFinite(x) || !Number.isFinite(slope) || x === from || x === to) return undefined
    const value = multiplyValues(scope.within([[letter, x]]).value(node.body), numeric(slope))
    return [...value.re, ...value.im].every(Number.isFinite) ? value : undefined
  }
  let sum = terms(at, COARSEST, 0)
  let previous = multiplyValues(sum, numeric(COARSEST))
  for (let step = COARSEST / 2; step >= FINEST; step /= 2) {
    // The new points lie between the old ones.
    sum = addValues(sum, terms(at, 2 * step, step))
    const found = multiplyValues(sum, numeric(step))
    if (agree(previous, found)) return found
    previous = found
  }
  throw new NoMeaning(node)
}

function limit(row: Row | undefined, without: number, node: Integral, scope: Scope): number {
  if (row === undefined) return without
  const text = written(row)
  if (text === 'ℝ') return without
  if (text === '∞' || text === '+∞') return Infinity
  if (text === '-∞') return -Infinity
  const [value = NaN, im = NaN] = plainNumber(scope.value(rowExpression(row, node))) ?? []
  if (im !== 0) throw new NoMeaning(node)
  return value
}

/** x(t) and dx/dt for t on the line. */
function pathOf(from: number, to: number): (t: number) => { readonly x: number; readonly slope: number } {
  const inner = (t: number): number => QUARTER_TURN * Math.sinh(t)
  const turn = (t: number): number => QUARTER_TURN * Math.cosh(t)
  if (from === -Infinity && to === Infinity)
    return (t) => ({ x: Math.sinh(inner(t)), slope: Math.cosh(inner(t)) * turn(t) })
  if (to === Infinity) return (t) => ({ x: from + Math.exp(inner(t)), slope: Math.exp(inner(t)) * turn(t) })
  if (from === -Infinity) return (t) => ({ x: to - Math.exp(-inner(t)), slope: Math.exp(-inner(t)) * turn(t) })
  const length = to - from
  return (t) => {
    const share = 1 / (1 + Math.exp(-2 * inner(t)))
    return { x: from + length * share, slope: (length * turn(t)) / (2 * Math.cosh(inner(t)) ** 2) }
  }
}

/** The sum over t = ±(first + k·step), both ways until nothing is left. */
function terms(at: (t: number) => Value | undefined, step: number, first: number): Value {
  let total = first === 0 ? (at(0) ?? numeric(0)) : numeric(0)
  let largest = sizeOfValue(total)
  for (const way of [1, -1]) {
    let small = 0
    for (let t = first === 0 ? step : first; small < 1 / step && t < FARTHEST; t += step) {
      const value = at(way * t)
      if (value === undefined) break
      total = addValues(total, value)
      const size = sizeOfValue(value)
      largest = Math.max(largest, size)
      small = size <= NEGLIGIBLE * largest ? small + 1 : 0
    }
  }
  return total
}

function agree(a: Value, b: Value): boolean {
  return sizeOfValue(addValues(a, multiplyValues(b, numeric(-1)))) <= AGREED * Math.max(sizeOfValue(a), sizeOfValue(b))
}
