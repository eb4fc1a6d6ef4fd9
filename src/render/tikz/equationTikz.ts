import type { DiagramEquation, EquationTerm } from '../equation/diagramEquation.js'
import { pictureOf, pictureTikz, pictureWidth } from './diagramTikz.js'
import type { TikzOptions } from './diagramTikz.js'
import { safeMath } from './safeMath.js'

export interface EquationTikzOptions extends TikzOptions {
  /** Width that a line should not exceed, in centimetres; default 12, the width of the text of an article. */
  readonly width?: number
}

/** Width of the left side, and of the sign, the factor and the brackets of a term, in centimetres. */
const SPACE = { left: 2.8, term: 1.5, permutations: 2.2 } as const

/** An equation between diagrams for a document with amsmath: `align*`, with as many pictures on a line as fit. */
export function equationTikz({ left, terms }: DiagramEquation, options: EquationTikzOptions = {}): string {
  const { width = 12 } = options
  const drawn = { legLabel: (leg: number): string => `x_{${leg + 1}}`, ...options }
  let used: number = SPACE.left
  const body = terms.map((term, i) => {
    const picture = pictureOf(term.diagram, drawn)
    const needed = pictureWidth(picture, drawn) + SPACE.term + (term.others > 0n ? SPACE.permutations : 0)
    const breaks = i > 0 && used + needed > width
    used = breaks ? needed : used + needed
    const sign = i === 0 ? (term.negative ? '-' : '') : `${breaks ? '\\\\[1.5ex] & ' : ''}${term.negative ? '-' : '+'}`
    return `${sign} ${termTikz(term, pictureTikz(picture, drawn))}`.trim()
  })
  return `\\begin{align*}\n${safeMath(left)} ={}& ${body.length === 0 ? '0' : body.join('\n')}\n\\end{align*}`
}

function termTikz({ factor, others }: EquationTerm, picture: string): string {
  const value = others === 0n ? picture : `\\left[\n${picture}\n+ ${others}\\text{ ${others === 1n ? 'perm' : 'perms'}} \\right]`
  return factor === '' ? value : `${safeMath(factor)} \\;\n${value}`
}
