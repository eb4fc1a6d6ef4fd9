import { mean } from '../../algebra/mean.js'
import type { Point } from './path.js'
import type { Bones } from './bones.js'

/** Within this distance two places count as the same. */
const SAME = 0.03

/**
 * The symmetry that a placed bones shows: unit vectors along its mirrors, and whether a half turn maps it to itself.
 */
export interface Symmetry {
  readonly axes: readonly Point[]
  readonly halfTurn: boolean
}

/**
 * Finds the mirrors and the half turn that map vertices to vertices of their kind, lines to lines, and pendants to
 * pendants.
 */
export function symmetry(bones: Bones, at: readonly Point[]): Symmetry {
  const centre = { x: mean(at.map(({ x }) => x)), y: mean(at.map(({ y }) => y)) }
  const spokes = at.map(({ x, y }) => ({ x: x - centre.x, y: y - centre.y }))
  const distances = spokes.map(({ x, y }) => Math.hypot(x, y))
  const farthest = Math.max(...distances)
  const axes: Point[] = []
  const rim = spokes.filter((_, i) => (distances[i] as number) > farthest - SAME)
  const [first] = rim
  const tries =
    first === undefined
      ? []
      : rim.flatMap(({ x, y }) => [
          { x: x + first.x, y: y + first.y },
          { x: first.y - y, y: x - first.x },
        ])
  for (const { x, y } of tries) {
    const length = Math.hypot(x, y)
    if (length < SAME) continue
    const axis = { x: x / length, y: y / length }
    if (axes.some((other) => Math.abs(other.x * axis.y - other.y * axis.x) < SAME)) continue
    const reflect = (p: Point): Point => {
      const along = 2 * (p.x * axis.x + p.y * axis.y)
      return { x: along * axis.x - p.x, y: along * axis.y - p.y }
    }
    if (keeps(bones, spokes, reflect)) axes.push(axis)
  }
  return { axes, halfTurn: keeps(bones, spokes, ({ x, y }) => ({ x: -x, y: -y })) }
}

function keeps({ colours, joins, pendants }: Bones, at: readonly Point[], map: (p: Point) => Point): boolean {
  const count = colours.length
  const image: number[] = []
  for (const [i, p] of at.entries()) {
    const q = map(p)
    const what = colours[i] ?? pendants[i - count]?.what
    const j = at.findIndex(
      (other, k) =>
        Math.abs(other.x - q.x) + Math.abs(other.y - q.y) < SAME && (colours[k] ?? pendants[k - count]?.what) === what,
    )
    if (j < 0 || (i >= count && image[pendants[i - count]?.vertex ?? 0] !== pendants[j - count]?.vertex)) return false
    image.push(j)
  }
  return joins.every(
    (n, pair) => n === joins[(image[Math.floor(pair / count)] as number) * count + (image[pair % count] as number)],
  )
}
