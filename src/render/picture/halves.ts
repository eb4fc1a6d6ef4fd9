import { between, reversed } from '../layout/path.js'
import type { Path, Segment } from '../layout/path.js'

/** The path cut in its middle by parameter, both parts in its direction. */
export function halves(path: Path): readonly [Path, Path] {
  const count = path.segments.length
  const middle = Math.floor(count / 2)
  const corner = (i: number): Path['start'] => (i === 0 ? path.start : (path.segments[i - 1] as Segment).to)
  if (count % 2 === 0) {
    return [
      { start: path.start, segments: path.segments.slice(0, middle) },
      { start: corner(middle), segments: path.segments.slice(middle) },
    ]
  }
  const segment = path.segments[middle] as Segment
  const first = firstHalf({ start: corner(middle), segments: [segment] })
  const last = reversed(firstHalf(reversed({ start: corner(middle), segments: [segment] })))
  return [
    { start: path.start, segments: [...path.segments.slice(0, middle), ...first.segments] },
    { start: last.start, segments: [...last.segments, ...path.segments.slice(middle + 1)] },
  ]
}

/** The first half of a path of one piece (de Casteljau). */
function firstHalf({ start, segments }: Path): Path {
  const segment = segments[0] as Segment
  if (segment.kind === 'straight')
    return { start, segments: [{ kind: 'straight', to: between(start, segment.to, 0.5) }] }
  const [a, b] = segment.controls
  const [ab, bc, cd] = [between(start, a, 0.5), between(a, b, 0.5), between(b, segment.to, 0.5)]
  const [abc, bcd] = [between(ab, bc, 0.5), between(bc, cd, 0.5)]
  return { start, segments: [{ kind: 'cubic', controls: [ab, abc], to: between(abc, bcd, 0.5) }] }
}
