import type { Diagram } from '../../diagrams/diagram.js'
import { polyline } from '../layout/path.js'
import type { Path, Point } from '../layout/path.js'
import { diagramPicture } from '../picture/diagramPicture.js'
import type { PictureStyle } from '../picture/style.js'
import { unicodeMath } from '../../theory/unicodeMath.js'

/** Dots per unit of the layout; a character has two dots side by side and four above each other. */
const DOTS = 12

/** The bits of the eight dots of a Braille character, by column and row. */
const BITS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const

/** Characters for a vertex with points of its own and for a local one, as blobs and dots in other pictures. */
const VERTEX = { blob: '◯', dot: '●' } as const

/**
 * A small picture of the diagram in lines of text, its strokes as Braille dots, from the same layout as all pictures:
 * vertices are `◯` (a blob) or `●` (a dot), dashed strokes have gaps, the ends of labelled legs their labels. The lines
 * are of one length.
 *
 * @example
 * diagramText(diagramNamed(theory('phi4'), 'e111|e|').diagram, diagramStyle(theory('phi4')))
 */
export function diagramText(diagram: Diagram, style: PictureStyle = {}): readonly string[] {
  const picture = diagramPicture(diagram, style, { blob: 0.12, dot: 0.06 })
  const ends = picture.legLabels.map(({ at, direction, label }) => ({
    label: unicodeMath(label),
    direction,
    at: { x: at.x + 0.2 * direction.x, y: at.y + 0.3 * direction.y },
  }))
  const [low, high] = picture.box
  const points = [low, high, ...ends.map(({ at }) => at)]
  // The first vertex is in the middle of its character, and with it what is level with it.
  const first = picture.vertices[0]?.at ?? { x: 0, y: 0 }
  const left = onGrid(Math.min(...points.map(({ x }) => x)), first.x, 2)
  const top = -onGrid(-Math.max(...points.map(({ y }) => y)), -first.y, 4)
  const cell = ({ x, y }: Point): readonly [number, number] => [
    Math.floor(((x - left) * DOTS) / 2),
    Math.floor(((top - y) * DOTS) / 4),
  ]
  const width = Math.max(...points.map((p) => cell(p)[0])) + 1
  const height = Math.max(...points.map((p) => cell(p)[1])) + 1
  const dots = Array.from({ length: height }, () => new Uint8Array(width))
  for (const { pieces } of picture.strokes)
    for (const { path, stroke: look } of pieces)
      stroke(path, look !== 'solid', (p) => dot(dots, (p.x - left) * DOTS, (top - p.y) * DOTS))
  const rows = dots.map((row) => [...row].map((bits) => (bits === 0 ? ' ' : String.fromCodePoint(0x2800 + bits))))
  for (const { at, label } of picture.vertices) {
    const [column, row] = cell(at)
    if (rows[row]?.[column] !== undefined) rows[row][column] = label === undefined ? VERTEX.dot : VERTEX.blob
  }
  return withLabels(
    rows,
    ends.map(({ at, direction, label }) => {
      const [column, row] = cell(at)
      return { row, label: [...label], start: column - growth(direction, [...label].length) }
    }),
  )
}

/**
 * How many characters of a label are to the left of the end of its leg: all of it on the left side, none on the right.
 */
function growth(direction: Point, length: number): number {
  return direction.x < -0.3 ? length - 1 : direction.x > 0.3 ? 0 : Math.floor((length - 1) / 2)
}

/** Lines of text, as wide as they and their labels are. */
function withLabels(
  rows: readonly (readonly string[])[],
  labels: readonly { readonly row: number; readonly start: number; readonly label: readonly string[] }[],
): readonly string[] {
  const left = Math.max(0, ...labels.map(({ start }) => -start))
  const right = Math.max(0, ...labels.map(({ start, label }) => start + label.length - (rows[0]?.length ?? 0)))
  const wide = rows.map((row) => [...' '.repeat(left), ...row, ...' '.repeat(right)])
  for (const { row, start, label } of labels) wide[row]?.splice(left + start, label.length, ...label)
  return wide.map((row) => row.join(''))
}

/**
 * The least place not above `edge` that is a whole number of characters of so many dots, and half a one, before
 * `middle`.
 */
function onGrid(edge: number, middle: number, size: number): number {
  const characters = Math.ceil(((middle - edge) * DOTS) / size - 0.5)
  return middle - ((characters + 0.5) * size) / DOTS
}

/** Marks points along a path close enough for the dots to touch; of a dashed one every other few. */
function stroke(path: Path, dashed: boolean, mark: (point: Point) => void): void {
  const points = polyline(path, 12)
  let along = 0
  points.slice(1).forEach((to, i) => {
    const from = points[i] as Point
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    const steps = Math.max(1, Math.ceil(2 * DOTS * length))
    for (let k = 0; k <= steps; k++) {
      const t = k / steps
      if (!dashed || ((along + t * length) * DOTS) % 4 < 2)
        mark({ x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) })
    }
    along += length
  })
}

function dot(dots: readonly Uint8Array[], x: number, y: number): void {
  const [column, row] = [Math.floor(x / 2), Math.floor(y / 4)]
  const line = dots[row]
  if (line === undefined || column < 0 || column >= line.length) return
  line[column] = (line[column] as number) | (BITS[Math.floor(x) % 2 === 0 ? 0 : 1][Math.floor(y) % 4] as number)
}
