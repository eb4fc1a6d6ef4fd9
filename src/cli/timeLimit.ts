import { InputError } from '../errors.js'

/** A task is warned a minute before its end; so it needs another one to get anywhere. */
const LEAST_MINUTES = 2

const WITHOUT_END = ['0', 'UNLIMITED', 'INFINITE']

/**
 * A time limit as sbatch reads it: minutes, minutes:seconds, hours:minutes:seconds, or days-hours with minutes and
 * seconds or without; 0 and UNLIMITED are none.
 *
 * @throws InputError for anything else, and for less than two minutes
 */
export function readTimeLimit(text: string): string {
  if (WITHOUT_END.includes(text)) return text
  const [, days, first = '', second, third] =
    /^(?:(\d{1,5})-)?(\d{1,7})(?::(\d{1,4}))?(?::(\d{1,4}))?$/.exec(text) ?? []
  const [hours, minutes, seconds] =
    days !== undefined || third !== undefined ? [first, second, third] : [undefined, first, second]
  const length = Number(days ?? 0) * 1440 + Number(hours ?? 0) * 60 + Number(minutes ?? 0) + Number(seconds ?? 0) / 60
  if (first !== '' && length >= LEAST_MINUTES) return text
  const expected =
    first === ''
      ? 'a time limit such as 1:00:00'
      : `at least ${LEAST_MINUTES} minutes, for a task is warned a minute before its end`
  throw new InputError({ code: 'cli.time', at: '--time', expected, received: text })
}
