import { gaussLegendre } from '../../kernels/gaussLegendre.js'
import type { ActivationKernel } from './gaussianPair.js'

/** c̈ = −V′(c) of one variance c₀, around the value c∞ that the correlation falls to. */
export interface MeanFieldPotential {
  readonly kernel: ActivationKernel
  /** c∞ = g² f(c∞), a maximum of V. */
  readonly asymptote: number
  /** [V(c∞) − V(c∞ + δ)]/δ² = ∫₀¹ (1−s)(1 − g² f′(c∞ + sδ)) ds, without cancellation. */
  readonly fall: (delta: number) => number
  /** c̈ = c − g² f(c). */
  readonly acceleration: (c: number) => number
}

const RULE = gaussLegendre(24)

/** V(c; c₀) = −c²/2 + g² ∫₀^c f around its maximum; undefined where a correlation of that variance can fall to no value. */
export function meanFieldPotential(kernel: ActivationKernel, g: number): MeanFieldPotential | undefined {
  const asymptote = asymptoteOf(kernel, g)
  if (asymptote === undefined) return undefined
  return {
    kernel,
    asymptote,
    fall: (delta) => {
      let sum = 0
      // s = 1 − u²: a root at c = c₀, as kinks of φ make it, becomes smooth.
      for (let i = 0; i < RULE.nodes.length; i++) {
        const u = (1 + (RULE.nodes[i] as number)) / 2
        sum += (RULE.weights[i] as number) * u ** 3 * kernel.slope(asymptote + (1 - u * u) * delta)
      }
      return 0.5 - g * g * sum
    },
    acceleration: (c) => c - g * g * kernel.value(c),
  }
}

/** The smaller solution of c = g² f(c) below c₀: f is convex, so there are at most two, and V has its maximum at this one. */
function asymptoteOf(kernel: ActivationKernel, g: number): number | undefined {
  const { variance, value, slope } = kernel
  const excess = (c: number): number => g * g * value(c) - c
  const bend = (c: number): number => g * g * slope(c) - 1
  // Whether V has a maximum there is asked of solutions: those just above a transition need both sides of it.
  if (value(0) <= 1e-15 * value(variance)) return 0
  if (bend(0) >= 0) return undefined
  const lowest = bend(variance) <= 0 ? variance : bisected(bend, 0, variance)
  if (excess(lowest) > 0) return undefined
  return bisected(excess, lowest, 0)
}

/** Where an increasing function of the way from `from` to `to` passes zero, to the last digit. */
export function bisected(of: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to]
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (of(middle) < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}
