import type { Panel } from './panel.js'

/** A number that was fitted, with its error, and the exact one. */
export interface FitPoint {
  readonly value: number
  readonly error: number
  readonly exact?: number
}

/** Fitted numbers with their errors against exact ones, on a line where they are the same. */
export function fitPanel(fits: readonly FitPoint[], title: string): Panel {
  const points = fits.flatMap(({ value, error, exact }) =>
    exact === undefined ? [] : [{ x: exact, y: value, low: value - error, high: value + error }],
  )
  const ends = points.flatMap(({ x, low, high }) => [x, low, high])
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const room = 0.05 * (high - low || 1)
  const range = [low - room, high + room] as const
  return {
    title,
    height: 0.8,
    x: { scale: 'linear', label: 'exact', range },
    y: { scale: 'linear', label: 'fitted', range, grid: true },
    layers: [
      { kind: 'line', colour: 'green', dashed: true, points: range.map((end) => ({ x: end, y: end })) },
      { kind: 'points', colour: 'blue', points },
    ],
  }
}
