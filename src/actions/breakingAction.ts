import { tensor } from '../algebra/tensor.js'
import type { Tensor } from '../algebra/tensor.js'
import { InputError } from '../errors.js'
import { expand } from '../expansion/expand.js'
import { pointsReading } from '../expansion/readings/onPoints.js'
import { theory } from '../theory/shippedTheories.js'
import { symmetricTensor } from '../networks/correlators/correlatorTensors.js'
import { actionOfReadings, partsAt, actionRealization, sumOfParts } from './action.js'
import type { Action, PartValues } from './action.js'
import { invert } from './covarianceInverse.js'
import type { Point } from '../networks/network.js'
import { finite, requireNumber } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'

/** A field whose connected correlators beyond the second are of order α: its Gaussian part, and what is linear in α. */
export interface BrokenField {
  /** G_c^(2) at α = 0. */
  readonly twoPoint: (points: readonly Point[]) => number
  /** dG_c^(n)/dα at α = 0, n the number of points. */
  readonly derivative: (points: readonly Point[]) => number
}

/** S = S_free + α S_linear + O(α²), up to a constant. */
export interface BreakingAction {
  /** ½ φᵀG⁻¹φ, G at α = 0. */
  readonly free: Action
  /**
   * Its `inverse` is d(G⁻¹)/dα = −G⁻¹ (dG/dα) G⁻¹, its couplings, of 2, 4, … legs, are those of the theory
   * `independence-breaking` at order α.
   */
  readonly linear: Action
  /** Correlators of more points are left out of the couplings' sums. */
  readonly maxValence: number
}

/**
 * The action at leading order in α on a finite set of points: the diagrams of the theory `independence-breaking`, one
 * vertex dG_c^(2n)/dα with any number of self-contractions, for 2n ≤ `maxValence`. The sum over n has no end in
 * general: it is cut there, and exact when higher correlators are O(α²).
 *
 * The theory takes all correlators beyond the second to vanish at α = 0. For a network of finite width, where they are
 * of order 1/N, this is the part of the action that is linear in α and of order 0 in the correlators at α = 0;
 * `actionOnPoints` of a network with α, exact in it, has the mixed terms too.
 *
 * @throws InputError for an odd or too small `maxValence`, and when the two-point function is singular on the points
 * @example
 * const field = { twoPoint: () => 2, derivative: (points) => (points.length === 4 ? 0.96 : 0) }
 * breakingActionOnPoints(field, [[0]], 4).linear.couplings.get(4).data[0] // -0.0025: −κ₄/(24 κ₂⁴)
 * @source arXiv:2307.03223, section 3, with the signs of `docs/conventions.md`
 */
export function breakingActionOnPoints(
  { twoPoint, derivative }: BrokenField,
  points: readonly Point[],
  maxValence: number,
): BreakingAction {
  if (!Number.isSafeInteger(maxValence) || maxValence < 4 || maxValence % 2 === 1)
    throw new InputError({
      code: 'actions.maxValence',
      at: 'maxValence',
      expected: 'an even number from 4 on',
      received: `${maxValence}`,
    })
  const size = points.length
  if (size === 0)
    throw new InputError({ code: 'actions.points', at: 'points', expected: 'at least one point', received: 'none' })
  const needed = size ** maxValence
  requireSize({
    code: 'actions.size',
    at: 'points',
    of: 'entries of the highest coupling on all points',
    needed,
    most: largest.entries,
  })
  const tensorOf = (rank: number, of: (points: readonly Point[]) => number): Tensor =>
    symmetricTensor(size, rank, (index) => of(index.map((i) => points[i] as Point)))
  const inverse = invert(tensorOf(2, twoPoint))
  const derivatives = new Map<number, Tensor>()
  const derivativeOf = (n: number): Tensor => {
    const found = derivatives.get(n) ?? tensorOf(n, derivative)
    derivatives.set(n, found)
    return found
  }
  const legs = Array.from({ length: maxValence / 2 }, (_, i) => 2 * i + 2)
  const readings = new Map(
    legs.map((each) => [
      each,
      pointsReading(expand(theory('independence-breaking'), { legs: each, select: { order: 1 }, maxValence })),
    ]),
  )
  const linear = actionOfReadings(readings, actionRealization(inverse, derivativeOf, 'α'), inverse)
  return {
    free: { inverse, couplings: new Map() },
    linear: { ...linear, inverse: changeOfInverse(inverse, derivativeOf(2)) },
    maxValence,
  }
}

/** d(G⁻¹) = −G⁻¹ dG G⁻¹. */
function changeOfInverse(inverse: Tensor, change: Tensor): Tensor {
  const { size } = inverse
  const entry = (of: Tensor, i: number, j: number): number => of.data[i * size + j] as number
  const times = (a: Tensor, b: Tensor): Tensor =>
    tensor(size, 2, ([i, j]) =>
      Array.from({ length: size }, (_, k) => entry(a, i as number, k) * entry(b, k, j as number)).reduce(
        (sum, each) => sum + each,
        0,
      ),
    )
  const product = times(times(inverse, change), inverse)
  return { ...product, data: product.data.map((each) => -each) }
}

/**
 * The value of the action at the field values, one for each point, to first order in α; the parts linear in α are
 * without the factor α.
 *
 * @example
 * const field = { twoPoint: () => 2, derivative: (points) => (points.length === 4 ? 0.96 : 0) }
 * evaluateBreakingAction(breakingActionOnPoints(field, [[0]], 4), [1], 0.1).free // 0.25: φ²/2G
 */
export function evaluateBreakingAction(
  action: BreakingAction,
  field: readonly number[],
  alpha: number,
): { readonly value: number; readonly free: number; readonly linear: PartValues } {
  requireNumber(alpha, { at: 'alpha' })
  const free = sumOfParts(partsAt(action.free, field))
  const linear = partsAt(action.linear, field)
  const value = free + alpha * sumOfParts(linear)
  finite(value, { at: 'S', what: 'a value of the action' })
  return { value, free, linear }
}
