/** The languages that `exportPolynomial` writes. */
export const exportLanguages = ['sympy', 'mathematica', 'form', 'julia', 'nerdamer', 'mathml', 'typst'] as const

/** A language that a polynomial can be exported to. */
export type ExportLanguage = (typeof exportLanguages)[number]
