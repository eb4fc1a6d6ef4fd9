import type { Evaluated } from './evaluated.js'
import { gaussLegendre } from './gaussLegendre.js'

/** One coordinate of a product measure: N(0, deviation²), or uniform between two bounds. */
export type Axis = { readonly kind: 'normal'; readonly deviation: number } | { readonly kind: 'uniform'; readonly from: number; readonly to: number }

/** Writes the values of all functions at a node to `out`. */
export type Fill = (node: Float64Array, out: Float64Array) => void

/** The values of some functions on the nodes of a product rule, node by node, with the nodes' weights. */
interface Table {
  readonly weights: Float64Array
  readonly values: Float64Array
}

/** More nodes than this are not tried: about a second of work. */
const MOST_NODES = 3e6
/** Refinement stops when no moment changes by more than this fraction. */
const TOLERANCE = 1e-9

/**
 * Means of products of functions over independent coordinates, E Π_{i∈B} f_i, by product rules: the trapezoidal rule for normal coordinates
 * (exponentially accurate for smooth functions, its range grows with the refinement), Gauss–Legendre for uniform ones. The rule is refined
 * until the means of f_i² and f_i⁶ settle or a further refinement has too many nodes; all products are then taken on the last two rules,
 * and the error is their difference, which is the error of the coarser one.
 *
 * @param count number of functions
 * @returns the mean of the product of the functions with the given indices, which may repeat
 */
export function momentTable(axes: readonly Axis[], count: number, fill: Fill): (block: readonly number[]) => Evaluated {
  let coarse = tableOf(axes, COARSEST, count, fill)
  let fine = tableOf(axes, COARSEST * REFINEMENT, count, fill)
  for (let resolution = COARSEST * REFINEMENT ** 2; !settled(coarse, fine, count) && nodesOf(axes, resolution) < MOST_NODES; resolution *= REFINEMENT) {
    coarse = fine
    fine = tableOf(axes, resolution, count, fill)
  }
  return (block) => {
    const value = meanOfProduct(fine, count, block)
    return { value, error: Math.abs(value - meanOfProduct(coarse, count, block)) }
  }
}

const COARSEST = 0.8
const REFINEMENT = 1.5

function settled(coarse: Table, fine: Table, count: number): boolean {
  for (let i = 0; i < count; i++) {
    for (const block of [
      [i, i],
      [i, i, i, i, i, i],
    ]) {
      const value = meanOfProduct(fine, count, block)
      if (Math.abs(value - meanOfProduct(coarse, count, block)) > TOLERANCE * Math.abs(value)) return false
    }
  }
  return true
}

function meanOfProduct({ weights, values }: Table, count: number, block: readonly number[]): number {
  let total = 0
  for (let q = 0; q < weights.length; q++) {
    let product = weights[q] as number
    for (let b = 0; b < block.length; b++) product *= values[q * count + (block[b] as number)] as number
    total += product
  }
  return total
}

function nodesOf(axes: readonly Axis[], resolution: number): number {
  return axes.reduce((product, axis) => product * ruleOf(axis, resolution).nodes.length, 1)
}

/** Nodes whose weight is this far below the largest are left out. */
const NEGLIGIBLE = 1e-24

function tableOf(axes: readonly Axis[], resolution: number, count: number, fill: Fill): Table {
  const rules = axes.map((axis) => ruleOf(axis, resolution))
  const weights: number[] = []
  const nodes: number[] = []
  const node = new Float64Array(axes.length)
  const largest = rules.reduce((product, rule) => product * Math.max(...rule.weights), 1)
  const walk = (depth: number, weight: number): void => {
    const rule = rules[depth]
    if (weight < NEGLIGIBLE * largest) return
    if (rule === undefined) {
      weights.push(weight)
      nodes.push(...node)
      return
    }
    for (let i = 0; i < rule.nodes.length; i++) {
      node[depth] = rule.nodes[i] as number
      walk(depth + 1, weight * (rule.weights[i] as number))
    }
  }
  walk(0, 1)
  const values = new Float64Array(weights.length * count)
  const out = new Float64Array(count)
  for (let q = 0; q < weights.length; q++) {
    for (let k = 0; k < node.length; k++) node[k] = nodes[q * node.length + k] as number
    fill(node, out)
    values.set(out, q * count)
  }
  return { weights: Float64Array.from(weights), values }
}

interface Rule {
  readonly nodes: Float64Array
  readonly weights: Float64Array
}

function ruleOf(axis: Axis, resolution: number): Rule {
  if (axis.kind === 'uniform') {
    const { nodes, weights } = gaussLegendre(Math.ceil(12 * resolution))
    return { nodes: nodes.map((x) => (axis.from + axis.to) / 2 + ((axis.to - axis.from) / 2) * x), weights: weights.map((w) => w / 2) }
  }
  const step = 0.9 / resolution
  const half = Math.ceil((6.5 + resolution) / step)
  const xi = Float64Array.from({ length: 2 * half + 1 }, (_, i) => (i - half) * step)
  const raw = xi.map((x) => Math.exp((-x * x) / 2))
  const total = raw.reduce((sum, w) => sum + w, 0)
  return { nodes: xi.map((x) => axis.deviation * x), weights: raw.map((w) => w / total) }
}
