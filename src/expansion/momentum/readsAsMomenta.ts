import { formulaIn } from '../formula/latexDocument.js'
import { rowOf } from '../formula/latexRow.js'
import { speaksOfMomenta } from './momentaSpoken.js'

/** Whether a formula in LaTeX is one of momentum space; what cannot be read is none. */
export function readsAsMomenta(text: string, file: string, defined: Readonly<Record<string, string>>): boolean {
  const { from, to, macros } = formulaIn(text, file)
  return speaksOfMomenta(rowOf(text.slice(from, to), file, { ...defined, ...macros }))
}
