import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { constants, mkdtemp, open, rename, writeFile } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { destination } from './destination.js'
import type { Destination } from './destination.js'
import { fileProblem } from './fileProblem.js'
import { onInterrupt } from './interrupts.js'
import { tell } from './tell.js'

/** What is written, in parts. */
export type Content = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/**
 * Writes a file: the one way in which files of the user come about. A regular file is written beside its place and then
 * put there, so that an interrupted or failed write leaves neither half a file nor a damaged old one; links are
 * followed, owner and mode kept. A pipe or a device gets the bytes as they come. When a signal ends the process
 * meanwhile, it says so, leaves nothing behind and exits with 130.
 *
 * @throws InputError when it cannot be written
 */
export async function writeWhole(path: string, content: Content): Promise<void> {
  try {
    await write(path, await destination(path), content)
  } catch (error) {
    throw fileProblem(path, 'a path that can be written', error)
  }
}

/**
 * Writes a file of a new name into the folder for temporary files, and gives its path. @throws InputError when that
 * cannot be written either
 */
export async function writeTemporary(name: string, content: Content): Promise<string> {
  const folder = tmpdir()
  try {
    const path = join(await mkdtemp(join(folder, 'edgewick-')), basename(name))
    await write(path, await destination(path), content)
    return path
  } catch (error) {
    throw fileProblem(folder, 'a folder that can be written', error)
  }
}

async function write(path: string, to: Destination, content: Content): Promise<void> {
  if (to.kind === 'stream') return stoppable(`stopped; ${path} got a part of the output`, () => stream(to, content))
  await stoppable(`stopped; ${path} is as it was before`, () => staged(to, content))
}

/** While `work` is under way, a signal ends the process with one sentence. */
async function stoppable(sentence: string, work: () => Promise<void>): Promise<void> {
  const forget = onInterrupt(() => {
    tell({ err: (text) => process.stderr.write(text) }, sentence)
    process.exit(130)
  }, 'last')
  try {
    await work()
  } finally {
    forget()
  }
}

async function stream({ path, pipe }: Destination & { readonly kind: 'stream' }, content: Content): Promise<void> {
  await using(await (pipe ? openPipe(path) : open(path, constants.O_WRONLY)), (handle) => writeFile(handle, content))
}

/** Waits for a reader without keeping a thread that cannot be stopped. */
async function openPipe(path: string): Promise<FileHandle> {
  for (;;) {
    const probe = await open(path, constants.O_WRONLY | constants.O_NONBLOCK).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error
    })
    if (probe !== undefined) return using(probe, () => open(path, constants.O_WRONLY))
    await setTimeout(20)
  }
}

async function staged(to: Exclude<Destination, { kind: 'stream' }>, content: Content): Promise<void> {
  const folder = to.kind === 'replaced' ? dirname(to.path) : (to.stage ?? tmpdir())
  const partial = join(folder, `.edgewick-${process.pid}-${process.hrtime.bigint().toString(36)}.partial`)
  const remove = (): void => rmSync(partial, { force: true })
  process.on('exit', remove)
  try {
    await using(await open(partial, 'wx'), async (handle) => {
      await writeFile(handle, content)
      if (to.kind === 'replaced' && to.present !== undefined) {
        if (process.getuid?.() === 0 || process.getegid?.() !== to.present.gid)
          await handle.chown(to.present.uid, to.present.gid)
        await handle.chmod(to.present.mode & 0o7777)
      }
      await handle.sync()
    })
    if (to.kind === 'kept' || !(await renamed(partial, to.path))) overwrite(to.path, partial)
  } finally {
    remove()
    process.off('exit', remove)
  }
}

/** Whether it could be renamed: a file that is mounted by itself cannot be replaced. */
async function renamed(partial: string, path: string): Promise<boolean> {
  try {
    await rename(partial, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EBUSY') return false
    throw error
  }
}

/**
 * Gives a file new content, with no pause in which a signal could end it. What needs new room is written first: when
 * the disk is full, the old content is whole.
 */
function overwrite(path: string, partial: string): void {
  const [from, to] = [openSync(partial, 'r'), openSync(path, 'r+')]
  try {
    const [length, before] = [fstatSync(from).size, fstatSync(to).size]
    try {
      copy(from, to, before, length)
    } catch (error) {
      ftruncateSync(to, before)
      throw error
    }
    copy(from, to, 0, Math.min(before, length))
    ftruncateSync(to, length)
    fsyncSync(to)
  } finally {
    closeSync(from)
    closeSync(to)
  }
}

function copy(from: number, to: number, start: number, end: number): void {
  const block = new Uint8Array(2 ** 20)
  for (let at = start; at < end;) {
    const read = readSync(from, block, 0, Math.min(block.length, end - at), at)
    for (let done = 0; done < read;) done += writeSync(to, block, done, read - done, at + done)
    at += read
  }
}

async function using<T>(handle: FileHandle, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  try {
    return await work(handle)
  } finally {
    await handle.close()
  }
}
