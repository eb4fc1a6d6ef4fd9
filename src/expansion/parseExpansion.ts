import type { Theory } from '../theory/theory.js'
import type { Claim } from './formula/claim.js'
import { claimOf } from './formula/claimOf.js'
import type { ParseOptions } from './formula/claimOf.js'
import { readFormula } from './formula/readFormula.js'

/**
 * Reads a formula for a coefficient function of a theory, in plain writing or LaTeX, into the same exact sum of
 * diagrams that `expand` gives.
 *
 * The coefficient of a term is what it contributes to the functional, that of the class with free legs: labelled
 * versions of one diagram add up, and `[… + Comb.]` stands for all of them. A small parameter that vertices imply by
 * power counting need not be written. `docs/verify.md` lists what is understood; anything else is an error, nothing is
 * guessed.
 *
 * @throws InputError with line and column
 * @example
 * parseExpansion('-1/24 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,x3) iG(y4,x4)', theory('edgeworth-even')).terms[0].weighted.id // 'eeee|'
 */
export function parseExpansion(text: string, theory: Theory, options: ParseOptions = {}): Claim {
  return claimOf(readFormula(text, theory, options), text, theory, options)
}
