import { level } from './level.js'
import type { Point } from './path.js'
import type { Bones } from './bones.js'

/**
 * With two legs: the arrangement with every part that hangs below the level vertices reflected to above them; nothing
 * if no part does.
 */
export function raised(bones: Bones, at: readonly Point[]): readonly Point[] | undefined {
  const base = level(bones)
  if (base.size === 0) return undefined
  const { radii, chords, pendants } = bones
  const pairs = [
    ...chords.map(({ a, b }) => [a, b] as const),
    ...pendants.map(({ vertex }, p) => [vertex, radii.length + p] as const),
  ]
  const inner = pairs.filter(([a, b]) => !base.has(a) && !base.has(b))
  const part = at.map((_, node) => node)
  for (let changed = true; changed;) {
    changed = false
    for (const [a, b] of inner) {
      const least = Math.min(part[a] as number, part[b] as number)
      changed ||= part[a] !== least || part[b] !== least
      part[a] = part[b] = least
    }
  }
  const below = at.map(
    (_, node) => at.reduce((sum, { y }, other) => sum + (part[other] === part[node] ? y : 0), 0) < -1e-3,
  )
  return below.includes(true) ? at.map(({ x, y }, node) => ({ x, y: below[node] === true ? -y : y })) : undefined
}
