import { Readable, pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { InputError } from '../errors.js'
import type { Io } from './io.js'
import { npyRows } from './npyRows.js'
import { npzArray } from './npzArray.js'
import { allColumns } from '../requests/sampleRows.js'
import type { ChooseColumns, SampleRows } from '../requests/sampleRows.js'
import { textRows } from './textRows.js'

/** How samples are read. */
export interface Reading {
  /** Which columns; default: all. */
  readonly choose?: ChooseColumns
  /** Is told what was found in the file that a reader should know of. */
  readonly note?: (sentence: string) => void
  /** The array of an archive of several. */
  readonly array?: string | undefined
}

/** Samples in a file, `-` for standard input; `samples.npz:phi` is the array phi of an archive. */
export function samplesIn(io: Pick<Io, 'readBytes'>, data: string, reading: Reading): AsyncGenerator<SampleRows> {
  const { path, array } = arrayOf(data)
  return readSamples(io.readBytes(path), data, { ...reading, array })
}

/** The path of a file, and the array in it that is named behind a colon. */
export function arrayOf(data: string): { readonly path: string; readonly array: string | undefined } {
  const [, path = data, array] = /^(.*\.npz):([^:]+)$/is.exec(data) ?? []
  return { path, array }
}

/**
 * Reads samples as a stream, in memory that does not depend on their number: NPY or text (comma, semicolon, tab or
 * blanks between columns, a line of names if there is one), gzip or not, an array of NPZ, and Parquet, told apart by
 * their first bytes. Rows are draws, columns are points.
 *
 * @param file its name, for messages
 * @throws InputError with the place of what cannot be read
 */
export async function* readSamples(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  { choose = allColumns, note = () => undefined, array }: Reading = {},
): AsyncGenerator<SampleRows> {
  const plain = await gunzipped(bytes, file)
  const [start, all] = await firstBytes(plain, START)
  const text = start.toString('latin1')
  if (text === '')
    throw new InputError({ code: 'cli.samples', at: file, expected: 'samples', received: 'an empty file' })
  const kind = BINARY.find(([first]) => text.startsWith(first))?.[1] ?? (beginsAsJson(text) ? 'JSON' : undefined)
  if (kind !== undefined)
    throw new InputError({
      code: 'cli.samples',
      at: file,
      expected: 'rows of numbers as CSV or other text, NPY (numpy.save), NPZ with one array, or Parquet, gzip or not',
      received: kind,
    })
  const { path } = arrayOf(file)
  const named = BY_NAME.find(([suffix, , first]) => suffix.test(path) && !text.startsWith(first))
  if (named !== undefined)
    throw new InputError({
      code: 'cli.samples',
      at: file,
      expected: named[1],
      received: 'a file that begins otherwise',
    })
  if (text.startsWith(PARQUET)) yield* (await import('./parquetRows.js')).parquetRows(all, file, choose, note)
  else if (text.startsWith(NPY)) yield* npyRows(all, file, choose)
  else if (/^PK(?:\x03\x04|\x05\x06)/.test(text)) yield* npyRows(npzArray(all, file, array), file, choose)
  else yield* textRows(all, file, choose, note)
}

/** Bytes that tell what a file is. */
export const START = 64

/** A list or an object of numbers, texts, lists or objects: not a line of names in brackets. */
export function beginsAsJson(text: string): boolean {
  return /^\s*(?:\[\s*[[\]{"\d-]|\{\s*["}])/.test(text)
}

const NPY = '\x93NUMPY'
/** With the first byte of its first page; names of columns may begin with PAR1. */
const PARQUET = 'PAR1\x15'

/** What a name promises: nothing else is read from such a file, as text least of all. */
const BY_NAME: readonly (readonly [suffix: RegExp, expected: string, first: string])[] = [
  [/\.npy(?:\.gz)?$/i, "NumPy's format, as the name says (numpy.save), which begins with the bytes \\x93NUMPY", NPY],
  [/\.parquet(?:\.gz)?$/i, 'Parquet, as the name says, which begins with PAR1', 'PAR1'],
  [/\.npz(?:\.gz)?$/i, "NumPy's archive, as the name says (numpy.savez), which begins with PK", 'PK'],
]

/** First bytes of files that are none of these, as far as no text begins with them. */
const BINARY: readonly (readonly [first: string, kind: string])[] = [
  ['\x89HDF', "an HDF5 file (Python: numpy.save('x.npy', h5py.File('x.h5')['phi'][:]))"],
  ['ARROW1\0', "an Arrow file (Python: pandas.read_feather('x.arrow').to_csv('x.csv'))"],
  ['MATLAB 5.0 MAT-file', "a MATLAB file (Python: numpy.save('x.npy', scipy.io.loadmat('x.mat')['phi']))"],
  ['\xd0\xcf\x11\xe0', 'an Excel workbook'],
  ['RDX', 'a file of R'],
  ['X\n\0\0', 'a file of R'],
  ['\x80\x02', 'a pickle'],
  ['\x80\x03', 'a pickle'],
  ['\x80\x04', 'a pickle'],
  ['\x80\x05', 'a pickle'],
  ['\xfd7zXZ', 'an xz file'],
  ['\x28\xb5\x2f\xfd', 'a zstd file'],
  ['%PDF', 'a PDF file'],
  ['\x89PNG', 'a PNG file'],
  ['\xff\xfe', 'text in UTF-16'],
  ['\xfe\xff', 'text in UTF-16'],
]

async function gunzipped(bytes: AsyncIterable<Uint8Array>, file: string): Promise<AsyncIterable<Uint8Array>> {
  const [start, all] = await firstBytes(bytes, 2)
  if (start[0] !== 0x1f || start[1] !== 0x8b) return all
  // The error of a broken stream arrives where the stream is read.
  const unpacked = pipeline(Readable.from(all), createGunzip(), () => undefined)
  return withErrors(unpacked, file)
}

async function* withErrors(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError({
      code: 'cli.samples',
      at: file,
      expected: 'a whole gzip file',
      received: error instanceof Error ? error.message : String(error),
    })
  }
}

/** The first bytes, `count` unless there are fewer, and all of the bytes. */
export async function firstBytes(
  bytes: AsyncIterable<Uint8Array>,
  count: number,
): Promise<readonly [Buffer, AsyncIterable<Uint8Array>]> {
  const iterator = bytes[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  let [length, ended] = [0, false]
  while (length < count && !ended) {
    const next = await iterator.next()
    if (next.done === true) ended = true
    else {
      read.push(next.value)
      length += next.value.length
    }
  }
  const start = Buffer.concat(read)
  async function* all(): AsyncGenerator<Uint8Array> {
    if (start.length > 0) yield start
    if (ended) return
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
  }
  return [start.subarray(0, count), all()]
}
