import { InputError } from '../errors.js'
import { wholeFile } from './wholeFile.js'

/** Of an archive, which is read as a whole before its array streams. */
const LARGEST = 2 ** 28

const ADVICE = 'a NumPy array by itself (numpy.save), or an archive of one of less than 256 MB'

/**
 * The bytes of the one array in a zip archive as numpy.savez writes it, or of the one that is named.
 *
 * @throws InputError for an archive of anything else, of several arrays of which none is named, too large, or damaged
 */
export async function* npzArray(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  array: string | undefined,
): AsyncGenerator<Uint8Array> {
  const archive = await wholeFile(bytes, {
    at: file,
    most: LARGEST,
    expected: ADVICE,
    received: 'a larger zip archive',
  })
  const { Uint8ArrayReader, ZipReader, configure } = await import('@zip.js/zip.js')
  configure({ useWebWorkers: false })
  const reader = new ZipReader(new Uint8ArrayReader(archive), { checkCrc32: true })
  const entries = await reader
    .getEntries()
    .catch((error: unknown) => refuse(file, 'a whole zip archive', messageOf(error)))
  const isArray = ({ directory, filename }: (typeof entries)[number]): boolean =>
    !directory && filename.endsWith('.npy')
  const arrays = entries.filter(isArray)
  const nameOf = ({ filename }: (typeof entries)[number]): string => filename.slice(0, -'.npy'.length)
  const found =
    array === undefined
      ? arrays.length === entries.length && arrays.length === 1
        ? arrays
        : []
      : arrays.filter((entry) => nameOf(entry) === array)
  const [entry] = found
  if (entry === undefined || entry.directory) {
    if (arrays.length === 0)
      return refuse(
        file,
        ADVICE,
        entries.length === 0
          ? 'an empty zip archive'
          : `a zip archive of ${entries.map(({ filename }) => `'${filename}'`).join(', ')}`,
      )
    const [path] = file.split(/(?<=\.npz):/i)
    return refuse(
      file,
      `the name of an array of the archive behind its own, such as ${path}:${nameOf(arrays[0] as (typeof arrays)[0])}`,
      `${array === undefined ? 'none' : `'${array}'`} for the arrays ${arrays.map(nameOf).join(', ')}`,
    )
  }
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  // What goes wrong on the way in is met on the way out.
  const unpacked = entry.getData(writable).catch((error: unknown) => writable.abort(error).catch(() => undefined))
  try {
    for await (const chunk of readable) yield chunk
    await unpacked
  } catch (error) {
    if (error instanceof InputError) throw error
    refuse(file, 'a whole zip archive', messageOf(error))
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function refuse(at: string, expected: string, received: string): never {
  throw new InputError({ code: 'cli.samples', at, expected, received })
}
