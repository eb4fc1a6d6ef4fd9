import { gaussLegendre } from '../../kernels/gaussLegendre.js'
import { between } from './correlation.js'
import type { Correlation, CorrelationKnot } from './correlation.js'

const RULE = gaussLegendre(6)

/**
 * How far c(τ) is from solving c = ½e^{−|τ|} ∗ (g² f(c) + D δ), relative to c₀: the equation itself, which knows nothing of
 * potential and energy. A curve that merely has stopped to change does not pass.
 *
 * @param source g² f(c)
 */
export function selfConsistencyResidual(curve: Correlation, noise: number, source: (c: number) => number): number {
  const { knots, variance, asymptote } = curve
  const panels = knots.slice(1).map((right, k) => weighed(knots[k] as CorrelationKnot, right, source))
  // ∫_τ^∞ e^{−(s−τ)} and ∫_0^τ e^{−(τ−s)} of the source at every knot.
  const after = new Float64Array(knots.length)
  const before = new Float64Array(knots.length)
  after[knots.length - 1] = source(asymptote)
  for (let k = panels.length - 1; k >= 0; k--) {
    const { decay, toLeft } = panels[k] as Weighed
    after[k] = toLeft + decay * (after[k + 1] as number)
  }
  panels.forEach(({ decay, toRight }, k) => {
    before[k + 1] = toRight + decay * (before[k] as number)
  })
  let worst = 0
  knots.forEach(({ tau, c }, k) => {
    const image = Math.exp(-tau) * ((after[0] as number) + noise)
    worst = Math.max(worst, Math.abs(c - ((before[k] as number) + (after[k] as number) + image) / 2))
  })
  return worst / variance
}

interface Weighed {
  readonly decay: number
  readonly toLeft: number
  readonly toRight: number
}

function weighed(left: CorrelationKnot, right: CorrelationKnot, source: (c: number) => number): Weighed {
  const whole = right.tau - left.tau
  // The kernel decays within 1: long intervals in parts.
  const parts = Math.max(1, Math.ceil(2 * whole))
  const half = whole / parts / 2
  let [toLeft, toRight] = [0, 0]
  for (let part = 0; part < parts; part++)
    for (let i = 0; i < RULE.nodes.length; i++) {
      const tau = left.tau + half * (2 * part + 1 + (RULE.nodes[i] as number))
      const each = half * (RULE.weights[i] as number) * source(between(left, right, tau))
      toLeft += each * Math.exp(left.tau - tau)
      toRight += each * Math.exp(tau - right.tau)
    }
  return { decay: Math.exp(-whole), toLeft, toRight }
}
