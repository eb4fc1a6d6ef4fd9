import { lazy } from '../algebra/lazy.js'
import type { FiniteSpace, Quadrature } from './finiteSpace.js'
import { normalRule } from './gaussHermite.js'
import { dot } from './vectors.js'

/** Each variable as a linear form in at most three standard normal numbers. */
export function gaussianFeatures(count: number, draw: () => number): readonly (readonly number[])[] {
  const dimension = Math.min(3, count)
  return Array.from({ length: count }, () =>
    Array.from({ length: dimension }, () => (0.3 + 0.6 * draw()) * (draw() < 0.5 ? -1 : 1)),
  )
}

/**
 * Nodes by dimension, more where so many do not tell an average: of polynomials averages are exact to degree 39, 23, 13
 * with the first.
 */
const NODES = [[1], [20, 32, 48], [12, 24, 44], [7, 10, 13]] as const
/** Higher moments are larger than any number. */
const HIGHEST = 200

/** Gaussian variables as a space whose outcomes are the nodes of a rule; what no rule tells exactly is known as that. */
export function gaussianSpace(
  features: readonly (readonly number[])[],
  means: readonly number[] = features.map(() => 0),
): FiniteSpace & { readonly quadrature: Quadrature } {
  const dimension = features[0]?.length ?? 0
  const [coarsest, ...finer] = (NODES[dimension] ?? NODES[3]).map((count) =>
    lazy(() => nodesIn(dimension, count, features, means)),
  )
  return {
    ...(coarsest as () => FiniteSpace)(),
    quadrature: { finer, moment: momentsOf(features, means) },
  }
}

function nodesIn(
  dimension: number,
  count: number,
  features: readonly (readonly number[])[],
  means: readonly number[],
): FiniteSpace {
  const rule = normalRule(count)
  let points: readonly (readonly number[])[] = [[]]
  let weights: readonly number[] = [1]
  for (let k = 0; k < dimension; k++) {
    const [oldPoints, oldWeights] = [points, weights]
    points = rule.nodes.flatMap((x) => oldPoints.map((point) => [...point, x]))
    weights = rule.weights.flatMap((w) => oldWeights.map((other) => other * w))
  }
  return { weights, variables: features.map((row, i) => points.map((point) => (means[i] as number) + dot(row, point))) }
}

/**
 * Moments by Wick's theorem: E[x_i ∏] = m_i E[∏] + Σ_j C_ij E[∏ without x_j], with how often each variable stands in the
 * product.
 */
function momentsOf(
  features: readonly (readonly number[])[],
  means: readonly number[],
): (times: readonly number[]) => number | undefined {
  const covariance = features.map((row) => features.map((other) => dot(row, other)))
  const known = new Map<string, number>()
  const moment = (times: readonly number[]): number => {
    const first = times.findIndex((count) => count > 0)
    if (first < 0) return 1
    const key = times.join()
    const found = known.get(key)
    if (found !== undefined) return found
    const rest = without(times, first)
    let total = means[first] === 0 ? 0 : (means[first] as number) * moment(rest)
    for (const [j, count] of rest.entries())
      if (count > 0) total += count * (covariance[first]?.[j] as number) * moment(without(rest, j))
    known.set(key, total)
    return total
  }
  return (times) => (times.reduce((sum, count) => sum + count, 0) > HIGHEST ? undefined : moment(times))
}

function without(times: readonly number[], place: number): readonly number[] {
  return times.map((count, k) => (k === place ? count - 1 : count))
}
