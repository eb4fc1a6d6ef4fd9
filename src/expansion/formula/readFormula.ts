import type { Theory } from '../../theory/theory.js'
import type { ParseOptions } from './claimOf.js'
import { isLatex } from './isLatex.js'
import { readLatex } from './readLatex.js'
import { readPlain } from './readPlain.js'
import type { Equation } from './syntax.js'

/** A formula in the letters of a theory, read as what it is written in. @throws InputError with line and column */
export function readFormula(text: string, theory: Theory, options: ParseOptions): Equation {
  const { file = 'formula', macros } = options
  return isLatex(text, options) ? readLatex(text, theory, file, macros) : readPlain(text, theory, file)
}
