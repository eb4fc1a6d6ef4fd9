import { greekName } from '../../mathematics/greekNames.js'
import { mathCommands } from '../../theory/mathCommands.js'
import { plainOfSmall } from '../text/smallSigns.js'
import { escapeTex } from './escapeTex.js'

/** What {@link escapeTex} leaves, in forms that only TeX knows. */
const FURTHER: Readonly<Record<string, string>> = {
  '|': '\\textbar{}',
  // The font of the text may lack it.
  '"': '{\\ttfamily\\char34}',
  '…': '\\ldots{}',
  ...inMathematics({
    '−': '-',
    '·': '\\cdot',
    '√': '\\surd',
    '∑': '\\sum',
    '½': '\\frac12',
    '′': "{}'",
    '″': "{}''",
    '‖': '\\Vert',
    '∣': '\\mid',
    ℏ: '\\hbar',
    ϕ: '\\phi',
    ϵ: '\\epsilon',
    '≔': ':=',
    '⊺': '\\top',
    '⟂': '\\perp',
    '∖': '\\setminus',
    ᵀ: '{}^{T}',
    '𝓜': '\\mathcal{M}',
    ...Object.fromEntries([...'𝔼ℝℂℕℤ'].map((c, i) => [c, `\\mathbf{${'ERCNZ'.charAt(i)}}`])),
  }),
}

function inMathematics(signs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(signs).map(([c, tex]) => [c, `\\ensuremath{${tex}}`]))
}

/** Commands by the sign that they print, as far as LaTeX has them without packages. */
const COMMANDS: ReadonlyMap<string, string> = new Map(
  [...mathCommands].flatMap(([name, { kind, sign }]) =>
    /^(?:letter|minus|binary|relation|big|open|close)$/.test(kind) && /^[^\x20-\x7e]$/u.test(sign) && name !== 'Box'
      ? [[sign, name] as const]
      : [],
  ),
)

/** Accents by their combining mark. */
const ACCENTS: ReadonlyMap<string, string> = new Map(
  [...mathCommands].flatMap(([name, { kind, sign }]) => (kind === 'accent' ? [[sign, name] as const] : [])),
)

/**
 * Text that LaTeX prints as it stands, in text, with pdfTeX and without packages: signs that mean something to TeX are
 * escaped, Greek letters are set as mathematics, and what a standard font lacks becomes its code point. White space is
 * a blank.
 */
export function texText(text: string): string {
  const pieces =
    text
      .normalize('NFC')
      .replaceAll(/\s+/g, ' ')
      .match(/[^\p{M}]\p{M}?|\p{M}/gu) ?? []
  return pieces.map(piece).join('')
}

/** A sign, perhaps with an accent that Unicode does not have with it as one sign. */
function piece(text: string): string {
  const [base = '', mark] = [...text]
  if (mark === undefined) return character(base)
  const accent = ACCENTS.get(mark)
  const letter = greekName(base)
  if (accent === undefined) return character(base) + character(mark)
  return `\\ensuremath{\\${accent}{${letter === undefined ? `\\mbox{${character(base)}}` : `\\${letter}`}}}`
}

function character(c: string): string {
  if (FURTHER[c] !== undefined) return FURTHER[c]
  const escaped = escapeTex(c)
  if (escaped !== c) return escaped
  const greek = greekName(c) ?? COMMANDS.get(c)
  if (greek !== undefined) return `\\ensuremath{\\${greek}}`
  if (/[\x20-\x7eÀ-ÖØ-öø-ÿ–—‘’“”]/u.test(c)) return c
  const [mark, plain] = plainOfSmall(c) ?? []
  if (plain !== undefined) return `\\ensuremath{{}${mark}{${plain}}}`
  const [letter = '', accent] = [...c.normalize('NFD')]
  if (accent !== undefined && ACCENTS.has(accent)) return piece(c.normalize('NFD'))
  const plainLetter = letter.normalize('NFKC')
  if (/[\u{1D400}-\u{1D7FF}]/u.test(c) && /^[A-Z]$/.test(plainLetter)) return `\\ensuremath{\\mathcal{${plainLetter}}}`
  return `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Text after a `%`: on one line, so that nothing of it is outside the comment. */
export function texComment(text: string): string {
  return `% ${text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}^]+/gu, ' ')}`
}
