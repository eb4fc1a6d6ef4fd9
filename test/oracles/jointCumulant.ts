import { setPartitions } from '../../src/algebra/partitions.js'

/** A polynomial in Gaussian variables: products of variables (by number) with coefficients. */
export type Observable = readonly { readonly coefficient: number; readonly variables: readonly number[] }[]

/**
 * The joint cumulant of polynomials in Gaussian variables of mean zero: moments by Isserlis' recursion, then
 * κ(A, B, …) = Σ over partitions (−1)^{b−1} (b−1)! Π E[Π block]. The covariance may be any symmetric form.
 */
export function jointCumulant(
  observables: readonly Observable[],
  moment: (variables: readonly number[]) => number,
): number {
  const means = new Map<string, number>()
  const mean = (block: readonly number[]): number => {
    const key = block.join()
    const known = means.get(key)
    if (known !== undefined) return known
    const expanded = block.reduce<Observable>(
      (product, i) =>
        product.flatMap((a) =>
          (observables[i] as Observable).map((b) => ({
            coefficient: a.coefficient * b.coefficient,
            variables: [...a.variables, ...b.variables],
          })),
        ),
      [{ coefficient: 1, variables: [] }],
    )
    const value = expanded.reduce((total, { coefficient, variables }) => total + coefficient * moment(variables), 0)
    means.set(key, value)
    return value
  }
  let total = 0
  for (const blocks of setPartitions(observables.map((_, i) => i))) {
    let term = blocks.length % 2 === 1 ? 1 : -1
    for (let k = 2; k < blocks.length; k++) term *= k
    for (const block of blocks) term *= mean(block)
    total += term
  }
  return total
}

/** E[Π x_v] of Gaussian variables of mean zero with this covariance, by Isserlis' recursion. */
export function isserlis(covariance: (a: number, b: number) => number): (variables: readonly number[]) => number {
  const known = new Map<string, number>()
  const moment = (sorted: readonly number[]): number => {
    const [first, ...rest] = sorted
    if (first === undefined) return 1
    if (rest.length % 2 === 0) return 0
    const key = sorted.join()
    const value = known.get(key)
    if (value !== undefined) return value
    let total = 0
    rest.forEach((other, i) => {
      const c = covariance(first, other)
      if (c !== 0) total += c * moment(rest.filter((_, j) => j !== i))
    })
    known.set(key, total)
    return total
  }
  return (variables) => moment([...variables].sort((a, b) => a - b))
}
