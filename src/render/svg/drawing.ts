import type { Diagram } from '../../diagrams/diagram.js'
import type { Point } from '../layout/path.js'
import { diagramPicture } from '../picture/diagramPicture.js'
import type { LegEndLabel, PictureVertex, Stroke } from '../picture/diagramPicture.js'
import type { PictureStyle } from '../picture/style.js'
import { AXIS, drawnRow } from './mathRow.js'
import { pathData, short } from './pathData.js'
import { typeset } from './typeset.js'

/** How a diagram looks. All lengths are in pixels (user units of the SVG). */
export interface DrawingOptions extends PictureStyle {
  /** Pixels per unit of the layout, in which joined dots are about 0.9 apart; default 60. */
  readonly scale?: number
  /** Width of all strokes; default 1.4. */
  readonly strokeWidth?: number
  /** Radius of a vertex with a label; default 17. */
  readonly blobRadius?: number
  /** Radius of a vertex without label; default 3. */
  readonly dotRadius?: number
  /** Font size of labels; a label that does not fit into its blob is smaller. Default 13. */
  readonly fontSize?: number
}

/** The elements of a picture, and two corners of the upright rectangle that they fill, in pixels, y downwards. */
export interface Drawing {
  readonly body: string
  readonly box: readonly [Point, Point]
}

/**
 * Draws a diagram: one element of class `line`, `leg` or `vertex` for each of them, with arrows on oriented lines, and
 * labels.
 */
export function drawing(diagram: Diagram, options: DrawingOptions = {}): Drawing {
  const { scale = 60, blobRadius = 17, dotRadius = 3, fontSize = 13, strokeWidth = 1.4 } = options
  const picture = diagramPicture(diagram, options, { blob: blobRadius / scale, dot: dotRadius / scale })
  const shapes = [
    ...picture.strokes.map((stroke) => strokeElement(stroke, scale)),
    ...picture.vertices.map((vertex) => vertexCircle(vertex, scale)),
    ...picture.strokes.flatMap(({ arrow }) => (arrow === undefined ? [] : [arrowHead(arrow, scale, strokeWidth)])),
  ]
  const labels = picture.vertices.flatMap(({ at, radius, label }) => {
    if (label === undefined) return []
    const row = typeset(label)
    const size = Math.min(fontSize, (1.75 * radius * scale) / row.width)
    return [drawnRow(row, at.x * scale - (size * row.width) / 2, -at.y * scale + AXIS * size, size)]
  })
  const ends = picture.legLabels.map((end) => legLabel(end, scale, fontSize))
  const texts = [...labels, ...ends.map(({ text }) => text)]
  const [low, high] = picture.box
  const margin = strokeWidth / 2
  const corners = [
    { x: low.x * scale - margin, y: -high.y * scale - margin },
    { x: high.x * scale + margin, y: -low.y * scale + margin },
    ...ends.flatMap(({ box }) => box),
  ]
  return {
    body: `<g fill="none" stroke="currentColor" stroke-width="${short(strokeWidth)}" stroke-linecap="round">${shapes.join('')}</g>${texts.join('')}`,
    box: [
      { x: Math.min(...corners.map(({ x }) => x)), y: Math.min(...corners.map(({ y }) => y)) },
      { x: Math.max(...corners.map(({ x }) => x)), y: Math.max(...corners.map(({ y }) => y)) },
    ],
  }
}

/** A line or a leg as one element, a group where it is drawn in parts. */
function strokeElement({ what, pieces }: Stroke, scale: number): string {
  const [first, ...others] = pieces.map(({ path, dashed }) => ({
    data: pathData(path, scale),
    dash: dashed ? ' stroke-linecap="butt" stroke-dasharray="4 3"' : '',
  }))
  if (first === undefined) return ''
  if (others.length === 0) return `<path class="${what}"${first.dash} d="${first.data}"/>`
  return `<g class="${what}">${[first, ...others].map(({ data, dash }) => `<path${dash} d="${data}"/>`).join('')}</g>`
}

/** A blob has the colour of the page, if the page tells it, and else none: lines end at its rim. */
function vertexCircle({ at, radius, label }: PictureVertex, scale: number): string {
  const look = label === undefined ? 'fill="currentColor"' : 'style="fill:var(--edgewick-paper,none)"'
  return `<circle class="vertex" cx="${short(at.x * scale)}" cy="${short(-at.y * scale)}" r="${short(radius * scale)}" ${look}/>`
}

function arrowHead({ at, direction }: NonNullable<Stroke['arrow']>, scale: number, strokeWidth: number): string {
  const [length, half] = [4 + 3 * strokeWidth, 2 + strokeWidth]
  const corner = (along: number, aside: number): string =>
    `${short(at.x * scale + along * direction.x - aside * direction.y)} ${short(-(at.y * scale + along * direction.y + aside * direction.x))}`
  return `<path class="arrow" stroke="none" fill="currentColor" d="M${corner(length / 2, 0)}L${corner(-length / 2, half)}L${corner(-length / 3, 0)}L${corner(-length / 2, -half)}Z"/>`
}

/** The label of a leg beyond its outer end, centred on its prolongation, and corners of the rectangle that it fills. */
function legLabel(
  { at, direction, label: name }: LegEndLabel,
  scale: number,
  size: number,
): { readonly text: string; readonly box: readonly [Point, Point] } {
  const row = typeset(name)
  const [halfWidth, halfHeight] = [(size * row.width) / 2, 0.5 * size]
  const away = 5 + Math.abs(direction.x) * halfWidth + Math.abs(direction.y) * halfHeight
  const centre = { x: at.x * scale + away * direction.x, y: -at.y * scale - away * direction.y }
  return {
    text: drawnRow(row, centre.x - halfWidth, centre.y + AXIS * size, size),
    box: [
      { x: centre.x - halfWidth, y: centre.y - halfHeight },
      { x: centre.x + halfWidth, y: centre.y + halfHeight },
    ],
  }
}
