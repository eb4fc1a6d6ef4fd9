import { InputError } from '../errors.js'
import type { Io } from './io.js'
import type { Outcome } from './outcome.js'
import { tell } from './tell.js'

/**
 * Writes what took long to compute. Where the file cannot be written, a new folder for temporary files takes it; that
 * is said, and the exit status is 2, but what there is to print besides can still be printed.
 *
 * @param what as in `the sums are`
 * @returns where it is; undefined when it could be written nowhere
 */
export async function writeOrRescue(
  io: Io,
  outcome: Outcome,
  file: string,
  content: string | Uint8Array,
  what: string,
): Promise<string | undefined> {
  try {
    await io.writeFile(file, [content])
    return file
  } catch (error) {
    const sentence = sentenceOf(error)
    outcome.unwritten = true
    try {
      const elsewhere = await io.writeTemporary(file, [content])
      tell(io, `${sentence}; ${what} in ${elsewhere} instead`)
      return elsewhere
    } catch (second) {
      tell(io, `${sentence}; nor in the folder for temporary files: ${sentenceOf(second)}`)
      return undefined
    }
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof InputError) return error.message
  throw error
}
