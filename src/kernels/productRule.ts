import { gaussLegendre } from './gaussLegendre.js'

/** One coordinate of a product measure: N(0, deviation²), or uniform between two bounds. */
export type Axis = { readonly kind: 'normal'; readonly deviation: number } | { readonly kind: 'uniform'; readonly from: number; readonly to: number }

/** The nodes of a rule, one coordinate after the other, with weights that add up to 1. */
export interface ProductRule {
  readonly nodes: readonly number[]
  readonly weights: readonly number[]
}

/**
 * The product of one rule for each axis: the trapezoidal rule for normal coordinates, whose range grows with the resolution, Gauss–Legendre for uniform
 * ones. Of normal coordinates only the nodes in the ellipsoid of these ranges are kept.
 *
 * @param half keeps of each pair of opposite nodes one, with twice the weight; for normal axes
 */
export function productRule(axes: readonly Axis[], resolutions: readonly number[], { half = false }: { readonly half?: boolean } = {}): ProductRule {
  const rules = axes.map((axis, k) => axisRule(axis, resolutions[k] as number))
  const nodes: number[] = []
  const weights: number[] = []
  const node = new Float64Array(axes.length)
  const walk = (depth: number, weight: number, left: number, centred: boolean): void => {
    if (left < 0) return
    const rule = rules[depth]
    if (rule === undefined) {
      weights.push(half && !centred ? 2 * weight : weight)
      nodes.push(...node)
      return
    }
    for (let i = half && centred ? (rule.nodes.length - 1) / 2 : 0; i < rule.nodes.length; i++) {
      node[depth] = rule.nodes[i] as number
      walk(depth + 1, weight * (rule.weights[i] as number), left - (rule.distances[i] as number), centred && node[depth] === 0)
    }
  }
  walk(0, 1, 1, true)
  return { nodes, weights }
}

/** An upper limit of the number of nodes. */
export function productRuleSize(axes: readonly Axis[], resolutions: readonly number[]): number {
  return axes.reduce((product, axis, k) => product * axisSize(axis, resolutions[k] as number), 1)
}

interface AxisRule {
  readonly nodes: Float64Array
  readonly weights: Float64Array
  /** Squares of the distances from the middle, the range being 1; 0 where all nodes are kept. */
  readonly distances: Float64Array
}

function axisRule(axis: Axis, resolution: number): AxisRule {
  const size = axisSize(axis, resolution)
  if (axis.kind === 'uniform') {
    const { nodes, weights } = gaussLegendre(size)
    const [middle, half] = [(axis.from + axis.to) / 2, (axis.to - axis.from) / 2]
    return { nodes: nodes.map((x) => middle + half * x), weights: weights.map((w) => w / 2), distances: new Float64Array(size) }
  }
  const middle = (size - 1) / 2
  const xi = Float64Array.from({ length: size }, (_, i) => (i - middle) * (STEP / resolution))
  const raw = xi.map((x) => Math.exp((-x * x) / 2))
  const total = raw.reduce((sum, w) => sum + w, 0)
  return { nodes: xi.map((x) => axis.deviation * x), weights: raw.map((w) => w / total), distances: xi.map((x) => (x / range(resolution)) ** 2) }
}

function axisSize(axis: Axis, resolution: number): number {
  return axis.kind === 'uniform' ? Math.ceil(12 * resolution) : 2 * Math.floor((range(resolution) * resolution) / STEP) + 1
}

/** Of the trapezoidal rule, in standard deviations, at resolution 1. */
const STEP = 0.9

/** In standard deviations: it grows, so that a refinement shows what lies beyond, but slowly, for the density falls fast. */
function range(resolution: number): number {
  return 7 + Math.log2(1 + resolution)
}
