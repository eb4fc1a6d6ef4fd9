/** Sizes beyond which a formula is refused, so that none can keep the reader busy. */
export const formulaSizes = {
  characters: 400_000,
  depth: 40,
  terms: 2_000,
  kernels: 200,
  repeats: 200,
  exponent: 64,
  digits: 20_000,
} as const
