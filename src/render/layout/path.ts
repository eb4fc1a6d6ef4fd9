/** A point of a layout: x to the right, y upwards, in units of roughly one vertex spacing. */
export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * A piece of a path, from where the piece before it ends: straight, or a cubic Bézier curve with two control points.
 */
export type Segment =
  | { readonly kind: 'straight'; readonly to: Point }
  | { readonly kind: 'cubic'; readonly controls: readonly [Point, Point]; readonly to: Point }

/** A connected path of straight and cubic pieces; in TikZ `(start) -- (to)` and `.. controls (c) and (d) .. (to)`. */
export interface Path {
  readonly start: Point
  readonly segments: readonly Segment[]
}

/** The straight path between two points. */
export function straight(start: Point, to: Point): Path {
  return { start, segments: [{ kind: 'straight', to }] }
}

/** The same path, run through from its end to its start. */
export function reversed(path: Path): Path {
  const corners = [path.start, ...path.segments.map(({ to }) => to)]
  const segments = path.segments.map((segment, i): Segment => {
    const to = corners[i] as Point
    return segment.kind === 'straight'
      ? { kind: 'straight', to }
      : { kind: 'cubic', controls: [segment.controls[1], segment.controls[0]], to }
  })
  return { start: corners.at(-1) as Point, segments: segments.reverse() }
}

/** The path under a map of its points; exact for every affine map. */
export function mapped(path: Path, map: (point: Point) => Point): Path {
  const segments = path.segments.map((segment): Segment => {
    if (segment.kind === 'straight') return { kind: 'straight', to: map(segment.to) }
    return { kind: 'cubic', controls: [map(segment.controls[0]), map(segment.controls[1])], to: map(segment.to) }
  })
  return { start: map(path.start), segments }
}

/**
 * Points along the path: its start, and for each piece `steps` points (1 for a straight piece) at equal parameters, its
 * end included.
 */
export function polyline(path: Path, steps: number): readonly Point[] {
  const points = [path.start]
  for (const segment of path.segments) {
    const from = points.at(-1) as Point
    if (segment.kind === 'straight') {
      points.push(segment.to)
      continue
    }
    for (let k = 1; k < steps; k++) points.push(pointOf(from, segment, k / steps))
    points.push(segment.to)
  }
  return points
}

/** The middle of the path by parameter, and the unit direction in which the path runs there: the place of an arrow. */
export function middle(path: Path): { readonly at: Point; readonly direction: Point } {
  const half = path.segments.length / 2
  const index = Math.min(Math.floor(half), path.segments.length - 1)
  const from = index === 0 ? path.start : (path.segments[index - 1] as Segment).to
  const segment = path.segments[index] as Segment
  const t = half - index
  const [before, after] = [pointOf(from, segment, t - 1e-3), pointOf(from, segment, t + 1e-3)]
  const length = Math.hypot(after.x - before.x, after.y - before.y)
  return {
    at: pointOf(from, segment, t),
    direction: { x: (after.x - before.x) / length, y: (after.y - before.y) / length },
  }
}

/** The path without what lies in the disc of radius `first` about its start and of radius `last` about its end. */
export function trimmed(path: Path, first: number, last: number): Path {
  return reversed(withoutDisc(reversed(withoutDisc(path, first)), last))
}

function withoutDisc(path: Path, radius: number): Path {
  const [segment, ...rest] = path.segments
  if (segment === undefined || radius === 0) return path
  const t = leaving(path.start, segment, radius)
  return { start: pointOf(path.start, segment, t), segments: [tail(segment, t), ...rest] }
}

/** The parameter at which a piece leaves a disc about its start, halved until it is exact; 1 if it does not. */
function leaving(start: Point, segment: Segment, radius: number): number {
  const bx = segment.to.x - start.x
  const by = segment.to.y - start.y
  if (segment.kind === 'straight') return Math.min(1, radius / Math.sqrt(bx * bx + by * by))
  const one = segment.controls[0]
  const other = segment.controls[1]
  // Powers of t in the place from the start on.
  const ax = 3 * (one.x - start.x)
  const ay = 3 * (one.y - start.y)
  const cx = 3 * (other.x - start.x) - 2 * ax
  const cy = 3 * (other.y - start.y) - 2 * ay
  const dx = bx - cx - ax
  const dy = by - cy - ay
  let inside = 0
  let outside = 1
  for (let k = 0; k < 40; k++) {
    const t = (inside + outside) / 2
    const x = ((dx * t + cx) * t + ax) * t
    const y = ((dy * t + cy) * t + ay) * t
    if (x * x + y * y < radius * radius) inside = t
    else outside = t
  }
  return outside
}

/** The part of a piece from parameter t on (de Casteljau). */
function tail(segment: Segment, t: number): Segment {
  if (segment.kind === 'straight') return segment
  const [a, b] = segment.controls
  const late = between(b, segment.to, t)
  return { kind: 'cubic', controls: [between(between(a, b, t), late, t), late], to: segment.to }
}

function pointOf(from: Point, segment: Segment, t: number): Point {
  if (segment.kind === 'straight') return between(from, segment.to, t)
  const a = segment.controls[0]
  const b = segment.controls[1]
  const s = 1 - t
  const first = s * s * s
  const second = 3 * s * s * t
  const third = 3 * s * t * t
  const fourth = t * t * t
  return {
    x: first * from.x + second * a.x + third * b.x + fourth * segment.to.x,
    y: first * from.y + second * a.y + third * b.y + fourth * segment.to.y,
  }
}

/** The point at t of the way from a to b. */
export function between(a: Point, b: Point, t: number): Point {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t }
}
