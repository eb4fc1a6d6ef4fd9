import { greekCommands, greekName } from '../../mathematics/greekNames.js'
import { plainOfSmall } from '../text/smallSigns.js'
import { safeMath } from '../tikz/safeMath.js'
import { math } from './content.js'
import type { Inline, Text } from './content.js'

/** Words that are symbols: Greek letters that are spelled out, and the sign of a sum. */
const SPELLED = [...Object.keys(greekCommands), 'sum'].sort((a, b) => b.length - a.length).join('|')
const SMALL = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₋₊₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'
const SCRIPT = `_\\{[^{}$]*\\}|\\^\\{[^{}$]*\\}|\\^\\(\\w+\\)|\\^[-−]?\\d+(?:\\.\\d+)?|\\^\\p{L}(?![\\p{L}\\d])|_[\\p{L}\\d]{1,4}(?![\\p{L}\\d])|[${SMALL}]+`

/**
 * Formulas between dollars, and symbols with what is above and below them as they stand in sentences of plain text:
 * `K_ij²`, `G_c^(4)`, `x2`, `1/N^2`, `(C⁻¹)_ij`, `kappa_1`, `K^4.97`.
 */
const SYMBOLS = new RegExp(
  `(\\$[^$]+\\$|\\bx\\d+\\b|(?<![\\p{L}\\p{Nd}_\\\\.])(?:(?:1/)?(?:${SPELLED}|\\p{L})|\\((?:[\\p{L}\\d]|[${SMALL}])+\\)(?=[_^${SMALL}]))(?:${SCRIPT})+)`,
  'u',
)
/** A letter with a power that stands in text as well: `K²`. */
const RAISED = /^\p{L}[⁻⁰¹²³⁴-⁹]+$/u
/** What joins two formulas to one. */
const JOINT = /^\s*(?:=\s*)?[-−+·/]?\s*\d*\s*$/u

/** A sentence of plain text with the formulas in it as mathematics. */
export function prose(sentence: string): Text {
  const parts = sentence.split(SYMBOLS).filter((part) => part !== '')
  const isFormula = (part: string | undefined): boolean => part !== undefined && SYMBOLS.test(part)
  const stands = (i: number): boolean => isFormula(parts[i]) && !(RAISED.test(parts[i] ?? '') && !isBeside(i))
  const isBeside = (i: number): boolean =>
    isFormula(parts[i - 1]) ||
    isFormula(parts[i + 1]) ||
    [i - 1, i + 1].some((at) => JOINT.test(parts[at] ?? 'x') && isFormula(parts[2 * at - i]))
  const found: Inline[] = []
  let formula: string | undefined
  for (const [i, part] of parts.entries()) {
    if (stands(i)) formula = formula === undefined ? formulaOf(part) : `${formula} ${formulaOf(part)}`
    else if (formula !== undefined && stands(i + 1) && JOINT.test(part))
      formula += part.replaceAll('−', '-').replaceAll('·', ' \\cdot ')
    else {
      if (formula !== undefined) found.push(joined(formula))
      formula = undefined
      found.push(part)
    }
  }
  return formula === undefined ? found : [...found, joined(formula)]
}

function joined(formula: string): Inline {
  return math(formula.replaceAll(/\s+/g, ' '))
}

/** One of {@link SYMBOLS} as LaTeX. */
function formulaOf(part: string): string {
  if (part.startsWith('$')) return safeMath(part.slice(1, -1))
  if (/^x\d+$/.test(part)) return `x_{${part.slice(1)}}`
  const scripts = { _: '', '^': '' }
  const base = part.replaceAll(new RegExp(SCRIPT, 'gu'), (script) => {
    const [mark = '', ...rest] = script
    if (mark === '_' || mark === '^') scripts[mark] += lettersOf(rest.join('').replaceAll(/[{}]/g, ''))
    else
      for (const c of script) {
        const [small = '^', plain = ''] = plainOfSmall(c) ?? []
        scripts[small] += plain
      }
    return part.startsWith('(') && !part.endsWith(script) ? script : ''
  })
  if (base.startsWith('(')) return enclosed(part)
  return `${lettersOf(base)}${scripts._ === '' ? '' : `_{${scripts._.trim()}}`}${scripts['^'] === '' ? '' : `^{${scripts['^'].trim()}}`}`
}

/** `(C⁻¹)_ij`: a formula in brackets with its scripts. */
function enclosed(part: string): string {
  const end = part.indexOf(')')
  return `(${formulaOf(part.slice(1, end))})${formulaOf(`x${part.slice(end + 1)}`).slice(1)}`
}

/** Letters of a plain text in LaTeX. */
function lettersOf(text: string): string {
  return text
    .replaceAll(/[A-Za-z]{2,}|[^\x20-\x7e]/gu, (name) => {
      if (name === '−') return '-'
      if (name === 'sum') return '\\sum '
      const greek = greekName(name)
      return greek === undefined ? name : `\\${greek} `
    })
    .trimEnd()
}

/** A sentence that begins with a capital. */
export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
