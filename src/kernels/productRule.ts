import { gaussLegendre } from './gaussLegendre.js'

/** One coordinate of a product measure: N(0, deviation²), or uniform between two bounds. */
export type DensityAxis =
  | { readonly kind: 'normal'; readonly deviation: number }
  | { readonly kind: 'uniform'; readonly from: number; readonly to: number }

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
 * The product of one rule for each axis: the trapezoidal rule for normal coordinates, whose range grows with the
 * resolution, Gauss–Legendre for uniform ones. Of normal coordinates only the nodes in the ellipsoid of these ranges
 * are kept.
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

interface AxisRule {
  readonly nodes: Float64Array
  readonly weights: Float64Array
  /** Squares of the distances from the middle, the range being 1; 0 where all nodes are kept. */
  readonly distances: Float64Array
}

function axisRule(axis: DensityAxis, resolution: number, fraction: number): AxisRule {
  const size = axisSize(axis, resolution)
  if (axis.kind === 'uniform') return uniformRule(axis, size, fraction)
  const middle = (size - 1) / 2
  const xi = Float64Array.from({ length: size }, (_, i) => (i - middle + fraction) * (STEP / resolution))
  const raw = xi.map((x) => Math.exp((-x * x) / 2))
  const total = raw.reduce((sum, w) => sum + w, 0)
  return {
    nodes: xi.map((x) => axis.deviation * x),
    weights: raw.map((w) => w / total),
    distances: xi.map((x) => (x / range(resolution)) ** 2),
  }
}

/**
 * Gauss–Legendre on the whole range, or on two parts of it that meet between a quarter and three quarters; on panels
 * where there are many nodes.
 */
function uniformRule(
  { from, to }: { readonly from: number; readonly to: number },
  size: number,
  fraction: number,
): AxisRule {
  const cuts = fraction === 0 ? [from, to] : [from, from + (to - from) * (1 / 4 + fraction / 2), to]
  const each = Math.ceil(size / (cuts.length - 1))
  const panels = Math.ceil(each / PANEL)
  const { nodes, weights } = gaussLegendre(Math.ceil(each / panels))
  const rule = { nodes: [] as number[], weights: [] as number[] }
  for (let part = 0; part + 1 < cuts.length; part++) {
    const [left, half] = [cuts[part] as number, ((cuts[part + 1] as number) - (cuts[part] as number)) / panels / 2]
    for (let panel = 0; panel < panels; panel++) {
      rule.nodes.push(...nodes.map((x) => left + half * (2 * panel + 1 + x)))
      rule.weights.push(...weights.map((w) => (w * half) / (to - from)))
    }
  }
  return {
    nodes: Float64Array.from(rule.nodes),
    weights: Float64Array.from(rule.weights),
    distances: new Float64Array(rule.nodes.length),
  }
}

/** A rule of more nodes than this takes long to find, and would be no more accurate. */
const PANEL = 100

function axisSize(axis: DensityAxis, resolution: number): number {
  return axis.kind === 'uniform'
    ? Math.ceil(12 * resolution)
    : 2 * Math.floor((range(resolution) * resolution) / STEP) + 1
}

/** Of the trapezoidal rule, in standard deviations, at resolution 1. */
const STEP = 0.9

/**
 * In standard deviations: it grows, so that a refinement shows what lies beyond, but slowly, for the density falls
 * fast.
 */
function range(resolution: number): number {
  return 7 + Math.log2(1 + resolution)
}
