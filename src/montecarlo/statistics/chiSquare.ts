import { NINE_IN_TEN, twoSided, zOf } from './normal.js'

/**
 * The probability that χ² with k degrees of freedom exceeds x: that with k − 2 plus (x/2)^{k/2−1} e^{−x/2}/Γ(k/2), down
 * to one or two degrees.
 *
 * @example
 * chiSquareTail(3.841458820694124, 1) // 0.05
 */
export function chiSquareTail(x: number, k: number): number {
  const even = k % 2 === 0
  let tail = even ? Math.exp(-x / 2) : twoSided(Math.sqrt(x))
  // The term of two degrees more is the last one times (x/2) over half their number.
  let term = even ? Math.exp(-x / 2) : Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2)
  for (let degrees = even ? 4 : 3; degrees <= k; degrees += 2) {
    if (degrees > 3) term *= x / (degrees - 2)
    tail += term
  }
  return Math.min(1, tail)
}

/**
 * The number of standard errors that a normal estimate exceeds, in either direction, as rarely as χ² with k degrees of
 * freedom exceeds x.
 */
export function chiSquareScore(x: number, k: number): number {
  return zOf(Math.max(Number.MIN_VALUE, chiSquareTail(x, k)))
}

/**
 * By how much the mean of χ² must exceed k for a rejection at the level p nine times in ten; the distribution that is
 * not central, of mean k + λ and variance 2(k + 2λ), is taken for a normal one.
 */
export function visibleExcess(k: number, p: number): number {
  const threshold = least((x) => chiSquareTail(x, k) < p)
  return least((excess) => k + excess - NINE_IN_TEN * Math.sqrt(2 * (k + 2 * excess)) > threshold)
}

/** The least positive number with a property that all larger ones have, to 14 digits. */
function least(holds: (x: number) => boolean): number {
  let high = 1
  while (!holds(high)) high *= 2
  let low = 0
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}
