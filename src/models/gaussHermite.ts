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
    nodes = ends.slice(1).map((to, i) => root((x) => hermiteAt(k, x), ends[i] as number, to))
  }
  const weights = nodes.map((x) => smallFactorial(n) / (n * hermiteAt(n - 1, x)) ** 2)
  return { nodes, weights }
}

function root(f: (x: number) => number, from: number, to: number): number {
  const sign = Math.sign(f(from))
  let [low, high] = [from, to]
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (Math.sign(f(middle)) === sign) low = middle
    else high = middle
  }
  return (low + high) / 2
}
