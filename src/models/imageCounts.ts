import type { Expression } from '../mathematics/expression.js'

/**
 * How many different images terms have, by term. Where points under an integral coincide, different images may have one
 * value; then the largest number that was seen anywhere counts.
 */
export type ImageCounts = Map<
  Expression,
  { readonly claimed: number | undefined; readonly found: number; readonly at: Expression }
>
