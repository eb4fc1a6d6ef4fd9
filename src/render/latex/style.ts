import type { Permutations } from '../../expansion/readings/labelledTerms.js'
import type { LayoutStyle } from './layout.js'

/**
 * How the labellings of legs are printed: "+ 2 perms", each as a term, or a sum Σ_P over the distinct permutations of
 * the points.
 */
export type PermutationStyle = Permutations | 'sum'

/** How formulas look; all of it is read back by `parseExpansion`. */
export interface LatexStyle extends LayoutStyle {
  /** Letters of the external and the integrated points, in LaTeX; default x and y. */
  readonly points?: { readonly x?: string; readonly y?: string }
  /** Denominators with factorials, `\frac{1}{4!}` for 1/24. */
  readonly factorials?: boolean
}
