import type { Path, Point } from './path.js'

/** Largest angle between an outermost of 2, 3, … parallel lines and the straight line, in degrees. */
const SPREAD = [0, 0, 48, 56, 62, 68, 72]

/**
 * Largest angle, in radians, between the outermost of `count` parallel lines and the straight line between their ends.
 */
export function spread(count: number): number {
  return ((SPREAD[Math.min(count, SPREAD.length - 1)] as number) * Math.PI) / 180
}

/** How far a bundle of `count` lines of the given length reaches to each side of the straight line. */
export function bulge(count: number, length: number): number {
  return (length / 2) * Math.tan(spread(count) / 2)
}

/**
 * `count` parallel lines from `a` to `b`, from the leftmost to the rightmost as seen on the way: arcs of circles (each
 * one a cubic), evenly spaced in angle up to `outermost`, every one the mirror image of its opposite; the middle one of
 * an odd number is straight.
 */
export function bundle(a: Point, b: Point, count: number, outermost: number): readonly Path[] {
  return Array.from({ length: count }, (_, k) => arc(a, b, count === 1 ? 0 : outermost * (1 - (2 * k) / (count - 1))))
}

/** The arc from `a` to `b` that leaves the straight line at `angle` to the left. */
function arc(a: Point, b: Point, angle: number): Path {
  if (Math.abs(angle) < 1e-9) return { start: a, segments: [{ kind: 'straight', to: b }] }
  const handle = (2 / 3) * (Math.tan(angle / 2) / Math.sin(angle))
  const [along, aside] = [handle * Math.cos(angle), handle * Math.sin(angle)]
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const first = { x: a.x + along * dx - aside * dy, y: a.y + along * dy + aside * dx }
  const second = { x: b.x - along * dx - aside * dy, y: b.y - along * dy + aside * dx }
  return { start: a, segments: [{ kind: 'cubic', controls: [first, second], to: b }] }
}
