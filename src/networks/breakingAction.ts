import { contractWithVector, tensor } from '../algebra/tensor.js'
import type { Tensor } from '../algebra/tensor.js'
import { InputError } from '../errors.js'
import { expand } from '../expansion/expand.js'
import { onPoints } from '../expansion/readings/onPoints.js'
import { theory } from '../theory/shipped.js'
import { symmetricTensor } from './correlatorTensors.js'
import { invert } from './covarianceInverse.js'
import type { Point } from './network.js'
import { finite, requireNumber } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'

/** A field whose connected correlators beyond the second are of order α: its Gaussian part, and what is linear in α. */
export interface BrokenField {
  /** G_c^(2) at α = 0. */
  readonly twoPoint: (points: readonly Point[]) => number
  /** dG_c^(n)/dα at α = 0, n the number of points. */
  readonly derivative: (points: readonly Point[]) => number
}

/**
 * S(φ) = ½ φᵀG⁻¹φ + α(φᵀ gaussian φ + φᵀg₂φ + Σ g₄[ijkl] φ_iφ_jφ_kφ_l + …) + O(α²) on P points, up to a constant; tensors symmetric, no 1/r! in front.
 */
export interface BreakingAction {
  readonly points: readonly Point[]
  /** G⁻¹ at α = 0. */
  readonly inverse: Tensor
  /** −½ G⁻¹ (dG/dα) G⁻¹: what the change of the two-point function does to the Gaussian part. */
  readonly gaussian: Tensor
  /** The couplings of the theory `independence-breaking` at order α, by number of legs: 2, 4, … */
  readonly couplings: ReadonlyMap<number, Tensor>
  /** Correlators of more points are left out of the couplings' sums. */
  readonly maxValence: number
}

/**
 * The action at leading order in α on a finite set of points: the diagrams of the theory `independence-breaking`, one vertex dG_c^(2n)/dα with any number of
 * self-contractions, for 2n ≤ `maxValence`. The sum over n has no end in general: it is cut there, and exact when higher correlators are O(α²).
 *
 * The theory takes all correlators beyond the second to vanish at α = 0. For a network of finite width, where they are of order 1/N, this is the part of the
 * action that is linear in α and of order 0 in the correlators at α = 0; `actionOnPoints` of a network with α, exact in it, has the mixed terms too.
 *
 * @throws InputError for an odd or too small `maxValence`, and when the two-point function is singular on the points
 * @source arXiv:2307.03223, section 3, with the signs of `docs/conventions.md`
 */
export function breakingActionOnPoints({ twoPoint, derivative }: BrokenField, points: readonly Point[], maxValence: number): BreakingAction {
  if (!Number.isSafeInteger(maxValence) || maxValence < 4 || maxValence % 2 === 1)
    throw new InputError({ code: 'networks.maxValence', at: 'maxValence', expected: 'an even number from 4 on', received: `${maxValence}` })
  const size = points.length
  if (size === 0) throw new InputError({ code: 'networks.points', at: 'points', expected: 'at least one point', received: 'none' })
  const needed = size ** maxValence
  requireSize({ code: 'networks.size', at: 'points', of: 'entries of the highest coupling on all points', needed, most: largest.entries })
  const tensorOf = (rank: number, of: (points: readonly Point[]) => number): Tensor =>
    symmetricTensor(size, rank, (index) => of(index.map((i) => points[i] as Point)))
  const inverse = invert(tensorOf(2, twoPoint))
  const derivatives = new Map<number, Tensor>()
  const derivativeOf = (n: number): Tensor => {
    const found = derivatives.get(n) ?? tensorOf(n, derivative)
    derivatives.set(n, found)
    return found
  }
  const realization = {
    size,
    line: () => inverse,
    vertex: (kind: { readonly fields: readonly string[] }) => derivativeOf(kind.fields.length),
    parameters: { α: 1 },
  }
  const legs = Array.from({ length: maxValence / 2 }, (_, i) => 2 * i + 2)
  const couplings = new Map(
    legs.map((each) => [each, onPoints(expand(theory('independence-breaking'), { legs: each, select: { order: 1 }, maxValence }), realization)]),
  )
  return { points, inverse, gaussian: changeOfInverse(inverse, derivativeOf(2)), couplings, maxValence }
}

/** ½ d(G⁻¹) = −½ G⁻¹ dG G⁻¹. */
function changeOfInverse(inverse: Tensor, change: Tensor): Tensor {
  const { size } = inverse
  const entry = (of: Tensor, i: number, j: number): number => of.data[i * size + j] as number
  const times = (a: Tensor, b: Tensor): Tensor =>
    tensor(size, 2, ([i, j]) =>
      Array.from({ length: size }, (_, k) => entry(a, i as number, k) * entry(b, k, j as number)).reduce((sum, each) => sum + each, 0),
    )
  const product = times(times(inverse, change), inverse)
  return { ...product, data: product.data.map((each) => -each / 2) }
}

/** The value of the action at the field values, one for each point, to first order in α; the parts linear in α are without the factor α. */
export function evaluateBreakingAction(
  action: BreakingAction,
  field: readonly number[],
  alpha: number,
): { readonly value: number; readonly free: number; readonly linear: Readonly<Record<string, number>> } {
  if (field.length !== action.points.length)
    throw new InputError({ code: 'networks.field', at: 'field', expected: `${action.points.length} values, one for each point`, received: `${field.length}` })
  field.forEach((each, i) => requireNumber(each, { at: `field[${i}]` }))
  requireNumber(alpha, { at: 'alpha' })
  const free = contractWithVector(action.inverse, field) / 2
  const linear: Record<string, number> = { gaussian: contractWithVector(action.gaussian, field) }
  for (const [legs, coupling] of action.couplings) linear[`g${legs}`] = contractWithVector(coupling, field)
  const value = free + alpha * Object.values(linear).reduce((a, b) => a + b, 0)
  for (const [at, part] of Object.entries({ ...linear, S: value })) finite(part, { at, what: 'a value of the action' })
  return { value, free, linear }
}
