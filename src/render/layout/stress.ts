import type { Smooth } from './minimise.js'
import type { Bones } from './bones.js'
import { springs } from './springs.js'

/** Distance of nodes that no way joins, in a diagram of several parts. */
const UNJOINED = 3

/** The length of the shortest way between every two nodes. */
export type Distances = readonly (readonly number[])[]

/**
 * Every pair of nodes at its distance along the lines, near pairs above all: unfolds a placement, without regard to its
 * details.
 */
export function stress(distance: Distances): Smooth {
  const pairs = distance.flatMap((row, i) =>
    row.slice(0, i).map((d, j) => [i, j, Math.min(d, UNJOINED * row.length), 1 / (d * d)]),
  )
  return springs(pairs)
}

/** Lengths of the shortest ways between nodes (Floyd, Warshall); infinite where there is none. */
export function distances({ radii, chords, pendants }: Bones): Distances {
  const distance = [...radii, ...pendants].map((_, i, nodes) => nodes.map((__, j) => (i === j ? 0 : Infinity)))
  const join = (i: number, j: number, d: number): void => {
    for (const [from, to] of [
      [i, j],
      [j, i],
    ] as const)
      (distance[from] as number[])[to] = d
  }
  for (const { a, b, length } of chords) join(a, b, length)
  pendants.forEach(({ vertex, reach }, p) => join(radii.length + p, vertex, reach))
  distance.forEach((through, via) => {
    for (const row of distance)
      through.forEach((rest, j) => (row[j] = Math.min(row[j] as number, (row[via] as number) + rest)))
  })
  return distance
}
