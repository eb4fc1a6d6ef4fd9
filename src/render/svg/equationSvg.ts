import type { DiagramEquation, EquationTerm } from '../equation/diagramEquation.js'
import { pointLabel } from '../picture/pointLabel.js'
import { unicodeMath } from '../../theory/unicodeMath.js'
import { drawing } from './drawing.js'
import type { DrawingOptions } from './drawing.js'
import { escapeXml } from './escapeXml.js'
import { besideEachOther, bracketPiece, drawingPiece, formulaPiece, wordsPiece } from './pieces.js'
import type { Piece } from './pieces.js'
import { short } from './pathData.js'

export interface EquationSvgOptions extends DrawingOptions {
  /** Width that the equation should not exceed, in pixels; it says where lines are broken. Default 960. */
  readonly width?: number
  /** Accessible name; default the left side in words of Unicode. */
  readonly title?: string
}

/** Space around the equation, between terms, and between lines, in pixels. */
const SPACE = { margin: 8, term: 10, line: 18 } as const

/**
 * An equation between diagrams as one standalone `<svg>`: `g₄(x₁,…,x₄) = −1/24 [picture] + 1/24 [ [picture] + 2 perms
 * ]`, lines broken before a sign, further lines beginning behind the equals sign.
 *
 * @example
 * equationSvg(diagramEquation(expand(theory('edgeworth'), { legs: 4, select: { order: 1 } })), diagramStyle(theory('edgeworth'))).startsWith('<svg') // true
 */
export function equationSvg({ left, terms }: DiagramEquation, options: EquationSvgOptions = {}): string {
  const { width = 960, fontSize = 13 } = options
  const name = unicodeMath(left)
  const size = 1.25 * fontSize
  const beginning = besideEachOther([formulaPiece(left, size), formulaPiece('=', size)])
  const pieces =
    terms.length === 0 ? [formulaPiece('0', size)] : terms.map((term, i) => termPiece(term, i, size, options))
  const indent = SPACE.margin + beginning.width + SPACE.term
  let [x, top, widest] = [indent, SPACE.margin, indent]
  const groups: string[] = []
  linesOf(pieces, width - indent).forEach((line, i) => {
    const parts = i === 0 ? [beginning, ...line] : line
    const [up, down] = [Math.max(...parts.map((part) => part.up)), Math.max(...parts.map((part) => part.down))]
    x = i === 0 ? SPACE.margin : indent
    for (const part of parts) {
      groups.push(part.draw(x, top + up))
      x += part.width + SPACE.term
    }
    widest = Math.max(widest, x - SPACE.term)
    top += up + down + SPACE.line
  })
  const [right, bottom] = [short(widest + SPACE.margin), short(top - SPACE.line + SPACE.margin)]
  const open = `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${right}" height="${bottom}" viewBox="0 0 ${right} ${bottom}">`
  return `${open}<title>${escapeXml(options.title ?? `${name} as a sum of diagrams`)}</title>\n${groups.map((each) => `${each}\n`).join('')}</svg>\n`
}

/** As many terms on a line as fit. */
function linesOf(pieces: readonly Piece[], width: number): readonly (readonly Piece[])[] {
  const lines: Piece[][] = []
  let used = Infinity
  for (const piece of pieces) {
    used += SPACE.term + piece.width
    if (used > width) {
      lines.push([])
      used = piece.width
    }
    lines.at(-1)?.push(piece)
  }
  return lines
}

function termPiece(
  { negative, factor, diagram, others }: EquationTerm,
  i: number,
  size: number,
  options: DrawingOptions,
): Piece {
  const picture = drawingPiece(drawing(diagram, { legLabel: pointLabel, ...options }))
  const sign = negative ? '-' : i === 0 ? '' : '+'
  const perms = wordsPiece(`+ ${others} ${others === 1n ? 'perm' : 'perms'}`, size)
  const reach = Math.max(picture.up, picture.down)
  return besideEachOther([
    ...(sign === '' ? [] : [formulaPiece(sign, size)]),
    ...(factor === '' ? [] : [formulaPiece(factor, size)]),
    ...(others === 0n ? [picture] : [bracketPiece('[', reach), picture, perms, bracketPiece(']', reach)]),
  ])
}
