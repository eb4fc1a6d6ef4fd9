import { InputError } from '../errors.js'
import type { SampleRows } from './sampleRows.js'

/** Characters in a line, at most: a file of other content has no line ends. */
const LONGEST_LINE = 1_000_000

/**
 * The rows of a text file: numbers separated by commas, semicolons or blanks; empty lines and lines that begin with # are passed over, and so
 * is a first line of names.
 */
export async function* textRows(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<SampleRows> {
  const decoder = new TextDecoder()
  let rest = ''
  let line = 0
  let columns: number | undefined
  const read = (lines: readonly string[]): Float64Array => {
    const numbers: number[] = []
    for (const text of lines) {
      line++
      const trimmed = text.trim()
      if (trimmed === '' || trimmed.startsWith('#')) continue
      const cells = trimmed.split(/\s*[,;]\s*|\s+/)
      const values = cells.map((cell) => (cell === '' ? Number.NaN : Number(cell)))
      if (columns === undefined && line === 1 && values.every(Number.isNaN)) continue
      columns ??= cells.length
      if (cells.length !== columns) refuse(`${file}:${line}`, `${columns} columns as in the rows before`, `${cells.length}`)
      const bad = values.findIndex((value) => !Number.isFinite(value))
      if (bad >= 0) refuse(`${file}:${line}, column ${bad + 1}`, 'a finite number', `'${(cells[bad] as string).slice(0, 40)}'`)
      for (const value of values) numbers.push(value)
    }
    return Float64Array.from(numbers)
  }
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE) refuse(`${file}:${line + lines.length + 1}`, 'lines of numbers', `a line of more than ${LONGEST_LINE} characters`)
    const rows = read(lines)
    if (rows.length > 0) yield { columns: columns ?? 1, rows }
  }
  const rows = read([rest])
  if (rows.length > 0) yield { columns: columns ?? 1, rows }
  if (columns === undefined) refuse(file, 'rows of numbers', 'none')
}

function refuse(at: string, expected: string, received: string): never {
  throw new InputError({ code: 'cli.samples', at, expected, received })
}
