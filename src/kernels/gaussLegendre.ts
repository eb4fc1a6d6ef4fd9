/** Nodes on (−1, 1) and weights that add up to 2. */
export interface GaussRule {
  readonly nodes: Float64Array
  readonly weights: Float64Array
}

const rules = new Map<number, GaussRule>()

/**
 * The Gauss–Legendre rule with n nodes, exact for polynomials of degree 2n − 1: zeros of the Legendre polynomial P_n by
 * Newton's method.
 *
 * @source Abramowitz and Stegun, 25.4.29
 */
export function gaussLegendre(n: number): GaussRule {
  const known = rules.get(n)
  if (known !== undefined) return known
  const nodes = new Float64Array(n)
  const weights = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5))
    let slope = 1
    for (let step = 0; step < 100; step++) {
      const { value, derivative } = legendre(n, x)
      slope = derivative
      const change = value / derivative
      x -= change
      if (Math.abs(change) < 1e-16) break
    }
    nodes[i] = x
    weights[i] = 2 / ((1 - x * x) * slope * slope)
  }
  const rule = { nodes, weights }
  rules.set(n, rule)
  return rule
}

function legendre(n: number, x: number): { readonly value: number; readonly derivative: number } {
  let [previous, value] = [0, 1]
  for (let k = 1; k <= n; k++) [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k]
  return { value, derivative: (n * (x * value - previous)) / (x * x - 1) }
}
