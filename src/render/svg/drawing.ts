import type { Diagram, VertexKind } from '../../diagrams/diagram.js'
import { layoutDiagram } from '../layout/layoutDiagram.js'
import { middle } from '../layout/path.js'
import type { Path, Point } from '../layout/path.js'
import { labelText, labelWidth, parseLabel } from './label.js'
import { pathData, short } from './pathData.js'

/** How a diagram looks. All lengths are in pixels (user units of the SVG). */
export interface DrawingOptions {
  /** Pixels per unit of the layout, in which joined dots are about 0.9 apart; default 60. */
  readonly scale?: number
  /** Width of all strokes; default 1.4. */
  readonly strokeWidth?: number
  /** Radius of a vertex with a label; default 17. */
  readonly blobRadius?: number
  /** Radius of a vertex without label; default 3. */
  readonly dotRadius?: number
  /** `blob`: a vertex with a label is a circle around it. `dot`: every vertex is a dot and labels are not drawn. Default `blob`. */
  readonly style?: 'blob' | 'dot'
  /** Label of a kind of vertex, `_` and `^` marking scripts as in `G_c^{(4)}`; default no label. */
  readonly label?: (kind: VertexKind) => string | undefined
  /** Label at the outer end of the leg with this index, such as `x_1`; default no label. */
  readonly legLabel?: (leg: number) => string | undefined
  /** Font size of labels; a label that does not fit into its blob is smaller. Default 13. */
  readonly fontSize?: number
}

/** The elements of a picture, and two corners of the upright rectangle that they fill, in pixels, y downwards. */
export interface Drawing {
  readonly body: string
  readonly box: readonly [Point, Point]
}

/** Draws a diagram: one element of class `line`, `leg` or `vertex` for each of them, with arrows on oriented lines, and labels. */
export function drawing(diagram: Diagram, options: DrawingOptions = {}): Drawing {
  const { scale = 60, blobRadius = 17, dotRadius = 3, fontSize = 13, strokeWidth = 1.4 } = options
  const names = diagram.vertices.map((kind) => (options.style === 'dot' ? undefined : options.label?.(kind)))
  const radii = new Map(diagram.vertices.map((kind, v) => [kind, (names[v] === undefined ? dotRadius : blobRadius) / scale]))
  const layout = layoutDiagram(diagram, { radius: (kind) => radii.get(kind) as number })
  const shapes = [
    ...layout.lines.map((path) => `<path class="line" d="${pathData(path, scale)}"/>`),
    ...layout.legs.map((path) => `<path class="leg" d="${pathData(path, scale)}"/>`),
    ...layout.vertices.map(({ at, radius }, v) => vertexCircle(at, radius, scale, names[v] !== undefined)),
    ...diagram.lines.flatMap(({ kind }, i) => (kind.fields[0] === kind.fields[1] ? [] : [arrowHead(layout.lines[i] as Path, scale, strokeWidth)])),
  ]
  const labels = layout.vertices.flatMap(({ at, radius }, v) => {
    const label = names[v] === undefined ? undefined : parseLabel(names[v])
    return label === undefined ? [] : [labelText(label, at.x * scale, -at.y * scale, Math.min(fontSize, (1.7 * radius * scale) / labelWidth(label)))]
  })
  const ends = layout.legs.flatMap((path, leg) => {
    const text = options.legLabel?.(leg)
    return text === undefined ? [] : [legLabel(path, text, scale, fontSize)]
  })
  const texts = [...labels, ...ends.map(({ text }) => text)]
  const [low, high] = layout.box
  const margin = strokeWidth / 2
  const corners = [
    { x: low.x * scale - margin, y: -high.y * scale - margin },
    { x: high.x * scale + margin, y: -low.y * scale + margin },
    ...ends.flatMap(({ box }) => box),
  ]
  return {
    body: `<g fill="none" stroke="currentColor" stroke-width="${short(strokeWidth)}" stroke-linecap="round">${shapes.join('')}</g>${texts.length === 0 ? '' : textGroup(texts.join(''))}`,
    box: [
      { x: Math.min(...corners.map(({ x }) => x)), y: Math.min(...corners.map(({ y }) => y)) },
      { x: Math.max(...corners.map(({ x }) => x)), y: Math.max(...corners.map(({ y }) => y)) },
    ],
  }
}

/** A group of texts in the font of the labels. */
export function textGroup(texts: string): string {
  return `<g fill="currentColor" font-family="'STIX Two Text','Latin Modern Roman','Times New Roman',Times,serif" font-style="italic">${texts}</g>`
}

/** A blob has the colour of the page, if the page tells it, and else none: lines end at its rim. */
function vertexCircle(at: Point, radius: number, scale: number, blob: boolean): string {
  const look = blob ? 'style="fill:var(--edgewick-paper,none)"' : 'fill="currentColor"'
  return `<circle class="vertex" cx="${short(at.x * scale)}" cy="${short(-at.y * scale)}" r="${short(radius * scale)}" ${look}/>`
}

function arrowHead(path: Path, scale: number, strokeWidth: number): string {
  const { at, direction } = middle(path)
  const [length, half] = [4 + 3 * strokeWidth, 2 + strokeWidth]
  const corner = (along: number, aside: number): string =>
    `${short(at.x * scale + along * direction.x - aside * direction.y)} ${short(-(at.y * scale + along * direction.y + aside * direction.x))}`
  return `<path class="arrow" stroke="none" fill="currentColor" d="M${corner(length / 2, 0)}L${corner(-length / 2, half)}L${corner(-length / 3, 0)}L${corner(-length / 2, -half)}Z"/>`
}

/** The label of a leg beyond its outer end, centred on its prolongation, and corners of the rectangle that it fills. */
function legLabel(path: Path, text: string, scale: number, size: number): { readonly text: string; readonly box: readonly [Point, Point] } {
  const label = parseLabel(text)
  const end = path.segments.at(-1)?.to as Point
  const { direction } = middle(path)
  const [halfWidth, halfHeight] = [(size * labelWidth(label)) / 2, 0.55 * size]
  const away = 5 + Math.abs(direction.x) * halfWidth + Math.abs(direction.y) * halfHeight
  const centre = { x: end.x * scale + away * direction.x, y: -end.y * scale - away * direction.y }
  return {
    text: labelText(label, centre.x, centre.y, size),
    box: [
      { x: centre.x - halfWidth, y: centre.y - halfHeight },
      { x: centre.x + halfWidth, y: centre.y + halfHeight },
    ],
  }
}
