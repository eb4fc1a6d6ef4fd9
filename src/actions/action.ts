import { contractWithVector } from '../algebra/tensor.js'
import type { Tensor } from '../algebra/tensor.js'
import { InputError } from '../errors.js'
import type { PointsReading, Realization } from '../expansion/readings/onPoints.js'
import { finite, requireNumber } from '../numbers.js'

/**
 * An action up to a constant, S(φ) = ½ φG⁻¹φ + Σ_r g_r φ…φ with r fields: on points the coefficients are tensors, in
 * the continuum sums of terms in momentum space. Couplings are symmetric, with no 1/r! in front, and g₂ is the
 * correction to the Gaussian part only.
 */
export interface Action<Coupling = Tensor> {
  /** G⁻¹, on points K⁻¹. */
  readonly inverse: Coupling
  /** g_r by its number of legs r. */
  readonly couplings: ReadonlyMap<number, Coupling>
}

/** A part of an action: the Gaussian one, or that with so many fields. */
export type ActionPart = 'gaussian' | number

/** A number for each part, the Gaussian one first. */
export type PartValues = ReadonlyMap<ActionPart, number>

/** The parts together. */
export function sumOfParts(parts: PartValues): number {
  return [...parts.values()].reduce((a, b) => a + b, 0)
}

/** `gaussian`, `g2`, `g4`: a part as JSON and reports call it. */
export function partName(part: ActionPart): string {
  return part === 'gaussian' ? part : `g${part}`
}

/**
 * Values for an action's diagrams on points: lines K⁻¹, vertices the correlators, every power of a small parameter in
 * them.
 */
export function actionRealization(inverse: Tensor, correlator: (n: number) => Tensor, parameter = 'N'): Realization {
  return {
    size: inverse.size,
    line: () => inverse,
    vertex: ({ fields }) => correlator(fields.length),
    parameters: { [parameter]: 1 },
  }
}

/** The action on points whose couplings are these diagrams, by number of legs. */
export function actionOfReadings(
  readings: ReadonlyMap<number, PointsReading>,
  realization: Realization,
  inverse: Tensor,
): Action {
  return { inverse, couplings: new Map([...readings].map(([legs, reading]) => [legs, reading.tensor(realization)])) }
}

/**
 * The parts of an action on points at the field values, one for each point.
 *
 * @throws InputError for a wrong number of values, values that are no numbers, and parts that float64 does not hold
 */
export function partsAt({ inverse, couplings }: Action, field: readonly number[]): PartValues {
  if (field.length !== inverse.size)
    throw new InputError({
      code: 'actions.field',
      at: 'field',
      expected: `${inverse.size} values, one for each point`,
      received: `${field.length}`,
    })
  field.forEach((value, i) => requireNumber(value, { at: `field[${i}]` }))
  const parts = new Map<ActionPart, number>([['gaussian', contractWithVector(inverse, field) / 2]])
  for (const [legs, coupling] of couplings) parts.set(legs, contractWithVector(coupling, field))
  for (const [part, value] of parts) finite(value, { at: partName(part), what: 'a value of the action' })
  return parts
}
