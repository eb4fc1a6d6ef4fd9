import { Matrix, SVD, inverse } from 'ml-matrix'
import { contractWithVector, tensor } from '../algebra/tensor.js'
import type { Tensor } from '../algebra/tensor.js'
import { InputError } from '../errors.js'
import { onPoints } from '../expansion/onPoints.js'
import type { Realization } from '../expansion/onPoints.js'
import { evenActionExpansions } from './evenActionExpansions.js'
import type { Network, Point } from './network.js'
import { finite, requireNumber } from '../numbers.js'

/**
 * S(φ) = ½ φᵀK⁻¹φ + φᵀg₂φ + Σ g₄[ijkl] φ_iφ_jφ_kφ_l + … on P points, to the given order in 1/N, up to a constant:
 * tensors are symmetric, with no 1/r! in front, and g₂ is the correction to the Gaussian part only.
 */
export interface ActionOnPoints {
  readonly points: readonly Point[]
  /** Highest power of 1/N that is kept. */
  readonly order: number
  /** K: the two-point function on the points. */
  readonly covariance: Tensor
  /** K⁻¹. */
  readonly inverse: Tensor
  /** Couplings by number of legs: 2, 4, … */
  readonly couplings: ReadonlyMap<number, Tensor>
}

/** What `evaluateAction` gives: the value of the action at a field, up to a constant, and its parts. */
export interface ActionValue {
  readonly value: number
  readonly parts: Readonly<Record<string, number>>
}

/** A covariance worse conditioned than this loses more than half of the digits in K⁻¹ on every leg. */
const LARGEST_CONDITION = 1e8

/**
 * The action of an even network on a finite set of points, to order 1/N^`order`: the diagrams of `edgeworth-even` with the network's
 * correlators as vertices and K⁻¹ as lines.
 *
 * @throws InputError when the two-point function is singular on the points (coinciding points), and for no points
 * @example
 * evaluateAction(actionOnPoints(cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }), [[0.3]], 1), [0.8]).parts // { gaussian: 0.64, g2: 0.024, g4: -0.00512 }
 */
export function actionOnPoints(network: Network, points: readonly Point[], order: number): ActionOnPoints {
  const size = points.length
  requireNumber(order, { at: 'order', expected: 'a natural number', integer: true, min: 0 })
  if (size === 0) throw new InputError({ code: 'networks.points', at: 'points', expected: 'at least one point', received: 'none' })
  const atPoints = network.correlatorsOn?.(points)
  const valueAt = (index: readonly number[]): number =>
    atPoints === undefined ? network.correlator(index.map((i) => points[i] as Point)) : atPoints(index).value
  const correlators = new Map<number, Tensor>()
  const correlator = (n: number): Tensor => {
    const known = correlators.get(n) ?? symmetricTensor(size, n, valueAt)
    correlators.set(n, known)
    return known
  }
  const covariance = correlator(2)
  const inverted = invert(covariance)
  const realization: Realization = { size, line: () => inverted, vertex: (kind) => correlator(kind.fields.length), parameters: { N: 1 } }
  const couplings = new Map(evenActionExpansions(order).map((expansion) => [expansion.request.legs, onPoints(expansion, realization)]))
  return { points, order, covariance, inverse: inverted, couplings }
}

/** The value of the action at the field values `field`, one for each point. @throws InputError for a wrong number of values. */
export function evaluateAction(action: ActionOnPoints, field: readonly number[]): ActionValue {
  if (field.length !== action.points.length) {
    throw new InputError({ code: 'networks.field', at: 'field', expected: `${action.points.length} values, one for each point`, received: `${field.length}` })
  }
  field.forEach((value, i) => requireNumber(value, { at: `field[${i}]` }))
  requirePowers(field, Math.max(2, ...action.couplings.keys()))
  const parts: Record<string, number> = { gaussian: contractWithVector(action.inverse, field) / 2 }
  for (const [legs, coupling] of action.couplings) parts[`g${legs}`] = contractWithVector(coupling, field)
  const value = Object.values(parts).reduce((a, b) => a + b, 0)
  for (const [at, part] of Object.entries({ ...parts, S: value })) finite(part, { at, what: 'a value of the action' })
  return { value, parts }
}

/** @throws InputError for a field so small that its highest power in the action is lost to float64 */
function requirePowers(field: readonly number[], highest: number): void {
  const largest = Math.max(...field.map(Math.abs))
  if (largest === 0 || largest ** highest >= SMALLEST_NORMAL) return
  throw new InputError({
    code: 'networks.underflow',
    at: 'field',
    expected: `values of which one has a power of ${highest} that float64 holds, ${(SMALLEST_NORMAL ** (1 / highest)).toExponential(0)} or more in size`,
    received: `${largest} at most`,
  })
}

const SMALLEST_NORMAL = 2.2250738585072014e-308

/** A symmetric tensor; computes one entry for each set of equal indices. */
export function symmetricTensor(size: number, rank: number, entry: (index: readonly number[]) => number): Tensor {
  const known = new Map<string, number>()
  return tensor(size, rank, (index) => {
    const sorted = [...index].sort((a, b) => a - b)
    const key = sorted.join()
    const value = known.get(key) ?? entry(sorted)
    known.set(key, value)
    return value
  })
}

/** The inverse of a covariance matrix. @throws InputError when it is singular */
export function invert(covariance: Tensor): Tensor {
  const { size } = covariance
  const matrix = Matrix.from1DArray(size, size, covariance.data)
  const decomposition = new SVD(matrix)
  const { condition } = decomposition
  if (!(condition < LARGEST_CONDITION)) {
    const vector = decomposition.rightSingularVectors.getColumn(size - 1)
    const largest = Math.max(...vector.map(Math.abs))
    const dependent = vector.flatMap((entry, i) => (Math.abs(entry) > largest / 1000 ? [`x${i + 1}`] : []))
    throw new InputError({
      code: 'networks.singular',
      at: 'points',
      expected: `points far enough apart for the two-point function to have an inverse (condition number below ${LARGEST_CONDITION}; leave out or move one of those named)`,
      received: `condition number ${condition.toPrecision(3)}, the fields at ${dependent.join(', ')} being linearly dependent`,
    })
  }
  const inverted = inverse(matrix)
  return tensor(size, 2, ([i, j]) => (inverted.get(i as number, j as number) + inverted.get(j as number, i as number)) / 2)
}
