import { InputError } from '../../errors.js'
import { gaussLegendre } from '../../kernels/gaussLegendre.js'
import type { Activation } from './activation.js'

/** Nodes z of the standard normal distribution with their weights, and φ(√c₀ z) there. */
export interface GaussianNodes {
  readonly z: readonly number[]
  readonly weights: readonly number[]
  readonly values: readonly number[]
}

/** Beyond it no Hermite function times e^{−z²/4} is above roundings. */
const REACH = 13
const PANEL = 1
const NODES = 16
const HALVINGS = 44
const TOLERANCE = 1e-15
/** Nodes: what needs more turns too often. */
const MOST = 40_000

/**
 * Gauss–Legendre panels that are halved where φ(√c₀ z) e^{−z²/4} needs it: kinks end in panels that weigh nothing.
 *
 * @throws InputError for a function that is not finite, or whose square has no average
 */
export function gaussianNodes(phi: Activation, variance: number): GaussianNodes {
  const deviation = Math.sqrt(variance)
  const { nodes, weights } = gaussLegendre(NODES)
  const out = { z: [] as number[], weights: [] as number[], values: [] as number[] }
  const panel = (from: number, to: number): Panel => {
    const half = (to - from) / 2
    const z = new Float64Array(NODES)
    const values = new Float64Array(NODES)
    let [sum, size] = [0, 0]
    for (let i = 0; i < NODES; i++) {
      const at = from + half * (1 + (nodes[i] as number))
      const value = phi.value(deviation * at)
      if (!Number.isFinite(value)) throw notFinite(phi, deviation * at)
      z[i] = at
      values[i] = value
      const term = half * (weights[i] as number) * value * Math.exp((-at * at) / 4)
      sum += term
      size += Math.abs(term)
    }
    return { from, to, z, values, sum, size }
  }
  const first = Array.from({ length: (2 * REACH) / PANEL }, (_, k) => panel(PANEL * k - REACH, PANEL * (k + 1) - REACH))
  const scale = first.reduce((sum, { size }) => sum + size, 0)
  const keep = ({ from, to, z, values }: Panel): void => {
    const half = (to - from) / 2
    for (let i = 0; i < NODES; i++) {
      const at = z[i] as number
      out.z.push(at)
      out.values.push(values[i] as number)
      out.weights.push((half * (weights[i] as number) * Math.exp((-at * at) / 2)) / ROOT_TWO_PI)
    }
  }
  const refine = (whole: Panel, halvings: number): void => {
    if (out.z.length > MOST) throw notIntegrable(phi, deviation * whole.from)
    const middle = (whole.from + whole.to) / 2
    const [left, right] = [panel(whole.from, middle), panel(middle, whole.to)]
    const change = Math.abs(left.sum + right.sum - whole.sum)
    if (change <= TOLERANCE * scale || halvings === 0) {
      if (change > 1e-9 * scale) throw notIntegrable(phi, deviation * middle)
      keep(left)
      keep(right)
      return
    }
    refine(left, halvings - 1)
    refine(right, halvings - 1)
  }
  for (const each of first) refine(each, HALVINGS)
  return out
}

/** ⟨φ²⟩ without refinement, of variances at which a function may do anything: enough to see how it grows. */
export function roughSquare(phi: Activation, variance: number): number {
  const deviation = Math.sqrt(variance)
  const count = 400
  let sum = 0
  for (let k = 0; k < count; k++) {
    const z = (2 * REACH * (k + 0.5)) / count - REACH
    const value = phi.value(deviation * z)
    if (!Number.isFinite(value)) throw notFinite(phi, deviation * z)
    sum += value * value * Math.exp((-z * z) / 2)
  }
  return (sum * 2 * REACH) / count / ROOT_TWO_PI
}

interface Panel {
  readonly from: number
  readonly to: number
  readonly z: Float64Array
  readonly values: Float64Array
  readonly sum: number
  readonly size: number
}

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI)

function notFinite(phi: Activation, x: number): InputError {
  return new InputError({
    code: 'dynamics.activation',
    at: 'phi',
    expected: 'a function that is finite everywhere and grows no faster than x',
    received: `'${phi.name}', which is not finite at x = ${x.toPrecision(3)}`,
  })
}

function notIntegrable(phi: Activation, x: number): InputError {
  return new InputError({
    code: 'dynamics.activation',
    at: 'phi',
    expected: 'a function whose square has an average over Gaussian x',
    received: `'${phi.name}', which has none near x = ${x.toPrecision(3)}`,
  })
}

/** Averages of functions of φ over the nodes. */
export function averaged({ weights, values }: GaussianNodes, of: (value: number) => number): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += (weights[i] as number) * of(values[i] as number)
  return sum
}
