import { partName } from '../../actions/action.js'
import type { ActionValue } from '../../actions/actionOnPoints.js'
import { digits } from './digits.js'
import { table } from './table.js'

/** A number with a bound of its error, none by default. */
type Row = readonly [name: string, value: number, error?: number | undefined]

/** The parts of an action by name, a line for each, with the digits that they have. */
export function actionParts(parts: readonly Row[]): string {
  return table(
    ['part', 'value'],
    parts.map(([name, value, error]) => [name, digits(value, error)]),
  )
}

/** All parts of a value of the action, and their sum. */
export function actionRows({ value, parts, errors }: ActionValue): readonly Row[] {
  return [
    ...[...parts].map(([part, size]): Row => [partName(part), size, errors.parts.get(part)]),
    ['S', value, errors.value],
  ]
}

/** Above this a reader should know that the fields at the points are nearly dependent. */
const POOR_CONDITION = 1000

/** A line that says so; empty where they are not. */
export function conditionLine({ condition }: Pick<ActionValue, 'condition'>): string {
  return condition < POOR_CONDITION
    ? ''
    : `\n\nThe points are near: their correlations have the condition number ${condition.toPrecision(2)}.`
}

/** `order 1/N`, `order 1/N^2`; `leading order` for 0. */
export function widthOrder(order: number): string {
  return order === 0 ? 'leading order' : order === 1 ? 'order 1/N' : `order 1/N^${order}`
}
