import type { Evaluated } from './evaluated.js'

/** Nodes on (−1, 1) and weights that add up to 2. */
export interface GaussRule {
  readonly nodes: Float64Array
  readonly weights: Float64Array
}

const rules = new Map<number, GaussRule>()

/**
 * The Gauss–Legendre rule with n nodes, exact for polynomials of degree 2n − 1: zeros of the Legendre polynomial P_n by Newton's method.
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

/**
 * ∫_a^b f by Gauss–Legendre rules of ten nodes on intervals that are halved until a halving changes the result by less than `tolerance`.
 *
 * @returns the integral and the sum of the last changes
 */
export function integrate(f: (x: number) => number, a: number, b: number, tolerance: number): Evaluated {
  const { nodes, weights } = gaussLegendre(10)
  const rule = (from: number, to: number): number => {
    let sum = 0
    for (let i = 0; i < nodes.length; i++) sum += (weights[i] as number) * f((from + to) / 2 + ((to - from) / 2) * (nodes[i] as number))
    return ((to - from) / 2) * sum
  }
  const refine = (from: number, to: number, coarse: number, depth: number): Evaluated => {
    const middle = (from + to) / 2
    const [left, right] = [rule(from, middle), rule(middle, to)]
    const error = Math.abs(left + right - coarse)
    if (error < tolerance || depth === 0) return { value: left + right, error }
    const [first, second] = [refine(from, middle, left, depth - 1), refine(middle, to, right, depth - 1)]
    return { value: first.value + second.value, error: first.error + second.error }
  }
  return refine(a, b, rule(a, b), DEEPEST)
}

/** A singularity at an end then still has an interval of 2⁻¹⁴; what is missing is in the error. */
const DEEPEST = 14
