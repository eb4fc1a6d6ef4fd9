/** Nodes and weights of a quadrature rule: Σ weights[i] f(nodes[i]). */
export interface QuadratureRule {
  readonly nodes: readonly number[]
  readonly weights: readonly number[]
}

/**
 * The Gauss–Legendre rule with n nodes on [from, to], exact for polynomials of degree up to 2n − 1.
 *
 * The nodes are the zeros of the Legendre polynomial, by Newton's method from cos(π(i + 3/4)/(n + 1/2)).
 *
 * @example
 * legendreRule(2).nodes // [−1/√3, 1/√3]
 */
export function legendreRule(n: number, from = -1, to = 1): QuadratureRule {
  const half = (to - from) / 2
  const ascending = Array.from({ length: n }, (_, i) => legendreZero(n, n - 1 - i))
  return { nodes: ascending.map(({ zero }) => from + half * (1 + zero)), weights: ascending.map(({ weight }) => half * weight) }
}

function legendreZero(n: number, index: number): { readonly zero: number; readonly weight: number } {
  let zero = Math.cos((Math.PI * (index + 0.75)) / (n + 0.5))
  let slope = 1
  for (let step = 0; step < 100; step++) {
    let [previous, value] = [0, 1]
    for (let k = 1; k <= n; k++) [previous, value] = [value, ((2 * k - 1) * zero * value - (k - 1) * previous) / k]
    slope = (n * (zero * value - previous)) / (zero * zero - 1)
    const change = value / slope
    zero -= change
    if (Math.abs(change) < 1e-15) break
  }
  return { zero, weight: 2 / ((1 - zero * zero) * slope * slope) }
}
