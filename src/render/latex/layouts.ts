/**
 * `aligned` stands inside other mathematics; the others are whole: `inline` between dollar signs, and amsmath's
 * displays.
 */
export type Layout = 'aligned' | 'inline' | 'equation' | 'align' | 'multline' | 'split'

/** The layouts of long formulas. */
export const layouts: readonly Layout[] = ['aligned', 'inline', 'equation', 'align', 'multline', 'split']
