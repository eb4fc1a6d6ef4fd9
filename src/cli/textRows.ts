import { InputError } from '../errors.js'
import { decimalOf } from '../numbers.js'
import type { SampleRows } from '../requests/actionOfData.js'
import { largest } from '../sizes.js'

/**
 * The rows of a text file: decimal numbers separated by commas, by semicolons or by blanks, the same in all lines;
 * between semicolons a comma may stand for the decimal point. Empty lines and lines that begin with # are passed over,
 * and so is a first line of names.
 */
export async function* textRows(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<SampleRows> {
  const decoder = new TextDecoder()
  let rest = ''
  let line = 0
  let columns: number | undefined
  let layout: Layout | undefined
  const read = (lines: readonly string[]): Float64Array => {
    const numbers: number[] = []
    for (const text of lines) {
      line++
      const trimmed = text.trim()
      if (trimmed === '' || trimmed.startsWith('#')) continue
      const at = `${file}:${line}`
      if (trimmed.includes('\0')) refuse(at, 'lines of numbers', 'a binary file')
      if (columns === undefined && line === 1 && isHeader(trimmed)) continue
      layout = layoutOf(trimmed, layout, at)
      const cells = trimmed.split(SEPARATORS[layout.separator])
      columns ??= cells.length
      if (cells.length !== columns) refuse(at, `${columns} columns as in the rows before`, `${cells.length}`)
      for (const [i, cell] of cells.entries()) {
        const value = decimalOf(layout.comma ? cell.replace(',', '.') : cell)
        if (value === undefined)
          return refuse(`${at}, column ${i + 1}`, 'a finite decimal number', `'${cell.slice(0, 40)}'`)
        numbers.push(value)
      }
    }
    return Float64Array.from(numbers)
  }
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > largest.lineCharacters)
      refuse(
        `${file}:${line + lines.length + 1}`,
        'lines of numbers',
        `a line of more than ${largest.lineCharacters} characters`,
      )
    const rows = read(lines)
    if (rows.length > 0) yield { columns: columns ?? 1, rows }
  }
  const rows = read([rest])
  if (rows.length > 0) yield { columns: columns ?? 1, rows }
  if (columns === undefined) refuse(file, 'rows of numbers', 'none')
}

/**
 * What separates columns, and whether a comma is the decimal point; undefined while no number with a point or a comma
 * has been met.
 */
interface Layout {
  readonly separator: keyof typeof SEPARATORS
  readonly comma: boolean | undefined
}

const SEPARATORS = { ';': /\s*;\s*/, ',': /\s*,\s*/, ' ': /\s+/ } as const

/** The layout of a line that does not contradict that of the lines before. */
function layoutOf(line: string, before: Layout | undefined, at: string): Layout {
  const separator = before?.separator ?? (line.includes(';') ? ';' : line.includes(',') ? ',' : ' ')
  if (separator === ',' && /[^\s,]\s+[^\s,]/.test(line))
    refuse(
      at,
      'one separator between columns: commas, semicolons or blanks, semicolons where commas are decimal points',
      `'${line.slice(0, 60)}'`,
    )
  if (separator !== ';' || !/[.,]/.test(line)) return { separator, comma: before?.comma }
  const comma = line.includes(',')
  if ((comma && line.includes('.')) || comma !== (before?.comma ?? comma))
    refuse(at, 'decimal points or decimal commas, not both', `'${line.slice(0, 60)}'`)
  return { separator, comma }
}

/** Names of columns: each begins with a letter, and none is what programs write for a number that is none. */
function isHeader(line: string): boolean {
  return line
    .split(/\s*[,;]\s*|\s+/)
    .every((cell) => /^["']?[\p{L}_]/u.test(cell) && !/^(?:nan|na|null|none|inf|infinity)$/i.test(cell))
}

function refuse(at: string, expected: string, received: string): never {
  throw new InputError({ code: 'cli.samples', at, expected, received })
}
