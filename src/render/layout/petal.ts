import type { Path, Point, Segment } from './path.js'

/**
 * A self-loop at `vertex`, of the given height in the unit direction `towards`, that leaves and reaches the vertex at ±
 * `opening` (radians) from this direction: a circle through the vertex for the opening π/2, else narrower. Its two
 * halves mirror each other.
 */
export function petal(vertex: Point, towards: Point, height: number, opening: number): Path {
  const at = (along: number, aside: number): Point => ({
    x: vertex.x + along * towards.x - aside * towards.y,
    y: vertex.y + along * towards.y + aside * towards.x,
  })
  const half = opening < Math.PI / 2 - 1e-6 ? drop(height, opening) : circle(height / 2)
  const corners = [...half].reverse()
  const there = half.map(([a, b, to]): Segment => ({ kind: 'cubic', controls: [at(...a), at(...b)], to: at(...to) }))
  const back = corners.map(([a, b], k): Segment => {
    const [along, aside] = corners[k + 1]?.[2] ?? [0, 0]
    return { kind: 'cubic', controls: [at(b[0], -b[1]), at(a[0], -a[1])], to: at(along, -aside) }
  })
  return { start: vertex, segments: [...there, ...back] }
}

/** Pieces from the vertex to the top: two control points and an end, each along and aside of the direction. */
type Pieces = readonly (readonly [readonly [number, number], readonly [number, number], readonly [number, number]])[]

function circle(radius: number): Pieces {
  const handle = 0.5523 * radius
  return [
    [
      [0, handle],
      [radius - handle, radius],
      [radius, radius],
    ],
    [
      [radius + handle, radius],
      [2 * radius, handle],
      [2 * radius, 0],
    ],
  ]
}

function drop(height: number, opening: number): Pieces {
  const first = (2 / 3) * height
  return [
    [
      [first * Math.cos(opening), first * Math.sin(opening)],
      [height, (0.6 * height * opening) / (Math.PI / 2)],
      [height, 0],
    ],
  ]
}
