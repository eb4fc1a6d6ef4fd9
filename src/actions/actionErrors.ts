import * as Q from '../algebra/rational.js'
import { contractWithVector, tensor } from '../algebra/tensor.js'
import type { Tensor } from '../algebra/tensor.js'
import { pointsReading } from '../expansion/readings/onPoints.js'
import type { PointsReading } from '../expansion/readings/onPoints.js'
import { actionRealization } from './action.js'
import type { Action, ActionPart, PartValues } from './action.js'
import type { CorrelatorTensors } from '../networks/correlators/correlatorTensors.js'
import { byOrder, evenActionExpansions } from './evenActionExpansions.js'

/**
 * What the errors of an action follow from: K and K⁻¹ in floats, the correlators with bounds of their errors, the order
 * in 1/N.
 */
interface BoundedAction {
  readonly order: number
  readonly covariance: Tensor
  readonly inverse: Tensor
  readonly correlators: CorrelatorTensors
}

/** Roundings on the way of one product through a diagram and its sums, in units of the last place. */
const ROUNDINGS = 16

/**
 * Bounds of the errors of the parts of an action at a field, by the same diagrams: with the sizes |f| of all factors in
 * place of the factors, all signs positive, a part M(|f|) bounds what is summed, so that it loses at most ε M(|f|) to
 * rounding and M(|f| + δf) − M(|f|) to errors δf of the factors. K⁻¹ has the errors |K⁻¹| δK |K⁻¹| of K and of its
 * inversion.
 */
export function actionErrors(
  action: BoundedAction,
  field: readonly number[],
  fieldErrors: readonly number[],
): PartValues {
  const [sizes, largest] = factorsOf(action)
  const fields = field.map(Math.abs)
  const furthest = fields.map((value, i) => value + (fieldErrors[i] as number))
  const bound = (value: (factors: Factors, values: readonly number[]) => number): number =>
    boundOf(value(sizes, fields), value(largest, furthest))
  const errors = new Map<ActionPart, number>([
    ['gaussian', bound(({ line }, values) => contractWithVector(line, values) / 2)],
  ])
  for (const [legs, reading] of absoluteReadings(action.order))
    errors.set(
      legs,
      bound(({ line, vertex }, values) => reading.value(actionRealization(line, vertex), { φ: values })),
    )
  return errors
}

/** The same for every entry of K⁻¹ and of the couplings. */
export function couplingErrors(action: BoundedAction): Action {
  const [sizes, largest] = factorsOf(action)
  const bound = (of: (factors: Factors) => Tensor): Tensor => {
    const [within, beyond] = [of(sizes), of(largest)]
    return { ...within, data: within.data.map((entry, i) => boundOf(entry, beyond.data[i] as number)) }
  }
  const couplings = [...absoluteReadings(action.order)].map(([legs, reading]): [number, Tensor] => [
    legs,
    bound(({ line, vertex }) => reading.tensor(actionRealization(line, vertex))),
  ])
  return { inverse: bound(({ line }) => line), couplings: new Map(couplings) }
}

/** From what is summed in magnitude, and from the same with every factor grown by its error. */
function boundOf(within: number, beyond: number): number {
  return beyond - within + ROUNDINGS * Number.EPSILON * beyond
}

/** The sizes of the factors, and these with their errors. */
function factorsOf({ inverse, correlators, covariance }: BoundedAction): readonly [sizes: Factors, largest: Factors] {
  const { size, correlator, error } = correlators
  const around = map(inverse, Math.abs)
  const lost = sum(
    error(2),
    map(covariance, (entry) => size * Number.EPSILON * Math.abs(entry)),
  )
  return [
    { line: around, vertex: (n) => map(correlator(n), Math.abs) },
    {
      line: sum(around, product(product(around, lost), around)),
      vertex: (n) => sum(map(correlator(n), Math.abs), error(n)),
    },
  ]
}

interface Factors {
  readonly line: Tensor
  readonly vertex: (n: number) => Tensor
}

/** The expansions of the action with positive coefficients, by number of legs. */
const absoluteReadings = byOrder(
  (order): ReadonlyMap<number, PointsReading> =>
    new Map(
      evenActionExpansions(order).map((expansion) => {
        const terms = expansion.terms.map((term) => ({
          ...term,
          coefficient: Q.compare(term.coefficient, Q.zero) < 0 ? Q.negate(term.coefficient) : term.coefficient,
        }))
        return [expansion.request.legs, pointsReading({ ...expansion, terms })]
      }),
    ),
)

function map(t: Tensor, of: (entry: number) => number): Tensor {
  return { ...t, data: t.data.map(of) }
}

function sum(a: Tensor, b: Tensor): Tensor {
  return { ...a, data: a.data.map((entry, i) => entry + (b.data[i] as number)) }
}

/** The product of two matrices. */
function product(a: Tensor, b: Tensor): Tensor {
  const { size } = a
  return tensor(size, 2, ([i = 0, j = 0]) => {
    let total = 0
    for (let k = 0; k < size; k++) total += (a.data[i * size + k] as number) * (b.data[k * size + j] as number)
    return total
  })
}
