import { readChoice } from './options.js'
import { formatFor } from './suffixes.js'

/**
 * The format of a command's result: what `--format` says, or else the name of the file that gets it.
 *
 * @param formats those that the name of a file may stand for, the default one first
 * @param all those that may be asked for
 * @throws InputError for a format that the command does not have, and for a file whose name says another
 */
export function readFormat<T extends string>(
  options: { readonly format?: string; readonly output?: string },
  formats: readonly T[],
  all: readonly T[] = formats,
): T {
  const asked = options.format === undefined ? undefined : readChoice(options.format, all, '--format')
  return formatFor(options.output, asked, asked === undefined ? formats : all)
}
