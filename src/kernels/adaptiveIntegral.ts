import type { Evaluated } from './evaluated.js'
import { gaussLegendre } from './gaussLegendre.js'
import type { GaussRule } from './gaussLegendre.js'

/** How an integral is computed. */
export interface QuadratureOptions {
  /** Relative to the integral of |f|; default 1e-13. */
  readonly tolerance?: number
  /** Nodes of the rule on each interval; default 20, fewer for integrands that are costly. */
  readonly nodes?: number
  /** How often an interval is halved at most; default 40. */
  readonly halvings?: number
}

/**
 * ∫_from^to f by Gauss–Legendre quadrature on intervals that are halved until a half changes by less than `tolerance`
 * times the integral of |f| found so far. The error is the sum of the changes at the last halving, which overestimates
 * that of the finer rule, and of rounding.
 *
 * @example
 * adaptiveIntegral(Math.cos, 0, 1).value // sin 1
 */
export function adaptiveIntegral(
  f: (x: number) => number,
  from: number,
  to: number,
  options: QuadratureOptions = {},
): Evaluated {
  const { tolerance = 1e-13, nodes = 20, halvings = 40 } = options
  const rule = gaussLegendre(nodes)
  const whole = apply(rule, f, from, to)
  const scale = { size: whole.size }
  const { value, error } = refine(rule, f, { from, to, whole, halvings }, scale, tolerance)
  return { value, error: error + 4 * Number.EPSILON * scale.size }
}

interface Interval {
  readonly from: number
  readonly to: number
  readonly whole: Sum
  /** How often it may still be halved. */
  readonly halvings: number
}

interface Sum {
  readonly value: number
  /** ∫ |f| */
  readonly size: number
}

function refine(
  rule: GaussRule,
  f: (x: number) => number,
  { from, to, whole, halvings }: Interval,
  scale: { size: number },
  tolerance: number,
): Evaluated {
  const middle = (from + to) / 2
  const [left, right] = [apply(rule, f, from, middle), apply(rule, f, middle, to)]
  const change = Math.abs(left.value + right.value - whole.value)
  scale.size = Math.max(scale.size, left.size + right.size)
  if (change <= tolerance * scale.size || halvings === 0) return { value: left.value + right.value, error: change }
  const [first, second] = [
    refine(rule, f, { from, to: middle, whole: left, halvings: halvings - 1 }, scale, tolerance),
    refine(rule, f, { from: middle, to, whole: right, halvings: halvings - 1 }, scale, tolerance),
  ]
  return { value: first.value + second.value, error: first.error + second.error }
}

function apply({ nodes, weights }: GaussRule, f: (x: number) => number, from: number, to: number): Sum {
  const half = (to - from) / 2
  let [value, size] = [0, 0]
  for (let i = 0; i < nodes.length; i++) {
    const term = half * (weights[i] as number) * f(from + half * (1 + (nodes[i] as number)))
    value += term
    size += Math.abs(term)
  }
  return { value, size }
}
