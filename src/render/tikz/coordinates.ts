import type { Path, Point } from '../layout/path.js'

/** A number with at most three decimals, as short as possible. */
export function decimal(value: number): string {
  const text = value.toFixed(3).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : text
}

/** `(0.5,-1.25)` */
export function coordinate({ x, y }: Point): string {
  return `(${decimal(x)},${decimal(y)})`
}

/**
 * `(0,0) -- (1,0)`, `(0,0) .. controls (0.3,0.2) and (0.7,0.2) .. (1,0)`.
 *
 * @param start what stands for the first point, and `end` for the last; their coordinates if not given
 */
export function pathTikz(path: Path, start: string = coordinate(path.start), end?: string): string {
  const last = path.segments.length - 1
  return path.segments.reduce((text, segment, i) => {
    const to = i === last && end !== undefined ? end : coordinate(segment.to)
    if (segment.kind === 'straight') return `${text} -- ${to}`
    return `${text} .. controls ${coordinate(segment.controls[0])} and ${coordinate(segment.controls[1])} .. ${to}`
  }, start)
}

/** The direction of a vector in whole degrees, from 0 to 359. */
export function degrees({ x, y }: Point): number {
  return (Math.round((Math.atan2(y, x) * 180) / Math.PI) + 360) % 360
}
