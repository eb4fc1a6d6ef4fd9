import { greekLetter } from '../../mathematics/greekNames.js'
import { escapeXml } from './escapeXml.js'
import { short } from './pathData.js'

/** A label taken apart: `G_c^{(4)}` is G with the subscript c and the superscript (4). */
export interface Label {
  readonly base: string
  readonly sub: string
  readonly sup: string
}

/**
 * Reads `_` and `^`, each followed by one character or by a group in braces, as scripts of what stands before the first
 * of them; TeX's Greek letters (`\lambda`) as themselves; of other TeX commands only the argument.
 */
export function parseLabel(text: string): Label {
  const plain = text.replaceAll(
    /\\(?:([A-Za-z]+) ?|[^A-Za-z])/g,
    (_, name: string | undefined) => greekLetter(name ?? '') ?? '',
  )
  const scripts = { _: '', '^': '' }
  const base = plain.replaceAll(
    /([_^])(?:\{((?:[^{}]|\{[^{}]*\})*)\}|([^{}]))/gu,
    (_, mark: '_' | '^', group: string | undefined, single: string | undefined) => {
      scripts[mark] += group ?? single ?? ''
      return ''
    },
  )
  const [first, sub, sup] = [base, scripts._, scripts['^']].map((part) => part.replaceAll(/[{}]/g, ''))
  return { base: first ?? '', sub: sub ?? '', sup: sup ?? '' }
}

/** Size of a script relative to its base, and its shifts down and up in units of the font size. */
const SCRIPT = { size: 0.68, sub: 0.24, sup: 0.4, gap: 0.04 } as const

/** Widths of characters in units of the font size, for a Times-like font; the first class that fits. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[()[\]ijlt.,;:'|!ft ]/u, 0.32],
  [/[₀-₉⁰¹²³⁴-⁹⁻]/u, 0.32],
  [/[mwMW−+=]/u, 0.72],
  [/\p{Lu}/u, 0.68],
]

/** Approximate width of plain text, in units of the font size. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, c) => sum + (WIDTHS.find(([test]) => test.test(c))?.[1] ?? 0.5), 0)
}

/** The same of words, whose letters are narrower than those of symbols, with a little room. */
const WORD_WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ filjt]/u, 0.27],
  [/[rs]/u, 0.37],
  [/[acez]/u, 0.44],
  [/[mw]/u, 0.77],
  [/[+−=]/u, 0.57],
]

export function wordsWidth(text: string): number {
  return [...text].reduce((sum, c) => sum + (WORD_WIDTHS.find(([test]) => test.test(c))?.[1] ?? 0.5), 0.2)
}

/** Approximate width of a label, in units of the font size. */
export function labelWidth({ base, sub, sup }: Label): number {
  const scripts = SCRIPT.size * Math.max(textWidth(sub), textWidth(sup))
  return textWidth(base) + scripts + (scripts > 0 ? SCRIPT.gap : 0)
}

/**
 * A label as a `<text>` element whose middle is at x, y, letters in italics; the base ends where the scripts begin, so
 * that these stand above each other in every font.
 */
export function labelText(label: Label, x: number, y: number, size: number): string {
  const baseline = y + 0.33 * size
  const seam = x - (size * labelWidth(label)) / 2 + size * textWidth(label.base)
  const open = (anchor: string, at: number): string =>
    `<text x="${short(at)}" y="${short(baseline)}" font-size="${short(size)}" text-anchor="${anchor}">`
  if (label.sub === '' && label.sup === '') return `${open('middle', x)}${italics(label.base)}</text>`
  const script = (text: string, shift: number): string =>
    text === ''
      ? ''
      : `<tspan x="${short(seam + SCRIPT.gap * size)}" y="${short(baseline + shift * size)}" font-size="${short(SCRIPT.size * size)}" text-anchor="start">${italics(text)}</tspan>`
  return `${open('end', seam)}${italics(label.base)}${script(label.sub, SCRIPT.sub)}${script(label.sup, -SCRIPT.sup)}</text>`
}

/** Letters stand in the italics of the whole label, everything else upright. */
function italics(text: string): string {
  return (text.match(/\p{L}+|\P{L}+/gu) ?? [])
    .map((run) => (/^\p{L}/u.test(run) ? escapeXml(run) : `<tspan font-style="normal">${escapeXml(run)}</tspan>`))
    .join('')
}

const RAISED = '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'
const LOWERED = '₋₀₁₂₃₄₅₆₇₈₉'
const PLAIN = '−0123456789'

/**
 * The content of a `<text>` in which runs of superscripts and subscripts (`N⁻²`, `κ₄`) and powers in brackets (`e^(−2τ)`)
 * are set as small plain signs, which every font has, and letters by themselves in italics, as symbols are.
 */
export function captionText(text: string, size: number): string {
  return (text.match(/\^\([^()]*\)|[⁻⁰¹²³⁴-⁹]+|[₋₀-₉]+|(?:(?!\^\()[^⁻⁰¹²³⁴-⁹₋₀-₉])+/gu) ?? [])
    .map((run) => {
      const isPower = run.startsWith('^(')
      const raised = isPower || RAISED.includes(run.charAt(0))
      if (!raised && !LOWERED.includes(run.charAt(0))) return symbols(run)
      const small = isPower
        ? [...run.slice(2, -1)].map((c) => (/\p{L}/u.test(c) ? symbols(c) : escapeXml(c))).join('')
        : [...run].map((c) => PLAIN[(raised ? RAISED : LOWERED).indexOf(c)]).join('')
      const shift = raised ? -SCRIPT.sup : SCRIPT.sub
      return `<tspan dy="${short(shift * size)}" font-size="${short(SCRIPT.size * size)}">${small}</tspan><tspan dy="${short(-shift * size)}">\u200b</tspan>`
    })
    .join('')
}

/** Letters that stand alone are symbols; those beside digits and bars are names of diagrams. */
function symbols(text: string): string {
  return escapeXml(text).replaceAll(/(?<![\p{L}\d|&#;])\p{L}(?![\p{L}\d|])/gu, '<tspan font-style="italic">$&</tspan>')
}
