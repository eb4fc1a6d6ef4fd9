import { gaussLegendre } from './gaussLegendre.js'

/**
 * One coordinate of a product measure: N(0, deviation²); uniform between two bounds; e^{−|x|/s}/2s with the scale s;
 * Student's with the density ∝ (1 + x²/νs²)^{−(ν+1)/2}, ν degrees of freedom; some values with weights that add up to 1;
 * or what a quantile function makes of a number that is uniform between 0 and 1.
 */
export type DensityAxis =
  | { readonly kind: 'normal'; readonly deviation: number }
  | { readonly kind: 'uniform'; readonly from: number; readonly to: number }
  | { readonly kind: 'laplace'; readonly scale: number }
  | { readonly kind: 'student'; readonly degrees: number; readonly scale: number }
  | { readonly kind: 'discrete'; readonly values: readonly number[]; readonly weights: readonly number[] }
  | { readonly kind: 'quantile'; readonly quantile: (u: number) => number }

/** Nodes of one coordinate. */
export interface AxisRule {
  readonly nodes: Float64Array
  readonly weights: Float64Array
  /** Squares of the distances from the middle, the range being 1; 0 where all nodes are kept. */
  readonly distances: Float64Array
}

/**
 * The rule of an axis: trapezoidal in a variable in which the density falls off on both sides, Gauss–Legendre for uniform
 * ones, the values themselves for discrete ones.
 *
 * @param fraction displaces the nodes, by a fraction of their distance
 */
export function axisRule(axis: DensityAxis, resolution: number, fraction: number): AxisRule {
  switch (axis.kind) {
    case 'uniform':
      return uniformRule(axis, axisSize(axis, resolution), fraction)
    case 'discrete':
      return {
        nodes: Float64Array.from(axis.values),
        weights: Float64Array.from(axis.weights),
        distances: new Float64Array(axis.values.length),
      }
    case 'normal':
      return trapezoidal(gridOf(axis, resolution), fraction, (xi) => ({
        nodes: [axis.deviation * xi],
        weight: Math.exp((-xi * xi) / 2),
        distance: (xi / range(resolution)) ** 2,
      }))
    case 'laplace':
      return trapezoidal(gridOf(axis, resolution), fraction, (t) => {
        const x = Math.exp(t - Math.exp(-t))
        return {
          nodes: [axis.scale * x, -axis.scale * x],
          weight: Math.exp(-x) * x * (1 + Math.exp(-t)),
          distance: (x / exponentialRange(resolution)) ** 2,
        }
      })
    case 'student': {
      const { degrees, scale } = axis
      const far = studentRange(degrees, resolution)
      return trapezoidal(gridOf(axis, resolution), fraction, (t) => ({
        nodes: [scale * Math.sqrt(degrees) * Math.sinh(t)],
        weight: Math.exp(-degrees * Math.log(Math.cosh(t))),
        distance: (t / far) ** 2,
      }))
    }
    case 'quantile':
      return trapezoidal(gridOf(axis, resolution), fraction, (t) => {
        const u = 1 / (1 + Math.exp(-Math.PI * Math.sinh(t)))
        return {
          nodes: [axis.quantile(u)],
          weight: Math.cosh(t) / (2 + 2 * Math.cosh(Math.PI * Math.sinh(t))),
          // Only the very last nodes are beyond the range: they carry next to nothing, unless tails are heavy.
          distance: (t / FARTHEST) ** 8,
        }
      })
  }
}

/** How many nodes an axis has. */
export function axisSize(axis: DensityAxis, resolution: number): number {
  if (axis.kind === 'uniform') return Math.ceil(12 * resolution)
  if (axis.kind === 'discrete') return axis.values.length
  return gridOf(axis, resolution).size * (axis.kind === 'laplace' ? 2 : 1)
}

/** Points t with equal distances about a middle. */
interface Grid {
  readonly size: number
  readonly middle: number
  readonly step: number
}

function gridOf(axis: Exclude<DensityAxis, { kind: 'uniform' | 'discrete' }>, resolution: number): Grid {
  switch (axis.kind) {
    case 'normal':
      return about(0, range(resolution), STEP / resolution)
    case 'laplace': {
      const far = Math.log(exponentialRange(resolution))
      return about((far + NEAREST) / 2, (far - NEAREST) / 2, 0.4 / resolution)
    }
    case 'student':
      return about(0, studentRange(axis.degrees, resolution), STEP / resolution / Math.sqrt(axis.degrees + 2))
    case 'quantile':
      return about(0, FARTHEST, 0.4 / resolution)
  }
}

function about(middle: number, half: number, step: number): Grid {
  return { size: 2 * Math.floor(half / step) + 1, middle, step }
}

function trapezoidal(
  { size, middle, step }: Grid,
  fraction: number,
  at: (t: number) => { readonly nodes: readonly number[]; readonly weight: number; readonly distance: number },
): AxisRule {
  const central = (size - 1) / 2
  const found = Array.from({ length: size }, (_, i) => at(middle + (i - central + fraction) * step))
  const total = found.reduce((sum, { nodes, weight }) => sum + nodes.length * weight, 0)
  return {
    nodes: Float64Array.from(found.flatMap(({ nodes }) => nodes)),
    weights: Float64Array.from(found.flatMap(({ nodes, weight }) => nodes.map(() => weight / total))),
    distances: Float64Array.from(found.flatMap(({ nodes, distance }) => nodes.map(() => distance))),
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

/** Of the trapezoidal rule, in standard deviations, at resolution 1. */
const STEP = 0.9

/**
 * In standard deviations: it grows, so that a refinement shows what lies beyond, but slowly, for the density falls
 * fast.
 */
function range(resolution: number): number {
  return 7 + Math.log2(1 + resolution)
}

/** The same of e^{−x}, in its scale. */
function exponentialRange(resolution: number): number {
  return 40 + 10 * Math.log2(1 + resolution)
}

/**
 * The same of Student's, in t with x ∝ sinh t: where a normal density has fallen off as much, and farther for few degrees
 * of freedom, whose powers of x fall off late.
 */
function studentRange(degrees: number, resolution: number): number {
  const fallen = ((range(resolution) ** 2 / 2) * (1 + 10 / degrees)) / degrees
  return Math.min(MOST_STUDENT, fallen > 30 ? fallen + Math.LN2 : Math.acosh(Math.exp(fallen)))
}

/** Beyond it squares of e^t are not held. */
const MOST_STUDENT = 150

/** Logarithm of what is next to 0 beside 1, with x = exp(t − e^{−t}). */
const NEAREST = -3.6

/** Where 1 − u is a few roundings of 1, with u = 1/(1 + exp(−π sinh t)). */
const FARTHEST = 3.1
