import { polyline } from '../layout/path.js'
import type { Path, Point, Segment } from '../layout/path.js'

/**
 * Length of a wave and its height to each side, in units of the layout; and into how many pieces a curve is cut to
 * measure it.
 */
const WAVE = { length: 0.16, height: 0.05, pieces: 32 } as const

/** A wavy line along a path: a whole number of waves, from its start to its end, each half a wave one cubic. */
export function wave(path: Path): Path {
  const points = polyline(path, WAVE.pieces)
  const along = [0]
  points
    .slice(1)
    .forEach((p, i) =>
      along.push((along[i] as number) + Math.hypot(p.x - (points[i] as Point).x, p.y - (points[i] as Point).y)),
    )
  const total = along.at(-1) as number
  const count = 2 * Math.max(1, Math.round(total / WAVE.length))
  const crossings = Array.from({ length: count + 1 }, (_, k) => pointAt(points, along, (k * total) / count))
  const segments = crossings.slice(1).map((to, k): Segment => {
    const from = crossings[k] as Point
    const [dx, dy] = [to.x - from.x, to.y - from.y]
    const length = Math.hypot(dx, dy) || 1
    // A cubic reaches three quarters of the height of its control points.
    const side = ((k % 2 === 0 ? 1 : -1) * WAVE.height * 4) / 3 / length
    const control = (t: number): Point => ({ x: from.x + t * dx - side * dy, y: from.y + t * dy + side * dx })
    return { kind: 'cubic', controls: [control(0.36), control(0.64)], to }
  })
  return { start: path.start, segments }
}

function pointAt(points: readonly Point[], along: readonly number[], distance: number): Point {
  const next = along.findIndex((each) => each >= distance)
  const k = Math.max(1, next < 0 ? points.length - 1 : next)
  const [a, b] = [points[k - 1] as Point, points[k] as Point]
  const [from, to] = [along[k - 1] as number, along[k] as number]
  const t = to > from ? Math.min(1, (distance - from) / (to - from)) : 1
  return { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) }
}
