import { isOriented } from '../../diagrams/diagram.js'
import type { Diagram, Leg } from '../../diagrams/diagram.js'
import type { LineStyle } from '../../theory/ruleFile.js'
import { layoutDiagram } from '../layout/layoutDiagram.js'
import type { PlacedVertex } from '../layout/layoutDiagram.js'
import { middle, polyline, reversed } from '../layout/path.js'
import type { Path, Point } from '../layout/path.js'
import { measured, partOf } from './along.js'
import type { DiagramPicture, Stroke, StrokeEnd } from './drawn.js'
import { lineLabels } from './lineLabels.js'
import { piecesOf } from './pieces.js'
import type { DrawnLegLine, PictureStyle } from './style.js'

/** Radii of a vertex with a label and of a dot, in units of the layout. */
export interface Radii {
  readonly blob: number
  readonly dot: number
  /** Size of the font of labels, in units of the layout; default that of an SVG. */
  readonly font?: number
  /** Size of the font of labels beside lines, relative to that; default that of an SVG. */
  readonly small?: number
}

/** Of an amputated leg this part is drawn, and a stroke across of this length. */
const CUT = { rest: 0.62, across: 0.2 } as const

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
    const line = legLine?.(leg)
    if (line === 'amputated') return amputated(leg, index, path)
    return legStroke(leg, index, path, line, line === undefined ? 'plain' : lineStyle(line.line))
  })
  const ends = legs.flatMap((stroke, leg) => {
    const label = legLabel?.(leg)
    const outwards = stroke.ends[1].kind === 'leg' ? stroke.path : reversed(stroke.path)
    return label === undefined
      ? []
      : [{ at: outwards.segments.at(-1)?.to ?? outwards.start, direction: middle(outwards).direction, label }]
  })
  const vertices = layout.vertices.map((vertex, v) => ({
    ...vertex,
    ...(names[v] === undefined ? {} : { label: names[v] }),
  }))
  const strokes = [...lines, ...legs]
  const labels = style.lineLabels?.(diagram)
  return {
    strokes: labels === undefined ? strokes : lineLabels(strokes, labels, { vertices, ends }, radii),
    vertices,
    legLabels: ends,
    box: legs.some(({ cut }) => cut !== undefined) ? boxOf(strokes, layout.vertices) : layout.box,
  }
}

type Look = Omit<Stroke, 'pieces' | 'arrow'>

function strokeOf(look: Look): Stroke {
  const { path, style, oriented } = look
  const pieces = piecesOf(path, style)
  return oriented && style !== 'response' ? { ...look, pieces, arrow: middle(path) } : { ...look, pieces }
}

function legEnds({ vertex }: Leg, index: number): Stroke['ends'] {
  return [vertex < 0 ? { kind: 'middle' } : vertexEnd(vertex), { kind: 'leg', index }]
}

function legStroke(leg: Leg, index: number, path: Path, line: DrawnLegLine | undefined, style: LineStyle): Stroke {
  const ends = legEnds(leg, index)
  if (line === undefined) return strokeOf({ what: 'leg', index, path, ends, style, oriented: false })
  const oriented = isOriented(line.line)
  const inwards = oriented && line.inner === 'to'
  const look: Look = {
    what: 'leg',
    index,
    style,
    oriented,
    path: inwards ? reversed(path) : path,
    ends: inwards ? [ends[1], ends[0]] : ends,
  }
  return leg.vertex < 0 ? halfOfBareLine(look) : strokeOf(look)
}

/** A short leg with a stroke across; the bare line, of which nothing is left but its inverse, is as long as ever. */
function amputated(leg: Leg, index: number, whole: Path): Stroke {
  const line = measured(whole)
  const length = leg.vertex < 0 ? line.length : CUT.rest * line.length
  const path = leg.vertex < 0 ? whole : partOf(whole, 0, length)
  const [end, { x, y }] = [line.at(length), line.direction(length)]
  const corner = (side: 1 | -1): Point => ({
    x: end.x - (side * CUT.across * y) / 2,
    y: end.y + (side * CUT.across * x) / 2,
  })
  const look: Look = { what: 'leg', index, style: 'plain', oriented: false, path, ends: legEnds(leg, index) }
  return { ...strokeOf(look), cut: [corner(1), corner(-1)] }
}

/** Corners of the upright rectangle about strokes and vertices. */
function boxOf(strokes: readonly Stroke[], vertices: readonly PlacedVertex[]): readonly [Point, Point] {
  const points = [
    ...strokes.flatMap(({ path, cut = [] }) => [...polyline(path, 24), ...cut]),
    ...vertices.flatMap(({ at, radius }) => [
      { x: at.x - radius, y: at.y - radius },
      { x: at.x + radius, y: at.y + radius },
    ]),
  ]
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return [
    { x: Math.min(...xs), y: Math.min(...ys) },
    { x: Math.max(...xs), y: Math.max(...ys) },
  ]
}

/** The two legs of the bare line are the two halves of one line; the second half has the arrow, in its start. */
function halfOfBareLine(look: Look): Stroke {
  const { path, style, oriented, ends } = look
  const second = ends[0].kind === 'middle'
  if (style === 'response') return { ...look, pieces: [{ path, stroke: second ? 'solid' : 'dashed' }] }
  const pieces = piecesOf(path, style)
  return oriented && second
    ? { ...look, pieces, arrow: { at: path.start, direction: middle(path).direction } }
    : { ...look, pieces }
}

function vertexEnd(index: number): StrokeEnd {
  return { kind: 'vertex', index }
}
