import { gaussLegendre } from '../../kernels/gaussLegendre.js'
import type { MovingVariance } from './variances.js'

/** A point of c(τ) with its derivatives. */
export interface CorrelationKnot {
  readonly tau: number
  readonly c: number
  readonly velocity: number
  readonly acceleration: number
}

/** c(τ) as knots that are near where it bends, up to where it has fallen to c∞. */
export interface Correlation {
  readonly variance: number
  readonly asymptote: number
  readonly knots: readonly CorrelationKnot[]
  /** At any τ ≥ 0, by polynomials of degree five between knots; beyond the last one c∞. */
  readonly at: (tau: number) => number
}

const RULE = gaussLegendre(8)
/** c − c∞ = δ₀/cosh θ up to here: δ has fallen by 10⁻¹¹. */
const FAR = 26
const FIRST = 0.05
/** Steps of θ to 10, where c − c∞ is 10⁻⁴ of what it was, and from there on. */
const STEPS = [
  { step: 0.1, to: 10 },
  { step: 0.5, to: FAR },
]

/**
 * c(τ) from the energy: ċ = −√(2[V(c∞) − V(c)] ) is integrated from c₀ downwards in θ, c = c∞ + δ₀/cosh θ, so that the
 * turning point at c₀ without noise is no singularity and is never passed, and c never falls below c∞.
 */
export function correlation({ variance, potential }: MovingVariance, noise: number): Correlation {
  const { asymptote, fall, acceleration } = potential
  const delta0 = variance - asymptote
  const start = fall(delta0)
  // 2[V(c∞) − V(c)]/δ², which at c₀ is D²/(4δ₀²) exactly.
  const energy = (delta: number): number => (noise / delta0) ** 2 / 4 + 2 * (fall(delta) - start)
  const thetas = thetasOf(noise / delta0)
  const knots: CorrelationKnot[] = []
  let tau = 0
  thetas.forEach((theta, k) => {
    const from = thetas[k - 1] ?? 0
    const half = (theta - from) / 2
    for (let i = 0; i < RULE.nodes.length && half > 0; i++) {
      const at = from + half * (1 + (RULE.nodes[i] as number))
      tau +=
        (half * (RULE.weights[i] as number) * Math.tanh(at)) / Math.sqrt(Math.max(0, energy(delta0 / Math.cosh(at))))
    }
    const delta = delta0 / Math.cosh(theta)
    const c = asymptote + delta
    const velocity = theta === 0 ? -noise / 2 : -delta * Math.sqrt(Math.max(0, energy(delta)))
    knots.push({ tau, c, velocity, acceleration: acceleration(c) })
  })
  return correlationOf(knots, asymptote)
}

/** The curve through knots, the first at 0; beyond the last one c∞. */
export function correlationOf(knots: readonly CorrelationKnot[], asymptote: number): Correlation {
  const variance = knots[0]?.c ?? asymptote
  return { variance, asymptote, knots, at: (at) => interpolated(knots, asymptote, at) }
}

/** Dense at 0 where noise makes c fall linearly there. */
function thetasOf(noise: number): readonly number[] {
  const near: number[] = []
  if (noise > 0) {
    const least = Math.min(FIRST / 4, noise / 64)
    for (let theta = FIRST; theta > least; theta /= 1.5) near.unshift(theta)
  }
  const thetas = [0, ...(near.length === 0 ? [FIRST] : near)]
  for (const { step, to } of STEPS)
    for (let theta = (thetas.at(-1) as number) + step; theta <= to + 1e-9; theta += step) thetas.push(theta)
  return thetas
}

function interpolated(knots: readonly CorrelationKnot[], asymptote: number, tau: number): number {
  let [low, high] = [0, knots.length - 1]
  if (!(tau < (knots[high] as CorrelationKnot).tau)) return asymptote
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((knots[middle] as CorrelationKnot).tau <= tau) low = middle
    else high = middle
  }
  return between(knots[low] as CorrelationKnot, knots[high] as CorrelationKnot, tau)
}

/** The polynomial with the values, slopes and second derivatives at both ends. */
export function between(left: CorrelationKnot, right: CorrelationKnot, tau: number): number {
  const h = right.tau - left.tau
  const t = (tau - left.tau) / h
  const [v0, v1, a0, a1] = [
    left.velocity * h,
    right.velocity * h,
    left.acceleration * h * h,
    right.acceleration * h * h,
  ]
  const d = right.c - left.c - v0 - a0 / 2
  const e = v1 - v0 - a0
  const f = a1 - a0
  const [p3, p4, p5] = [10 * d - 4 * e + f / 2, -15 * d + 7 * e - f, 6 * d - 3 * e + f / 2]
  return left.c + t * (v0 + t * (a0 / 2 + t * (p3 + t * (p4 + t * p5))))
}
