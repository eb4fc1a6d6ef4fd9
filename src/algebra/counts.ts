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
