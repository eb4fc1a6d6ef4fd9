import { cumulantTerms } from './cumulant.js'
import { factorial } from './integers.js'
import * as Q from './rational.js'
import type { Rational } from './rational.js'

/**
 * One term of a cumulant with insertions: `coefficient` · Π over blocks of the joint moment of the block in the
 * unperturbed density.
 */
export interface InsertionTerm<T> {
  readonly coefficient: Rational
  readonly blocks: readonly (readonly T[])[]
}

/**
 * The coefficient of α^order in the joint cumulant of the items under the density P(h; α) ∝ P(h; 0) exp(−α U₁ − α² U₂ −
 * …), in joint moments under P(h; 0).
 *
 * W[J] = log E_α[e^{Jφ}] = log E₀[e^{Jφ − Σ α^k U_k}] − log E₀[e^{−Σ α^k U_k}] is a cumulant generating function of the
 * items and the insertions together, so that the coefficient is Σ Π_k (−1)^{m_k}/m_k! κ₀(items, U₁ m₁ times, U₂ m₂
 * times, …) over Σ k m_k = order. With U = U₁ alone: −κ₀(items, U) and ½ κ₀(items, U, U).
 *
 * @param insertions U₁, U₂, …; those that are not given are zero
 * @example
 * [...insertionTerms(['x'], ['U'], 1)] // −E[xU] + E[x]E[U]
 * @source arXiv:2307.03223, section 2, independence breaking; McCullagh, Tensor Methods in Statistics, section 2.3
 */
export function* insertionTerms<T>(
  items: readonly T[],
  insertions: readonly T[],
  order: number,
): Generator<InsertionTerm<T>> {
  for (const counts of multiplicities(order, insertions.length)) {
    const inserted = counts.flatMap((count, k) => Array.from({ length: count }, () => insertions[k] as T))
    const exchanges = counts.reduce((product, count) => product * factorial(count), 1n)
    const factor = Q.rational(inserted.length % 2 === 0 ? 1n : -1n, exchanges)
    for (const { coefficient, blocks } of cumulantTerms([...items, ...inserted]))
      yield { coefficient: Q.multiply(factor, Q.rational(coefficient)), blocks }
  }
}

/** All m₁, m₂, … m_largest with Σ k m_k = total. */
function* multiplicities(total: number, largest: number): Generator<readonly number[]> {
  if (largest === 0) {
    if (total === 0) yield []
    return
  }
  for (let count = 0; count * largest <= total; count++)
    for (const rest of multiplicities(total - count * largest, largest - 1)) yield [...rest, count]
}
