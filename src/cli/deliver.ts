import type { Io } from './io.js'

/** To the file, whole or not at all, or to standard output as it comes. */
export async function deliver(
  io: Io,
  file: string | undefined,
  content: string | Uint8Array | Iterable<string> | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const parts = typeof content === 'string' || content instanceof Uint8Array ? [content] : content
  if (file === undefined) for await (const part of parts) await io.out(part)
  else await io.writeFile(file, parts)
}

/** Text for people: in colour where standard output shows colours, plain in a file and in a pipe. */
export async function deliverText(
  io: Io,
  file: string | undefined,
  text: string | AsyncIterable<string>,
): Promise<void> {
  if (file !== undefined || io.colour !== true) return deliver(io, file, text)
  const { painted } = await import('../render/text/painted.js')
  for await (const part of typeof text === 'string' ? [text] : text) await io.out(painted(part))
}
