import { bulge } from './bundle.js'
import { connects } from './connects.js'
import type { Smooth } from './minimise.js'
import type { Skeleton } from './skeleton.js'

/** What each wish weighs. */
const WEIGHT = { length: 3, angle: 0.1, loop: 0.3, apart: 3, clear: 6, side: 4 } as const

/** Distances that are wished for: between rims of vertices, far points of pendants, and lines. */
const CLEARANCE = { vertices: 0.75, ends: 0.42, vertexToEnd: 0.45, vertexToLine: 0.34, endToLine: 0.26, loop: 0.14, beyond: 0.46 } as const

/**
 * What is unpleasant about a placement of the nodes, as a smooth function with its gradient: lines of the wrong length, small angles at a
 * vertex, nodes that are close to each other or to a line, and (with one or two legs) vertices beyond the one that carries the leg.
 *
 * Angles count by the Coulomb energy of the directions, so directions that nothing else holds are evenly spaced; distances count only
 * below their clearance, so they leave these angles alone. The terms are in flat arrays: this is the hot loop of the layout.
 */
export function unpleasantness(skeleton: Skeleton): Smooth {
  const stars = skeleton.radii.map((_, v) => star(skeleton, v))
  const terms = [lengthTerms(skeleton), angleTerms(stars), loopTerms(stars), apartTerms(skeleton), clearTerms(skeleton), sideTerms(skeleton)]
  return (at, gradient) => {
    let total = 0
    for (const term of terms) total += term(at, gradient)
    return total
  }
}

/** Every pair of nodes at its distance along the lines, near pairs above all: unfolds a placement, without regard to its details. */
export function stress(skeleton: Skeleton): Smooth {
  const distance = distances(skeleton)
  const pairs: number[][] = []
  distance.forEach((row, i) => row.forEach((d, j) => void (i < j && pairs.push([i, j, d, 1 / (d * d)]))))
  return springs(pairs)
}

/** Lengths of the shortest ways between nodes (Floyd, Warshall). */
export function distances({ radii, chords, pendants }: Skeleton): readonly (readonly number[])[] {
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

function lengthTerms({ radii, chords, pendants }: Skeleton): Smooth {
  return springs([
    ...chords.map(({ a, b, length }) => [a, b, length, WEIGHT.length]),
    ...pendants.map(({ vertex, reach }, p) => [vertex, radii.length + p, reach, WEIGHT.length]),
  ])
}

/** Σ w (d − D)² over quadruples i, j, D, w. */
function springs(quadruples: readonly (readonly number[])[]): Smooth {
  const terms = Float64Array.from(quadruples.flat())
  return (x, slope) => {
    let total = 0
    for (let k = 0; k < terms.length; k += 4) {
      const i = 2 * (terms[k] as number)
      const j = 2 * (terms[k + 1] as number)
      const dx = (x[i] as number) - (x[j] as number)
      const dy = (x[i + 1] as number) - (x[j + 1] as number)
      const d = Math.sqrt(dx * dx + dy * dy) + 1e-9
      const off = d - (terms[k + 2] as number)
      const weight = terms[k + 3] as number
      total += weight * off * off
      const force = (2 * weight * off) / d
      push(slope, i, force * dx, force * dy)
      push(slope, j, -force * dx, -force * dy)
    }
    return total
  }
}

/** Σ w / |u − v| over pairs of unit vectors u, v from a vertex to what is joined to it. */
function angleTerms(stars: readonly Star[]): Smooth {
  const triples = stars.flatMap(({ lines, loops, straight }, v) => {
    const pairs = (ends: readonly number[]): number[][] => ends.flatMap((a, k) => ends.slice(k + 1).map((b) => [2 * v, 2 * a, 2 * b]))
    return straight ? [...pairs(lines), ...pairs(loops)] : pairs([...lines, ...loops])
  })
  const terms = Int32Array.from(triples.flat())
  return (x, slope) => {
    let total = 0
    for (let k = 0; k < terms.length; k += 3) {
      const [v, a, b] = [terms[k] as number, terms[k + 1] as number, terms[k + 2] as number]
      const ax = (x[a] as number) - (x[v] as number)
      const ay = (x[a + 1] as number) - (x[v + 1] as number)
      const bx = (x[b] as number) - (x[v] as number)
      const by = (x[b + 1] as number) - (x[v + 1] as number)
      const aa = ax * ax + ay * ay + 1e-9
      const bb = bx * bx + by * by + 1e-9
      const scale = 1 / Math.sqrt(aa * bb)
      const cosine = (ax * bx + ay * by) * scale
      const gap = 1 / (2.004 - 2 * cosine)
      const energy = WEIGHT.angle * Math.sqrt(gap)
      total += energy
      const force = energy * gap
      const [ga, gb] = [force * scale, (force * cosine) / aa]
      const hb = (force * cosine) / bb
      push(slope, a, ga * bx - gb * ax, ga * by - gb * ay)
      push(slope, b, ga * ax - hb * bx, ga * ay - hb * by)
      push(slope, v, (gb - ga) * ax + (hb - ga) * bx, (gb - ga) * ay + (hb - ga) * by)
    }
    return total
  }
}

/** Σ w (u · (v − v′))² for a self-loop with unit vector u at a vertex through which a line passes with unit vectors v and v′: it stands upright. */
function loopTerms(stars: readonly Star[]): Smooth {
  const quadruples = stars.flatMap(({ lines, loops, straight }, v) => (straight ? loops.map((loop) => [v, loop, ...lines].map((node) => 2 * node)) : []))
  const terms = Int32Array.from(quadruples.flat())
  const [u, a, b] = [new Float64Array(3), new Float64Array(3), new Float64Array(3)]
  return (x, slope) => {
    let total = 0
    for (let k = 0; k < terms.length; k += 4) {
      const v = terms[k] as number
      unit(u, x, v, terms[k + 1] as number)
      unit(a, x, v, terms[k + 2] as number)
      unit(b, x, v, terms[k + 3] as number)
      const [ua, ub] = [dot(u, a), dot(u, b)]
      total += WEIGHT.loop * (ua - ub) ** 2
      const force = 2 * WEIGHT.loop * (ua - ub)
      const turn = (end: number, w: Float64Array, px: number, py: number): void => {
        const along = px * (w[0] as number) + py * (w[1] as number)
        const [fx, fy] = [(force * (px - along * (w[0] as number))) / (w[2] as number), (force * (py - along * (w[1] as number))) / (w[2] as number)]
        push(slope, end, fx, fy)
        push(slope, v, -fx, -fy)
      }
      turn(terms[k + 1] as number, u, (a[0] as number) - (b[0] as number), (a[1] as number) - (b[1] as number))
      turn(terms[k + 2] as number, a, u[0] as number, u[1] as number)
      turn(terms[k + 3] as number, b, -(u[0] as number), -(u[1] as number))
    }
    return total
  }
}

/** The unit vector from node `v` to node `to`, and its length before. */
function unit(into: Float64Array, x: Float64Array, v: number, to: number): void {
  const [dx, dy] = [(x[to] as number) - (x[v] as number), (x[to + 1] as number) - (x[v + 1] as number)]
  const length = Math.sqrt(dx * dx + dy * dy) + 1e-9
  into[0] = dx / length
  into[1] = dy / length
  into[2] = length
}

function dot(a: Float64Array, b: Float64Array): number {
  return (a[0] as number) * (b[0] as number) + (a[1] as number) * (b[1] as number)
}

/** Pairs of nodes that are not joined: w (D − d)² below D. */
function apartTerms(skeleton: Skeleton): Smooth {
  const { radii, chords, pendants } = skeleton
  const size = radii.length + pendants.length
  const joined = new Set([...chords.map(({ a, b }) => a * size + b), ...pendants.map(({ vertex }, p) => vertex * size + radii.length + p)])
  const pairs: number[][] = []
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      if (joined.has(i * size + j)) continue
      const [r, s] = [radii[i] ?? thickness(skeleton, i), radii[j] ?? thickness(skeleton, j)]
      const wish = j < radii.length ? CLEARANCE.vertices : i < radii.length ? CLEARANCE.vertexToEnd : CLEARANCE.ends
      pairs.push([2 * i, 2 * j, wish + r + s])
    }
  }
  const terms = Float64Array.from(pairs.flat())
  return (x, slope) => {
    let total = 0
    for (let k = 0; k < terms.length; k += 3) {
      const [i, j] = [terms[k] as number, terms[k + 1] as number]
      const dx = (x[i] as number) - (x[j] as number)
      const dy = (x[i + 1] as number) - (x[j + 1] as number)
      const wish = terms[k + 2] as number
      const square = dx * dx + dy * dy
      if (square >= wish * wish) continue
      const d = Math.sqrt(square) + 1e-9
      const lack = wish - d
      total += WEIGHT.apart * lack * lack
      const force = (-2 * WEIGHT.apart * lack) / d
      push(slope, i, force * dx, force * dy)
      push(slope, j, -force * dx, -force * dy)
    }
    return total
  }
}

/** Nodes and lines that do not end on them: w (D − d)² below D. */
function clearTerms(skeleton: Skeleton): Smooth {
  const { radii, chords, pendants } = skeleton
  const lines = [
    ...chords.map(({ a, b, lines, length }) => ({ a, b, half: bulge(lines.length, length) })),
    ...pendants.map(({ vertex, what }, p) => ({ a: vertex, b: radii.length + p, half: what === 'loop' ? CLEARANCE.loop : 0 })),
  ]
  const size = radii.length + pendants.length
  const quadruples: number[][] = []
  for (const { a, b, half } of lines) {
    for (let node = 0; node < size; node++) {
      if (node === a || node === b || (b >= radii.length && pendants[node - radii.length]?.vertex === a)) continue
      const wish = node < radii.length ? CLEARANCE.vertexToLine + (radii[node] as number) : CLEARANCE.endToLine + thickness(skeleton, node)
      quadruples.push([2 * node, 2 * a, 2 * b, wish + half])
    }
  }
  const terms = Float64Array.from(quadruples.flat())
  return (x, slope) => {
    let total = 0
    for (let k = 0; k < terms.length; k += 4) {
      const [p, a, b] = [terms[k] as number, terms[k + 1] as number, terms[k + 2] as number]
      const [ax, ay] = [x[a] as number, x[a + 1] as number]
      const lx = (x[b] as number) - ax
      const ly = (x[b + 1] as number) - ay
      const px = (x[p] as number) - ax
      const py = (x[p + 1] as number) - ay
      const t = Math.min(1, Math.max(0, (px * lx + py * ly) / (lx * lx + ly * ly + 1e-9)))
      const dx = px - t * lx
      const dy = py - t * ly
      const wish = terms[k + 3] as number
      const square = dx * dx + dy * dy
      if (square >= wish * wish) continue
      const d = Math.sqrt(square) + 1e-9
      const lack = wish - d
      total += WEIGHT.clear * lack * lack
      const force = (-2 * WEIGHT.clear * lack) / d
      push(slope, p, force * dx, force * dy)
      push(slope, a, -force * (1 - t) * dx, -force * (1 - t) * dy)
      push(slope, b, -force * t * dx, -force * t * dy)
    }
    return total
  }
}

/** One leg points to the left, a second one on another vertex to the right: no vertex is far beyond theirs. */
function sideTerms({ radii, pendants }: Skeleton): Smooth {
  const legs = pendants.filter(({ what }) => what === 'leg')
  const ends = legs.length > 2 || (legs.length === 2 && legs[0]?.vertex === legs[1]?.vertex) ? [] : legs.map(({ vertex, index }) => ({ vertex, outwards: index === 0 ? -1 : 1 }))
  return (x, slope) => {
    let total = 0
    for (const { vertex, outwards } of ends) {
      for (let v = 0; v < radii.length; v++) {
        const beyond = ((x[2 * v] as number) - (x[2 * vertex] as number)) * outwards - CLEARANCE.beyond
        if (beyond <= 0) continue
        total += WEIGHT.side * beyond * beyond
        const force = 2 * WEIGHT.side * beyond * outwards
        push(slope, 2 * v, force, 0)
        push(slope, 2 * vertex, -force, 0)
      }
    }
    return total
  }
}

/** What is joined to a vertex: nodes at the end of lines and legs, and of self-loops. */
interface Star {
  readonly lines: readonly number[]
  readonly loops: readonly number[]
  /** Whether one line passes through the vertex, and is to be kept straight: it has two ends that nothing else joins. */
  readonly straight: boolean
}

function star(skeleton: Skeleton, v: number): Star {
  const { radii, chords, pendants } = skeleton
  const hanging = (kind: 'leg' | 'loop'): number[] => pendants.flatMap(({ what, vertex }, p) => (what === kind && vertex === v ? [radii.length + p] : []))
  const [lines, loops] = [[...chords.flatMap(({ a, b }) => (a === v ? [b] : b === v ? [a] : [])), ...hanging('leg')], hanging('loop')]
  const [a = 0, b = 0] = lines
  const straight = lines.length === 2 && loops.length <= 2 && (a >= radii.length || b >= radii.length || !connects(skeleton, a, b, v))
  return { lines, loops, straight }
}

function thickness({ radii, pendants }: Skeleton, node: number): number {
  return pendants[node - radii.length]?.what === 'loop' ? CLEARANCE.loop : 0
}

function push(slope: Float64Array, at: number, x: number, y: number): void {
  slope[at] = (slope[at] as number) + x
  slope[at + 1] = (slope[at + 1] as number) + y
}
