/**
 * What a leg is called in pictures unless a style says otherwise: the point at its end, as in formulas; LaTeX.
 *
 * @example
 * pointLabel(0) // 'x_{1}'
 */
export function pointLabel(leg: number): string {
  return `x_{${leg + 1}}`
}
