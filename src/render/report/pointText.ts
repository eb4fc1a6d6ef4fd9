import { symbolLatex } from '../latex/symbols.js'
import { math } from './content.js'
import type { Text } from './content.js'
import type { Network, Point } from '../../networks/network.js'

/** `0.4`, `(0.4, -0.7)`: in a formula. */
export function pointLatex(point: Point): string {
  const digits = point.map((coordinate) => `${Number(coordinate.toPrecision(6))}`)
  return digits.length === 1 ? (digits[0] ?? '') : `(${digits.join(', ')})`
}

/** `N = 20, d = 1, …`, the parameters as mathematics. */
export function parametersText({ parameters }: Network): Text {
  return Object.entries(parameters).flatMap(([name, value], i) => [
    ...(i === 0 ? [] : [', ']),
    math(`${symbolLatex(name)} = ${value}`),
  ])
}
