import { mathCommands } from '../../theory/mathCommands.js'
import { inAscii, parseMath } from '../../theory/mathSyntax.js'
import type { MathItem } from '../../theory/mathSyntax.js'
import { Misread } from '../../theory/misread.js'
import type { Face } from './fontWidths.js'
import { beside, runRow, space, stacked, withAccent, withRoot, withScripts } from './mathRow.js'
import type { MathRow } from './mathRow.js'

/** What stands beside what, as TeX has it: between two of them there may be space. */
type Class = 'ord' | 'operator' | 'binary' | 'relation' | 'open' | 'close' | 'comma' | 'space'

/** An atom of a formula with what it is to its neighbours. */
interface Atom {
  readonly row: MathRow
  readonly is: Class
}

/** Sizes of scripts, and of scripts of scripts, relative to the font. */
const SMALLER = [1, 0.7, 0.5] as const
type Level = 0 | 1 | 2

/** Spaces of TeX, in units of the font size. */
const THIN = 1 / 6
const MEDIUM = 2 / 9
const THICK = 5 / 18
const SPACES: Readonly<Record<string, number>> = { quad: 1, qquad: 2, ',': THIN, ':': MEDIUM, ';': THICK, ' ': 1 / 3 }

/** Greek letters as LaTeX has them by these names, and signs of which the fonts have another form. */
const FORMS: Readonly<Record<string, string>> = { phi: 'ϕ', epsilon: 'ϵ', hbar: 'ℏ', hslash: 'ℏ', cdot: '\u22C5' }
const ACCENTS: Readonly<Record<string, string>> = {
  ...{
    tilde: '\u02DC',
    hat: '\u02C6',
    bar: '\u02C9',
    dot: '\u02D9',
    ddot: '\u00A8',
    check: '\u02C7',
    breve: '\u02D8',
    acute: '\u02CA',
    grave: '\u02CB',
  },
  ...{ mathring: '\u02DA', widehat: '\u02C6', widetilde: '\u02DC' },
}

/**
 * A formula of the commands that rule files may have, set as LaTeX sets it, in units of the font size with its baseline
 * at zero; anything else is set as plain characters.
 *
 * @param display whether fractions are as large as in a display
 */
export function typeset(latex: string, display: boolean = false): MathRow {
  const known = display ? inDisplay : inText
  const before = known.get(latex)
  if (before !== undefined) return before
  const row = typesetAnew(latex, display)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(latex, row)
  return row
}

/** Formulas that have been set: a sheet has few weights and labels, many times. */
const [inText, inDisplay] = [new Map<string, MathRow>(), new Map<string, MathRow>()]
const MOST_KNOWN = 256

function typesetAnew(latex: string, display: boolean): MathRow {
  const text = inAscii(latex)
  try {
    return rowOf(parseMath(text), text, 0, undefined, display)
  } catch (error) {
    if (!(error instanceof Misread)) throw error
    return runRow(latex, 'upright', 1)
  }
}

function rowOf(
  items: readonly MathItem[],
  text: string,
  level: Level,
  face: Face | undefined,
  display: boolean,
): MathRow {
  const atoms: Atom[] = []
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as MathItem
    const scripts: MathItem[] = []
    while (['above', 'below'].includes(items[i + 1]?.kind ?? '')) scripts.push(items[++i] as MathItem)
    const atom = atomOf(item, text, level, face, display)
    atoms.push(scripts.length === 0 ? atom : { ...atom, row: scripted(atom.row, scripts, text, level, face) })
  }
  return beside(spaced(atoms, level))
}

function scripted(
  nucleus: MathRow,
  scripts: readonly MathItem[],
  text: string,
  level: Level,
  face: Face | undefined,
): MathRow {
  const smaller = Math.min(level + 1, 2) as Level
  const rowFor = (kind: 'above' | 'below'): MathRow | undefined => {
    const rows = scripts
      .filter((each) => each.kind === kind)
      .map(({ name, inner }) =>
        name === "'" ? runRow('′', 'upright', SMALLER[smaller]) : rowOf(inner[0] ?? [], text, smaller, face, false),
      )
    return rows.length === 0 ? undefined : beside(rows)
  }
  return withScripts(nucleus, rowFor('above'), rowFor('below'), SMALLER[level])
}

function atomOf(item: MathItem, text: string, level: Level, face: Face | undefined, display: boolean): Atom {
  const size = SMALLER[level]
  const { kind, name, inner } = item
  const row = (of: readonly MathItem[] | undefined, at: Level = level, as = face): MathRow =>
    rowOf(of ?? [], text, at, as, false)
  const sign = signOf(item, text)
  const upright = (is: Class): Atom => ({ row: runRow(sign, 'upright', size), is })
  switch (kind) {
    case 'letter':
    case 'number':
    case 'mark': {
      const as = face ?? (/^[A-Za-zα-ωϑϕϖϱϵς]$/u.test(sign) ? 'italic' : 'upright')
      return { row: runRow(sign, as, size), is: sign === '…' || sign === '⋯' ? 'operator' : 'ord' }
    }
    case 'function':
      return upright('operator')
    case 'big':
      return { row: runRow(sign, 'upright', size * (display ? 1.5 : 1)), is: 'operator' }
    case 'plus':
    case 'minus':
    case 'binary':
      // Quotients stand close together.
      return upright(sign === '/' ? 'ord' : 'binary')
    case 'relation':
      return upright('relation')
    case 'comma':
      return upright(sign === '.' ? 'ord' : 'comma')
    case 'open':
      return upright('open')
    case 'close':
      return upright('close')
    case 'bar':
      return upright('ord')
    case 'space':
      return { row: space(size * (SPACES[name] ?? (name === '!' ? -THIN : 0))), is: 'space' }
    case 'group':
      return { row: row(inner[0]), is: 'ord' }
    case 'place':
      return { row: runRow(name, 'italic', size), is: 'ord' }
    case 'alphabet':
      return { row: row(inner[0], level, /^math(?:it|cal)$/.test(name) ? 'italic' : 'upright'), is: 'ord' }
    case 'text':
      return {
        row: runRow(text.slice(item.start, item.end).replace(/^[^{]*\{|\}$/g, ''), 'upright', size),
        is: name === 'operatorname' ? 'operator' : 'ord',
      }
    case 'fenced': {
      const [open, close] = fences(text.slice(item.start, item.end))
      return { row: beside([runRow(open, 'upright', size), row(inner[0]), runRow(close, 'upright', size)]), is: 'ord' }
    }
    case 'fraction': {
      const large = display && name !== 'tfrac'
      const at = large ? level : (Math.min(level + 1, 2) as Level)
      const fraction = stacked(row(inner[0], at), row(inner[1], at), size, large, name !== 'binom')
      const brackets = name === 'binom' ? ['(', ')'] : ['', '']
      const [open, close] = brackets.map((each) => runRow(each, 'upright', size)) as [MathRow, MathRow]
      return { row: beside([open, fraction, close]), is: 'ord' }
    }
    case 'root':
      return { row: withRoot(row(inner[0]), size), is: 'ord' }
    case 'accent':
    case 'wide': {
      const mark = ACCENTS[name]
      const drawn =
        name === 'vec'
          ? runRow('→', 'upright', size / 2)
          : mark === undefined
            ? undefined
            : runRow(mark, 'upright', size)
      return { row: withAccent(row(inner[0]), drawn, name, size), is: 'ord' }
    }
    case 'above':
    case 'below':
      // A script of nothing.
      return { row: row(inner[0], Math.min(level + 1, 2) as Level), is: 'ord' }
  }
}

/** The character of a letter, a digit, a sign or a command. */
function signOf({ name, start, end }: MathItem, text: string): string {
  const sign = name === '' ? text.slice(start, end).trim() : (FORMS[name] ?? mathCommands.get(name)?.sign ?? name)
  return sign === '-' ? '−' : sign === '·' ? '\u22C5' : sign
}

/** What stands behind `\left` and `\right`. */
function fences(text: string): readonly [string, string] {
  const sign = (found: string | undefined): string =>
    found === undefined || found === '.' ? '' : (mathCommands.get(found.slice(1))?.sign ?? found)
  return [
    sign(/^\\left\s*(\\[A-Za-z]+|\\.|.)/s.exec(text)?.[1]),
    sign(/\\right\s*(\\[A-Za-z]+|\\.|.)$/s.exec(text)?.[1]),
  ]
}

/** Atoms with TeX's spaces between them; a sign before everything, or behind another, is that of what follows. */
function spaced(atoms: readonly Atom[], level: Level): readonly MathRow[] {
  const rows: MathRow[] = []
  let before: Class | undefined
  atoms.forEach(({ row, is: found }, i) => {
    const isSign =
      found === 'binary' &&
      (before === undefined ||
        ['binary', 'relation', 'open', 'comma', 'operator'].includes(before) ||
        i === atoms.length - 1)
    const is: Class = isSign ? 'ord' : found
    const gap = before === undefined ? 0 : gapBetween(before, is, level)
    if (gap > 0) rows.push(space(gap * SMALLER[level]))
    rows.push(row)
    before = is
  })
  return rows
}

function gapBetween(before: Class, is: Class, level: Level): number {
  if (before === 'space' || is === 'space') return 0
  const operator =
    before === 'operator'
      ? is === 'ord' || is === 'operator'
      : is === 'operator' && (before === 'ord' || before === 'close')
  if (operator) return THIN
  if (level > 0 || before === 'open') return 0
  if (before === 'relation' || is === 'relation') return is === before || is === 'close' || is === 'comma' ? 0 : THICK
  if (before === 'binary' || is === 'binary') return MEDIUM
  return before === 'comma' ? THIN : 0
}
