/** The layouts of long formulas. */
export const layouts = ['aligned', 'inline', 'equation', 'align', 'multline', 'split'] as const

/**
 * `aligned` stands inside other mathematics; the others are whole: `inline` between dollar signs, and amsmath's
 * displays.
 */
export type Layout = (typeof layouts)[number]
