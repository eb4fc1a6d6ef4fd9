import { isLatex } from '../../expansion/formula/isLatex.js'
import { randomStream } from '../../random/philox.js'
import type { Theory } from '../../theory/theory.js'
import { readRequest } from '../readRequest.js'
import type { Subject } from '../subject.js'
import type { Judgement } from './judge.js'
import { judgedEquation } from './judgedEquation.js'
import { MOST_DIAGRAMS } from './referee.js'

/** What is asked of a formula, as options of `edgewick verify`: `{ legs: 2, upTo: 1 }`; what is left out is that of the formula. */
export interface AskedOfFormula extends Partial<Omit<Subject, 'theory'>> {
  /** Of the numbers for the second route, the values on points; default 1. */
  readonly seed?: number
  /** A formula with more classes of diagrams than this is not judged; default 5000. */
  readonly limit?: number
}

/**
 * One formula, plain or LaTeX, by the judge of `referee`.
 *
 * @throws InputError for options that cannot be read
 */
export async function judgedFormula(
  formula: string,
  theory: Theory,
  { seed = 1, limit = MOST_DIAGRAMS, ...asked }: AskedOfFormula,
): Promise<Judgement> {
  // Those of `verify`, which needs legs.
  await readRequest('verify', { theory: theory.name, legs: 1, ...asked, formula, seed, limit })
  const stream = randomStream(seed, 0)
  return judgedEquation(
    {
      text: formula,
      file: 'formula',
      input: isLatex(formula, {}) ? 'latex' : 'plain',
      macros: {},
      asked,
      theory,
      network: undefined,
      limit,
      draw: () => stream.uniform(),
    },
    {},
  )
}
