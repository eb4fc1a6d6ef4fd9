import { InputError } from '../errors.js'

/** What the operating system says about a file, as a mistake in the path; any other error as it is. */
export function fileProblem(path: string, expected: string, error: unknown): unknown {
  const failed = error instanceof Error && 'syscall' in error && 'code' in error
  return failed ? new InputError({ code: 'cli.file', at: path, expected, received: String(error.code) }) : error
}
