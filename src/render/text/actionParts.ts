import { table } from './table.js'

/** Digits that a terminal shows: without the rounding of the last ones. JSON has all. */
const DIGITS = 12

/** The parts of an action by name, a line for each. */
export function actionParts(parts: readonly (readonly [name: string, value: number])[]): string {
  return table(
    ['part', 'value'],
    parts.map(([name, value]) => [name, `${Number(value.toPrecision(DIGITS))}`]),
  )
}

/** `order 1/N`, `order 1/N^2`; `leading order` for 0. */
export function widthOrder(order: number): string {
  return order === 0 ? 'leading order' : order === 1 ? 'order 1/N' : `order 1/N^${order}`
}
