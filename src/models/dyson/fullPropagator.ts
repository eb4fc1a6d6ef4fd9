import { inverseOf, productOf } from '../../algebra/matrices.js'
import type { Rows } from '../../algebra/matrices.js'
import { addValues, multiplyValues, numeric, orderByOrder, powerValue, small } from '../value.js'
import type { Value } from '../value.js'
import type { Complex, SelfEnergyConvention } from './selfEnergyConventions.js'

/** So many orders in Σ are computed of a formula with dots or a tail. */
export const ORDERS = 7

/** What stands between two points. */
export type Entry = (i: number, j: number) => Value

/** The full propagator, by the geometric series in Σ or exactly, and what is inverse to it. */
export function fullOf(
  bare: Rows,
  self: Rows,
  { turn, isImproper }: SelfEnergyConvention,
  isSeries: boolean,
): { readonly itself: Entry; readonly inverse: Entry } {
  const order = isSeries ? 1 : 0
  const turned = (x: number): Value => multiplyValues(small(x, order), numeric(...turn))
  const sumAt =
    (a: Rows, b: Rows): Entry =>
    (i, j) =>
      addValues(numeric(a[i]?.[j] as number), turned(b[i]?.[j] as number))
  if (isImproper) {
    const itself = sumAt(bare, productOf(productOf(bare, self), bare))
    return { itself, inverse: inverted(bare, itself) }
  }
  const inverse = sumAt(
    inverseOf(bare),
    self.map((row) => row.map((x) => -x)),
  )
  if (isSeries) return { itself: seriesOf(bare, self, turn), inverse }
  return { itself: inverted(bare, inverse), inverse }
}

/** Of numbers, or of matrices of numbers that have no orders and no imaginary parts. */
function inverted(like: Rows, of: Entry): Entry {
  if (like.length === 1) return () => powerValue(of(0, 0), -1, ORDERS)
  const rows = inverseOf(like.map((row, i) => row.map((_, j) => of(i, j).re[0] ?? 0)))
  return (i, j) => numeric(rows[i]?.[j] as number)
}

/** Σ_k turn^k (G₀Σ)^k G₀. */
function seriesOf(bare: Rows, self: Rows, turn: Complex): Entry {
  const step = productOf(bare, self)
  const powers: Rows[] = [bare]
  while (powers.length < ORDERS) powers.push(productOf(step, powers.at(-1) as Rows))
  const turns: (readonly [number, number])[] = [[1, 0]]
  for (let k = 1; k < ORDERS; k++) {
    const [re, im] = turns[k - 1] as readonly [number, number]
    turns.push([re * turn[0] - im * turn[1], re * turn[1] + im * turn[0]])
  }
  return (i, j) => {
    const at = (part: 0 | 1): readonly number[] =>
      powers.map((rows, k) => (rows[i]?.[j] as number) * (turns[k]?.[part] as number))
    return orderByOrder(at(0), at(1))
  }
}
