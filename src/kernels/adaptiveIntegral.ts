import type { Evaluated } from './evaluated.js'
import { gaussLegendre } from './gaussLegendre.js'

/**
 * ∫_from^to f by Gauss–Legendre quadrature on intervals that are halved until a half changes by less than `tolerance` times the integral of |f| found so
 * far, or 40 times. The error is the sum of the changes at the last halving, which overestimates that of the finer rule, and of rounding.
 *
 * @example
 * adaptiveIntegral(Math.cos, 0, 1).value // sin 1
 */
export function adaptiveIntegral(f: (x: number) => number, from: number, to: number, tolerance = 1e-13): Evaluated {
  const whole = apply(f, from, to)
  const scale = { size: whole.size }
  const { value, error } = refine(f, { from, to, whole, depth: 0 }, scale, tolerance)
  return { value, error: error + 4 * Number.EPSILON * scale.size }
}

interface Interval {
  readonly from: number
  readonly to: number
  readonly whole: Sum
  readonly depth: number
}

interface Sum {
  readonly value: number
  /** ∫ |f| */
  readonly size: number
}

function refine(f: (x: number) => number, { from, to, whole, depth }: Interval, scale: { size: number }, tolerance: number): Evaluated {
  const middle = (from + to) / 2
  const [left, right] = [apply(f, from, middle), apply(f, middle, to)]
  const change = Math.abs(left.value + right.value - whole.value)
  scale.size = Math.max(scale.size, left.size + right.size)
  if (change <= tolerance * scale.size || depth === DEEPEST) return { value: left.value + right.value, error: change }
  const [first, second] = [
    refine(f, { from, to: middle, whole: left, depth: depth + 1 }, scale, tolerance),
    refine(f, { from: middle, to, whole: right, depth: depth + 1 }, scale, tolerance),
  ]
  return { value: first.value + second.value, error: first.error + second.error }
}

const DEEPEST = 40

const { nodes, weights } = gaussLegendre(20)

function apply(f: (x: number) => number, from: number, to: number): Sum {
  const half = (to - from) / 2
  let [value, size] = [0, 0]
  for (let i = 0; i < nodes.length; i++) {
    const term = half * (weights[i] as number) * f(from + half * (1 + (nodes[i] as number)))
    value += term
    size += Math.abs(term)
  }
  return { value, size }
}
