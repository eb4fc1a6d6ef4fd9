import type { Network, Point } from '../../networks/network.js'

/** `0.4`, `(0.4, -0.7)`: in a formula. */
export function pointLatex(point: Point): string {
  const digits = point.map((coordinate) => `${Number(coordinate.toPrecision(6))}`)
  return digits.length === 1 ? (digits[0] ?? '') : `(${digits.join(', ')})`
}

/** `N = 20, d = 1, …`. */
export function parametersText({ parameters }: Network): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')
}
