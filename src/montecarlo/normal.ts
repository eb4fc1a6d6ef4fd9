/**
 * The probability that a standard normal lies further from 0 than |z|, 2(1 − Φ(|z|)), to a relative accuracy of 10⁻⁷, far into the tail.
 *
 * @source W. H. Press et al., Numerical Recipes, section 6.2: Chebyshev fit of erfc
 */
export function twoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + x / 2)
  const series = [0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368, -1.26551223]
  return t * Math.exp(-x * x + series.reduce((sum, c) => sum * t + c, 0))
}

/** The z > 0 with twoSided(z) = p, for 0 < p < 1. */
export function zOf(p: number): number {
  let [low, high] = [0, 40]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (twoSided(middle) > p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** In 9 of 10 cases a normal estimate lies no more than this many standard errors short of its mean: Φ⁻¹(0.9). */
export const NINE_IN_TEN: number = zOf(0.2)
