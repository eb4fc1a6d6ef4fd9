import { formulaRow } from '../formula/latexSum.js'
import { speaksOfMomenta } from './momentaSpoken.js'

/** Whether a formula in LaTeX is one of momentum space; what cannot be read is none. */
export function readsAsMomenta(text: string, file: string, defined: Readonly<Record<string, string>>): boolean {
  return speaksOfMomenta(formulaRow(text, file, defined).row)
}
