import type { Bones } from './bones.js'
import type { Smooth } from './minimise.js'
import { star } from './star.js'
import type { Star } from './star.js'

/** What each wish weighs. */
const WEIGHT = { length: 3, angle: 0.1, loop: 0.3, through: 0.6 } as const

/** Wishes that are not those of every picture. */
export interface Tension {
  /** What it weighs that legs have their length. */
  readonly legs?: number
  /** Whether lines that pass through a vertex with self-loops are straight, so that these have room to be round. */
  readonly through?: boolean
}

/**
 * What lines wish by their lengths and directions, unit vectors u, v, … from a vertex: Σ w (d − D)² over lines;
 * Σ w / |u − v| over pairs at a vertex; Σ w (u · (v − v′))² for a self-loop at a vertex through which a line passes with v
 * and v′, so that it stands upright; and Σ w (1 + v · v′) for such a line.
 *
 * Of every line the unit vector is computed once, what all pairs wish of it is summed, and turned into forces on its
 * ends once: this is the hot loop of the layout.
 */
export function tensions(bones: Bones, { legs = WEIGHT.length, through = false }: Tension = {}): Smooth {
  const { radii, chords, pendants } = bones
  const ends = Int32Array.from([
    ...chords.flatMap(({ a, b }) => [2 * a, 2 * b]),
    ...pendants.flatMap(({ vertex }, p) => [2 * vertex, 2 * (radii.length + p)]),
  ])
  const lengths = Float64Array.from([...chords.map(({ length }) => length), ...pendants.map(({ reach }) => reach)])
  const weights = Float64Array.from([
    ...chords.map(() => WEIGHT.length),
    ...pendants.map(({ what }) => (what === 'leg' ? legs : WEIGHT.length)),
  ])
  const stars = radii.map((_, v) => star(bones, v))
  const pairs = Int32Array.from(stars.flatMap(pairsAt))
  const upright = Int32Array.from(
    stars.flatMap(({ lines, loops, straight }) => (straight ? loops.flatMap((loop) => twice([loop, ...lines])) : [])),
  )
  const passing = Int32Array.from(
    through ? stars.flatMap(({ lines, loops, straight }) => (straight && loops.length > 0 ? twice(lines) : [])) : [],
  )
  const distances = new Float64Array(lengths.length)
  const units = new Float64Array(4 * lengths.length)
  const wishes = new Float64Array(4 * lengths.length)
  return (x, slope) => {
    let total = 0
    for (let e = 0; e < distances.length; e++) {
      const i = ends[2 * e] as number
      const j = ends[2 * e + 1] as number
      const dx = (x[j] as number) - (x[i] as number)
      const dy = (x[j + 1] as number) - (x[i + 1] as number)
      const d = Math.sqrt(dx * dx + dy * dy + 1e-9)
      const off = d - (lengths[e] as number)
      distances[e] = d
      units[4 * e] = dx / d
      units[4 * e + 1] = dy / d
      units[4 * e + 2] = -dx / d
      units[4 * e + 3] = -dy / d
      wishes[4 * e] = 0
      wishes[4 * e + 1] = 0
      wishes[4 * e + 2] = 0
      wishes[4 * e + 3] = 0
      total += (weights[e] as number) * off * off
    }
    total += angles(pairs, units, wishes) + standing(upright, units, wishes) + straight(passing, units, wishes)
    for (let e = 0; e < distances.length; e++) {
      const i = ends[2 * e] as number
      const j = ends[2 * e + 1] as number
      const d = distances[e] as number
      const ux = units[4 * e] as number
      const uy = units[4 * e + 1] as number
      const wx = ((wishes[4 * e] as number) - (wishes[4 * e + 2] as number)) / d
      const wy = ((wishes[4 * e + 1] as number) - (wishes[4 * e + 3] as number)) / d
      const along = 2 * (weights[e] as number) * (d - (lengths[e] as number)) - (wx * ux + wy * uy)
      const fx = wx + along * ux
      const fy = wy + along * uy
      slope[i] = (slope[i] as number) - fx
      slope[i + 1] = (slope[i + 1] as number) - fy
      slope[j] = (slope[j] as number) + fx
      slope[j + 1] = (slope[j + 1] as number) + fy
    }
    return total
  }
}

/** Pairs of directions at a vertex that repel each other; a line that is kept straight and self-loops do not. */
function pairsAt({ lines, loops, straight }: Star): number[] {
  return straight ? [...among(lines), ...among(loops)] : among([...lines, ...loops])
}

function among(directions: readonly number[]): number[] {
  const pairs: number[] = []
  for (const [k, one] of directions.entries())
    for (let j = k + 1; j < directions.length; j++) pairs.push(2 * one, 2 * (directions[j] as number))
  return pairs
}

/** Places of directions in a list of coordinates. */
function twice(directions: readonly number[]): number[] {
  return directions.map((direction) => 2 * direction)
}

function angles(pairs: Int32Array, units: Float64Array, wishes: Float64Array): number {
  let total = 0
  for (let k = 0; k < pairs.length; k += 2) {
    const a = pairs[k] as number
    const b = pairs[k + 1] as number
    const ax = units[a] as number
    const ay = units[a + 1] as number
    const bx = units[b] as number
    const by = units[b + 1] as number
    const gap = 1 / (2.004 - 2 * (ax * bx + ay * by))
    const energy = WEIGHT.angle * Math.sqrt(gap)
    const force = energy * gap
    total += energy
    wishes[a] = (wishes[a] as number) + force * bx
    wishes[a + 1] = (wishes[a + 1] as number) + force * by
    wishes[b] = (wishes[b] as number) + force * ax
    wishes[b + 1] = (wishes[b + 1] as number) + force * ay
  }
  return total
}

function standing(triples: Int32Array, units: Float64Array, wishes: Float64Array): number {
  let total = 0
  for (let k = 0; k < triples.length; k += 3) {
    const u = triples[k] as number
    const a = triples[k + 1] as number
    const b = triples[k + 2] as number
    const dx = (units[a] as number) - (units[b] as number)
    const dy = (units[a + 1] as number) - (units[b + 1] as number)
    const lean = (units[u] as number) * dx + (units[u + 1] as number) * dy
    const force = 2 * WEIGHT.loop * lean
    total += WEIGHT.loop * lean * lean
    for (let d = 0; d < 2; d++) {
      wishes[u + d] = (wishes[u + d] as number) + force * (d === 0 ? dx : dy)
      wishes[a + d] = (wishes[a + d] as number) + force * (units[u + d] as number)
      wishes[b + d] = (wishes[b + d] as number) - force * (units[u + d] as number)
    }
  }
  return total
}

function straight(pairs: Int32Array, units: Float64Array, wishes: Float64Array): number {
  let total = 0
  for (let k = 0; k < pairs.length; k += 2) {
    const a = pairs[k] as number
    const b = pairs[k + 1] as number
    total +=
      WEIGHT.through *
      (1 + (units[a] as number) * (units[b] as number) + (units[a + 1] as number) * (units[b + 1] as number))
    for (let d = 0; d < 2; d++) {
      wishes[a + d] = (wishes[a + d] as number) + WEIGHT.through * (units[b + d] as number)
      wishes[b + d] = (wishes[b + d] as number) + WEIGHT.through * (units[a + d] as number)
    }
  }
  return total
}
