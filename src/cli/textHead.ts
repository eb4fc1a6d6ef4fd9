import { InputError } from '../errors.js'
import { decimalOf } from '../numbers.js'
import { cellsOf, isQuoted, separatorOf, unquoted } from './textCells.js'
import type { Separator } from './textCells.js'

/** What the first lines of a text say about all of them. */
export interface TextHead {
  readonly separator: Separator
  /** Cells in a line. */
  readonly width: number
  /** How many of them, the first ones, are an index of the rows. */
  readonly indices: 0 | 1
  /** Of the other columns. */
  readonly names: readonly string[] | undefined
}

/** What programs write for a number that is none. */
const NONE = /^(?:nan|na|null|none|inf|infinity)$/i

/**
 * A line of names: letters or what stands in quotation marks, no numbers among them; names that are the numbers 0, 1,
 * 2, … behind a first one that is empty.
 */
export function isHeader(line: string): boolean {
  const cells = cellsOf(line, separatorOf(line))
  const names = cells.filter((cell) => unquoted(cell) !== '')
  if (
    names.length > 0 &&
    names.length < cells.length &&
    unquoted(cells[0] as string) === '' &&
    areCounted(cells.slice(1))
  )
    return true
  return names.length > 0 && names.every(isName)
}

function isName(cell: string): boolean {
  const name = unquoted(cell).trim()
  return !NONE.test(name) && decimalOf(name) === undefined && (isQuoted(cell) || /^['\p{L}_(%$[]/u.test(name))
}

/** The numbers 0, 1, 2, …, as names that nobody gave, or as a draw; 0, 1 alone is where many a process begins. */
export function isPerhapsHeader(line: string): boolean {
  const cells = cellsOf(line, separatorOf(line))
  return cells.length > 2 && areCounted(cells)
}

function areCounted(cells: readonly string[]): boolean {
  return cells.every((cell, i) => unquoted(cell) === `${i}`)
}

/**
 * What the line of names, if there is one, and the first line of numbers say together.
 *
 * @throws InputError for lines that have not as many names as columns
 */
export function textHead(
  header: string | undefined,
  row: string,
  at: string,
  note: (sentence: string) => void,
): TextHead {
  const ofHeader = header === undefined ? ' ' : separatorOf(header)
  const separator = ofHeader === ' ' ? separatorOf(row) : ofHeader
  const cells = cellsOf(row.trimEnd(), separator)
  const width = cells.length
  const head: TextHead = { separator, width, indices: 0, names: undefined }
  if (header === undefined) return head
  const names = namesOf(header, separator, cells)
  // Names with blanks in them cannot be told apart where blanks separate columns.
  if (names === undefined && separator === ' ') return head
  if (names === undefined)
    throw new InputError({
      code: 'cli.samples',
      at,
      expected: `as many columns as the line of names has, ${cellsOf(header, separator).length}`,
      received: `${width}`,
    })
  const hasIndex = names.length < width || /^(?:Unnamed: 0)?$/.test(names[0] as string)
  if (!hasIndex || width === 1) return { ...head, names }
  const rest = names.length < width ? names : names.slice(1)
  note(
    `the first column, which has no name, is read as the index of the rows and left out; column 1 is ${rest[0] === '' ? 'the next one' : `'${rest[0]}'`}`,
  )
  return { ...head, indices: 1, names: rest }
}

/** The names of all columns, or of all but the first, where that has names of rows. */
function namesOf(header: string, separator: Separator, row: readonly string[]): readonly string[] | undefined {
  for (const between of [separator, ' '] as const) {
    const names = cellsOf(header, between).map((cell) => unquoted(cell).trim())
    if (names.length === row.length) return names
    const [first = ''] = row
    if (names.length === row.length - 1 && (isQuoted(first) || decimalOf(first) === undefined)) return names
  }
  return undefined
}
