import type { Theory } from '../../theory/theory.js'
import type { Token } from './cursor.js'
import { withGreek } from '../../theory/greekNames.js'
import { named } from '../../names.js'

/** Commands that put a space between what stands before and after. */
const SPACES = new Set('quad qquad thinspace hspace vspace'.split(' '))
/** Commands that only size or number a formula, or change its letters. */
const SILENT = new Set(
  'displaystyle textstyle scriptstyle nonumber notag limits nolimits left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr mathbf boldsymbol bm vec mathit allowbreak'.split(
    ' ',
  ),
)
/** Commands whose argument is no part of the formula. */
const WITH_ARGUMENT = new Set(['begin', 'end', 'label', 'tag', 'hspace', 'vspace', 'color'])
const WORDS = new Set([
  'text',
  'textrm',
  'textnormal',
  'textit',
  'mathrm',
  'mbox',
  'operatorname',
  'mathcal',
  'mathscr',
])
const MEANS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['ldots', 'cdots', 'dots', 'dotsc', 'dotsb'].map((name) => [name, '…'])),
  ...Object.fromEntries(['cdot', 'times', 'ast'].map((name) => [name, '·'])),
  ...Object.fromEntries(['frac', 'tfrac', 'dfrac', 'cfrac', 'nicefrac', 'sfrac'].map((name) => [name, '\\frac'])),
  ...Object.fromEntries(['int', 'iint', 'iiint'].map((name) => [name, '∫'])),
  ...{
    sum: '∑',
    prod: '∏',
    ni: '∋',
    supset: '∋',
    equiv: '=',
    coloneqq: '=',
    prime: "'",
    lbrack: '[',
    rbrack: ']',
    lbrace: '[',
    rbrace: ']',
  },
}

/** Marks that stand for the holes of a template: `{a}`, `{b}`, `{points}`. */
export const holes = { a: '\uE000', b: '\uE001', points: '\uE002' } as const

/**
 * The tokens of LaTeX without spacing, alignment, sizes and labels; braces around a single token are dropped. @param
 * from where the formula begins
 */
export function latexTokens(text: string, theory: Theory, from = 0): readonly Token[] {
  return withoutCallBraces(withoutBraces(rawTokens(text, theory, from)))
}

function rawTokens(text: string, { lines, vertices }: Theory, from: number): readonly Token[] {
  const plainNames = [...lines, ...vertices].map(({ name }) => name).filter((name) => /^[A-Za-z]{2,}$/.test(name))
  const tokens: Token[] = []
  let offset = from
  let spaced = false
  const push = (kind: Token['kind'], written: string, at: number): void => {
    tokens.push({ kind, text: written, at, spaced })
    spaced = false
  }
  while (offset < text.length) {
    const at = offset
    const rest = text.slice(offset, offset + 300)
    // Plain TeX's fonts and SymPy's dot between factors.
    const font = /^\{\s*\\(?:it|rm|bf|sf|tt|cal|mit)\s+([\p{L}\d]+)\s*\}/u.exec(rest)
    const dot = /^\\,\.\\,/.exec(rest)?.[0]
    if (font !== null || dot !== undefined) {
      if (font !== null) pushWords(font[1] as string, at, push)
      else push('sign', '·', at)
      offset += font?.[0].length ?? dot?.length ?? 0
      continue
    }
    const skipped = /^(?:\s+|%[^\n]*|\\\\(?:\[[^\]]*\])?|\\[,;:!> [\]()]|[~&$])/u.exec(rest)?.[0]
    if (skipped !== undefined) {
      // A comment may be longer than the piece that is looked at.
      const end = skipped.startsWith('%') ? text.indexOf('\n', offset) : offset + skipped.length
      offset = end < 0 ? text.length : end
      if (skipped !== '\\!') spaced = true
      continue
    }
    const command = /^\\([A-Za-z]+)\*?\s*/.exec(rest)
    if (command !== null) {
      const name = command[1] as string
      offset += command[0].length
      const argument =
        WITH_ARGUMENT.has(name) || WORDS.has(name)
          ? /^(?:\{([^{}]*)\}|([A-Za-z]))/.exec(text.slice(offset, offset + 300))
          : null
      offset += argument?.[0].length ?? 0
      if (WITH_ARGUMENT.has(name) || SILENT.has(name) || SPACES.has(name)) {
        if (/^(?:left|right)$/.test(name) && text[offset] === '.') offset++
        if (SPACES.has(name)) spaced = true
      } else if (WORDS.has(name) && argument !== null) pushWords(argument[1] ?? argument[2] ?? '', at, push)
      else {
        const means = named(MEANS, name) ?? withGreek(name)
        push(/^['[\]=·…∋]$/u.test(means) ? 'sign' : 'name', means === name ? `\\${name}` : means, at)
      }
      continue
    }
    const plain = plainNames.find((name) => rest.startsWith(name) && /^\d*\(/.test(rest.slice(name.length)))
    const plainText = plain === undefined ? undefined : plain + (/^\d*/.exec(rest.slice(plain.length))?.[0] ?? '')
    const piece =
      plainText ?? /^(?:Comb\b\.?|[Pp]erms?\b\.?|\.\.\.|:=|\\[{}]|\d+(?:\.\d+)?|\p{L}|.)/su.exec(rest)?.[0] ?? ''
    if (/^(?:Comb|[Pp]erms?)/.test(piece)) pushWords(piece, at, push)
    else if (/^\d/.test(piece)) {
      // Without braces an argument is one digit: \frac12, y_12.
      const written = isArgument(tokens) ? (piece[0] as string) : (GROUPED.exec(rest)?.[0] ?? piece)
      push('number', written.replace(/[^\d.]/g, ''), at)
      offset += written.length
      continue
    } else if (piece === '\\{' || piece === '\\}') push('sign', piece === '\\{' ? '[' : ']', at)
    else
      push(
        plainText !== undefined || /^[\p{L}∫∑∏\uE000-\uE002]/u.test(piece) ? 'name' : 'sign',
        named(NORMAL, piece) ?? piece,
        at,
      )
    offset += piece.length
  }
  return tokens
}

/** `46\,080`, `1~000~000`: the digits of one number in groups of three. */
const GROUPED = /^[1-9]\d{0,2}(?:(?:\\[,!]|~)\d{3})+(?!\d|(?:\\[,!]|~)\d)/

const NORMAL: Readonly<Record<string, string>> = { '−': '-', '...': '…', ':=': '=', '×': '·', '*': '·' }

/** `\text{ + 2 perms.}` is a sign, a number and a word; a single letter is a name. */
function pushWords(content: string, at: number, push: (kind: Token['kind'], text: string, at: number) => void): void {
  const [, plus, count, words = ''] = /^\s*(\+)?\s*(\d+)?\s*(.*?)\s*\.?\s*$/su.exec(content) ?? []
  if (plus !== undefined) push('sign', '+', at)
  if (count !== undefined) push('number', count, at)
  if (words !== '') push(/^\p{L}$/u.test(words) ? 'name' : 'words', words, at)
}

/** Whether the next token is an argument without braces. */
function isArgument(tokens: readonly Token[]): boolean {
  const [before, last] = [tokens.at(-2), tokens.at(-1)]
  if (last?.text !== '}')
    return ['^', '_', '\\frac'].includes(last?.text ?? '') || (before?.text === '\\frac' && last?.text !== '{')
  let depth = 0
  for (let i = tokens.length - 1; i >= 0; i--) {
    depth += tokens[i]?.text === '}' ? 1 : tokens[i]?.text === '{' ? -1 : 0
    if (depth === 0) return tokens[i - 1]?.text === '\\frac'
  }
  return false
}

/** `f{\left(x\right)}` is `f(x)`, as SymPy writes it; the braces of an exponent, an index or an argument stay. */
function withoutCallBraces(tokens: readonly Token[]): readonly Token[] {
  const dropped = new Set<number>()
  const open: number[] = []
  /** Where the bracket began that was closed last. */
  let begun = -1
  tokens.forEach(({ text }, i) => {
    if ('([{'.includes(text)) open.push(i)
    if (!')]}'.includes(text)) return
    const from = open.pop() ?? -1
    const before = tokens[from - 1]?.text ?? '^'
    const called = text === '}' && tokens[i - 1]?.text === ')' && begun === from + 1 && tokens[begun]?.text === '('
    if (called && !['^', '_', '{', '\\frac', '\\sqrt', '\\over'].includes(before))
      [from, i].forEach((place) => dropped.add(place))
    begun = from
  })
  return dropped.size === 0 ? tokens : tokens.filter((_, i) => !dropped.has(i))
}

/** `{x}` is `x`; `{}` is nothing. */
function withoutBraces(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = []
  for (const token of tokens) {
    kept.push(token)
    if (token.text !== '}') continue
    if (kept.at(-2)?.text === '{') kept.splice(-2, 2)
    else if (kept.at(-3)?.text === '{' && kept.at(-2)?.kind !== 'sign') kept.splice(-3, 3, kept.at(-2) as Token)
  }
  return kept
}
