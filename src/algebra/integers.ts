/** n! exactly. Shape: a non-negative integer. */
export function factorial(n: number): bigint {
  for (let k = FACTORIALS.length; k <= Math.min(n, MOST_KEPT); k++)
    FACTORIALS.push((FACTORIALS[k - 1] as bigint) * BigInt(k))
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

/** The binomial coefficient n!/(k! (n−k)!), 0 for k > n. */
export function binomial(n: number, k: number): bigint {
  return k > n ? 0n : factorial(n) / (factorial(k) * factorial(n - k))
}

/** n! as a number, exact to 18!. */
export function smallFactorial(n: number): number {
  let product = 1
  for (let k = 2; k <= n; k++) product *= k
  return product
}

/** How many perfect pairings n things have, (n − 1)!! as a number: 0 for an odd n. */
export function pairingCount(n: number): number {
  if (n % 2 === 1) return 0
  let product = 1
  for (let k = n - 1; k > 1; k -= 2) product *= k
  return product
}

/** Not negative, also where `a` or `b` is. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a
  let y = b < 0n ? -b : b
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return a % b === 0n ? a : (a / greatestCommonDivisor(a, b)) * b
}
