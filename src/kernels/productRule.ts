import { axisRule, axisSize } from './axisRules.js'
import type { DensityAxis } from './axisRules.js'

/** The nodes of a rule, one coordinate after the other, with weights that add up to 1. */
export interface ProductRule {
  readonly nodes: Float64Array
  readonly weights: Float64Array
  /** 1 for the nodes in the last tenth of the range of the normal coordinates. */
  readonly edge: Uint8Array
}

export interface RuleOptions {
  /** Keeps of each pair of opposite nodes one, with twice the weight; for normal axes without displacement. */
  readonly half?: boolean
  /**
   * 0, the default, for rules that are symmetric about the middle of each axis. Each other number displaces the nodes
   * differently: the grids of normal coordinates by fractions of a step (Kronecker's sequence), those of uniform ones
   * by halving their range at another place.
   */
  readonly displacement?: number
}

/**
 * The product of one rule for each axis (see {@link axisRule}), whose range grows with the resolution. Only the nodes in
 * the ellipsoid of these ranges are kept; of uniform and discrete coordinates all.
 */
export function productRule(
  axes: readonly DensityAxis[],
  resolutions: readonly number[],
  { half = false, displacement = 0 }: RuleOptions = {},
): ProductRule {
  const fractions = kronecker(axes.length, displacement)
  const rules = axes.map((axis, k) => axisRule(axis, resolutions[k] as number, fractions[k] as number))
  const most = rules.reduce((product, { nodes }) => product * nodes.length, 1)
  const nodes = new Float64Array(most * axes.length)
  const weights = new Float64Array(most)
  const edge = new Uint8Array(most)
  const node = new Float64Array(axes.length)
  let count = 0
  const walk = (depth: number, weight: number, left: number, centred: boolean): void => {
    if (left < 0) return
    const rule = rules[depth]
    if (rule === undefined) {
      weights[count] = half && !centred ? 2 * weight : weight
      nodes.set(node, count * node.length)
      if (left < EDGE) edge[count] = 1
      count++
      return
    }
    for (let i = half && centred ? (rule.nodes.length - 1) / 2 : 0; i < rule.nodes.length; i++) {
      node[depth] = rule.nodes[i] as number
      walk(
        depth + 1,
        weight * (rule.weights[i] as number),
        left - (rule.distances[i] as number),
        centred && node[depth] === 0,
      )
    }
  }
  walk(0, 1, 1, true)
  return { nodes: nodes.slice(0, count * axes.length), weights: weights.slice(0, count), edge: edge.slice(0, count) }
}

/** 1 − r² at nine tenths of the range. */
const EDGE = 0.19

/**
 * Fractions nα_k mod 1 with α_k = ρ^{-k}, ρ the positive root of ρ^{d+1} = ρ + 1: points that fill the unit cube
 * evenly.
 */
function kronecker(dimension: number, n: number): readonly number[] {
  let root = 2
  for (let step = 0; step < 30; step++) root = (1 + root) ** (1 / (dimension + 1))
  return Array.from({ length: dimension }, (_, k) => (n * root ** -(k + 1)) % 1)
}

/** An upper limit of the number of nodes. */
export function productRuleSize(axes: readonly DensityAxis[], resolutions: readonly number[]): number {
  return axes.reduce((product, axis, k) => product * axisSize(axis, resolutions[k] as number), 1)
}
