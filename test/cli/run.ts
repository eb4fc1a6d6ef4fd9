import { InputError } from '../../src/errors.js'
import type { Io } from '../../src/cli/io.js'
import type { ExitStatus } from '../../src/cli/outcome.js'
import { run } from '../../src/cli/program.js'
import { commands } from '../../src/cli/commands.js'

/** What a run of the command line printed, wrote and returned. */
export interface Ran {
  readonly status: ExitStatus
  readonly out: string
  readonly err: string
  readonly written: ReadonlyMap<string, string>
  /** What was printed or written as bytes. */
  readonly bytes: Uint8Array
}

/**
 * Runs the command line against files in memory; `/readonly/…` cannot be written, nor `/full/…`, but that is noticed
 * late. `stopAfter` is when the user presses Ctrl-C, in milliseconds, or how often sums have been told by then; `colour`
 * whether the output is a terminal.
 */
export async function runWith(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
  stopAfter?: number | { readonly sums: number },
  colour = false,
): Promise<Ran> {
  const [out, err] = [[] as string[], [] as string[]]
  const written = new Map<string, string>()
  const bytes: Uint8Array[] = []
  let press = (): void => undefined
  let asked = 0
  const requireWritable = (path: string): Promise<void> =>
    path.startsWith('/readonly/')
      ? Promise.reject(
          new InputError({
            code: 'cli.file',
            at: path,
            expected: 'a path that can be written',
            received: 'one without the permission',
          }),
        )
      : Promise.resolve()
  const io: Io = {
    out: (text) => {
      const said = textOf(text)
      if (said === undefined) bytes.push((text as Uint8Array).slice())
      else out.push(said)
      return Promise.resolve()
    },
    flush: () => Promise.resolve(),
    err: (text) => {
      err.push(text)
    },
    interactive: false,
    colour,
    readFile: (path) => {
      const content = files[path]
      return typeof content === 'string'
        ? Promise.resolve(content)
        : Promise.reject(
            new InputError({
              code: 'cli.file',
              at: path,
              expected: 'a readable file',
              received: 'no such file or folder',
            }),
          )
    },
    readBytes: async function* (path) {
      const content = files[path]
      await Promise.resolve()
      if (content === undefined)
        throw new InputError({
          code: 'cli.file',
          at: path,
          expected: 'a readable file',
          received: 'no such file or folder',
        })
      // In pieces that end anywhere, as a stream's do.
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      for (let start = 0; start < bytes.length; start += 1001) yield bytes.subarray(start, start + 1001)
    },
    writeFile: async (path, content) => {
      await requireWritable(path)
      if (path.startsWith('/full/'))
        throw new InputError({
          code: 'cli.file',
          at: path,
          expected: 'a path that can be written',
          received: 'a full disk',
        })
      let whole = ''
      for await (const part of content) {
        const said = textOf(part)
        if (said === undefined) bytes.push(part as Uint8Array)
        else whole += said
      }
      written.set(path, whole)
    },
    writeTemporary: (name, content) => {
      const path = `/tmp/edgewick-1/${name.replace(/^.*\//, '')}`
      written.set(path, [...content].join(''))
      return Promise.resolve(path)
    },
    isPresent: (path) => Promise.resolve(files[path] !== undefined),
    requireWritable,
    onInterrupt: (stop) => {
      press = stop
      const timer = typeof stopAfter === 'number' ? setTimeout(stop, stopAfter) : undefined
      return () => clearTimeout(timer)
    },
    cores: 1,
    // Who saves sums from time to time asks for it at the beginning, and whenever there are more.
    now: () => {
      if (typeof stopAfter === 'object' && asked++ >= stopAfter.sums) press()
      return 0
    },
  }
  const status = await run(args, io, commands)
  return { status, out: out.join(''), err: err.join(''), written, bytes: Buffer.concat(bytes) }
}

/** Bytes that are a text, as lists are written, and not a picture. */
function textOf(part: string | Uint8Array): string | undefined {
  if (typeof part === 'string') return part
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(part)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** The JSON that a successful run printed. */
export async function jsonOf(command: string): Promise<unknown> {
  const { status, out, err } = await runWith([...words(command), '--format', 'json'])
  if (status === 2) throw new Error(err)
  return JSON.parse(out)
}

/** Splits at spaces; single quotes hold words together. */
export function words(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '')
}
