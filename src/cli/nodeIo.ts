import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { access, constants, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname, resolve } from 'node:path'
import { InputError } from '../errors.js'
import type { Io } from './io.js'
import { Stopped } from './stopped.js'

/** Standard input and output, and files of this machine. */
export function nodeIo(): Io {
  return {
    out: async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain')
    },
    err: (text) => {
      process.stderr.write(text)
    },
    interactive: process.stderr.isTTY,
    colour: coloured(process.env, process.stdout.isTTY),
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    readFile: (path) => (path === '-' ? standardInput() : readFile(path, 'utf8')).catch((error: unknown) => refuse(path, 'a readable file', error)),
    readBytes,
    writeFile: writeWhole,
    requireWritable,
    onInterrupt,
    cores: availableParallelism(),
    now: () => performance.now(),
  }
}

/** https://no-color.org: any value of NO_COLOR but the empty one turns colours off. */
export function coloured({ NO_COLOR, TERM }: NodeJS.ProcessEnv, terminal: boolean): boolean {
  return terminal && (NO_COLOR ?? '') === '' && TERM !== 'dumb'
}

/** Ctrl-C, and the signal that schedulers send before they end a job. */
function onInterrupt(stop: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.once(signal, stop)
  return () => {
    for (const signal of signals) process.off(signal, stop)
  }
}

async function requireWritable(path: string): Promise<void> {
  try {
    await access(dirname(resolve(path)), constants.W_OK)
    const present = await stat(path).catch(() => undefined)
    if (present?.isDirectory() === true) refuse(path, 'a path that can be written', 'a directory')
  } catch (error) {
    refuse(path, 'a path that can be written', error)
  }
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

async function* readBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 2 ** 18 })) yield chunk as Buffer
  } catch (error) {
    refuse(path, 'a readable file', error)
  }
}

/** Writes beside the target and renames, so that an interrupted or failed write leaves neither half a file nor a damaged old one. */
async function writeWhole(path: string, content: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>): Promise<void> {
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
  if (error instanceof InputError || error instanceof Stopped) throw error
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  throw new InputError({ code: 'cli.file', at: path, expected, received: reason })
}
