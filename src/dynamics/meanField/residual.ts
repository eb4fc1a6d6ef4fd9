import { gaussLegendre } from '../../kernels/gaussLegendre.js'
import { between } from './correlation.js'
import type { Correlation, CorrelationKnot } from './correlation.js'

const RULE = gaussLegendre(6)

/**
 * How far c(τ) is from solving c = ½e^{−|τ|} ∗ (g² f(c) + D δ), relative to c₀: the equation itself, which knows nothing of
 * potential and energy. A curve that merely has stopped to change does not pass.
 *
 * @param curves of all populations, on the same knots
 * @param source g² f(c) of them, what drives the one that is looked at
 */
export function selfConsistencyResidual(
  curves: readonly Correlation[],
  own: number,
  noise: number,
  source: (c: readonly number[]) => number,
): number {
  const { knots, variance } = curves[own] as Correlation
  const panels = knots.slice(1).map((_, k) => weighed(curves, k, source))
  // ∫_τ^∞ e^{−(s−τ)} and ∫_0^τ e^{−(τ−s)} of the source at every knot.
  const after = new Float64Array(knots.length)
  const before = new Float64Array(knots.length)
  after[knots.length - 1] = source(curves.map(({ asymptote }) => asymptote))
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

function weighed(curves: readonly Correlation[], k: number, source: (c: readonly number[]) => number): Weighed {
  const ends = curves.map(({ knots }) => [knots[k], knots[k + 1]] as [CorrelationKnot, CorrelationKnot])
  const [left, right] = ends[0] as [CorrelationKnot, CorrelationKnot]
  const whole = right.tau - left.tau
  // The kernel decays within 1: long intervals in parts.
  const parts = Math.max(1, Math.ceil(2 * whole))
  const half = whole / parts / 2
  let [toLeft, toRight] = [0, 0]
  for (let part = 0; part < parts; part++)
    for (let i = 0; i < RULE.nodes.length; i++) {
      const tau = left.tau + half * (2 * part + 1 + (RULE.nodes[i] as number))
      const each = half * (RULE.weights[i] as number) * source(ends.map(([from, to]) => between(from, to, tau)))
      toLeft += each * Math.exp(left.tau - tau)
      toRight += each * Math.exp(tau - right.tau)
    }
  return { decay: Math.exp(-whole), toLeft, toRight }
}
