import { centred, finiteSpace } from './finiteSpace.js'
import type { FiniteSpace } from './finiteSpace.js'
import { gaussianFeatures, gaussianSpace } from './gaussianSpace.js'

/** What is said of the variables of a space; `generic` nothing. */
export type SpaceSort =
  | 'generic'
  | 'centred'
  | 'symmetric'
  | 'independent'
  | 'centred and independent'
  | 'shifted Gaussian'
  | 'Poisson'
  | 'Bernoulli'
  | 'geometric'
  | 'exponential'

/** More outcomes than a formula is worth. */
const MOST_INDEPENDENT = 5

/** Random variables of one sort, drawn anew. */
export function spaceOf(sort: SpaceSort, count: number, draw: () => number): FiniteSpace {
  switch (sort) {
    case 'generic':
      return finiteSpace(count, draw)
    case 'centred':
      return centred(finiteSpace(count, draw))
    case 'symmetric': {
      const { weights, variables } = finiteSpace(count, draw)
      const both = (values: readonly number[], sign: number): number[] => [...values, ...values.map((x) => sign * x)]
      const shifted = variables.map((values) => values.map((x) => x - 1))
      return { weights: both(weights, 1).map((w) => w / 2), variables: shifted.map((values) => both(values, -1)) }
    }
    case 'centred and independent':
      return centred(independent(Math.min(count, MOST_INDEPENDENT), draw))
    case 'independent':
      return independent(Math.min(count, MOST_INDEPENDENT), draw)
    case 'Poisson': {
      const mean = 0.5 + draw()
      const weights = [Math.exp(-mean)]
      for (let n = 1; n < 60; n++) weights.push(((weights[n - 1] as number) * mean) / n)
      return { weights, variables: [weights.map((_, n) => n)] }
    }
    case 'Bernoulli': {
      const p = 0.2 + 0.6 * draw()
      return { weights: [1 - p, p], variables: [[0, 1]] }
    }
    case 'geometric': {
      const q = 0.2 + 0.5 * draw()
      const numbers = Array.from({ length: 150 }, (_, n) => n)
      return { weights: numbers.map((n) => (1 - q) * q ** n), variables: [numbers] }
    }
    case 'exponential': {
      // The trapezoidal rule in log x.
      const [mean, step] = [0.5 + draw(), 0.2]
      const places = Array.from({ length: 215 }, (_, k) => Math.exp(-38 + step * k))
      return { weights: places.map((x) => step * x * Math.exp(-x)), variables: [places.map((x) => mean * x)] }
    }
    case 'shifted Gaussian': {
      const features = gaussianFeatures(count, draw)
      return gaussianSpace(
        features,
        features.map(() => 0.5 + draw()),
      )
    }
  }
}

/** Every variable with three outcomes of its own. */
function independent(count: number, draw: () => number): FiniteSpace {
  let weights: readonly number[] = [1]
  let variables: readonly (readonly number[])[] = []
  for (let i = 0; i < count; i++) {
    const raw = [0.2 + draw(), 0.2 + draw(), 0.2 + draw()]
    const total = raw.reduce((sum, w) => sum + w, 0)
    const values = raw.map(() => 0.5 + 2 * draw())
    const before = weights
    weights = raw.flatMap((w) => before.map((other) => (other * w) / total))
    variables = [...variables.map((old) => raw.flatMap(() => old)), values.flatMap((x) => before.map(() => x))]
  }
  return { weights, variables }
}
