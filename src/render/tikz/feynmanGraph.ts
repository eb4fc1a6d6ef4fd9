import type { LineStyle } from '../../theory/ruleFile.js'
import type { Path, Point, Segment } from '../layout/path.js'
import type { DiagramPicture, PictureVertex, Stroke, StrokeEnd } from '../picture/drawn.js'
import { coordinate, decimal, degrees } from './coordinates.js'
import { DASH } from './looks.js'

/** Styles of lines, without and with an arrow. */
export type FeynmanStyles = Readonly<Record<Exclude<LineStyle, 'response'>, readonly [string, string]>>

/** The lines of a picture as edges of tikz-feynman's `\\diagram*`, with the vertices that they need besides. */
export interface FeynmanGraph {
  readonly vertices: readonly string[]
  readonly lines: readonly string[]
}

/**
 * The lines of a picture as edges between named vertices, bent as TikZ says it: `(v1) -- [fermion, quarter left] (v2)`. A
 * self-loop is several edges by way of further vertices, and a response line two of two styles.
 */
export function feynmanGraph(picture: DiagramPicture, strokes: readonly Stroke[], styles: FeynmanStyles): FeynmanGraph {
  const vertices: string[] = []
  const edges = strokes.map(({ path, ends, style, arrow, pieces }) => {
    const [start, end] = centres(picture, ends, path)
    const parts =
      style === 'response'
        ? pieces.flatMap(({ path: part, stroke }) =>
            cubics(part).map((each) => ({ path: each, looks: stroke === 'dashed' ? ['plain', DASH] : ['plain'] })),
          )
        : cubics(path).map((each, i, all) => ({
            path: each,
            looks: [styles[style][arrow !== undefined && i === Math.floor((all.length - 1) / 2) ? 1 : 0]],
          }))
    const corners = parts.slice(1).map(({ path: part }) => part.start)
    const names = corners.map((at) => {
      const name = `(m${vertices.length + 1})`
      vertices.push(`\\vertex ${name} at ${coordinate(at)};`)
      return name
    })
    return parts.reduce((text, part, i) => {
      const between = [corners[i - 1] ?? start, corners[i] ?? end] as const
      return `${text} -- [${[...part.looks, ...bend(part.path, between)].join(', ')}] ${names[i] ?? nameOf(ends[1])}`
    }, nameOf(ends[0]))
  })
  return { vertices, lines: ['\\diagram*{', ...edges.map((line) => `  ${line},`), '};'] }
}

/** A path in pieces, each of them straight or one cubic. */
function cubics({ start, segments }: Path): readonly Path[] {
  return segments.map((segment, i) => ({
    start: i === 0 ? start : (segments[i - 1] as Segment).to,
    segments: [segment],
  }))
}

function nameOf(end: StrokeEnd): string {
  switch (end.kind) {
    case 'vertex':
      return `(v${end.index + 1})`
    case 'leg':
      return `(x${end.index + 1})`
    case 'middle':
      return '(m0)'
  }
}

/** Where the nodes at the ends of a path have their middles. */
function centres({ vertices }: DiagramPicture, ends: Stroke['ends'], path: Path): readonly [Point, Point] {
  const at = (end: StrokeEnd, point: Point): Point =>
    end.kind === 'vertex' ? (vertices[end.index] as PictureVertex).at : point
  return [at(ends[0], path.start), at(ends[1], path.segments.at(-1)?.to ?? path.start)]
}

/** What TikZ takes for the length of the handles of a curve of looseness 1, for each unit between its ends. */
const LOOSE = 0.3915

/** Angles that are as good as equal, in degrees, and loosenesses. */
const EQUAL = { angle: 1.5, looseness: 0.04 } as const

/** How a path is bent, in the words of TikZ: nothing where it is straight, `bend left=…` where it is even. */
function bend(path: Path, [start, end]: readonly [Point, Point]): readonly string[] {
  const [segment] = path.segments
  if (segment === undefined || segment.kind === 'straight') return []
  const { controls, to } = segment
  const [out, back] = [
    { x: controls[0].x - path.start.x, y: controls[0].y - path.start.y },
    { x: controls[1].x - to.x, y: controls[1].y - to.y },
  ]
  const span = Math.hypot(to.x - path.start.x, to.y - path.start.y)
  const loose = [out, back].map(({ x, y }) => Math.hypot(x, y) / (LOOSE * span)) as [number, number]
  const straight = degrees({ x: end.x - start.x, y: end.y - start.y })
  const [left, right] = [turned(degrees(out) - straight), turned(straight + 180 - degrees(back))]
  const side = left > 0 ? 'left' : 'right'
  if ([left, right].every((angle) => isQuarter(Math.abs(angle))) && loose.every((each) => Math.abs(each - 1) < 0.12))
    return [`quarter ${side}`]
  if (Math.abs(left - right) > EQUAL.angle || Math.abs(loose[0] - loose[1]) > EQUAL.looseness)
    return [
      `out=${degrees(out)}`,
      `in=${degrees(back)}`,
      ...looseness('out looseness', loose[0]),
      ...looseness('in looseness', loose[1]),
    ]
  return [
    `bend ${side}=${Math.abs(Math.round((left + right) / 2))}`,
    ...looseness('looseness', (loose[0] + loose[1]) / 2),
  ]
}

function looseness(name: string, value: number): readonly string[] {
  return Math.abs(value - 1) < EQUAL.looseness ? [] : [`${name}=${rounded(value)}`]
}

/** Whether a curve leaves as a quarter of a circle does; at the rim of a dot it has turned a little. */
function isQuarter(angle: number): boolean {
  return angle >= 35 && angle <= 49
}

function rounded(value: number): string {
  return decimal(Math.round(100 * value) / 100)
}

/** An angle between −180 and 180 degrees. */
function turned(angle: number): number {
  return ((((angle + 180) % 360) + 360) % 360) - 180
}
