import type { Smooth } from './minimise.js'
import { push } from './push.js'
import type { Star } from './star.js'

/** What each wish weighs. */
const WEIGHT = { angle: 0.1, loop: 0.3, through: 0.6 } as const

/** Σ w / |u − v| over pairs of unit vectors u, v from a vertex to what is joined to it. */
export function angleTerms(stars: readonly Star[]): Smooth {
  const triples = stars.flatMap(({ lines, loops, straight }, v) => {
    const pairs = (ends: readonly number[]): number[][] =>
      ends.flatMap((a, k) => ends.slice(k + 1).map((b) => [2 * v, 2 * a, 2 * b]))
    return straight ? [...pairs(lines), ...pairs(loops)] : pairs([...lines, ...loops])
  })
  const terms = Int32Array.from(triples.flat())
  return (x, slope) => {
    let total = 0
    for (let k = 0; k < terms.length; k += 3) {
      const v = terms[k] as number
      const a = terms[k + 1] as number
      const b = terms[k + 2] as number
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
      const ga = force * scale
      const gb = (force * cosine) / aa
      const hb = (force * cosine) / bb
      push(slope, a, ga * bx - gb * ax, ga * by - gb * ay)
      push(slope, b, ga * ax - hb * bx, ga * ay - hb * by)
      push(slope, v, (gb - ga) * ax + (hb - ga) * bx, (gb - ga) * ay + (hb - ga) * by)
    }
    return total
  }
}

/**
 * Σ w (u · (v − v′))² for a self-loop with unit vector u at a vertex through which a line passes with unit vectors v
 * and v′: it stands upright.
 */
export function loopTerms(stars: readonly Star[]): Smooth {
  const quadruples = stars.flatMap(({ lines, loops, straight }, v) =>
    straight ? loops.map((loop) => [v, loop, ...lines].map((node) => 2 * node)) : [],
  )
  const terms = Int32Array.from(quadruples.flat())
  const [u, a, b] = [new Float64Array(3), new Float64Array(3), new Float64Array(3)]
  return (x, slope) => {
    let total = 0
    for (let k = 0; k < terms.length; k += 4) {
      const v = terms[k] as number
      unit(u, x, v, terms[k + 1] as number)
      unit(a, x, v, terms[k + 2] as number)
      unit(b, x, v, terms[k + 3] as number)
      const ua = dot(u, a)
      const ub = dot(u, b)
      total += WEIGHT.loop * (ua - ub) ** 2
      const force = 2 * WEIGHT.loop * (ua - ub)
      const turn = (end: number, w: Float64Array, px: number, py: number): void => {
        const along = px * (w[0] as number) + py * (w[1] as number)
        const fx = (force * (px - along * (w[0] as number))) / (w[2] as number)
        const fy = (force * (py - along * (w[1] as number))) / (w[2] as number)
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

/**
 * Σ w (1 + v · v′) for a line that passes through a vertex with unit vectors v and v′, and carries self-loops there: it is
 * straight, so that they have room to be round.
 */
export function throughTerms(stars: readonly Star[]): Smooth {
  const terms = stars.flatMap(({ lines, loops, straight }, v) =>
    straight && loops.length > 0 ? [[v, ...lines].map((node) => 2 * node)] : [],
  )
  const [a, b] = [new Float64Array(3), new Float64Array(3)]
  return (x, slope) => {
    let total = 0
    for (const [v, first, second] of terms as [number, number, number][]) {
      unit(a, x, v, first)
      unit(b, x, v, second)
      const cosine = dot(a, b)
      total += WEIGHT.through * (1 + cosine)
      for (const [end, own, other] of [
        [first, a, b],
        [second, b, a],
      ] as const) {
        const scale = WEIGHT.through / (own[2] as number)
        const fx = scale * ((other[0] as number) - cosine * (own[0] as number))
        const fy = scale * ((other[1] as number) - cosine * (own[1] as number))
        push(slope, end, fx, fy)
        push(slope, v, -fx, -fy)
      }
    }
    return total
  }
}

/** The unit vector from node `v` to node `to`, and its length before. */
function unit(into: Float64Array, x: Float64Array, v: number, to: number): void {
  const dx = (x[to] as number) - (x[v] as number)
  const dy = (x[to + 1] as number) - (x[v + 1] as number)
  const length = Math.sqrt(dx * dx + dy * dy) + 1e-9
  into[0] = dx / length
  into[1] = dy / length
  into[2] = length
}

function dot(a: Float64Array, b: Float64Array): number {
  return (a[0] as number) * (b[0] as number) + (a[1] as number) * (b[1] as number)
}
