import type { Io } from './io.js'

/** To the file, whole or not at all, or to standard output. */
export async function deliver(io: Io, file: string | undefined, content: string): Promise<void> {
  if (file === undefined) io.out(content)
  else await io.writeFile(file, content)
}
