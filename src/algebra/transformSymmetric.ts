import type { Decimal } from 'decimal.js'
import type { Decimals } from './decimals.js'

/**
 * A symmetric tensor in other coordinates, Σ A[a₁][i₁] … A[a_n][i_n] t[i₁ … i_n], entry by entry. Axes are transformed
 * one after the other, and what is symmetric is computed once: of P coordinates and n axes some P·(P+n−1 choose n)·2ⁿ
 * products in place of P^2n.
 *
 * @param matrix A, by rows
 * @param entry t at ascending indices
 * @returns the transformed tensor at any indices
 */
export function transformSymmetric(
  number: Decimals,
  matrix: readonly (readonly number[])[],
  entry: (index: readonly number[]) => Decimal,
): (index: readonly number[]) => Decimal {
  const known = new Map<string, Decimal>()
  /** The entry whose axes `done` are in the new coordinates and whose axes `left` in the old ones. */
  const partly = (done: readonly number[], left: readonly number[]): Decimal => {
    const key = `${done.join()};${left.join()}`
    const found = known.get(key) ?? computed(done, left)
    known.set(key, found)
    return found
  }
  const computed = (done: readonly number[], left: readonly number[]): Decimal => {
    const last = done.at(-1)
    if (last === undefined) return entry(left)
    let total = new number(0)
    for (const [i, factor] of (matrix[last] as readonly number[]).entries()) {
      if (factor !== 0)
        total = total.plus(
          partly(
            done.slice(0, -1),
            [...left, i].sort((a, b) => a - b),
          ).times(factor),
        )
    }
    return total
  }
  return (index) =>
    partly(
      [...index].sort((a, b) => a - b),
      [],
    )
}
