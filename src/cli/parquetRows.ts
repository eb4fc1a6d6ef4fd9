import type * as HyparquetModule from 'hyparquet'
import type { FileMetaData, SchemaElement } from 'hyparquet'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { InputError } from '../errors.js'
import { columnLabel, picked } from '../requests/sampleRows.js'
import type { ChooseColumns, SampleRows } from '../requests/sampleRows.js'
import { wholeFile } from './wholeFile.js'

/** Of a file, whose table of contents is at its end. */
const LARGEST = 2 ** 30

/** Types of columns that hold numbers, and what else says that such a column holds something else. */
const NUMBERS: readonly (SchemaElement['type'] | undefined)[] = ['INT32', 'INT64', 'FLOAT', 'DOUBLE', 'BOOLEAN']
const OTHER = /^(?:DATE|TIME|TIMESTAMP)/

/**
 * The chosen columns of a Parquet file, a group of rows at a time: floats, integers, decimal numbers and booleans. The
 * index that pandas puts beside the columns is left out.
 *
 * @throws InputError for a file that cannot be read, for chosen columns of anything else and missing values, and where
 * the optional package that reads them is not installed
 */
export async function* parquetRows(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  choose: ChooseColumns,
  note: (sentence: string) => void,
): AsyncGenerator<SampleRows> {
  const library = await hyparquet()
  const content = await wholeFile(bytes, {
    at: file,
    most: LARGEST,
    expected: 'a Parquet file of less than 1 GB',
    received: 'a larger one',
  })
  const metadata = contents(library, content, file)
  const columns = columnsOf(metadata, note)
  const names = columns.map(({ name }) => name)
  const places = choose({ columns: columns.length, names })
  const chosen = places.map((place) => requireNumbers(columns[place] as Column, place, file))
  const twice = chosen.find(({ name }) => names.indexOf(name) !== names.lastIndexOf(name))
  if (twice !== undefined)
    throw new InputError({
      code: 'cli.samples',
      at: file,
      expected: 'columns with names of their own',
      received: `several of the name '${twice.name}'`,
    })
  const head = { columns: places.length, ...picked(places, names) }
  const buffer = {
    byteLength: content.byteLength,
    slice: (from: number, to?: number) => content.buffer.slice(from, to),
  }
  let before = 0
  for (const { num_rows: rows } of metadata.row_groups) {
    const [rowStart, count] = [before, Number(rows)]
    const numbers = new Float64Array(count * chosen.length)
    let filled = 0
    // An error in the callback would be lost.
    const chunks: HyparquetModule.ColumnData[] = []
    await library
      .parquetRead({
        file: buffer,
        metadata,
        columns: chosen.map(({ name }) => name),
        rowStart,
        rowEnd: rowStart + count,
        compressors: COMPRESSORS,
        onChunk: (chunk) => void chunks.push(chunk),
      })
      .catch((error: unknown) => damaged(file, error))
    for (const { columnName, columnData, rowStart: from } of chunks) {
      const k = chosen.findIndex(({ name }) => name === columnName)
      for (let i = 0; i < columnData.length; i++) {
        const row = from - rowStart + i
        if (row < 0 || row >= count) continue
        const value: unknown = columnData[i]
        const number = numberOf(value)
        if (number === undefined)
          throw new InputError({
            code: 'cli.samples',
            at: `${file}: row ${from + i + 1}, column ${columnLabel((places[k] as number) + 1, columnName)}`,
            expected: 'a finite number',
            received: received(value),
          })
        numbers[row * chosen.length + k] = number
        filled++
      }
    }
    if (filled !== numbers.length) damaged(file, new Error(`${filled} of ${numbers.length} numbers in a group of rows`))
    before += count
    if (count > 0) yield { ...head, rows: numbers }
  }
}

/** Beside snappy and none, which need nothing. */
const COMPRESSORS: HyparquetModule.Compressors = {
  GZIP: (input) => gunzipSync(input),
  BROTLI: (input) => brotliDecompressSync(input),
}

function contents({ parquetMetadata }: typeof HyparquetModule, content: Uint8Array, file: string): FileMetaData {
  try {
    return parquetMetadata(content)
  } catch (error) {
    return damaged(file, error)
  }
}

interface Column {
  readonly name: string
  /** What it holds that are no numbers; undefined for numbers. */
  readonly other?: string
}

/** The columns beside one another, without the index of pandas, as far as they lie flat. */
function columnsOf({ schema }: FileMetaData, note: (sentence: string) => void): readonly Column[] {
  const found: Column[] = []
  for (let i = 1; i < schema.length; i++) {
    const element = schema[i] as SchemaElement
    const { name } = element
    if (/^__index_level_\d+__$/.test(name)) note(`the column '${name}' is read as the index of the rows and left out`)
    else found.push(columnOf(element))
    // What is inside it follows it.
    let inside = element.num_children ?? 0
    while (inside > 0) inside += (schema[++i]?.num_children ?? 0) - 1
  }
  return found
}

function columnOf({ name, type, num_children: inside, repetition_type: repeated, ...element }: SchemaElement): Column {
  const meaning: string = element.converted_type ?? element.logical_type?.type ?? ''
  if ((inside ?? 0) > 0 || repeated === 'REPEATED') return { name, other: 'lists or records' }
  if (meaning === 'DECIMAL' || meaning === 'FLOAT16') return { name }
  return NUMBERS.includes(type) && !OTHER.test(meaning)
    ? { name }
    : { name, other: OTHER.test(meaning) ? 'dates or times' : 'texts' }
}

function requireNumbers(column: Column, place: number, file: string): Column {
  if (column.other === undefined) return column
  throw new InputError({
    code: 'cli.samples',
    at: `${file}, column ${columnLabel(place + 1, column.name)}`,
    expected: 'a column of numbers (--columns picks some)',
    received: `one of ${column.other}`,
  })
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'bigint' || typeof value === 'boolean' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

function received(value: unknown): string {
  return value === null || value === undefined
    ? 'a missing value'
    : `${typeof value === 'number' ? value : typeof value}`
}

function damaged(file: string, error: unknown): never {
  const message = error instanceof Error ? error.message : String(error)
  const codec = /unsupported compression codec:? (\w+)/i.exec(message)?.[1]
  throw new InputError({
    code: 'cli.samples',
    at: file,
    expected:
      codec === undefined
        ? 'a whole Parquet file'
        : "a Parquet file that is compressed by snappy, gzip, brotli or not at all (pandas: df.to_parquet('x.parquet'))",
    received: codec === undefined ? message : codec.toLowerCase(),
  })
}

async function hyparquet(): Promise<typeof HyparquetModule> {
  try {
    return await import('hyparquet')
  } catch {
    throw new InputError({
      code: 'cli.samples',
      at: 'Parquet',
      expected: 'the optional package hyparquet (npm install hyparquet)',
      received: 'an installation without it',
    })
  }
}
