import { createReadStream } from 'node:fs'
import { lstat, readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { destination } from './destination.js'
import { fileProblem } from './fileProblem.js'
import { onInterrupt } from './interrupts.js'
import type { Io } from './io.js'
import { standardOutput } from './standardOutput.js'
import { stoppableHere } from './stoppable.js'

/** Standard input and output, and files of this machine. */
export function nodeIo(): Io {
  const { out, flush } = standardOutput(process.stdout)
  process.stderr.on('error', unheard)
  return {
    out,
    flush,
    err: (text) => {
      try {
        process.stderr.write(text)
      } catch (error) {
        unheard(error as NodeJS.ErrnoException)
      }
    },
    interactive: process.stderr.isTTY,
    colour: coloured(process.env, process.stdout.isTTY),
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    readFile: (path) =>
      (path === '-' ? standardInput() : readFile(path, 'utf8')).catch((error: unknown) => unreadable(path, error)),
    isPresent,
    readBytes,
    writeFile: async (path, content) => {
      if (isStandardOutput(path)) for await (const part of content) await out(part)
      else await (await import('./writeWhole.js')).writeWhole(path, content)
    },
    writeTemporary: async (name, content) => (await import('./writeWhole.js')).writeTemporary(name, content),
    requireWritable,
    onInterrupt,
    stoppable: stoppableHere,
    cores: availableParallelism(),
    now: () => performance.now(),
  }
}

/** https://no-color.org: any value of NO_COLOR but the empty one turns colours off. */
export function coloured({ NO_COLOR, TERM }: NodeJS.ProcessEnv, terminal: boolean): boolean {
  return terminal && (NO_COLOR ?? '') === '' && TERM !== 'dumb'
}

/** Where standard error cannot be written, the exit status says what there is to say. */
function unheard(error: NodeJS.ErrnoException): void {
  if (error.code === undefined) throw error
}

async function isPresent(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw fileProblem(path, 'a path that can be written', error)
  }
}

function isStandardOutput(path: string): boolean {
  return ['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'].includes(path)
}

async function requireWritable(path: string): Promise<void> {
  try {
    if (!isStandardOutput(path)) await destination(path)
  } catch (error) {
    throw fileProblem(path, 'a path that can be written', error)
  }
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

async function* readBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 2 ** 18 }))
      yield chunk as Buffer
  } catch (error) {
    unreadable(path, error)
  }
}

function unreadable(path: string, error: unknown): never {
  throw fileProblem(path, 'a readable file', error)
}
