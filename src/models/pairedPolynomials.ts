import { pairingCount, smallFactorial } from '../algebra/integers.js'

/** E[P(z)²] for the variance K, or its derivative by K: (i + j − 1)!! of every even power. */
export function diagonal(polynomial: readonly number[], variance: number, derivative: 0 | 1): number {
  let total = 0
  for (const [i, x] of polynomial.entries())
    for (const [j, y] of polynomial.entries()) {
      const half = (i + j) / 2
      if (!Number.isInteger(half)) continue
      total +=
        x *
        y *
        pairingCount(i + j) *
        (derivative === 0 ? variance ** half : half === 0 ? 0 : half * variance ** (half - 1))
    }
  return total
}

/** The derivative of E[P(z_1) P(z_2)] by the covariance where it is the variance: r of the pairs join the two. */
export function offDiagonalSlope(polynomial: readonly number[], variance: number): number {
  let total = 0
  for (const [i, x] of polynomial.entries())
    for (const [j, y] of polynomial.entries())
      for (let r = 1; r <= Math.min(i, j); r++) {
        if ((i - r) % 2 !== 0 || (j - r) % 2 !== 0) continue
        const ways =
          ((smallFactorial(i) / smallFactorial(i - r)) * (smallFactorial(j) / smallFactorial(j - r))) /
          smallFactorial(r)
        total += x * y * ways * pairingCount(i - r) * pairingCount(j - r) * r * variance ** ((i + j) / 2 - 1)
      }
  return total
}
