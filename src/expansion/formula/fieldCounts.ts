import * as Q from '../../algebra/rational.js'
import type { Theory } from '../../theory/theory.js'
import { problem } from './cursor.js'
import type { ParseOptions } from './claimOf.js'
import { readFormula } from './readFormula.js'
import { fieldCountOf, writtenTerms } from './writtenTerms.js'

/** What the terms of a formula have of fields or sources. */
export interface FieldCounts {
  /** Each number once: 2 and 4 of a whole action. */
  readonly counts: readonly number[]
  /** Whether its left side is the functional itself, `S[φ] =`. */
  readonly isWhole: boolean
}

/**
 * How many fields or sources the terms of a formula have.
 *
 * @throws InputError where it cannot be read
 */
export function fieldCounts(text: string, theory: Theory, options: ParseOptions): FieldCounts {
  const { sum, left } = readFormula(text, theory, options)
  const { file = 'formula' } = options
  const terms = writtenTerms(sum, (at, expected, received) => problem(text, file, at, expected, received))
  const counts = terms.filter(({ tail, coefficient }) => tail === undefined && !Q.isZero(coefficient)).map(fieldCountOf)
  const isWhole = left.hasFields === true && left.written?.endsWith('=') === true
  return { counts: [...new Set(counts)].sort((a, b) => a - b), isWhole }
}
