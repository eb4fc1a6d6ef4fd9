import type { Point } from './path.js'
import type { Bones } from './bones.js'

/** Sweeps that bring every inner vertex close to the mean of its neighbours. */
const SWEEPS = 60

/**
 * Placements with one cycle of the diagram as a regular polygon and everything else inside, every inner vertex at the
 * mean of its neighbours: without crossings whenever the diagram is a polyhedron and the cycle one of its faces. One
 * placement for each shortest cycle through a line.
 *
 * @source W. T. Tutte, How to draw a graph, Proc. London Math. Soc. 13 (1963) 743
 */
export function nested(bones: Bones): readonly (readonly Point[])[] {
  const { radii, chords, pendants } = bones
  const neighbours = radii.map((_, v) => chords.flatMap(({ a, b }) => (a === v ? [b] : b === v ? [a] : [])))
  const rims = new Map<string, readonly number[]>()
  for (const { a, b } of chords) {
    const rim = shortestCycle(neighbours, a, b)
    if (rim.length > 2) rims.set([...rim].sort((v, w) => v - w).join(), rim)
  }
  return [...rims.values()].map((rim) => {
    const inside = levelled(bones, onRim(neighbours, rim))
    const ends = pendants.map(({ vertex }, p) => {
      const { x, y } = inside[vertex] as Point
      const far = Math.hypot(x, y)
      return far < 0.1
        ? { x: x + 0.3 * Math.cos(p), y: y + 0.3 * Math.sin(p) }
        : { x: x + (0.5 * x) / far - 0.1 * p * y, y: y + (0.5 * y) / far + 0.1 * p * x }
    })
    return [...inside, ...ends]
  })
}

function onRim(neighbours: readonly (readonly number[])[], rim: readonly number[]): readonly Point[] {
  const at = neighbours.map(() => ({ x: 0, y: 0 }))
  const radius = 0.3 * Math.max(4, neighbours.length)
  rim.forEach((v, k) => {
    const angle = (2 * Math.PI * k) / rim.length
    at[v] = { x: radius * Math.cos(angle), y: radius * Math.sin(angle) }
  })
  const inner = neighbours.flatMap((around, v) =>
    rim.includes(v) ? [] : [{ own: at[v] as Moving, around: around.map((w) => at[w] as Moving) }],
  )
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let i = 0; i < inner.length; i++) {
      const { own, around } = inner[i] as (typeof inner)[number]
      let x = 0
      let y = 0
      for (let k = 0; k < around.length; k++) {
        x += (around[k] as Moving).x
        y += (around[k] as Moving).y
      }
      own.x = x / Math.max(1, around.length)
      own.y = y / Math.max(1, around.length)
    }
  }
  return at
}

/** A point that is moved. */
interface Moving {
  x: number
  y: number
}

/**
 * The placement turned so that one leg comes to the left, two to the left and to the right, two on one vertex below
 * everything.
 */
function levelled({ pendants }: Bones, at: readonly Point[]): readonly Point[] {
  const legs = pendants.filter(({ what }) => what === 'leg').map(({ vertex }) => vertex)
  const first = at[legs[0] ?? -1]
  if (legs.length > 2 || first === undefined) return at
  const upwards = legs.length === 2 && legs[0] === legs[1]
  const last = upwards || legs.length === 1 ? { x: 0, y: 0 } : (at[legs[1] ?? -1] ?? first)
  const [dx, dy] = [last.x - first.x, last.y - first.y]
  const length = Math.hypot(dx, dy)
  if (length < 0.1) return at
  return at.map(({ x, y }) => {
    const along = ((x - first.x) * dx + (y - first.y) * dy) / length
    const aside = ((y - first.y) * dx - (x - first.x) * dy) / length
    return upwards ? { x: -aside, y: along } : { x: along, y: aside }
  })
}

/** A shortest cycle through the line from a to b, or fewer than three vertices if there is none. */
function shortestCycle(neighbours: readonly (readonly number[])[], a: number, b: number): readonly number[] {
  const before = new Map([[a, a]])
  for (const v of before.keys())
    for (const w of neighbours[v] ?? []) if (!before.has(w) && !(v === a && w === b)) before.set(w, v)
  const cycle: number[] = []
  for (let v = b; before.has(v) && v !== a; v = before.get(v) as number) cycle.push(v)
  return [...cycle, a]
}
