import { macrosOf } from './macros.js'

/** Where an equation of a document stands: offsets of its mathematics in the text, its line from 1, its label. */
export interface DocumentEquation {
  readonly at: number
  readonly end: number
  /** Where its display begins. */
  readonly display: number
  readonly line: number
  readonly label: string | undefined
}

/** A remark of a comment, `% edgewick: …`. */
export interface Remark {
  readonly at: number
  readonly text: string
}

/** The displayed equations of a text in order, what it defines, and what its comments say to this program. */
export interface TexDocument {
  readonly equations: readonly DocumentEquation[]
  readonly macros: Readonly<Record<string, string>>
  readonly remarks: readonly Remark[]
}

const DISPLAYS = 'equation align alignat flalign gather multline eqnarray displaymath dmath'.split(' ')
/** Displays whose lines may be equations of their own. */
const IN_ROWS = new Set('align alignat flalign gather eqnarray'.split(' '))

/**
 * The displayed equations of a LaTeX document: its comments, what is set verbatim and its text are left out; lines of an
 * `align` are equations of their own where they have a left side, else they go on with the one before. A text without a
 * display is one equation.
 */
export function texDocument(text: string): TexDocument {
  const { bare, remarks } = withoutComments(text)
  const definitions = Object.entries(macrosOf(bare))
  const macros = Object.fromEntries(definitions.filter(([, body]) => !/\\(?:begin|end)\s*\{/.test(body)))
  const begin = bare.indexOf('\\begin{document}')
  const from = begin < 0 ? 0 : begin
  const closed = displaysOf(bare, from, aliasesOf(definitions))
  const lineAt = lines(text)
  const whole = { opens: 0, at: 0, end: text.length, isRows: false }
  const displays = closed.length > 0 || begin >= 0 ? closed : [whole]
  const equations = displays.flatMap((display) => {
    const found = equationsIn(bare, display)
    // A label that stands in none of them is that of all.
    const labels = found.map(({ at, end }) => labelIn(bare.slice(at, end)))
    const shared = labels.every((label) => label === undefined)
      ? labelIn(bare.slice(display.at, display.end))
      : undefined
    return found.map(({ at, end }, i) => ({
      at,
      end,
      display: display.opens,
      line: lineAt(at),
      label: labels[i] ?? shared,
    }))
  })
  return { equations, macros, remarks }
}

/** What comments say to this program, in order. */
export function remarksOf(text: string): readonly Remark[] {
  return withoutComments(text).remarks
}

/** The text with comments and what is set verbatim as blanks, and the remarks in comments. */
function withoutComments(text: string): { readonly bare: string; readonly remarks: readonly Remark[] } {
  const remarks: Remark[] = []
  const blank = (part: string): string => part.replaceAll(/[^\n]/g, ' ')
  const bare = text
    .replaceAll(/\\begin\{(verbatim|lstlisting|comment|minted)\*?\}[^]*?\\end\{\1\*?\}/g, blank)
    .replaceAll(/(\\\\|\\%)|%[^\n]*/g, (part, escaped: string | undefined, at: number) => {
      if (escaped !== undefined) return part
      const remark = /^%+\s*edgewick:(.*)$/u.exec(part)?.[1]
      if (remark !== undefined) remarks.push({ at, text: remark.trim() })
      return blank(part)
    })
  return { bare, remarks }
}

/** Macros that open or close a display: `\be` for `\begin{equation}`. */
function aliasesOf(definitions: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  return new Map(
    definitions.flatMap(([name, body]) => {
      const environment = /^\s*\\begin\s*\{([a-z]+\*?)\}\s*$/.exec(body)?.[1]
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

/** The displays that are closed, in order; each opening is looked at once. */
function displaysOf(text: string, from: number, aliases: ReadonlyMap<string, string>): readonly Display[] {
  const names = [...aliases.keys()].map((name) => `\\${name}(?![A-Za-z])`)
  const opening = new RegExp(
    `\\\\begin\\{((?:${DISPLAYS.join('|')})\\*?)\\}|\\\\\\[|\\$\\$${names.map((name) => `|${name}`).join('')}`,
    'g',
  )
  const closers = new Map([...aliases].map(([name, environment]) => [name, closing(text, environment, aliases)]))
  const found: Display[] = []
  const unclosed = new Set<string>()
  let end = from
  opening.lastIndex = from
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [written, named] = match
    if (match.index < end || isDefined(text, match.index)) continue
    const environment = named ?? aliases.get(written) ?? ''
    const closes =
      written === '\\['
        ? /\\\]/g
        : written === '$$'
          ? /\$\$/g
          : (closers.get(written) ?? closing(text, environment, aliases))
    if (unclosed.has(closes.source)) continue
    const start = match.index + written.length
    closes.lastIndex = start
    const close = closes.exec(text)
    if (close === null) unclosed.add(closes.source)
    else {
      found.push({ opens: match.index, at: start, end: close.index, isRows: IN_ROWS.has(environment.replace('*', '')) })
      end = close.index + close[0].length
    }
  }
  return found
}

/** Whether the place is within a definition, `\newcommand{\be}{\begin{equation}}`, or the name that is defined. */
function isDefined(text: string, at: number): boolean {
  return /\\(?:(?:re)?newcommand\*?|def|providecommand\*?)\s*\{?\s*(?:\\[A-Za-z]+\s*\}?\s*\{?\s*)?$/.test(
    text.slice(Math.max(0, at - 80), at),
  )
}

/** What closes an environment: its end, or a macro that stands for it. */
function closing(text: string, environment: string, aliases: ReadonlyMap<string, string>): RegExp {
  const ends = Object.entries(aliases.size === 0 ? {} : macrosOf(text))
    .filter(([, body]) => new RegExp(`^\\s*\\\\end\\s*\\{${environment.replace('*', '\\*')}\\}\\s*$`).test(body))
    .map(([name]) => `|\\${name}(?![A-Za-z])`)
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
