import type { Smooth } from './minimise.js'
import type { Bones } from './bones.js'

/** Distance of nodes that no way joins, in a diagram of several parts. */
const UNJOINED = 3

/** The length of the shortest way between every two nodes. */
export type Distances = readonly (readonly number[])[]

/**
 * Every pair of nodes at its distance along the lines, near pairs above all: unfolds a placement, without regard to its
 * details.
 */
export function stress(distance: Distances): Smooth {
  const count = distance.length
  const pairs = (count * (count - 1)) / 2
  const [ends, lengths, weights] = [new Int32Array(2 * pairs), new Float64Array(pairs), new Float64Array(pairs)]
  let pair = 0
  for (let i = 1; i < count; i++) {
    for (let j = 0; j < i; j++, pair++) {
      const d = (distance[i] as readonly number[])[j] as number
      ends[2 * pair] = 2 * i
      ends[2 * pair + 1] = 2 * j
      lengths[pair] = Math.min(d, UNJOINED * count)
      weights[pair] = 1 / (d * d)
    }
  }
  return springs(ends, lengths, weights)
}

/** Σ w (d − D)² over pairs of nodes, at their coordinates. */
function springs(ends: Int32Array, lengths: Float64Array, weights: Float64Array): Smooth {
  return (x, slope) => {
    let total = 0
    for (let k = 0; k < lengths.length; k++) {
      const i = ends[2 * k] as number
      const j = ends[2 * k + 1] as number
      const dx = (x[i] as number) - (x[j] as number)
      const dy = (x[i + 1] as number) - (x[j + 1] as number)
      const d = Math.sqrt(dx * dx + dy * dy) + 1e-9
      const off = d - (lengths[k] as number)
      const weight = weights[k] as number
      total += weight * off * off
      const force = (2 * weight * off) / d
      const fx = force * dx
      const fy = force * dy
      slope[i] = (slope[i] as number) + fx
      slope[i + 1] = (slope[i + 1] as number) + fy
      slope[j] = (slope[j] as number) - fx
      slope[j + 1] = (slope[j + 1] as number) - fy
    }
    return total
  }
}

/** Lengths of the shortest ways between nodes (Floyd, Warshall); infinite where there is none. */
export function distances({ radii, chords, pendants }: Bones): Distances {
  const count = radii.length + pendants.length
  const distance: number[][] = []
  for (let i = 0; i < count; i++) {
    const row = new Array<number>(count).fill(Infinity)
    row[i] = 0
    distance.push(row)
  }
  const join = (i: number, j: number, d: number): void => {
    ;(distance[i] as number[])[j] = d
    ;(distance[j] as number[])[i] = d
  }
  for (const { a, b, length } of chords) join(a, b, length)
  pendants.forEach(({ vertex, reach }, p) => join(radii.length + p, vertex, reach))
  // No way leads through a pendant.
  for (let via = 0; via < radii.length; via++) {
    const through = distance[via] as number[]
    for (const row of distance) {
      const there = row[via] as number
      if (there === Infinity) continue
      for (let j = 0; j < count; j++) {
        const length = there + (through[j] as number)
        if (length < (row[j] as number)) row[j] = length
      }
    }
  }
  return distance
}
