/** A measured quantity at a mark or in a title: short, and in letters that every font has. */
export function quantityText(quantity: string): string {
  return quantity
    .replace('Schwinger–Dyson slope, f = φ φᵀK⁻¹φ', 'slope, f cubic')
    .replace('Schwinger–Dyson slope, f = φ', 'slope, f linear')
    .replace('χ²', 'chi-square')
    .replace(/^histogram of (.*): part beyond/, '$1 beyond')
    .replace(/^histogram of (.*): chi/, '$1, chi')
}
