/** What papers load packages for, as macros of KaTeX. */
export const packageMacros: Readonly<Record<string, string>> = {
  '\\dd': '\\mathrm{d}',
  '\\nicefrac': '\\frac{#1}{#2}',
  '\\sfrac': '\\frac{#1}{#2}',
  '\\mbox': '\\text{#1}',
  '\\ensuremath': '#1',
  '\\expval': '\\langle #1\\rangle',
  '\\ev': '\\langle #1\\rangle',
  '\\abs': '|#1|',
  '\\qty': '#1',
}
