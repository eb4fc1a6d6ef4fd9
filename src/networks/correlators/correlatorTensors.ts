import { tensor } from '../../algebra/tensor.js'
import type { Tensor } from '../../algebra/tensor.js'
import { InputError } from '../../errors.js'
import type { Evaluated } from '../../kernels/evaluated.js'
import type { Network, Point } from '../network.js'

/** The correlators of a field on some points as tensors, with bounds of the errors of their entries. */
export interface CorrelatorTensors {
  readonly size: number
  readonly correlator: (n: number) => Tensor
  /** Errors of the entries, that of rounding to a float included. */
  readonly error: (n: number) => Tensor
}

/** @param entry G_c^(n) for ascending indices of points, n their number */
export function correlatorTensors(size: number, entry: (legs: readonly number[]) => Evaluated): CorrelatorTensors {
  const made = new Map<number, { readonly value: Tensor; readonly error: Tensor }>()
  const of = (n: number): { readonly value: Tensor; readonly error: Tensor } => {
    const known = made.get(n)
    if (known !== undefined) return known
    const errors = new Map<string, number>()
    const value = symmetricTensor(size, n, (legs) => {
      const found = entry(legs)
      errors.set(legs.join(), found.error + Math.abs(found.value) * Number.EPSILON)
      return found.value
    })
    const found = { value, error: symmetricTensor(size, n, (legs) => errors.get(legs.join()) as number) }
    made.set(n, found)
    return found
  }
  return { size, correlator: (n) => of(n).value, error: (n) => of(n).error }
}

/** The correlators of a network on points. @throws InputError for no points */
export function correlatorsAt(network: Network, points: readonly Point[]): CorrelatorTensors {
  if (points.length === 0)
    throw new InputError({ code: 'networks.points', at: 'points', expected: 'at least one point', received: 'none' })
  const atPoints = network.correlatorsOn?.(points)
  return correlatorTensors(points.length, (legs) =>
    atPoints === undefined
      ? { value: network.correlator(legs.map((i) => points[i] as Point)), error: 0 }
      : atPoints(legs),
  )
}

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
