/** Widths of characters in units of the font size, for a Times-like font; the first class that fits. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[()[\]ijlt.,;:'|!ft ]/u, 0.32],
  [/[₀-₉⁰¹²³⁴-⁹⁻]/u, 0.32],
  [/[mwMW−+=]/u, 0.72],
  [/\p{Lu}/u, 0.68],
]

/** Approximate width of plain text, in units of the font size. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, c) => sum + (WIDTHS.find(([test]) => test.test(c))?.[1] ?? 0.5), 0)
}
