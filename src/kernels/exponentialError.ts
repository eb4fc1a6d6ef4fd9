/**
 * How far an exponent Σ weight·|x|² in float64 may be off by its own roundings: each term of a sum may bring half a
 * place of all before it.
 *
 * @param size Σ |weight|·|x|²
 * @param terms of the longer one of both sums: over the coordinates of x, and over the weights
 */
export function exponentRounding(size: number, terms: number): number {
  return (8 + (2 + terms) * size) * Number.EPSILON
}

/**
 * A bound of |e^(x+δ) − e^x| for an exponent known to ±`uncertain`, by δ + δ² where that is one. An exponential that is
 * 0 of underflow is so only where the largest possible exponent says so too.
 */
export function exponentialError(exponent: number, exponential: number, uncertain: number): number {
  return uncertain < 1 ? exponential * uncertain * (1 + uncertain) : Math.exp(exponent + uncertain)
}
