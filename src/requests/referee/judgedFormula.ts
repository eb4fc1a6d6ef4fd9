import { isLatex } from '../../expansion/formula/isLatex.js'
import { formulaAlone } from '../../expansion/formula/latexDocument.js'
import { randomStream } from '../../random/philox.js'
import type { Theory } from '../../theory/theory.js'
import type { Running } from '../running.js'
import type { Subject } from '../subject.js'
import { judgedEquation } from './judgedEquation.js'
import { MOST_DIAGRAMS } from './referee.js'

/** What is asked of a formula, as options of `edgewick verify`: `{ legs: 2, upTo: 1 }`; what is left out is that of the formula. */
export interface AskedOfFormula extends Partial<Omit<Subject, 'theory'>> {
  /** Of the numbers for the second route, the values on points; default 1. */
  readonly seed?: number
  /** A formula with more classes of diagrams than this is not judged; default 5000. */
  readonly limit?: number
}

/** How the text of a formula is read. */
export interface FormulaText {
  readonly text: string
  /** By its look where it is left out. */
  readonly input?: 'plain' | 'latex'
  /** The name by which places call it; default: `formula`. */
  readonly file?: string
}

/**
 * One formula, plain or LaTeX, by the judge of `referee`; without a theory it is judged as an identity.
 *
 * @throws InputError for a text with several formulas; the signal's reason when it is aborted
 */
export async function judgedFormula(
  formula: FormulaText,
  theory: Theory | undefined,
  { seed = 1, limit = MOST_DIAGRAMS, ...asked }: AskedOfFormula,
  running: Running = {},
): ReturnType<typeof judgedEquation> {
  const { text, file = 'formula', input = isLatex(text, {}) ? 'latex' : 'plain' } = formula
  const stream = randomStream(seed, 0)
  const draw = (): number => stream.uniform()
  const judgedIn = async (notation: 'plain' | 'latex'): ReturnType<typeof judgedEquation> => {
    const read = notation === 'latex' ? formulaAlone(text, file) : { text, macros: {} }
    return judgedEquation({ ...read, file, input: notation, asked, theory, network: undefined, limit, draw }, running)
  }
  const found = await judgedIn(input)
  // Braces alone may be those of plain writing, S_{GP}[φ] = ½ ∫ φ G⁻¹ φ.
  const isEither = formula.input === undefined && input === 'latex' && !text.includes('\\')
  if (found.verdict !== 'not-judged' || !isEither) return found
  const other = await judgedIn('plain')
  return other.verdict === 'not-judged' ? found : other
}
