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
    const [along, aside] = [2 * axis.x * axis.x - 1, 2 * axis.x * axis.y]
    if (keeps(bones, spokes, { xx: along, xy: aside, yy: -along })) axes.push(axis)
  }
  return { axes, halfTurn: keeps(bones, spokes, { xx: -1, xy: 0, yy: -1 }) }
}

/** A symmetric matrix. */
interface Map2 {
  readonly xx: number
  readonly xy: number
  readonly yy: number
}

function keeps({ colours, joins, pendants }: Bones, at: readonly Point[], { xx, xy, yy }: Map2): boolean {
  const count = colours.length
  const what = (node: number): string | undefined => colours[node] ?? pendants[node - count]?.what
  const image: number[] = []
  for (let i = 0; i < at.length; i++) {
    const { x, y } = at[i] as Point
    const px = xx * x + xy * y
    const py = xy * x + yy * y
    const own = what(i)
    let j = 0
    for (; j < at.length; j++) {
      const other = at[j] as Point
      if (Math.abs(other.x - px) + Math.abs(other.y - py) < SAME && what(j) === own) break
    }
    if (j === at.length) return false
    if (i >= count && image[pendants[i - count]?.vertex ?? 0] !== pendants[j - count]?.vertex) return false
    image.push(j)
  }
  for (let v = 0; v < count; v++)
    for (let w = 0; w < v; w++)
      if (joins[v * count + w] !== joins[(image[v] as number) * count + (image[w] as number)]) return false
  return true
}
