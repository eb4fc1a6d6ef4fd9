import type { Path, Point } from '../layout/path.js'

/** A number with at most two decimals, as short as possible. */
export function short(value: number): string {
  const text = value.toFixed(2)
  const end = text.length
  if (text.charAt(end - 1) !== '0') return text
  if (text.charAt(end - 2) !== '0') return text.slice(0, end - 1)
  const whole = text.slice(0, end - 3)
  return whole === '-0' ? '0' : whole
}

/** The attribute `d` of a path, in pixels, y downwards. */
export function pathData(path: Path, scale: number): string {
  const at = (p: Point): string => `${short(p.x * scale)} ${short(-p.y * scale)}`
  const pieces = path.segments.map((segment) =>
    segment.kind === 'straight' ? `L${at(segment.to)}` : `C${[...segment.controls, segment.to].map(at).join(' ')}`,
  )
  return `M${at(path.start)}${pieces.join('')}`
}
