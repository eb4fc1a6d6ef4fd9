import { greekName } from '../../mathematics/greekNames.js'
import { escapeTex } from './escapeTex.js'

/** What {@link escapeTex} leaves, in forms that only TeX knows. */
const FURTHER: Readonly<Record<string, string>> = {
  '|': '\\textbar{}',
  // The font of the text may lack it.
  '"': '{\\ttfamily\\char34}',
  '−': '\\ensuremath{-}',
  '…': '\\ldots{}',
  '±': '\\ensuremath{\\pm}',
  '×': '\\ensuremath{\\times}',
  '∗': '\\ensuremath{\\ast}',
  '∫': '\\ensuremath{\\int}',
  '∞': '\\ensuremath{\\infty}',
  '≤': '\\ensuremath{\\leq}',
  // Conventions of the referee have them.
  '√': '\\ensuremath{\\surd}',
  '∂': '\\ensuremath{\\partial}',
  '∑': '\\ensuremath{\\sum}',
  '∇': '\\ensuremath{\\nabla}',
  '½': '\\ensuremath{\\frac12}',
  '∈': '\\ensuremath{\\in}',
}

/** Small digits and signs, above and below the line; their places are those of the plain ones. */
const SMALL = [
  ['^', '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁽⁾'],
  ['_', '₀₁₂₃₄₅₆₇₈₉₋₊₍₎'],
] as const
const PLAIN = '0123456789-+()'

/**
 * Text that LaTeX prints as it stands, in text, with pdfTeX and without packages: signs that mean something to TeX are
 * escaped, Greek letters are set as mathematics, and what a standard font lacks becomes its code point. White space is
 * a blank.
 */
export function texText(text: string): string {
  return [...text.normalize('NFC').replaceAll(/\s+/g, ' ')].map(character).join('')
}

function character(c: string): string {
  if (FURTHER[c] !== undefined) return FURTHER[c]
  const escaped = escapeTex(c)
  if (escaped !== c) return escaped
  const greek = greekName(c)
  if (greek !== undefined) return `\\ensuremath{\\${greek}}`
  if (/[\x20-\x7eÀ-ÖØ-öø-ÿ–—‘’“”]/u.test(c)) return c
  for (const [mark, signs] of SMALL) if (signs.includes(c)) return `\\ensuremath{{}${mark}{${PLAIN[signs.indexOf(c)]}}}`
  return `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Text after a `%`: on one line, so that nothing of it is outside the comment. */
export function texComment(text: string): string {
  return `% ${text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}^]+/gu, ' ')}`
}
