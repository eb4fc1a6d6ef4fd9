import { named } from '../../names.js'
/**
 * Glyphs and commands whose width is not that of a letter, in em of Computer Modern at display size; an operator with
 * the space around it.
 */
const WIDTHS: Readonly<Record<string, number>> = {
  '\\,': 0.17,
  '\\;': 0.28,
  '\\quad': 1,
  '\\qquad': 2,
  '\\int': 1.1,
  '\\sum': 1.6,
  '\\cdots': 1.4,
  '\\ldots': 1.4,
  '\\times': 1.2,
  '\\cdot': 0.8,
  '+': 1.2,
  '-': 1.2,
  '=': 1.4,
  ',': 0.45,
  '(': 0.4,
  ')': 0.4,
  '[': 0.5,
  ']': 0.5,
  ' ': 0,
  '&': 0,
  '~': 0.35,
}
const NOTHING = new Set(
  'left right Bigl Bigr bigl bigr text mathrm tilde bar hat vec boldsymbol mathcal mathbf begin end notag displaystyle'.split(
    ' ',
  ),
)
const LETTER = 0.6
const SCRIPT = 0.72

/** About how wide a formula is when set on one line, in em. */
export function widthOf(latex: string): number {
  let total = 0
  let offset = 0
  const group = (): number => {
    const start = offset
    if (latex[offset] !== '{') {
      offset += /^\\[A-Za-z]+/.exec(latex.slice(offset))?.[0].length ?? 1
      return widthOf(latex.slice(start, offset))
    }
    for (let depth = 0; offset < latex.length;) {
      depth += latex[offset] === '{' ? 1 : latex[offset] === '}' ? -1 : 0
      offset++
      if (depth === 0) break
    }
    return widthOf(latex.slice(start + 1, offset - 1))
  }
  while (offset < latex.length) {
    const token = /^(?:\\[A-Za-z]+|\\.|.)/su.exec(latex.slice(offset))?.[0] ?? ''
    if (token === '{') {
      total += group()
      continue
    }
    offset += token.length
    if (token === '_' || token === '^') {
      const first = group()
      const other = token === '_' ? '^' : '_'
      if (latex[offset] === other) offset++
      else {
        total += SCRIPT * first
        continue
      }
      total += SCRIPT * Math.max(first, group())
    } else if (token === '\\frac') {
      const above = group()
      total += 0.3 + Math.max(above, group())
    } else if (!NOTHING.has(token.slice(1))) total += named(WIDTHS, token) ?? (/^\d$/.test(token) ? 0.5 : LETTER)
  }
  return total
}
