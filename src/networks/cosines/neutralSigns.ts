import type { Point } from '../network.js'

/**
 * All choices of `length` signs that add up to zero, one of each choice and its opposite: the one that begins with +1.
 */
export function neutralSigns(length: number): readonly (readonly number[])[] {
  const all = Array.from({ length: 2 ** (length - 1) }, (_, code) =>
    Array.from({ length }, (__, i) => (i > 0 && (code >> (i - 1)) & 1 ? -1 : 1)),
  )
  return all.filter((signs) => signs.reduce<number>((a, b) => a + b, 0) === 0)
}

/** |Σ ε_i x_i|². */
export function squareOfSum(signs: readonly number[], points: readonly Point[]): number {
  return (points[0] ?? []).reduce(
    (total, _, axis) => total + signs.reduce((sum, sign, i) => sum + sign * (points[i]?.[axis] as number), 0) ** 2,
    0,
  )
}
