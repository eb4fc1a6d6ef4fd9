import { reversed } from '../layout/path.js'
import type { Path, Point } from '../layout/path.js'
import { typeset } from '../svg/typeset.js'
import { measured, partOf } from './along.js'
import type { Measured } from './along.js'
import type { LegEndLabel, PictureVertex, PlacedLabel, Stroke } from './drawn.js'
import type { LineLabel, LineLabels } from './style.js'

/** Distances from a line to its label and to its momentum arrow, from that to the label, and what waves need more. */
const GAP = { label: 0.07, arrow: 0.08, behind: 0.035, waves: 0.05 } as const

/** Places along a line that are tried, from the best. */
const PLACES = [0.5, 0.4, 0.6, 0.3, 0.7] as const

/** What else is in the picture. */
interface Around {
  readonly vertices: readonly PictureVertex[]
  readonly ends: readonly LegEndLabel[]
}

/**
 * The strokes with their labels, each on the side of its line and at the place where it meets least of what is drawn;
 * at equal places above, or to the right.
 */
export function lineLabels(
  strokes: readonly Stroke[],
  labels: LineLabels,
  around: Around,
  { font = FONT, small: ratio = SMALL }: { readonly font?: number; readonly small?: number } = {},
): readonly Stroke[] {
  if ([...labels.lines, ...labels.legs].every((label) => label === undefined)) return strokes
  const small = ratio * font
  const fixed = [...strokes.flatMap(({ path }) => pointsOf(path)), ...occupied(around, font)]
  const found = new Map<Stroke, PlacedLabel>()
  // First as they come, then once more with all the others in view.
  for (let round = 0; round < ROUNDS; round++)
    for (const stroke of strokes) {
      const label = (stroke.what === 'line' ? labels.lines : labels.legs)[stroke.index]
      if (label === undefined) continue
      found.delete(stroke)
      found.set(stroke, placedLabel(stroke, label, [...fixed, ...[...found.values()].flatMap(filled)], small))
    }
  return strokes.map((stroke) => {
    const label = found.get(stroke)
    return label === undefined ? stroke : { ...stroke, label }
  })
}

const ROUNDS = 3

/** Size of the font of an SVG in units of the layout. */
const FONT = 13 / 60

/** Size of the font of labels beside the lines of an SVG, relative to that of the others. */
export const SMALL = 0.85

/** Points in what a label and its arrow fill, those of the label twice: labels are not to lie on each other. */
function filled({ at, half, flow }: PlacedLabel): readonly Point[] {
  const points = rectangle(at, half)
  return [...points, ...points, ...(flow === undefined ? [] : pointsOf(flow))]
}

function placedLabel(stroke: Stroke, label: LineLabel, obstacles: readonly Point[], font: number): PlacedLabel {
  const half = { x: (font * typeset(label.latex).width) / 2, y: 0.42 * font }
  const line = measured(stroke.path)
  // The halves of the bare line have one label, in the middle of it; an arrow beside one half has its own.
  const isHalf = label.flow === undefined && stroke.ends.some(({ kind }) => kind === 'middle')
  const places = isHalf ? [stroke.ends[0].kind === 'middle' ? 0 : 1] : PLACES
  const flows = label.flow === undefined ? undefined : arrowsBeside(stroke, line)
  const met = ([1, -1] as const).map((side) => metBy(flows?.[side], obstacles))
  const spots = places.flatMap((place, i) =>
    ([1, -1] as const).map((side, k) => {
      const { at, normal } = spotBeside(line, place, side, half, stroke, label)
      const inside = obstacles.filter((p) => isInside(p, at, half)).length + (met[k] as number)
      const upwards = normal.y + 0.1 * normal.x > 0
      return { at, side, cost: inside + 0.3 * i + (upwards ? 0 : 0.2) }
    }),
  )
  const { at, side } = spots.reduce((best, each) => (each.cost < best.cost - 1e-9 ? each : best))
  const placed: PlacedLabel = { latex: label.latex, at, half }
  if (flows === undefined) return placed
  const along = (label.flow === 'forth') === isForth(stroke)
  return { ...placed, flow: along ? flows[side] : reversed(flows[side]) }
}

/** The arrow of a momentum along its line, on the left and on the right. */
function arrowsBeside(stroke: Stroke, line: Measured): Readonly<Record<1 | -1, Path>> {
  const part = Math.min(0.6, Math.max(0.3, ARROW / line.length))
  const beside = (side: 1 | -1): Path =>
    partOf(
      stroke.path,
      (0.5 - part / 2) * line.length,
      (0.5 + part / 2) * line.length,
      side * (GAP.arrow + waves(stroke)),
    )
  return { 1: beside(1), [-1]: beside(-1) }
}

/** Length of an arrow, where its line is not short. */
const ARROW = 0.4

/** How many obstacles an arrow comes near. */
function metBy(arrow: Path | undefined, obstacles: readonly Point[]): number {
  if (arrow === undefined) return 0
  const points = pointsOf(arrow)
  return obstacles.filter(({ x, y }) => points.some((p) => Math.hypot(p.x - x, p.y - y) < NEAR)).length
}

const NEAR = 0.045

interface Spot {
  readonly at: Point
  readonly normal: Point
}

function spotBeside(line: Measured, place: number, side: 1 | -1, half: Point, stroke: Stroke, label: LineLabel): Spot {
  const [{ x, y }, direction] = [line.at(place * line.length), line.direction(place * line.length)]
  const normal = { x: -side * direction.y, y: side * direction.x }
  const away =
    waves(stroke) +
    (label.flow === undefined ? GAP.label : GAP.arrow + GAP.behind) +
    Math.abs(normal.x) * half.x +
    Math.abs(normal.y) * half.y
  return { at: { x: x + away * normal.x, y: y + away * normal.y }, normal }
}

function waves({ style }: Stroke): number {
  return style === 'wavy' || style === 'gluon' ? GAP.waves : 0
}

/** Whether the path runs as its line does, or, of a leg, outwards. */
function isForth({ what, ends }: Stroke): boolean {
  return what === 'line' || ends[1].kind === 'leg'
}

function pointsOf(path: Path): readonly Point[] {
  const line = measured(path)
  return Array.from({ length: 33 }, (_, k) => line.at((k * line.length) / 32))
}

/** Points in what vertices and labels of legs fill. */
function occupied({ vertices, ends }: Around, font: number): readonly Point[] {
  return [
    ...vertices.flatMap(({ at, radius }) => rectangle(at, { x: 0.8 * radius, y: 0.8 * radius })),
    ...ends.flatMap(({ at, direction, label }) => {
      const half = { x: (font * typeset(label).width) / 2, y: font / 2 }
      const away = 0.08 + Math.abs(direction.x) * half.x + Math.abs(direction.y) * half.y
      return rectangle({ x: at.x + away * direction.x, y: at.y + away * direction.y }, half)
    }),
  ]
}

/** Points of a grid over a rectangle. */
function rectangle(at: Point, half: Point): readonly Point[] {
  const steps = [-1, -0.5, 0, 0.5, 1]
  return steps.flatMap((a) => steps.map((b) => ({ x: at.x + a * half.x, y: at.y + b * half.y })))
}

/** How much room a label has about it. */
const ROOM = 0.03

function isInside(p: Point, at: Point, half: Point): boolean {
  return Math.abs(p.x - at.x) < half.x + ROOM && Math.abs(p.y - at.y) < half.y + ROOM
}
