import { bulge } from './bundle.js'
import type { Smooth } from './minimise.js'
import { push } from './push.js'
import type { Bones } from './bones.js'

/** What each wish weighs. */
const WEIGHT = { apart: 3, clear: 6 } as const

/**
 * Distances that are wished for: between rims of vertices, far points of pendants, and lines; half the width of a
 * self-loop.
 */
const CLEARANCE = {
  vertices: 0.75,
  ends: 0.42,
  vertexToEnd: 0.45,
  vertexToLine: 0.34,
  endToLine: 0.26,
  loop: 0.14,
} as const

/** Pairs of nodes that are not joined: w (D − d)² below D. */
export function apartTerms(bones: Bones): Smooth {
  const { radii, chords, pendants } = bones
  const size = radii.length + pendants.length
  const joined = new Set([
    ...chords.map(({ a, b }) => a * size + b),
    ...pendants.map(({ vertex }, p) => vertex * size + radii.length + p),
  ])
  const pairs: number[] = []
  const wishes: number[] = []
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      if (joined.has(i * size + j)) continue
      const [r, s] = [radii[i] ?? thickness(bones, i), radii[j] ?? thickness(bones, j)]
      const wish = j < radii.length ? CLEARANCE.vertices : i < radii.length ? CLEARANCE.vertexToEnd : CLEARANCE.ends
      pairs.push(2 * i, 2 * j)
      wishes.push(wish + r + s)
    }
  }
  const [nodes, distances] = [Int32Array.from(pairs), Float64Array.from(wishes)]
  return (x, slope) => {
    let total = 0
    for (let k = 0; k < distances.length; k++) {
      const i = nodes[2 * k] as number
      const j = nodes[2 * k + 1] as number
      const dx = (x[i] as number) - (x[j] as number)
      const dy = (x[i + 1] as number) - (x[j + 1] as number)
      const wish = distances[k] as number
      const square = dx * dx + dy * dy
      if (square >= wish * wish) continue
      const d = Math.sqrt(square) + 1e-9
      const lack = wish - d
      total += WEIGHT.apart * lack * lack
      const force = (-2 * WEIGHT.apart * lack) / d
      slope[i] = (slope[i] as number) + force * dx
      slope[i + 1] = (slope[i + 1] as number) + force * dy
      slope[j] = (slope[j] as number) - force * dx
      slope[j + 1] = (slope[j + 1] as number) - force * dy
    }
    return total
  }
}

/**
 * Nodes and lines that do not end on them: w (D − d)² below D. What is the same for all nodes is computed once for each
 * line, and nodes that are farther than D from the rectangle about it are passed over.
 */
export function clearTerms(bones: Bones): Smooth {
  const { radii, chords, pendants } = bones
  const lines = [
    ...chords.map(({ a, b, lines, length }) => ({ a, b, half: bulge(lines.length, length) })),
    ...pendants.map(({ vertex, what }, p) => ({
      a: vertex,
      b: radii.length + p,
      half: what === 'loop' ? CLEARANCE.loop : 0,
    })),
  ]
  const size = radii.length + pendants.length
  const ends: number[] = []
  const nodes: number[] = []
  const wishes: number[] = []
  for (const { a, b, half } of lines) {
    for (let node = 0; node < size; node++) {
      if (node === a || node === b) continue
      if (b >= radii.length && node >= radii.length && pendants[node - radii.length]?.vertex === a) continue
      const wish =
        node < radii.length
          ? CLEARANCE.vertexToLine + (radii[node] as number)
          : CLEARANCE.endToLine + thickness(bones, node)
      nodes.push(2 * node)
      wishes.push(wish + half)
    }
    ends.push(2 * a, 2 * b, nodes.length)
  }
  return clearance(Int32Array.from(ends), Int32Array.from(nodes), Float64Array.from(wishes))
}

/** Per line its two ends and where its nodes end in `nodes`; per node what it wishes. */
function clearance(lines: Int32Array, nodes: Int32Array, wishes: Float64Array): Smooth {
  return (x, slope) => {
    let total = 0
    let k = 0
    for (let line = 0; line < lines.length; line += 3) {
      const a = lines[line] as number
      const b = lines[line + 1] as number
      const end = lines[line + 2] as number
      const ax = x[a] as number
      const ay = x[a + 1] as number
      const lx = (x[b] as number) - ax
      const ly = (x[b + 1] as number) - ay
      const norm = lx * lx + ly * ly + 1e-9
      const left = lx < 0 ? lx : 0
      const right = lx > 0 ? lx : 0
      const bottom = ly < 0 ? ly : 0
      const top = ly > 0 ? ly : 0
      for (; k < end; k++) {
        const p = nodes[k] as number
        const wish = wishes[k] as number
        const px = (x[p] as number) - ax
        if (px < left - wish || px > right + wish) continue
        const py = (x[p + 1] as number) - ay
        if (py < bottom - wish || py > top + wish) continue
        const t = Math.min(1, Math.max(0, (px * lx + py * ly) / norm))
        const dx = px - t * lx
        const dy = py - t * ly
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
    }
    return total
  }
}

function thickness({ radii, pendants }: Bones, node: number): number {
  return node >= radii.length && pendants[node - radii.length]?.what === 'loop' ? CLEARANCE.loop : 0
}
