/** Letters of weights and biases: `C_W` and `C_b` are variances, `σ_W` and `σ_b` their roots; each tells for itself. */
export function isWeightLetter(letter: string): boolean {
  return /^[Cσ]_\{?[Ww]/u.test(letter)
}

/** `C_b`, `σ_b`, `σ_{b_1}`. */
export function isBiasLetter(letter: string): boolean {
  return /^[Cσ]_\{?b/u.test(letter)
}

/** The variance that a letter of this value says. */
export function varianceOf(letter: string, value: number): number {
  return isVariance(letter) ? value : value ** 2
}

/** The same in words: `C_W`, `σ_W²`. */
export function varianceText(letter: string): string {
  return isVariance(letter) ? letter : `${letter}²`
}

function isVariance(letter: string): boolean {
  return letter.startsWith('C')
}
