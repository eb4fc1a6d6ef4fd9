import { once } from 'node:events'
import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { InputError } from '../errors.js'
import { said } from './fileProblem.js'

/** The reader of standard output has seen enough (`edgewick … | head`): no error, and no reason to go on. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone'
}

export interface StandardOutput {
  /**
   * Resolves when the reader has room for more; bytes may then be written over. @throws ReaderGone, or InputError where
   * nothing can be written
   */
  readonly out: (text: string | Uint8Array) => Promise<void>
  /** Resolves when everything is written. @throws likewise */
  readonly flush: () => Promise<void>
}

/** Standard output, on which a failure is an error of the command and never passes unseen. */
export function standardOutput(stream: Writable, isClosed: () => boolean = closedByShell): StandardOutput {
  let failure: Error | undefined
  let begun = false
  const fail = (error: NodeJS.ErrnoException): void => {
    failure ??= error.code === 'EPIPE' ? new ReaderGone() : unwritable(said(error.code ?? error.message))
  }
  const requireSound = (): void => {
    if (failure !== undefined) throw failure
  }
  stream.on('error', fail)
  const write = async (text: string | Uint8Array): Promise<void> => {
    if (!begun && isClosed()) failure ??= unwritable('a closed one')
    begun = true
    requireSound()
    try {
      // A pipe holds what it was given until it has room.
      if (!stream.write(typeof text === 'string' ? text : text.slice())) await once(stream, 'drain')
    } catch (error) {
      // A file or a device fails at once, a pipe when the rest is written.
      fail(error as NodeJS.ErrnoException)
    }
    requireSound()
  }
  return {
    out: write,
    flush: async () => {
      if (begun && failure === undefined) await new Promise<void>((resolve) => void stream.write('', () => resolve()))
      requireSound()
    },
  }
}

function unwritable(received: string): InputError {
  return new InputError({
    code: 'cli.output',
    at: 'standard output',
    expected: 'a place that can be written',
    received,
  })
}

/**
 * Whether the shell closed standard output (`>&-`). Node then opens the null device in its place, for reading and
 * writing, and says nothing. Programs that start others hand them the null device like that too, but not a shell whose
 * own output goes elsewhere. A shell that gives its process away (`exec`) leaves no trace.
 */
function closedByShell(): boolean {
  try {
    if (readlinkSync('/proc/self/fd/1') !== '/dev/null') return false
    const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync('/proc/self/fdinfo/1', 'utf8'))?.[1] ?? '0'
    if ((Number.parseInt(flags, 8) & 3) !== 2) return false
    const parent = `/proc/${process.ppid}`
    if (!/^(?:ba|da|z|k|mk|a|fi)?sh$/.test(readFileSync(`${parent}/comm`, 'utf8').trim())) return false
    // A shell closes its own while it runs a function or a group without one.
    return !readdirSync(`${parent}/fd`).includes('1') || readlinkSync(`${parent}/fd/1`) !== '/dev/null'
  } catch (error) {
    // Without /proc, and for a parent of somebody else, it cannot be known.
    if (error instanceof Error && 'syscall' in error) return false
    throw error
  }
}
