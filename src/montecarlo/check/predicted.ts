import type { Point } from '../../networks/network.js'
import type { SmoothSources } from '../../networks/architecture.js'
import { correlatorSampling } from '../correlators.js'
import { compareWith } from '../estimate.js'
import type { Estimate } from '../estimate.js'
import type { Comparison } from './judge.js'
import type { Quantity } from '../quantity.js'
import type { Sampling } from '../sampling/sampling.js'

/**
 * A network averaged with smooth sources, and what is predicted for its correlators by another route than on points.
 */
export interface SmoothCheck extends SmoothSources {
  readonly predict: (packets: readonly Point[]) => number
}

/** A sampling with a prediction for each of its quantities. */
export interface Predicted {
  readonly sampling: Sampling
  readonly predictions: readonly (() => number)[]
}

/** Predictions for a sampling of correlators, made when they are wanted. */
export function predicted(
  sampling: Sampling,
  points: readonly Point[],
  quantities: readonly (readonly number[])[],
  predict: (points: readonly Point[]) => number,
): Predicted {
  return { sampling, predictions: quantities.map((indices) => () => predict(indices.map((i) => points[i] as Point))) }
}

/** The kernel estimator on the smooth sources, which says what it estimates there. */
export function predictedSmooth(
  { network, kind, packets, quantities, predict }: SmoothCheck,
  options: { readonly samples: number; readonly seed: number },
): Predicted {
  const sampling = correlatorSampling(network, packets, { ...options, estimator: 'kernel', quantities })
  const named: Sampling = {
    ...sampling,
    conclude: (sums) =>
      sampling.conclude(sums).map((estimate, q) => ({
        ...estimate,
        quantity: quantityOn(kind, packets, quantities[q] as readonly number[]),
      })),
  }
  return predicted(named, packets, quantities, predict)
}

function quantityOn(kind: SmoothCheck['kind'], packets: readonly Point[], indices: readonly number[]): Quantity {
  if (kind === 'sources') return { kind: 'correlator', of: 'sources', indices }
  return { kind: 'propagator', momentum: packets[indices[0] as number]?.[0] ?? 0 }
}

/** The estimates of a sampling beside its predictions. */
export function comparisonsOf({ predictions }: Predicted, estimates: readonly Estimate[]): readonly Comparison[] {
  return predictions.map((predict, q) => {
    const agreement = compareWith(estimates[q] as Estimate, predict())
    // The nearest wrong prediction is that there is no such correlator; where that is the prediction, it has no scale.
    return { agreement, alternative: agreement.prediction === 0 ? Infinity : Math.abs(agreement.prediction) }
  })
}

/**
 * The two-point function of the first point with each point, and the four-point function of the first four points and
 * at the first point.
 */
export function quantitiesOn(size: number): readonly (readonly number[])[] {
  const pairs = Array.from({ length: size }, (_, i) => [0, i])
  return [...pairs, ...(size >= 4 ? [[0, 1, 2, 3]] : []), [0, 0, 0, 0]]
}
