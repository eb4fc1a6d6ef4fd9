/** n! exactly. Shape: a non-negative integer. */
export function factorial(n: number): bigint {
  for (let k = FACTORIALS.length; k <= Math.min(n, MOST_KEPT); k++) FACTORIALS.push((FACTORIALS[k - 1] as bigint) * BigInt(k))
  let product = FACTORIALS[Math.max(0, Math.min(n, MOST_KEPT))] as bigint
  for (let k = MOST_KEPT + 1; k <= n; k++) product *= BigInt(k)
  return product
}

/** Those that were asked for: sums over partitions ask for the same ones again and again. */
const FACTORIALS = [1n]
const MOST_KEPT = 2000

/** n!! = n(n−2)(n−4)…, with (−1)!! = 0!! = 1; (2k−1)!! counts the perfect pairings of 2k things. */
export function doubleFactorial(n: number): bigint {
  let product = 1n
  for (let k = BigInt(n); k > 1n; k -= 2n) product *= k
  return product
}
