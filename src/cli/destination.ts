import type { Stats } from 'node:fs'
import { access, constants, readlink, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { InputError } from '../errors.js'

/** Where bytes go that are written to a path. */
export type Destination =
  /** A pipe or a device takes them as they come. */
  | { readonly kind: 'stream'; readonly path: string; readonly pipe: boolean }
  /** A new file, or one that is replaced by another with its owner and mode. */
  | { readonly kind: 'replaced'; readonly path: string; readonly present: Stats | undefined }
  /** A file that has other names or another owner, or whose folder is closed: it stays, and gets new content. */
  | { readonly kind: 'kept'; readonly path: string; readonly stage: string | undefined }

/**
 * What stands at a path, symbolic links followed.
 *
 * @throws InputError for a directory, a socket, a path that ends in a slash, and a read-only file, the superuser's too;
 * the error of the system otherwise
 */
export async function destination(path: string): Promise<Destination> {
  if (/^$|[/\\]$/.test(path)) refuse(path, path === '' ? 'an empty name' : 'a directory')
  const present = await stat(path).catch(absent)
  if (present === undefined) {
    const place = await followed(path)
    await access(dirname(place), constants.W_OK)
    return { kind: 'replaced', path: place, present }
  }
  if (present.isDirectory()) refuse(path, 'a directory')
  if (present.isSocket()) refuse(path, 'a socket')
  if (present.isFile() && isReadOnly(present)) refuse(path, 'a read-only file')
  await access(path, constants.W_OK)
  if (!present.isFile()) return { kind: 'stream', path, pipe: present.isFIFO() }
  const place = await realpath(path)
  const folder = dirname(place)
  const open = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (open && present.nlink === 1 && canGiveTo(present)) return { kind: 'replaced', path: place, present }
  return { kind: 'kept', path: place, stage: open ? folder : undefined }
}

/** The superuser may write everything; a file that is marked read-only is meant to stay all the same. */
function isReadOnly({ mode, uid }: Stats): boolean {
  return (mode & 0o222) === 0 || (uid === process.getuid?.() && (mode & 0o200) === 0)
}

/** Whether a file of ours can be given the owner and the group of this one. */
function canGiveTo({ uid, gid }: Stats): boolean {
  const user = process.getuid?.()
  return (
    user === undefined ||
    user === 0 ||
    (user === uid && [process.getegid?.(), ...(process.getgroups?.() ?? [])].includes(gid))
  )
}

/** The path of a file that is not there yet, at the end of the links that lead to it. */
async function followed(path: string): Promise<string> {
  const whole = resolve(path)
  const place = join(await realpath(dirname(whole)), basename(whole))
  const link = await readlink(place).catch(absent)
  return link === undefined ? place : followed(resolve(dirname(place), link))
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

function refuse(path: string, received: string): never {
  throw new InputError({
    code: 'cli.file',
    at: path === '' ? '-o' : path,
    expected: 'a path that can be written',
    received,
  })
}
