import { measured } from '../picture/along.js'
import type { DiagramPicture, Stroke } from '../picture/drawn.js'
import type { Piece } from '../picture/pieces.js'
import { typeset } from '../svg/typeset.js'
import { coordinate, degrees, pathTikz } from './coordinates.js'
import { safeMath } from './safeMath.js'

/** Short dashes, of which half a leg shows several. */
export const DASH = 'dash pattern=on 2pt off 1.5pt'

/** Options of a stroke that is not solid; dots are the round ends of dashes without length. */
export const STROKES: Readonly<Record<Piece['stroke'], string>> = {
  solid: '',
  dashed: DASH,
  dotted: 'line cap=round,dash pattern=on 0pt off 2.4pt,line width=0.8pt',
}

/** The LaTeX of a label in mathematics. */
export function mathLabel(latex: string): string {
  return `$${safeMath(latex)}$`
}

/** Height of a font of ten points, in centimetres. */
export const TEN_POINTS = 0.351

/**
 * By how much a label is to be made smaller so that it fits into a blob of this radius, in centimetres; nothing if it
 * fits.
 */
export function fitting(label: string, radius: number): number | undefined {
  const scale = (1.65 * radius) / (TEN_POINTS * typeset(label).width)
  return scale >= 1 ? undefined : scale
}

/** Length and half the width of an arrow head, in centimetres. */
const ARROW = { length: 0.18, half: 0.075 } as const

/** An arrow head, the smaller one of a momentum with its size. */
export function arrowHead({ at, direction }: NonNullable<Stroke['arrow']>, unit: number, size: number = 1): string {
  const corner = (along: number, aside: number): string =>
    coordinate({
      x: at.x + (size * (along * direction.x - aside * direction.y)) / unit,
      y: at.y + (size * (along * direction.y + aside * direction.x)) / unit,
    })
  const { length, half } = ARROW
  return `\\fill ${corner(length / 2, 0)} -- ${corner(-length / 2, half)} -- ${corner(-length / 3, 0)} -- ${corner(-length / 2, -half)} -- cycle;`
}

/** Strokes across the ends of amputated legs, and arrows of momenta. */
export function marks({ strokes }: DiagramPicture, unit: number): readonly string[] {
  return strokes.flatMap(({ cut, label }) => {
    const flow = label?.flow
    const line = flow === undefined ? undefined : measured(flow)
    return [
      ...(cut === undefined ? [] : [`\\draw ${coordinate(cut[0])} -- ${coordinate(cut[1])};`]),
      ...(flow === undefined || line === undefined
        ? []
        : [
            `\\draw[very thin] ${pathTikz(flow)};`,
            arrowHead({ at: line.at(line.length), direction: line.direction(line.length) }, unit, 0.6),
          ]),
    ]
  })
}

/** Size of the font of labels beside lines, relative to that of the others: `\scriptsize`. */
export const SCRIPT_SIZE = 0.7

/** Labels beside lines. */
export function lineLabelNodes({ strokes }: DiagramPicture): readonly string[] {
  return strokes.flatMap(({ label }) =>
    label === undefined
      ? []
      : [`\\node[inner sep=0pt,font=\\scriptsize] at ${coordinate(label.at)} {${mathLabel(label.latex)}};`],
  )
}

/** Labels at the outer ends of legs. */
export function legLabelNodes({ legLabels }: DiagramPicture): readonly string[] {
  return legLabels.map(
    ({ at, direction, label }) =>
      `\\node[anchor=${(degrees(direction) + 180) % 360},inner sep=2pt] at ${coordinate(at)} {${mathLabel(label)}};`,
  )
}
