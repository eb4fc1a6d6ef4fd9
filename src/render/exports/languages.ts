/** A language that a polynomial can be exported to. */
export type ExportLanguage = 'sympy' | 'mathematica' | 'form' | 'julia' | 'nerdamer' | 'mathml' | 'typst'

/** The languages that `exportPolynomial` writes. */
export const exportLanguages: readonly ExportLanguage[] = [
  'sympy',
  'mathematica',
  'form',
  'julia',
  'nerdamer',
  'mathml',
  'typst',
]
