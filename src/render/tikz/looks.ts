import type { DiagramPicture } from '../picture/diagramPicture.js'
import { typeset } from '../svg/typeset.js'
import { coordinate, degrees } from './coordinates.js'
import { safeMath } from './safeMath.js'

/** Short dashes, of which half a leg shows several. */
export const DASH = 'dash pattern=on 2pt off 1.5pt'

/** The LaTeX of a label in mathematics. */
export function mathLabel(latex: string): string {
  return `$${safeMath(latex)}$`
}

/** Height of a font of ten points, in centimetres. */
const TEN_POINTS = 0.351

/**
 * By how much a label is to be made smaller so that it fits into a blob of this radius, in centimetres; nothing if it
 * fits.
 */
export function fitting(label: string, radius: number): number | undefined {
  const scale = (1.65 * radius) / (TEN_POINTS * typeset(label).width)
  return scale >= 1 ? undefined : scale
}

/** Labels at the outer ends of legs. */
export function legLabelNodes({ legLabels }: DiagramPicture): readonly string[] {
  return legLabels.map(
    ({ at, direction, label }) =>
      `\\node[anchor=${(degrees(direction) + 180) % 360},inner sep=2pt] at ${coordinate(at)} {${mathLabel(label)}};`,
  )
}
