import { InputError } from '../../errors.js'
import { largest, requireSize } from '../../sizes.js'

/** A file beside a paper that says of its equations, by their labels, what comments in it would say. */
export interface ClaimsFile {
  readonly text: string
  /** The name by which places call it; default: `claims`. */
  readonly file?: string
}

/** One line of it: `eq:two: theory=phi4 legs=2`. */
export interface ClaimStatement {
  /** The label of an equation, `line 12` for the one that begins there, `*` for the whole document. */
  readonly label: string
  /** What a comment would say. */
  readonly text: string
  /** Its line and column, for messages. */
  readonly place: string
}

/** A label ends with a colon and a blank, for labels have colons in them. */
const STATEMENT = /^(\s*)(\S(?:.*?\S)?)\s*:(?:\s+(.*))?$/u

/** What was read, and what is wrong with lines that are no statement. */
export interface ClaimStatements {
  readonly statements: readonly ClaimStatement[]
  readonly problems: readonly InputError[]
}

/** The statements of a claims file, one a line, in order; empty lines and those that begin with # are left out. */
export function statementsOf({ text, file = 'claims' }: ClaimsFile): ClaimStatements {
  requireSize({
    code: 'referee.size',
    at: file,
    of: 'characters',
    needed: text.length,
    most: largest.claimsFile,
    instead: 'comments in the document',
  })
  const statements: ClaimStatement[] = []
  const problems: InputError[] = []
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue
    const [, indent = '', label, said = ''] = STATEMENT.exec(line) ?? []
    const place = `${file}:${i + 1}:${(label === undefined ? (/^\s*/.exec(line)?.[0].length ?? 0) : indent.length) + 1}`
    if (label === undefined || said.trim() === '')
      problems.push(
        new InputError({
          code: 'referee.claims',
          at: place,
          expected: 'a label, a colon and what a comment would say, as in eq:two: theory=phi4 legs=2',
          received: `'${line.trim()}'`,
        }),
      )
    else statements.push({ label: label.replace(/^line\s+/u, 'line '), text: said.trim(), place })
  }
  return { statements, problems }
}

/** The statements for labels of a document, of which each has to have its equation. */
export function strangers(
  statements: readonly ClaimStatement[],
  equations: readonly { readonly label: string | undefined; readonly line: number }[],
): readonly InputError[] {
  const known = new Set(equations.flatMap((equation) => namesOf(equation)))
  const labels = equations.flatMap(({ label }) => label ?? [])
  const shown = labels.slice(0, MOST_SHOWN).join(', ')
  const more = labels.length > MOST_SHOWN ? `, and ${labels.length - MOST_SHOWN} more` : ''
  return statements.flatMap(({ label, place }) =>
    label === '*' || known.has(label)
      ? []
      : [
          new InputError({
            code: 'referee.label',
            at: place,
            expected: `a label of the document${labels.length === 0 ? ', which has none' : ` (${shown}${more})`}, the line of an equation as in line 12, or *`,
            received: `'${label}'`,
          }),
        ],
  )
}

/** Labels that are listed in a message. */
const MOST_SHOWN = 12

/** What an equation may be called in a claims file. */
export function namesOf({
  label,
  line,
}: {
  readonly label: string | undefined
  readonly line: number
}): readonly string[] {
  return [...(label === undefined ? [] : [label]), `line ${line}`]
}
