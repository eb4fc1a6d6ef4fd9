import { InputError } from '../../errors.js'
import type { ParseOptions } from './claimOf.js'
import { formulaSizes } from './formulaSizes.js'

/**
 * Whether a formula is to be read as LaTeX: as it is asked for, or because of a backslash or a brace in it.
 *
 * @throws InputError for a text that is too long to be read at all
 */
export function isLatex(text: string, { input, file = 'formula' }: ParseOptions): boolean {
  if (text.length > formulaSizes.characters)
    throw new InputError({
      code: 'formula.size',
      at: file,
      expected: `at most ${formulaSizes.characters} characters`,
      received: `${text.length}`,
    })
  return (input ?? (/[\\{]/.test(text) ? 'latex' : 'plain')) === 'latex'
}
