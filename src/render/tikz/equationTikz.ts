import type { DiagramEquation, EquationTerm } from '../equation/diagramEquation.js'
import type { DiagramPicture } from '../picture/drawn.js'
import { pointLabel } from '../picture/pointLabel.js'
import { pictureOf, pictureTikz, pictureWidth } from './diagramTikz.js'
import type { TikzOptions } from './diagramTikz.js'
import { safeMath } from './safeMath.js'

export interface EquationTikzOptions extends TikzOptions {
  /** Width that a line should not exceed, in centimetres; default 12, the width of the text of an article. */
  readonly width?: number
}

/** Width of the left side, and of the sign, the factor and the brackets of a term, in centimetres. */
const SPACE = { left: 2.8, term: 1.5, permutations: 2.2 } as const

/** Indentation of lines that begin under the left side, in centimetres. */
const QUAD = 0.4

/**
 * An equation between diagrams for a document with amsmath: `align*`, with as many pictures on a line as fit. Lines
 * begin behind the equals sign, or under the left side where a term would find no room there.
 *
 * @example
 * equationTikz(diagramEquation(expand(theory('phi4'), { legs: 2, select: { order: 2 } }))).includes('\\begin{tikzpicture}') // true
 */
export function equationTikz({ left, terms }: DiagramEquation, options: EquationTikzOptions = {}): string {
  const { width = 12 } = options
  const drawn = { legLabel: pointLabel, ...options }
  const pictures = terms.map(({ diagram }) => pictureOf(diagram, drawn))
  const widths = terms.map(
    ({ others }, i) =>
      pictureWidth(pictures[i] as DiagramPicture, drawn) + SPACE.term + (others > 0n ? SPACE.permutations : 0),
  )
  const hangs = widths.some((needed) => SPACE.left + needed > width)
  let used: number = SPACE.left
  const body = terms.map((term, i) => {
    const needed = widths[i] as number
    const breaks = used + needed > width && (i > 0 || hangs)
    used = breaks ? (hangs ? QUAD : SPACE.left) + needed : used + needed
    const start = breaks ? `\\\\[1.5ex] & ${hangs ? '\\quad ' : ''}` : ''
    const sign = term.negative ? '-' : i === 0 ? '' : '+'
    return `${start}${sign} ${termTikz(term, pictureTikz(pictures[i] as DiagramPicture, drawn))}`.trim()
  })
  const beginning = hangs ? `& ${safeMath(left)} =` : `${safeMath(left)} ={}&`
  return `\\begin{align*}\n${beginning} ${body.length === 0 ? '0' : body.join('\n')}\n\\end{align*}`
}

function termTikz({ factor, others }: EquationTerm, picture: string): string {
  const value =
    others === 0n ? picture : `\\left[\n${picture}\n+ ${others}\\text{ ${others === 1n ? 'perm' : 'perms'}} \\right]`
  return factor === '' ? value : `${safeMath(factor)} \\;\n${value}`
}
