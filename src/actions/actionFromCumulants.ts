import type { Tensor } from '../algebra/tensor.js'
import { expand } from '../expansion/expand.js'
import type { Expansion } from '../expansion/expansion.js'
import { pointsReading } from '../expansion/readings/onPoints.js'
import type { PointsReading } from '../expansion/readings/onPoints.js'
import { theory } from '../theory/shippedTheories.js'
import { actionOfReadings, actionRealization } from './action.js'
import type { Action } from './action.js'
import { invert } from './covarianceInverse.js'

/** The highest cumulant that an action to a given order contains. */
export function highestCumulant(order: number): number {
  return 2 * order + 2
}

/**
 * The action of any ensemble, symmetric or not, on points, as a function of its field less its mean: the diagrams of
 * the theory `edgeworth` up to order N^−`order`, where the n-th cumulant counts as N^(1−n/2), with measured cumulants
 * as vertices and the inverse of the second one as lines:
 *
 * S = ½ ψᵀK⁻¹ψ + Σ_r Σ g_r[i₁ … i_r] ψ_{i₁} … ψ_{i_r}, ψ = φ − E φ, up to a constant, r = 1, 2, … 2·order + 2.
 *
 * The function that is returned is meant to be called many times, with the cumulants of many samples.
 *
 * @param order 1 or 2
 * @returns the action for given cumulants, by number of points: symmetric tensors for 2, 3, … `highestCumulant(order)`
 * @example
 * const [second, third, fourth] = [tensor(1, 2, () => 2), tensor(1, 3, () => 0), tensor(1, 4, () => 0.96)]
 * actionFromCumulants(1)(new Map([[2, second], [3, third], [4, fourth]])).couplings.get(4).data[0] // -0.0025: −κ₄/(24 κ₂⁴)
 */
export function actionFromCumulants(order: number): (cumulants: ReadonlyMap<number, Tensor>) => Action {
  const readings = new Map<number, PointsReading>()
  for (let legs = 1; legs <= highestCumulant(order); legs++) {
    const expansion = withoutGaussianPart(expand(theory('edgeworth'), { legs, select: { upTo: order } }))
    if (expansion.terms.length > 0) readings.set(legs, pointsReading(expansion))
  }
  return (cumulants) => {
    const cumulant = (n: number): Tensor => cumulants.get(n) as Tensor
    const inverse = invert(cumulant(2))
    return actionOfReadings(readings, actionRealization(inverse, cumulant), inverse)
  }
}

function withoutGaussianPart(expansion: Expansion): Expansion {
  return { ...expansion, terms: expansion.terms.filter(({ weighted }) => weighted.diagram.vertices.length > 0) }
}
