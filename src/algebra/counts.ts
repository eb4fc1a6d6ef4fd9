/** n! exactly. Shape: a non-negative integer. */
export function factorial(n: number): bigint {
  let product = 1n
  for (let k = 2n; k <= BigInt(n); k++) product *= k
  return product
}

/** n!! = n(n−2)(n−4)…, with (−1)!! = 0!! = 1; (2k−1)!! counts the perfect pairings of 2k things. */
export function doubleFactorial(n: number): bigint {
  let product = 1n
  for (let k = BigInt(n); k > 1n; k -= 2n) product *= k
  return product
}

/** Number of k-element subsets of n things; 0 outside 0 ≤ k ≤ n. */
export function binomial(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n
  return factorial(n) / (factorial(k) * factorial(n - k))
}
