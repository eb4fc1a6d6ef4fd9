import { InputError } from '../errors.js'
import { decimalOf } from '../numbers.js'
import { columnLabel, picked } from '../requests/sampleRows.js'
import type { ChooseColumns, SampleRows } from '../requests/sampleRows.js'
import { cellsOf, unquoted } from './textCells.js'
import { textHead, isHeader, isPerhapsHeader } from './textHead.js'
import type { TextHead } from './textHead.js'
import { textLines } from './textLines.js'

/**
 * The chosen columns of a text file: decimal numbers separated by commas, by semicolons, by tabs or by blanks, the same
 * in all lines, in quotation marks or not; between semicolons and tabs a comma may stand for the decimal point. Empty
 * lines and lines that begin with # are passed over; a first line of names says what the columns are called, and a
 * first column without a name, the index of the rows, is left out.
 */
export async function* textRows(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  choose: ChooseColumns,
  note: (sentence: string) => void,
): AsyncGenerator<SampleRows> {
  let header: string | undefined
  let pending: { readonly text: string; readonly line: number } | undefined
  let table: Table | undefined
  let isFirst = true
  let numbers: number[] = []
  const readRow = (text: string, line: number): void => {
    const at = `${file}:${line}`
    if (text.includes('\0')) refuse(at, 'lines of numbers', 'a binary file')
    if (isFirst) {
      // What some spreadsheets begin with, though the lines say it too.
      if (/^"?sep=.?"?$/i.test(text.trim())) return
      isFirst = false
      if (isHeader(text)) {
        header = text
        return
      }
      if (isPerhapsHeader(text)) {
        pending = { text, line }
        return
      }
    }
    if (pending !== undefined) {
      const before = pending
      pending = undefined
      const isNames = /[.e]/i.test(text)
      const first = `${file}:${before.line}: ${before.text.trim()}`
      if (isNames) note(`${first} are read as names of columns`)
      else note(`${first} is read as a draw, not as names of columns`)
      if (isNames) header = before.text
      else readRow(before.text, before.line)
    }
    table ??= begun(textHead(header, text, at, note), choose)
    readCells(table, text, at, numbers)
  }
  for await (const { texts, numbers: lines } of textLines(bytes, file)) {
    for (const [i, text] of texts.entries()) {
      const trimmed = text.trim()
      if (trimmed !== '' && !trimmed.startsWith('#')) readRow(text, lines[i] as number)
    }
    if (table !== undefined && numbers.length > 0) yield { ...table.columns, rows: Float64Array.from(numbers) }
    numbers = []
  }
  if (pending !== undefined) {
    table = begun(textHead(undefined, pending.text, file, note), choose)
    readCells(table, pending.text, `${file}:${pending.line}`, numbers)
    yield { ...table.columns, rows: Float64Array.from(numbers) }
  }
  if (table === undefined) refuse(file, 'rows of numbers', header === undefined ? 'none' : 'a line of names alone')
}

/** How the rows of a file are read. */
interface Table extends TextHead {
  /** The chosen cells of a line. */
  readonly cells: readonly number[]
  readonly columns: Omit<SampleRows, 'rows'>
  /** Whether commas are decimal points; undefined while no number with a point or a comma has been met. */
  comma: boolean | undefined
}

function begun(head: TextHead, choose: ChooseColumns): Table {
  const { width, indices, names } = head
  const places = choose({ columns: width - indices, names })
  return {
    ...head,
    cells: places.map((place) => place + indices),
    columns: { columns: places.length, ...picked(places, names) },
    comma: undefined,
  }
}

function readCells(table: Table, text: string, at: string, numbers: number[]): void {
  const { separator, width } = table
  const line = text.trimEnd()
  const cells = cellsOf(line, separator)
  if (cells.length !== width)
    refuse(at, `${width} ${width === 1 ? 'column' : 'columns'} as in the rows before`, `${cells.length}`)
  for (const [i, place] of table.cells.entries()) {
    const cell = cells[place] as string
    const value = numberOf(unquoted(cell), table, at, line)
    // Blanks between digits, and zeros before them as in 24,004, are those of numbers with a decimal comma.
    if (separator === ',' && /^[+-]?0\d|^[\d.+-]+\s+[\d.+-]/.test(cell))
      refuse(
        at,
        'one separator between columns: commas, semicolons or blanks, semicolons where commas are decimal points',
        quoted(line),
      )
    if (value === undefined)
      return refuse(
        `${at}, column ${columnLabel(place + 1, table.columns.names?.[i])}`,
        'a finite decimal number',
        `'${cell.slice(0, 40)}'`,
      )
    numbers.push(value)
  }
}

/** @throws InputError for decimal points and decimal commas in one file */
function numberOf(cell: string, table: Table, at: string, line: string): number | undefined {
  const canHaveCommas = table.separator === ';' || table.separator === '\t'
  if (!canHaveCommas || !/^[-+\d.,e]*[.,][-+\d.,e]*$/i.test(cell)) return decimalOf(cell)
  const comma = cell.includes(',')
  if ((comma && cell.includes('.')) || comma !== (table.comma ?? comma))
    refuse(at, 'decimal points or decimal commas, not both', quoted(line))
  table.comma = comma
  return decimalOf(comma ? cell.replace(',', '.') : cell)
}

function quoted(line: string): string {
  return `'${line.trim().slice(0, 60)}'`
}

function refuse(at: string, expected: string, received: string): never {
  throw new InputError({ code: 'cli.samples', at, expected, received })
}
