import { InputError } from '../errors.js'

/** A file that is read as a whole, of so many bytes at most. @throws InputError for a larger one */
export async function wholeFile(
  bytes: AsyncIterable<Uint8Array>,
  {
    at,
    most,
    expected,
    received,
  }: { readonly at: string; readonly most: number } & Record<'expected' | 'received', string>,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > most) throw new InputError({ code: 'cli.samples', at, expected, received })
    chunks.push(chunk)
  }
  const found = new Uint8Array(size)
  let place = 0
  for (const chunk of chunks) {
    found.set(chunk, place)
    place += chunk.length
  }
  return found
}
