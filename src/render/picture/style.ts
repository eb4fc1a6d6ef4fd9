import type { Diagram, Leg, LineKind, VertexKind } from '../../diagrams/diagram.js'
import type { LineStyle } from '../../theory/ruleFile.js'
import type { LegPlaces } from '../layout/legPlaces.js'

/** The line on which a leg ends, as far as a picture shows it. */
export interface DrawnLegLine {
  readonly line: LineKind
  /** Which end of the line is the one inside the diagram: `from` carries the line's first field. */
  readonly inner: 'from' | 'to'
}

/** What stands beside a line or a leg. */
export interface LineLabel {
  /** LaTeX, such as `k-p` or `\\phi`. */
  readonly latex: string
  /**
   * Of a momentum: whether it flows from the line's `from` to its `to`, of a leg outwards (`forth`), or against that; an
   * arrow shows it.
   */
  readonly flow?: 'forth' | 'back'
}

/** The labels of the lines and legs of a diagram, in their order. */
export interface LineLabels {
  readonly lines: readonly (LineLabel | undefined)[]
  readonly legs: readonly (LineLabel | undefined)[]
}

/** How the vertices, lines and legs of a diagram look, in every kind of picture. */
export interface PictureStyle {
  /**
   * `blob`: a vertex with a label is a circle around it. `dot`: every vertex is a dot and labels are not drawn. Default
   * `blob`.
   */
  readonly style?: 'blob' | 'dot'
  /** Label of a kind of vertex, LaTeX such as `G_c^{(4)}`; default no label. */
  readonly label?: (kind: VertexKind) => string | undefined
  /** Label at the outer end of the leg with this index, such as `x_1`; default no label. */
  readonly legLabel?: (leg: number) => string | undefined
  /** How lines of this kind are drawn; default `plain`. */
  readonly lineStyle?: (kind: LineKind) => LineStyle
  /**
   * The line of a leg, for its style and its arrow; an amputated leg has none, is short, and has a stroke across its
   * end. Default a plain line without arrow.
   */
  readonly legLine?: (leg: Leg) => DrawnLegLine | 'amputated' | undefined
  /** What stands beside lines and legs; default nothing. */
  readonly lineLabels?: (diagram: Diagram) => LineLabels
  /**
   * Where legs end: `around` the diagram where there is room, on its two `sides`, or on a `circle`; default `around`.
   */
  readonly legPlaces?: LegPlaces
}
