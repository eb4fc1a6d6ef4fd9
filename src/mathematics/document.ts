import { definitionsOf, macrosOf } from './macros.js'
import type { Definition } from './macros.js'
import { UnreadableMathematics } from './item.js'

/** Where an equation of a document stands: offsets of its mathematics in the text, its line from 1, its label. */
export interface DocumentEquation {
  readonly at: number
  readonly end: number
  /** Where its display begins. */
  readonly display: number
  readonly line: number
  readonly label: string | undefined
  /** What is defined before it. */
  readonly macros: Readonly<Record<string, string>>
}

/** A remark of a comment, `% edgewick: …`. */
export interface Remark {
  readonly at: number
  readonly text: string
}

/** The displayed equations of a text in order, and what its comments say to this program. */
export interface TexDocument {
  readonly equations: readonly DocumentEquation[]
  readonly remarks: readonly Remark[]
}

const DISPLAYS = 'equation align alignat flalign gather multline eqnarray displaymath dmath'.split(' ')
/** Displays whose lines may be equations of their own. */
const IN_ROWS = new Set('align alignat flalign gather eqnarray'.split(' '))

/**
 * The displayed equations of a LaTeX document: its comments, what is set verbatim and its text are left out; lines of an
 * `align` are equations of their own where they have a left side, else they go on with the one before. A text of mathematics
 * alone is one equation, or as many as it has blocks such as `aligned` one after the other.
 *
 * @throws UnreadableMathematics for a display that is not closed
 */
export function texDocument(text: string): TexDocument {
  const { bare, remarks } = withoutComments(text)
  const definitions = definitionsOf(bare)
  const letters = definitions.filter(({ body }) => !/\\(?:begin|end)\s*\{/.test(body))
  const begin = bare.indexOf('\\begin{document}')
  const closed = displaysOf(bare, Math.max(0, begin), definitions)
  const lineAt = lines(text)
  const displays = closed.length === 0 && begin < 0 ? withoutDisplays(bare) : closed
  const equations = displays.flatMap((display) => {
    const found = equationsIn(bare, display)
    // A label that stands in none of them is that of all.
    const labels = found.map(({ at, end }) => labelIn(bare.slice(at, end)))
    const isShared = labels.every((label) => label === undefined)
    const shared = isShared ? labelIn(bare.slice(display.at, display.end)) : undefined
    return found.map(({ at, end }, i) => ({
      at,
      end,
      display: display.opens,
      line: lineAt(at),
      label: labels[i] ?? shared,
      macros: macrosOf(letters.filter((definition) => definition.at < at)),
    }))
  })
  return { equations, remarks }
}

/** What stands in displays of its own, and what only within mathematics. */
const BLOCKS = 'aligned|gathered|split'
const WITHIN = new RegExp(`\\\\(?:begin|end)\\s*\\{(?:${BLOCKS}|cases|array|[bBpvV]?matrix|smallmatrix)\\*?\\}`, 'g')

/** A text of mathematics alone: blocks that follow each other are displays, anything else is one. */
function withoutDisplays(bare: string): readonly Display[] {
  if (/\\begin\s*\{|\\\[|\$\$/.test(bare.replaceAll(WITHIN, ''))) return []
  const blocks: Display[] = []
  let [depth, start, outside] = [0, 0, 0]
  const rest: string[] = []
  for (const { 0: token, index } of bare.matchAll(new RegExp(`\\\\(?:begin|end)\\{(?:${BLOCKS})\\}`, 'g'))) {
    const isBegin = token.startsWith('\\begin')
    if (isBegin && depth++ === 0) {
      rest.push(bare.slice(outside, index))
      start = index
    }
    if (isBegin || --depth > 0) continue
    outside = index + token.length
    blocks.push({ opens: start, at: start, end: outside, isRows: false })
  }
  if (bare.trim() === '') return []
  const isMore = [...rest, bare.slice(outside)].some((part) => !/^[\s.,;]*$/.test(part))
  return blocks.length === 0 || isMore ? [{ opens: 0, at: 0, end: bare.length, isRows: false }] : blocks
}

/** What comments say to this program, in order. */
export function remarksOf(text: string): readonly Remark[] {
  return withoutComments(text).remarks
}

/** What is no part of the document, by how it begins and ends. */
const LEFT_OUT: readonly (readonly [string, string])[] = [
  ...['verbatim', 'verbatim*', 'lstlisting', 'comment', 'minted'].map(
    (name) => [`\\begin{${name}}`, `\\end{${name}}`] as const,
  ),
  ['\\iffalse', '\\fi'],
]

/** The text with comments and what is set verbatim as blanks, and the remarks in comments. */
function withoutComments(text: string): { readonly bare: string; readonly remarks: readonly Remark[] } {
  const remarks: Remark[] = []
  const blank = (part: string): string => part.replaceAll(/[^\n]/g, ' ')
  const kept = LEFT_OUT.reduce((rest, [opening, closing]) => blankedBetween(rest, opening, closing, blank), text)
  const bare = kept.replaceAll(/(\\\\|\\%)|%[^\n]*/g, (part, escaped: string | undefined, at: number) => {
    if (escaped !== undefined) return part
    const remark = /^%+\s*edgewick(?::|(?=\s+\S+=))(.*)$/iu.exec(part)?.[1]
    if (remark !== undefined) remarks.push({ at, text: remark.trim() })
    return blank(part)
  })
  return { bare, remarks }
}

function blankedBetween(text: string, opening: string, closing: string, blank: (part: string) => string): string {
  let result = ''
  let from = 0
  for (;;) {
    const begin = text.indexOf(opening, from)
    const end = begin < 0 ? -1 : text.indexOf(closing, begin + opening.length)
    if (end < 0) return result + text.slice(from)
    result += text.slice(from, begin) + blank(text.slice(begin, end + closing.length))
    from = end + closing.length
  }
}

/** Macros that open a display, `\be` for `\begin{equation}`, or close one, by the environment. */
function aliasesOf(definitions: readonly Definition[], command: 'begin' | 'end'): ReadonlyMap<string, string> {
  return new Map(
    definitions.flatMap(({ name, body }) => {
      const environment = new RegExp(`^\\s*\\\\${command}\\s*\\{([a-z]+\\*?)\\}\\s*$`).exec(body)?.[1]
      return environment === undefined ? [] : [[name, environment] as const]
    }),
  )
}

interface Display {
  readonly opens: number
  readonly at: number
  readonly end: number
  readonly isRows: boolean
}

/** The displays in order. @throws UnreadableMathematics for one that is not closed */
function displaysOf(text: string, from: number, definitions: readonly Definition[]): readonly Display[] {
  const openers = aliasesOf(definitions, 'begin')
  const closers = aliasesOf(definitions, 'end')
  const names = [...openers.keys()].map((name) => `|\\${name}(?![A-Za-z])`)
  const opening = new RegExp(`\\\\begin\\{((?:${DISPLAYS.join('|')})\\*?)\\}|\\\\\\[|\\$\\$${names.join('')}`, 'g')
  const found: Display[] = []
  let end = from
  opening.lastIndex = from
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [written, named] = match
    if (match.index < end || isEscaped(text, match.index) || isDefined(text, match.index)) continue
    const environment = named ?? openers.get(written) ?? ''
    const closes = written === '\\[' ? /\\\]/g : written === '$$' ? /\$\$/g : closing(environment, closers)
    const start = match.index + written.length
    closes.lastIndex = start
    const close = closes.exec(text)
    if (close === null)
      throw new UnreadableMathematics(match.index, 'a display that is closed', `'${written}' without its end`)
    found.push({ opens: match.index, at: start, end: close.index, isRows: IN_ROWS.has(environment.replace('*', '')) })
    end = close.index + close[0].length
  }
  return found
}

/** Whether a backslash stands before the one here: `\\[2pt]` breaks a line. */
function isEscaped(text: string, at: number): boolean {
  let count = 0
  while (text[at - 1 - count] === '\\') count++
  return text[at] === '\\' && count % 2 === 1
}

/** Whether the place is within a definition, `\newcommand{\be}{\begin{equation}}`, or the name that is defined. */
function isDefined(text: string, at: number): boolean {
  return /\\(?:(?:re)?newcommand\*?|def|providecommand\*?)\s*\{?\s*(?:\\[A-Za-z]+\s*\}?\s*\{?\s*)?$/.test(
    text.slice(Math.max(0, at - 80), at),
  )
}

/** What closes an environment: its end, or a macro that stands for it. */
function closing(environment: string, closers: ReadonlyMap<string, string>): RegExp {
  const ends = [...closers].filter(([, closed]) => closed === environment).map(([name]) => `|\\${name}(?![A-Za-z])`)
  return new RegExp(`\\\\end\\{${environment.replace('*', '\\*')}\\}${ends.join('')}`, 'g')
}

/** The equations of a display: its rows, each with those that go on with it. */
function equationsIn(text: string, display: Display): readonly { readonly at: number; readonly end: number }[] {
  const inner = /\\begin\{(?:aligned|gathered|split)\}/.exec(text.slice(display.at, display.end))
  const rows = rowsOf(text, display, inner !== null)
  if (!display.isRows && inner === null) return [{ at: display.at, end: display.end }]
  const equations: { at: number; end: number }[] = []
  for (const row of rows) {
    const last = equations.at(-1)
    if (last !== undefined && goesOn(text.slice(row.at, row.end))) last.end = row.end
    else equations.push({ ...row })
  }
  return equations.filter(({ at, end }) => !/^[\s&{}]*$/.test(plain(text.slice(at, end))))
}

/** The rows between line breaks that stand in no braces and in no environment of their own. */
function rowsOf(
  text: string,
  { at, end }: Display,
  within: boolean,
): readonly { readonly at: number; readonly end: number }[] {
  const rows: { at: number; end: number }[] = []
  let depth = 0
  let start = at
  for (const match of text
    .slice(at, end)
    .matchAll(/\\begin\{[^}]*\}|\\end\{[^}]*\}|\\\\\*?(?:\s*\[[^\]]*\])?|\\.|[{}]/gs)) {
    const [token] = match
    if (/^\\begin\{(?:aligned|gathered|split)\}/.test(token) && within) continue
    if (/^\\end\{(?:aligned|gathered|split)\}/.test(token) && within) continue
    if (token === '{' || token.startsWith('\\begin')) depth++
    else if (token === '}' || token.startsWith('\\end')) depth--
    else if (token.startsWith('\\\\') && depth === 0) {
      rows.push({ at: start, end: at + match.index })
      start = at + match.index + token.length
    }
  }
  return [...rows, { at: start, end }]
}

/** A row without a left side, or one that begins with an operator, goes on with what stands before it. */
function goesOn(row: string): boolean {
  const bare = plain(row)
  const relation = /=|\\(?:approx|simeq|equiv|ni|sim)(?![A-Za-z])/.exec(bare)
  const left = relation === null ? bare : bare.slice(0, relation.index)
  return /^[\s&{}]*$/.test(left) || /^[\s&{}]*(?:[-+/]|\\(?:times|cdot)(?![A-Za-z]))/.test(left) || relation === null
}

/** A row without labels, spacing and numbers. */
function plain(row: string): string {
  return row.replaceAll(/\\(?:label|tag)\*?\s*\{[^{}]*\}|\\(?:nonumber|notag|q?quad)(?![A-Za-z])|\\[,;:!> ]/g, ' ')
}

function labelIn(text: string): string | undefined {
  return /\\label\s*\{([^{}]*)\}/.exec(text)?.[1]
}

/** The line of an offset, from 1. */
function lines(text: string): (at: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return (at) => {
    const blank = /^\s*/.exec(text.slice(at, at + 1000))?.[0].length ?? 0
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] as number) <= at + blank) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}
