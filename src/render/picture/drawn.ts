import type { LineStyle } from '../../theory/ruleFile.js'
import type { PlacedVertex } from '../layout/layoutDiagram.js'
import type { Path, Point } from '../layout/path.js'
import type { Piece } from './pieces.js'

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
  readonly pieces: readonly Piece[]
  /**
   * Middle of the arrow head, and the unit vector in its direction. A response line shows its direction by its dashed
   * half instead.
   */
  readonly arrow?: { readonly at: Point; readonly direction: Point }
  /** Of an amputated leg the ends of the stroke across its outer end. */
  readonly cut?: readonly [Point, Point]
  readonly label?: PlacedLabel
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

/** A label beside a line, in units of the layout. */
export interface PlacedLabel {
  readonly latex: string
  /** Its middle. */
  readonly at: Point
  /** Half its width and half its height. */
  readonly half: Point
  /** Of a momentum: an arrow beside the line, in the direction of the momentum. */
  readonly flow?: Path
}
