import { polyline } from '../layout/path.js'
import type { Path, Point } from '../layout/path.js'

/** Into how many pieces a curve is cut to measure it. */
const PIECES = 32

/** A path by its length. */
export interface Measured {
  readonly length: number
  /** The place at a distance from the start; beyond the ends that of the ends. */
  readonly at: (distance: number) => Point
  /** The unit vector in the direction of the path there. */
  readonly direction: (distance: number) => Point
}

export function measured(path: Path): Measured {
  const points = polyline(path, PIECES)
  const along = [0]
  points
    .slice(1)
    .forEach((p, i) =>
      along.push((along[i] as number) + Math.hypot(p.x - (points[i] as Point).x, p.y - (points[i] as Point).y)),
    )
  const length = along.at(-1) as number
  const at = (distance: number): Point => {
    const next = along.findIndex((each) => each >= distance)
    const k = Math.max(1, next < 0 ? points.length - 1 : next)
    const [a, b] = [points[k - 1] as Point, points[k] as Point]
    const [from, to] = [along[k - 1] as number, along[k] as number]
    const t = to > from ? Math.min(1, Math.max(0, (distance - from) / (to - from))) : 1
    return { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) }
  }
  const direction = (distance: number): Point => {
    const reach = length / PIECES / 2
    const [a, b] = [at(Math.min(distance, length - reach) - reach), at(Math.max(distance, reach) + reach)]
    const size = Math.hypot(b.x - a.x, b.y - a.y) || 1
    return { x: (b.x - a.x) / size, y: (b.y - a.y) / size }
  }
  return { length, at, direction }
}

/** The part of a path from one distance from its start to another, as one cubic for each of its pieces. */
export function partOf(path: Path, from: number, to: number, aside: number = 0): Path {
  const line = measured(path)
  const isStraight = path.segments.every(({ kind }) => kind === 'straight') && path.segments.length === 1
  return smooth(
    (t) => {
      const distance = from + t * (to - from)
      const [p, d] = [line.at(distance), line.direction(distance)]
      return { x: p.x - aside * d.y, y: p.y + aside * d.x }
    },
    isStraight ? 1 : 8,
  )
}

/** A curve of a parameter from 0 to 1 as so many cubics, by its derivatives; one piece is straight. */
export function smooth(curve: (t: number) => Point, pieces: number): Path {
  if (pieces === 1) return { start: curve(0), segments: [{ kind: 'straight', to: curve(1) }] }
  const step = 1 / pieces
  const slope = (t: number): Point => {
    const [a, b] = [Math.max(0, t - step / 16), Math.min(1, t + step / 16)]
    const [p, q] = [curve(a), curve(b)]
    return { x: (q.x - p.x) / (b - a), y: (q.y - p.y) / (b - a) }
  }
  return {
    start: curve(0),
    segments: Array.from({ length: pieces }, (_, k) => {
      const [from, to] = [k * step, (k + 1) * step]
      const [p, q, u, v] = [curve(from), curve(to), slope(from), slope(to)]
      return {
        kind: 'cubic',
        controls: [
          { x: p.x + (u.x * step) / 3, y: p.y + (u.y * step) / 3 },
          { x: q.x - (v.x * step) / 3, y: q.y - (v.y * step) / 3 },
        ],
        to: q,
      }
    }),
  }
}
