import { access, constants, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { InputError } from '../errors.js'
import type { Io } from './io.js'

/** Standard input and output, and files of this machine. */
export function nodeIo(): Io {
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    interactive: process.stderr.isTTY,
    readFile: (path) => readFile(path === '-' ? '/dev/stdin' : path, 'utf8').catch((error: unknown) => refuse(path, 'a readable file', error)),
    writeFile: writeWhole,
    requireWritable: (path) => access(dirname(resolve(path)), constants.W_OK).catch((error: unknown) => refuse(path, 'a path that can be written', error)),
    now: () => performance.now(),
  }
}

/** Writes beside the target and renames, so that an interrupted or failed write leaves neither half a file nor a damaged old one. */
async function writeWhole(path: string, content: string): Promise<void> {
  const partial = `${path}.${process.pid}.partial`
  try {
    await writeFile(partial, content)
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    refuse(path, 'a path that can be written', error)
  }
}

function refuse(path: string, expected: string, error: unknown): never {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  throw new InputError({ code: 'cli.file', at: path, expected, received: reason })
}
