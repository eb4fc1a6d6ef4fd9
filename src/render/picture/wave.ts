import type { Path, Point, Segment } from '../layout/path.js'
import { measured, smooth } from './along.js'

/** Length of a wave and its height to each side, in units of the layout. */
const WAVE = { length: 0.16, height: 0.05 } as const

/** A wavy line along a path: a whole number of waves, from its start to its end, each half a wave one cubic. */
export function wave(path: Path): Path {
  const line = measured(path)
  const count = 2 * Math.max(1, Math.round(line.length / WAVE.length))
  const crossings = Array.from({ length: count + 1 }, (_, k) => line.at((k * line.length) / count))
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

/** Length of a loop of a curl, how far it goes back, its height to each side, and its pieces. */
const CURL = { length: 0.12, back: 0.05, height: 0.055, pieces: 6 } as const

/** A curly line along a path: a whole number of loops, from its start to its end. */
export function curl(path: Path): Path {
  const line = measured(path)
  const loops = Math.max(2, Math.round(line.length / CURL.length)) - 0.5
  return smooth(
    (t) => {
      const turn = 2 * Math.PI * loops * t
      // It begins and ends on the path, and in between winds about it.
      const lift = Math.min(1, turn / Math.PI, (2 * Math.PI * loops - turn) / Math.PI)
      const along = t * line.length + Math.min(1, lift) * CURL.back * Math.sin(turn)
      const aside = -CURL.height * Math.cos(turn) * lift
      const [p, d] = [line.at(along), line.direction(along)]
      return { x: p.x - aside * d.y, y: p.y + aside * d.x }
    },
    Math.ceil(CURL.pieces * loops),
  )
}
