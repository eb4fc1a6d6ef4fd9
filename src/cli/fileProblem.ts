import { InputError } from '../errors.js'

/** What the operating system says about a file, as a mistake in the path; any other error as it is. */
export function fileProblem(path: string, expected: string, error: unknown): unknown {
  const failed = error instanceof Error && 'syscall' in error && 'code' in error
  return failed
    ? new InputError({ code: 'cli.file', at: path, expected, received: said(String(error.code), path) })
    : error
}

/** What a code of the operating system says, in words; one that has none stands for itself. */
export function said(code: string, path = ''): string {
  // A shell leaves a pattern as it is where no file has such a name.
  if (code === 'ENOENT' && /[*?]/.test(path)) return 'a pattern that no file matches'
  return WORDS.get(code) ?? code
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file or folder'],
  ['EACCES', 'one without the permission'],
  ['EPERM', 'one without the permission'],
  ['EISDIR', 'a directory'],
  ['ENOTDIR', 'a path that leads through a file'],
  ['ELOOP', 'links that lead to each other'],
  ['ENAMETOOLONG', 'a name that is too long'],
  ['ENOSPC', 'a full disk'],
  ['EDQUOT', 'a full quota'],
  ['EROFS', 'one on a file system that is read-only'],
  ['EMFILE', 'more files than a process may open'],
])
