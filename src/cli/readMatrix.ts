import { InputError, described } from '../errors.js'
import type { Io } from './io.js'
import { arrayOf, beginsAsJson, firstBytes, readSamples, START } from './readSamples.js'

/**
 * The rows of numbers in a file: JSON by its name or as it begins (a pipe has no name), a list of lists or one list, else
 * what {@link readSamples} reads.
 *
 * @throws InputError with the place of what cannot be read
 */
export async function readMatrix(io: Io, file: string): Promise<readonly (readonly number[])[]> {
  if (/\.json$/i.test(file)) return rowsOf(await io.readFile(file), file)
  const { path, array } = arrayOf(file)
  const [start, bytes] = await firstBytes(io.readBytes(path), START)
  if (beginsAsJson(start.toString('latin1'))) return rowsOf(await textOf(bytes), file)
  const rows: number[][] = []
  for await (const { columns, rows: some } of readSamples(bytes, file, { array }))
    for (let at = 0; at < some.length; at += columns) rows.push([...some.subarray(at, at + columns)])
  return rows
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of bytes) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** One number for each spin: a row, a column or a list. @throws as {@link readMatrix}, and for several of them */
export async function readVector(io: Io, file: string): Promise<readonly number[]> {
  const rows = await readMatrix(io, file)
  const [only] = rows
  if (rows.length === 1 && only !== undefined) return only
  if (rows.every(({ length }) => length === 1)) return rows.flat()
  throw new InputError({
    code: 'cli.vector',
    at: file,
    expected: 'one row or one column of numbers',
    received: `${rows.length} rows of ${only?.length ?? 0}`,
  })
}

function rowsOf(text: string, file: string): readonly (readonly number[])[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new InputError({
      code: 'cli.json',
      at: file,
      expected: 'JSON',
      received: `text that is none: ${error.message}`,
    })
  }
  const all = listOf(json, file, 'a list of numbers, or a list of such lists')
  if (all.length === 0) return []
  if (!all.some((each) => Array.isArray(each))) return [numbersOf(all, file)]
  return all.map((row, i) => numbersOf(listOf(row, `${file}[${i}]`, 'a list of numbers'), `${file}[${i}]`))
}

function listOf(value: unknown, at: string, expected: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new InputError({ code: 'cli.json', at, expected, received: described(value) })
}

function numbersOf(values: readonly unknown[], at: string): readonly number[] {
  return values.map((value, i) => {
    if (typeof value === 'number') return value
    throw new InputError({ code: 'cli.json', at: `${at}[${i}]`, expected: 'a number', received: described(value) })
  })
}
