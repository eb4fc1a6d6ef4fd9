/**
 * A deviation t in errors that come from the same samples, made as symmetric as a normal number: t + at²/3 + a²t³/27 +
 * a/6 with the skewness a of the estimate.
 *
 * Where rare large samples make an estimate skewed to the right, those that have few of them find it too small and its
 * error too: t is skewed to the left, of mean −a/2, and beyond −3 far more often than a normal number. The
 * transformation is monotone and leaves an error of order 1/n.
 *
 * @source P. Hall, On the removal of skewness by transformation, Journal of the Royal Statistical Society B 54 (1992)
 */
export function symmetrised(t: number, skewness: number): number {
  const u = (skewness * t) / 3
  return Number.isFinite(t) ? t * (1 + u * (1 + u / 3)) + skewness / 6 : t
}

/** The t that {@link symmetrised} makes a given score. */
export function skewed(score: number, skewness: number): number {
  if (skewness === 0) return score
  const x = skewness * (score - skewness / 6)
  return (3 / skewness) * (x > -1 / 2 ? Math.expm1(Math.log1p(x) / 3) : Math.cbrt(1 + x) - 1)
}
