import type { Drawing } from './drawing.js'
import { AXIS, drawnRow, runRow } from './mathRow.js'
import type { MathRow } from './mathRow.js'
import { short } from './pathData.js'
import { typeset } from './typeset.js'

/**
 * A part of a line of mathematics, in pixels: how far it reaches above and below the axis, on which signs and fraction
 * bars lie.
 */
export interface Piece {
  readonly width: number
  readonly up: number
  readonly down: number
  /** Its elements with the left end of its axis at a place. */
  readonly draw: (left: number, axis: number) => string
}

/** A formula in LaTeX, its axis on the axis; fractions as in a display. */
export function formulaPiece(latex: string, size: number): Piece {
  return rowPiece(typeset(latex, true), size)
}

/** Words, upright. */
export function wordsPiece(text: string, size: number): Piece {
  return rowPiece(runRow(text, 'upright', 1), size)
}

function rowPiece(row: MathRow, size: number): Piece {
  return {
    width: row.width * size,
    up: Math.max(0.7, row.up - AXIS) * size,
    down: Math.max(0.55, row.down + AXIS) * size,
    draw: (left, axis) => drawnRow(row, left, axis + AXIS * size, size),
  }
}

/** A square bracket around what reaches so far from the axis. */
export function bracketPiece(side: '[' | ']', reach: number): Piece {
  const [width, height] = [5, reach + 2]
  const draw = (left: number, axis: number): string => {
    const [inner, outer] = side === '[' ? [left + width, left] : [left, left + width]
    const corner = (x: number, y: number): string => `${short(x)} ${short(y)}`
    const path = `M${corner(inner, axis - height)}L${corner(outer, axis - height)}L${corner(outer, axis + height)}L${corner(inner, axis + height)}`
    return `<path d="${path}" fill="none" stroke="currentColor" stroke-width="1"/>`
  }
  return { width, up: height, down: height, draw }
}

/** A picture with the middle of its layout on the axis. */
export function drawingPiece({ body, box }: Drawing): Piece {
  const [low, high] = box
  return {
    width: high.x - low.x,
    up: -low.y,
    down: high.y,
    draw: (left, axis) => `<g transform="translate(${short(left - low.x)} ${short(axis)})">${body}</g>`,
  }
}

const GAP = 6

/** Pieces one after the other. */
export function besideEachOther(pieces: readonly Piece[], gap: number = GAP): Piece {
  const draw = (left: number, axis: number): string => {
    let x = left
    return pieces
      .map((piece) => {
        const drawn = piece.draw(x, axis)
        x += piece.width + gap
        return drawn
      })
      .join('')
  }
  return {
    width: pieces.reduce((sum, { width }) => sum + width + gap, -gap),
    up: Math.max(...pieces.map(({ up }) => up)),
    down: Math.max(...pieces.map(({ down }) => down)),
    draw,
  }
}
