import type { Diagram } from '../../diagrams/diagram.js'
import { straight } from '../layout/path.js'
import type { Path, Point } from '../layout/path.js'
import { measured } from '../picture/along.js'
import { diagramPicture } from '../picture/diagramPicture.js'
import type { LegEndLabel, PictureVertex, Stroke } from '../picture/drawn.js'
import { SMALL } from '../picture/lineLabels.js'
import type { PlacedLabel } from '../picture/drawn.js'
import type { Piece } from '../picture/pieces.js'
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
  const picture = diagramPicture(diagram, options, {
    blob: blobRadius / scale,
    dot: dotRadius / scale,
    font: fontSize / scale,
  })
  const shapes = [
    ...picture.strokes.map((stroke) => strokeElement(stroke, scale)),
    ...picture.vertices.map((vertex) => vertexCircle(vertex, scale)),
    ...picture.strokes.flatMap(({ arrow }) => (arrow === undefined ? [] : [arrowHead(arrow, scale, strokeWidth)])),
    ...picture.strokes.flatMap(({ cut }) => (cut === undefined ? [] : [across(cut, scale)])),
    ...picture.strokes.flatMap(({ label }) => (label?.flow === undefined ? [] : [flowArrow(label.flow, scale)])),
  ]
  const labels = picture.vertices.flatMap(({ at, radius, label }) => {
    if (label === undefined) return []
    const row = typeset(label)
    const size = Math.min(fontSize, (1.75 * radius * scale) / row.width)
    return [drawnRow(row, at.x * scale - (size * row.width) / 2, -at.y * scale + AXIS * size, size)]
  })
  const ends = picture.legLabels.map((end) => legLabel(end, scale, fontSize))
  const beside = picture.strokes.flatMap(({ label }) =>
    label === undefined ? [] : [labelBeside(label, scale, SMALL * fontSize)],
  )
  const texts = [...labels, ...ends.map(({ text }) => text), ...beside.map(({ text }) => text)]
  const [low, high] = picture.box
  const margin = strokeWidth / 2
  const corners = [
    { x: low.x * scale - margin, y: -high.y * scale - margin },
    { x: high.x * scale + margin, y: -low.y * scale + margin },
    ...ends.flatMap(({ box }) => box),
    ...beside.flatMap(({ box }) => box),
  ]
  return {
    body: `<g fill="none" stroke="currentColor" stroke-width="${short(strokeWidth)}" stroke-linecap="round">${shapes.join('')}</g>${texts.join('')}`,
    box: [
      { x: Math.min(...corners.map(({ x }) => x)), y: Math.min(...corners.map(({ y }) => y)) },
      { x: Math.max(...corners.map(({ x }) => x)), y: Math.max(...corners.map(({ y }) => y)) },
    ],
  }
}

/** Dashes; dots are the round ends of dashes without length. */
const DASHES: Readonly<Record<Piece['stroke'], string>> = {
  solid: '',
  dashed: ' stroke-linecap="butt" stroke-dasharray="4 3"',
  dotted: ' stroke-dasharray="0 3.4"',
}

/** A line or a leg as one element, a group where it is drawn in parts. */
function strokeElement({ what, pieces }: Stroke, scale: number): string {
  const [first, ...others] = pieces.map(({ path, stroke }) => ({ data: pathData(path, scale), dash: DASHES[stroke] }))
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

/** The stroke across the end of an amputated leg. */
function across([from, to]: NonNullable<Stroke['cut']>, scale: number): string {
  return `<path class="cut" d="${pathData(straight(from, to), scale)}"/>`
}

/** A thin arrow beside a line: the momentum that flows in it. */
function flowArrow(flow: Path, scale: number): string {
  const end = measured(flow)
  const [at, direction] = [end.at(end.length), end.direction(end.length)]
  const head = arrowHead({ at, direction }, scale, 0.4)
  return `<g class="momentum" stroke-width="0.9"><path d="${pathData(flow, scale)}"/>${head.replace('class="arrow" ', '')}</g>`
}

interface LabelText {
  readonly text: string
  readonly box: readonly [Point, Point]
}

function labelBeside({ latex, at, half }: PlacedLabel, scale: number, size: number): LabelText {
  const row = typeset(latex)
  const [centre, reach] = [
    { x: at.x * scale, y: -at.y * scale },
    { x: half.x * scale, y: half.y * scale },
  ]
  return {
    text: drawnRow(row, centre.x - (size * row.width) / 2, centre.y + AXIS * size, size),
    box: [
      { x: centre.x - reach.x, y: centre.y - reach.y },
      { x: centre.x + reach.x, y: centre.y + reach.y },
    ],
  }
}

/** The label of a leg beyond its outer end, centred on its prolongation, and corners of the rectangle that it fills. */
function legLabel({ at, direction, label: name }: LegEndLabel, scale: number, size: number): LabelText {
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
