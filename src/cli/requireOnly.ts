import { InputError } from '../errors.js'
import type { Flag } from './commandLine.js'

/** What every question may have. */
const COMMON: readonly string[] = ['--format', '-o']

/** @param question the flag or the word by which it is asked; @throws InputError for a flag that would have no effect */
export function requireOnly(
  question: string,
  { given, resume }: { readonly given: readonly Flag[]; readonly resume?: string },
  allowed: readonly string[],
): void {
  const flags = [...given.map(([flag]) => flag), ...(resume === undefined ? [] : ['--resume'])]
  const other = flags.find((flag) => flag !== question && !allowed.includes(flag) && !COMMON.includes(flag))
  if (other === undefined) return
  throw new InputError({
    code: 'cli.flags',
    at: question,
    expected: `nothing beside it but ${[...allowed.filter((flag) => !question.startsWith(flag)), '--format'].join(', ')} and -o`,
    received: other,
  })
}
