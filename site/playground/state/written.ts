import type { SelectionOptions } from '../../../src/requests/writtenSelection.js'
import type { State } from './state.js'

/** What stands in a field, as the command takes it: without blanks around it and around commas. */
export function wordOf(text: string): string {
  return text.replaceAll(/\s*,\s*/g, ',').trim()
}

/** The options that select diagrams, as they are written: the command's flags, and what the request is read from. */
export function writtenSelection({ legs, by, amount, quantity, filters }: State): SelectionOptions {
  return {
    legs: wordOf(legs),
    [by]: wordOf(amount),
    ...(quantity === '' ? {} : quantity === 'Γ' ? { functional: 'gamma' } : { quantity }),
    ...(wordOf(filters) === '' ? {} : { filter: wordOf(filters) }),
  }
}

/** The pairs of `--param`. */
export function writtenParameters({ parameters }: State): readonly string[] {
  const pairs = wordOf(parameters).replaceAll(/\s*=\s*/g, '=')
  return pairs === '' ? [] : pairs.split(',')
}
