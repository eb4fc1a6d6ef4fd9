import type { Drawing } from './drawing.js'
import { textGroup } from './drawing.js'
import { captionText, labelText, labelWidth, parseLabel, textWidth } from './label.js'
import type { Label } from './label.js'
import { short } from './pathData.js'

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

/** Small digits above and below the line take less room than `textWidth` of them says. */
export function textPiece(text: string, size: number, widthOf: (text: string) => number = textWidth): Piece {
  return {
    width: size * widthOf(text),
    up: 0.7 * size,
    down: 0.55 * size,
    draw: (left, axis) => textGroup(line(text, left, axis + 0.33 * size, size, 'start')),
  }
}

/**
 * A symbol with arguments, LaTeX such as `g_{4}(x_{1},x_{2})`: each symbol is a text by itself, for a font that lacks a sign
 * of a text is not used in all of it.
 */
export function callPiece(latex: string, size: number): Piece {
  const parts = latex.match(/(?:\{[^{}]*\}|[^(),{}])+|[(),]/g) ?? []
  return besideEachOther(
    parts.map((part) =>
      /^[(),]$|^\\ldots$/.test(part)
        ? textPiece(part.replace('\\ldots', '…'), size, part === '\\ldots' ? () => 1 : undefined)
        : labelPiece(parseLabel(part.trim()), size),
    ),
    0.02 * size,
  )
}

function labelPiece(label: Label, size: number): Piece {
  // Greek indices are wider than Latin ones.
  const width = size * (labelWidth(label) + 0.1 * (label.sub.match(/\p{Script=Greek}/gu) ?? []).length)
  return {
    width,
    up: 0.7 * size,
    down: 0.55 * size,
    draw: (left, axis) => textGroup(labelText(label, left + width / 2, axis, size)),
  }
}

export function fractionPiece(above: string, below: string, size: number): Piece {
  const width = size * (Math.max(textWidth(above), textWidth(below)) + 0.3)
  const draw = (left: number, axis: number): string => {
    const middle = left + width / 2
    const bar = `<path d="M${short(left)} ${short(axis)}L${short(left + width)} ${short(axis)}" stroke="currentColor" stroke-width="1"/>`
    return (
      bar +
      textGroup(
        line(above, middle, axis - 0.32 * size, size, 'middle') +
          line(below, middle, axis + 0.98 * size, size, 'middle'),
      )
    )
  }
  return { width, up: 1.15 * size, down: 1.2 * size, draw }
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

function line(text: string, x: number, baseline: number, size: number, anchor: 'start' | 'middle'): string {
  return `<text x="${short(x)}" y="${short(baseline)}" font-size="${short(size)}" font-style="normal" text-anchor="${anchor}">${captionText(text, size)}</text>`
}
