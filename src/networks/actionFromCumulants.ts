import { contractWithVector } from '../algebra/tensor.js'
import type { Tensor } from '../algebra/tensor.js'
import { expand } from '../expansion/expand.js'
import type { Expansion } from '../expansion/expansion.js'
import { pointsReading } from '../expansion/readings/onPoints.js'
import type { PointsReading, Realization } from '../expansion/readings/onPoints.js'
import { theory } from '../theory/shipped.js'
import { finite, requireNumber } from '../numbers.js'
import { invert } from './covarianceInverse.js'

/** The action of an ensemble of which only cumulants on points are known, as a function of its field less its mean. */
export interface CumulantAction {
  /** K⁻¹ */
  readonly inverse: Tensor
  /** Couplings by number of legs, g₂ being the correction to the Gaussian part; see {@link actionFromCumulants}. */
  readonly couplings: ReadonlyMap<number, Tensor>
}

/** The highest cumulant that an action to a given order contains. */
export function highestCumulant(order: number): number {
  return 2 * order + 2
}

/**
 * The action of any ensemble, symmetric or not, on points: the diagrams of the theory `edgeworth` up to order N^−`order`, where the n-th cumulant counts as
 * N^(1−n/2), with measured cumulants as vertices and the inverse of the second one as lines:
 *
 * S = ½ ψᵀK⁻¹ψ + Σ_r Σ g_r[i₁ … i_r] ψ_{i₁} … ψ_{i_r}, ψ = φ − E φ, up to a constant, r = 1, 2, … 2·order + 2.
 *
 * The function that is returned is meant to be called many times, with the cumulants of many samples.
 *
 * @param order 1 or 2
 * @returns the action for given cumulants, by number of points: symmetric tensors for 2, 3, … `highestCumulant(order)`
 */
export function actionFromCumulants(order: number): (cumulants: ReadonlyMap<number, Tensor>) => CumulantAction {
  const readings = new Map<number, PointsReading>()
  for (let legs = 1; legs <= highestCumulant(order); legs++) {
    const expansion = withoutGaussianPart(expand(theory('edgeworth'), { legs, select: { upTo: order } }))
    if (expansion.terms.length > 0) readings.set(legs, pointsReading(expansion))
  }
  return (cumulants) => {
    const covariance = cumulants.get(2) as Tensor
    const inverse = invert(covariance)
    const realization: Realization = {
      size: covariance.size,
      line: () => inverse,
      vertex: (kind) => cumulants.get(kind.fields.length) as Tensor,
      parameters: { N: 1 },
    }
    return { inverse, couplings: new Map([...readings].map(([legs, reading]) => [legs, reading.tensor(realization)])) }
  }
}

/** The action at ψ and its parts, up to a constant. */
export function cumulantActionParts({ inverse, couplings }: CumulantAction, field: readonly number[]): Readonly<Record<string, number>> {
  field.forEach((value, i) => requireNumber(value, { at: `field[${i}]` }))
  const parts: Record<string, number> = { gaussian: contractWithVector(inverse, field) / 2 }
  for (const [legs, coupling] of couplings) parts[`g${legs}`] = contractWithVector(coupling, field)
  for (const [at, part] of Object.entries(parts)) finite(part, { at, what: 'a value of the action' })
  return parts
}

function withoutGaussianPart(expansion: Expansion): Expansion {
  return { ...expansion, terms: expansion.terms.filter(({ weighted }) => weighted.diagram.vertices.length > 0) }
}
