import { isOriented } from '../../diagrams/diagram.js'
import type { Diagram } from '../../diagrams/diagram.js'
import type { LineStyle } from '../../theory/ruleFile.js'
import { layoutDiagram } from '../layout/layoutDiagram.js'
import type { PlacedVertex } from '../layout/layoutDiagram.js'
import { middle, reversed } from '../layout/path.js'
import type { Path, Point } from '../layout/path.js'
import { halves } from './halves.js'
import type { PictureStyle } from './style.js'
import { wave } from './wave.js'

/** What a stroke begins or ends on: a vertex, the outer end of a leg, or, for the legs of the bare line, its middle. */
export type StrokeEnd = { readonly kind: 'vertex' | 'leg'; readonly index: number } | { readonly kind: 'middle' }

/** A line or a leg as it is drawn, in units of the layout. */
export interface Stroke {
  readonly what: 'line' | 'leg'
  /** Index in `diagram.lines` or `diagram.legs`. */
  readonly index: number
  readonly style: LineStyle
  /** Whether its path has a direction, from the first field of the line to the second. */
  readonly oriented: boolean
  /** From rim to rim; in the direction of the line where it has one, and else from `from` to `to` or outwards. */
  readonly path: Path
  /** What its path begins and ends on. */
  readonly ends: readonly [StrokeEnd, StrokeEnd]
  /** What is to be drawn: parts of the path, or its waves. */
  readonly pieces: readonly { readonly path: Path; readonly dashed: boolean }[]
  /**
   * Middle of the arrow head, and the unit vector in its direction. A response line shows its direction by its dashed
   * half instead.
   */
  readonly arrow?: { readonly at: Point; readonly direction: Point }
}

export interface PictureVertex extends PlacedVertex {
  /** LaTeX inside the blob; none for a dot. */
  readonly label?: string
}

export interface LegEndLabel {
  readonly at: Point
  /** Unit vector outwards. */
  readonly direction: Point
  /** LaTeX. */
  readonly label: string
}

/** A diagram as it is drawn by every backend: x to the right, y upwards, in units of the layout, centred on zero. */
export interface DiagramPicture {
  readonly strokes: readonly Stroke[]
  readonly vertices: readonly PictureVertex[]
  readonly legLabels: readonly LegEndLabel[]
  /** Corners of the upright rectangle about everything but the labels of legs. */
  readonly box: readonly [Point, Point]
}

/** Radii of a vertex with a label and of a dot, in units of the layout. */
export interface Radii {
  readonly blob: number
  readonly dot: number
}

/** The layout of a diagram with the looks of its vertices, lines and legs. */
export function diagramPicture(diagram: Diagram, style: PictureStyle, radii: Radii): DiagramPicture {
  const { lineStyle = () => 'plain', legLine, legLabel, legPlaces = 'around' } = style
  const names = diagram.vertices.map((kind) => (style.style === 'dot' ? undefined : style.label?.(kind)))
  const sizes = new Map(diagram.vertices.map((kind, v) => [kind, names[v] === undefined ? radii.dot : radii.blob]))
  const layout = layoutDiagram(diagram, {
    radius: (kind) => sizes.get(kind) as number,
    legPlaces,
    legOrder: legLabel === undefined ? 'any' : 'given',
  })
  const lines = diagram.lines.map(({ kind, from, to }, index) => {
    const ends: Stroke['ends'] = [vertexEnd(from), vertexEnd(to)]
    return strokeOf({
      what: 'line',
      index,
      path: layout.lines[index] as Path,
      ends,
      style: lineStyle(kind),
      oriented: isOriented(kind),
    })
  })
  const legs = diagram.legs.map((leg, index): Stroke => {
    const path = layout.legs[index] as Path
    const ends: Stroke['ends'] = [leg.vertex < 0 ? { kind: 'middle' } : vertexEnd(leg.vertex), { kind: 'leg', index }]
    const end = legLine?.(leg)
    if (end === undefined) return strokeOf({ what: 'leg', index, path, ends, style: 'plain', oriented: false })
    const oriented = isOriented(end.line)
    const inwards = oriented && end.inner === 'to'
    const look: Look = {
      what: 'leg',
      index,
      style: lineStyle(end.line),
      oriented,
      path: inwards ? reversed(path) : path,
      ends: inwards ? [ends[1], ends[0]] : ends,
    }
    return leg.vertex < 0 ? halfOfBareLine(look) : strokeOf(look)
  })
  const ends = layout.legs.flatMap((path, leg) => {
    const label = legLabel?.(leg)
    return label === undefined
      ? []
      : [{ at: path.segments.at(-1)?.to ?? path.start, direction: middle(path).direction, label }]
  })
  const vertices = layout.vertices.map((vertex, v) => ({
    ...vertex,
    ...(names[v] === undefined ? {} : { label: names[v] }),
  }))
  return { strokes: [...lines, ...legs], vertices, legLabels: ends, box: layout.box }
}

type Look = Omit<Stroke, 'pieces' | 'arrow'>

function strokeOf(look: Look): Stroke {
  const { path, style, oriented } = look
  const pieces = piecesOf(path, style)
  return oriented && style !== 'response' ? { ...look, pieces, arrow: middle(path) } : { ...look, pieces }
}

function piecesOf(path: Path, style: LineStyle): Stroke['pieces'] {
  switch (style) {
    case 'plain':
      return [{ path, dashed: false }]
    case 'dashed':
      return [{ path, dashed: true }]
    case 'wavy':
      return [{ path: wave(path), dashed: false }]
    case 'response': {
      const [first, second] = halves(path)
      return [
        { path: first, dashed: true },
        { path: second, dashed: false },
      ]
    }
  }
}

/** The two legs of the bare line are the two halves of one line; the second half has the arrow, in its start. */
function halfOfBareLine(look: Look): Stroke {
  const { path, style, oriented, ends } = look
  const second = ends[0].kind === 'middle'
  if (style === 'response') return { ...look, pieces: [{ path, dashed: !second }] }
  const pieces = piecesOf(path, style)
  return oriented && second
    ? { ...look, pieces, arrow: { at: path.start, direction: middle(path).direction } }
    : { ...look, pieces }
}

function vertexEnd(index: number): StrokeEnd {
  return { kind: 'vertex', index }
}
