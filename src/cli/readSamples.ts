import { Readable, pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { InputError } from '../errors.js'
import { npyRows } from './npyRows.js'
import type { SampleRows } from './sampleRows.js'
import { textRows } from './textRows.js'

/**
 * Reads samples as a stream, in memory that does not depend on their number: NPY or text (comma, semicolon or blanks between columns, a header line if
 * there is one), gzip or not, told apart by their first bytes. Rows are draws, columns are points.
 *
 * @param file its name, for messages
 * @throws InputError with the place of what cannot be read
 */
export async function* readSamples(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<SampleRows> {
  const plain = await gunzipped(bytes, file)
  const [start, all] = await firstBytes(plain, 6)
  if (start.length === 0) throw new InputError({ code: 'cli.samples', at: file, expected: 'samples', received: 'an empty file' })
  yield* start[0] === 0x93 && start.subarray(1, 6).toString('latin1') === 'NUMPY' ? npyRows(all, file) : textRows(all, file)
}

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
    throw new InputError({ code: 'cli.samples', at: file, expected: 'a whole gzip file', received: error instanceof Error ? error.message : String(error) })
  }
}

/** The first bytes, `count` unless there are fewer, and all of the bytes. */
async function firstBytes(bytes: AsyncIterable<Uint8Array>, count: number): Promise<readonly [Buffer, AsyncIterable<Uint8Array>]> {
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
