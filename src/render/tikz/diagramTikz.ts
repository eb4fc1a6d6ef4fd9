import type { Diagram } from '../../diagrams/diagram.js'
import { diagramPicture } from '../picture/diagramPicture.js'
import type { DiagramPicture } from '../picture/drawn.js'
import type { PictureStyle } from '../picture/style.js'
import { decimal } from './coordinates.js'
import { feynHand, feynmanTikz, tikzFeynman } from './feynmanTikz.js'
import { SCRIPT_SIZE, TEN_POINTS } from './looks.js'
import { plainTikz } from './plainTikz.js'

/** The commands of which a picture is made: TikZ's own, or those of the packages tikz-feynman and TikZ-FeynHand. */
export type TikzDialect = 'tikz' | 'tikz-feynman' | 'tikz-feynhand'

export interface TikzOptions extends PictureStyle {
  /** Default `tikz`. */
  readonly dialect?: TikzDialect
  /** Centimetres per unit of the layout, in which joined dots are about 0.9 apart; default 1.2. */
  readonly unit?: number
}

/** Radii in centimetres. */
const RADIUS = { blob: 0.37, dot: 0.055 } as const

const DEFAULT_UNIT = 1.2

/**
 * A picture of the diagram as one `tikzpicture`, the same for every call, its middle at the height of the middle of a
 * line of text. It needs the packages that {@link tikzPreamble} loads, and compiles with pdfLaTeX: all coordinates are
 * given.
 *
 * @example
 * const { diagram } = diagramNamed(theory('phi4'), 'e111|e|')
 * diagramTikz(diagram, { ...diagramStyle(theory('phi4')), dialect: 'tikz-feynhand', legLabel: (leg) => `x_${leg + 1}` }).includes('\\begin{tikzpicture}') // true
 */
export function diagramTikz(diagram: Diagram, options: TikzOptions = {}): string {
  return pictureTikz(pictureOf(diagram, options), options)
}

/** The picture that {@link diagramTikz} writes, for its sizes. */
export function pictureOf(diagram: Diagram, options: TikzOptions): DiagramPicture {
  const { unit = DEFAULT_UNIT } = options
  return diagramPicture(diagram, options, {
    blob: RADIUS.blob / unit,
    dot: RADIUS.dot / unit,
    font: TEN_POINTS / unit,
    small: SCRIPT_SIZE,
  })
}

/** A picture as a `tikzpicture`. */
export function pictureTikz(picture: DiagramPicture, { dialect = 'tikz', unit = DEFAULT_UNIT }: TikzOptions): string {
  const cm = decimal(unit)
  const lines = bodyOf(picture, unit, dialect).map((line) => `  ${line}\n`)
  return `\\begin{tikzpicture}[x=${cm}cm,y=${cm}cm,baseline=-0.65ex]\n${lines.join('')}\\end{tikzpicture}`
}

/** Width of a picture with the labels of its legs, about, in centimetres. */
export function pictureWidth(
  { box, legLabels, strokes }: DiagramPicture,
  { unit = DEFAULT_UNIT }: TikzOptions,
): number {
  const labels = strokes.flatMap(({ label }) => (label === undefined ? [] : [label]))
  const left = Math.min(
    box[0].x,
    ...labels.map(({ at, half }) => at.x - half.x),
    ...legLabels.map(({ at, direction }) => at.x + (direction.x * LABEL) / unit),
  )
  const right = Math.max(
    box[1].x,
    ...labels.map(({ at, half }) => at.x + half.x),
    ...legLabels.map(({ at, direction }) => at.x + (direction.x * LABEL) / unit),
  )
  return (right - left) * unit
}

/** Width of the label of a leg, in centimetres. */
const LABEL = 0.5

function bodyOf(picture: DiagramPicture, unit: number, dialect: TikzDialect): readonly string[] {
  switch (dialect) {
    case 'tikz':
      return plainTikz(picture, unit)
    case 'tikz-feynman':
      return feynmanTikz(picture, unit, tikzFeynman)
    case 'tikz-feynhand':
      return feynmanTikz(picture, unit, feynHand)
  }
}
