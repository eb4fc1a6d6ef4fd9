import { InputError } from '../errors.js'
import { decimal } from '../numbers.js'

/** A natural number as it is written in a flag or a comment. @throws InputError for what is none */
export function readNatural(text: string, at: string): number {
  return decimal(text, { code: 'cli.number', at, expected: 'a natural number', integer: true, min: 0 })
}

/** @throws InputError unless the text is one of the words */
export function readChoice<T extends string>(text: string, choices: readonly T[], at: string): T {
  const found = choices.find((choice) => choice === text)
  if (found === undefined)
    throw new InputError({ code: 'cli.choice', at, expected: `one of ${choices.join(', ')}`, received: `'${text}'` })
  return found
}
