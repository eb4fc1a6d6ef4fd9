import { gaussLegendre } from '../../kernels/gaussLegendre.js'

/** ∫ ½/μ e^{−μ|τ−s|} of an even function that is known at points τ_k, constant beyond the last: cubic polynomials between points. */
export interface ExponentialKernel {
  readonly tau: Float64Array
  /** (K ∗ q)(τ_k), or with `tail` 0 of what ends at the last point. */
  readonly apply: (q: Float64Array, tail?: number) => Float64Array
  /** Its derivative by τ. */
  readonly slope: (q: Float64Array) => Float64Array
}

const RULE = gaussLegendre(5)
const POINTS = 4

/** Points that are near at 0, where noise makes c bend, and farther from there on. */
export function gridUntil(end: number, finest = 0.02, widest = 0.1): Float64Array {
  const points = [0]
  for (let step = finest; (points.at(-1) as number) < end; step = Math.min(widest, step * 1.03))
    points.push((points.at(-1) as number) + step)
  return Float64Array.from(points)
}

/** The kernel of rate μ on a grid of at least four points. */
export function exponentialKernel(tau: Float64Array, rate = 1): ExponentialKernel {
  const last = tau.length - 1
  // Weights of ∫ e^{−μ(s−τ_k)} and ∫ e^{−μ(τ_{k+1}−s)} within each interval, of four values around it.
  const [left, right] = [new Float64Array(POINTS * last), new Float64Array(POINTS * last)]
  const decay = new Float64Array(last)
  const start = (k: number): number => Math.min(Math.max(k - 1, 0), last + 1 - POINTS)
  for (let k = 0; k < last; k++) {
    const [from, to] = [tau[k] as number, tau[k + 1] as number]
    const half = (to - from) / 2
    decay[k] = Math.exp(-rate * (to - from))
    for (let i = 0; i < RULE.nodes.length; i++) {
      const at = from + half * (1 + (RULE.nodes[i] as number))
      const weight = half * (RULE.weights[i] as number)
      for (let m = 0; m < POINTS; m++) {
        let lagrange = weight
        for (let n = 0; n < POINTS; n++)
          if (n !== m) {
            const own = tau[start(k) + m] ?? NaN
            const other = tau[start(k) + n] ?? NaN
            lagrange *= (at - other) / (own - other)
          }
        left[POINTS * k + m] = (left[POINTS * k + m] as number) + lagrange * Math.exp(-rate * (at - from))
        right[POINTS * k + m] = (right[POINTS * k + m] as number) + lagrange * Math.exp(-rate * (to - at))
      }
    }
  }
  const weighed = (weights: Float64Array, q: Float64Array, k: number): number => {
    const at = start(k)
    let sum = 0
    for (let m = 0; m < POINTS; m++) sum += (weights[POINTS * k + m] as number) * (q[at + m] as number)
    return sum
  }
  const parts = (q: Float64Array, tail: number): readonly [after: Float64Array, before: Float64Array] => {
    const [after, before] = [new Float64Array(last + 1), new Float64Array(last + 1)]
    after[last] = tail / rate
    for (let k = last - 1; k >= 0; k--) after[k] = weighed(left, q, k) + (decay[k] as number) * (after[k + 1] as number)
    // What is at negative times comes in at 0.
    before[0] = after[0] as number
    for (let k = 0; k < last; k++) before[k + 1] = weighed(right, q, k) + (decay[k] as number) * (before[k] as number)
    return [after, before]
  }
  return {
    tau,
    apply: (q, tail) => {
      const [after, before] = parts(q, tail ?? (q[last] as number))
      return after.map((each, k) => (each + (before[k] as number)) / (2 * rate))
    },
    slope: (q) => {
      const [after, before] = parts(q, q[last] as number)
      return after.map((each, k) => (each - (before[k] as number)) / 2)
    },
  }
}
