import type { Smooth } from './minimise.js'
import type { Skeleton } from './skeleton.js'
import { springs } from './springs.js'

/** Every pair of nodes at its distance along the lines, near pairs above all: unfolds a placement, without regard to its details. */
export function stress(skeleton: Skeleton): Smooth {
  const distance = distances(skeleton)
  const pairs: number[][] = []
  distance.forEach((row, i) => row.forEach((d, j) => void (i < j && pairs.push([i, j, d, 1 / (d * d)]))))
  return springs(pairs)
}

/** Lengths of the shortest ways between nodes (Floyd, Warshall). */
function distances({ radii, chords, pendants }: Skeleton): readonly (readonly number[])[] {
  const count = radii.length + pendants.length
  const distance = Array.from({ length: count }, (_, i) => Array.from({ length: count }, (_, j): number => (i === j ? 0 : 1e3)))
  const join = (i: number, j: number, d: number): void => {
    for (const [from, to] of [[i, j], [j, i]] as const) (distance[from] as number[])[to] = d
  }
  for (const { a, b, length } of chords) join(a, b, length)
  pendants.forEach(({ vertex, reach }, p) => join(radii.length + p, vertex, reach))
  for (const via of distance.keys()) {
    const legs = distance[via] as number[]
    for (const row of distance) for (let j = 0; j < count; j++) row[j] = Math.min(row[j] as number, (row[via] as number) + (legs[j] as number))
  }
  return distance
}
