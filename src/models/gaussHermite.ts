import { smallFactorial } from '../algebra/integers.js'
import { hermiteAt } from '../kernels/hermiteAt.js'

/** Nodes and weights of a rule for averages over the standard normal distribution. */
export interface NormalRule {
  readonly nodes: readonly number[]
  readonly weights: readonly number[]
}

/** The rule with n nodes, exact for polynomials to degree 2n − 1: roots of He_n between those of He_(n−1). */
export function normalRule(n: number): NormalRule {
  const rule = RULES.get(n) ?? ruleOf(n)
  RULES.set(n, rule)
  return rule
}

const RULES = new Map<number, NormalRule>()

function ruleOf(n: number): NormalRule {
  let nodes: readonly number[] = []
  for (let k = 1; k <= n; k++) {
    const ends = [-2 * Math.sqrt(k) - 1, ...nodes, 2 * Math.sqrt(k) + 1]
    nodes = ends.slice(1).map((to, i) => root(k, ends[i] as number, to))
  }
  const weights = nodes.map((x) => smallFactorial(n) / (n * hermiteAt(n - 1, x)) ** 2)
  return { nodes, weights }
}

/** The root of He_k between two numbers: Newton's steps, with He_k' = k He_(k−1), and halves where they would leave. */
function root(k: number, from: number, to: number): number {
  const sign = Math.sign(hermiteAt(k, from))
  let [low, high, x] = [from, to, (from + to) / 2]
  for (let step = 0; step < 80; step++) {
    const value = hermiteAt(k, x)
    if (value === 0) return x
    if (Math.sign(value) === sign) low = x
    else high = x
    const newton = x - value / (k * hermiteAt(k - 1, x))
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (next === x || Math.abs(next - x) < 1e-16 * Math.abs(x)) break
    x = next
  }
  return x
}
