import type { DiagramEquation, EquationTerm } from '../equation/diagramEquation.js'
import { pointLabel } from '../picture/pointLabel.js'
import type { PictureStyle } from '../picture/style.js'
import { diagramText } from './diagramText.js'
import { beside, blockWidth, bracketed, line } from './textBlock.js'
import type { TextBlock } from './textBlock.js'
import { unicodeMath } from '../../theory/unicodeMath.js'

export interface EquationTextOptions extends PictureStyle {
  /** Characters in a line, at most; default 100. A term by itself may be longer. */
  readonly width?: number
}

/** Indentation of lines that begin under the left side, where a term would find no room behind the equals sign. */
const HANGING = 4

/**
 * An equation between diagrams for a terminal: small pictures in text, sign and factor level with the middle of each.
 * What does not fit goes on beneath, behind the equals sign where it finds room there.
 *
 * @example
 * equationText(diagramEquation(expand(theory('phi4'), { legs: 4, select: { upTo: 2 } })), diagramStyle(theory('phi4'))).includes('=') // true
 */
export function equationText({ left, terms }: DiagramEquation, options: EquationTextOptions = {}): string {
  const { width = 100 } = options
  const head = line(`${unicodeMath(left)} =`)
  if (terms.length === 0) return `${head.lines.join('')} 0`
  const blocks = terms.map((term, i) => termBlock(term, i === 0, options))
  const behind = blockWidth(head)
  const hangs = blocks.some((block) => behind + 1 + blockWidth(block) > width)
  const indent = line(' '.repeat(hangs ? HANGING : behind))
  const rows = [[head]]
  let used = behind
  blocks.forEach((block, i) => {
    const needed = 1 + blockWidth(block)
    if (used + needed > width && (i > 0 || hangs)) {
      rows.push([indent])
      used = blockWidth(indent)
    }
    rows.at(-1)?.push(block)
    used += needed
  })
  return rows
    .map((row) =>
      beside(row)
        .lines.map((each) => each.trimEnd())
        .join('\n'),
    )
    .join('\n\n')
}

/** `+ 1/12 ⎡ … + 2 perms⎤`. */
function termBlock(
  { negative, factor, diagram, others }: EquationTerm,
  first: boolean,
  options: PictureStyle,
): TextBlock {
  const lines = diagramText(diagram, { legLabel: pointLabel, ...options })
  const picture = { lines, axis: Math.floor(lines.length / 2) }
  const perms = line(`+ ${others} ${others === 1n ? 'perm' : 'perms'}`)
  const value = others === 0n ? picture : bracketed(beside([picture, perms]))
  const sign = negative ? '−' : first ? '' : '+'
  return beside([...(sign === '' ? [] : [line(sign)]), ...(factor === '' ? [] : [line(unicodeMath(factor))]), value])
}
