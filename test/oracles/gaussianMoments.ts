/** E[Π x_i^{exponents_i}] of a Gaussian with mean zero and this covariance (which may be complex fields' indefinite form), by Isserlis' recursion. */
export function gaussianMoments(covariance: readonly (readonly number[])[]): (exponents: readonly number[]) => number {
  const known = new Map<string, number>()
  const moment = (exponents: readonly number[]): number => {
    const i = exponents.findIndex((e) => e > 0)
    if (i < 0) return 1
    const key = exponents.join()
    const value = known.get(key)
    if (value !== undefined) return value
    const rest = exponents.map((e, k) => (k === i ? e - 1 : e))
    let total = 0
    rest.forEach((e, j) => {
      if (e > 0) total += e * (covariance[i]?.[j] as number) * moment(rest.map((each, k) => (k === j ? each - 1 : each)))
    })
    known.set(key, total)
    return total
  }
  return moment
}
