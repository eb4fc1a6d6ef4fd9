import { multisets } from '../algebra/multisets.js'
import type { Tensor } from '../algebra/tensor.js'
import { InputError } from '../errors.js'
import type { Evaluated } from '../kernels/evaluated.js'
import type { Network, Point } from '../networks/network.js'
import type { Action, PartValues } from './action.js'
import { actionFrames } from './actionFrames.js'
import { couplingErrors } from './actionErrors.js'
import { gaussianAverages } from './gaussianAverages.js'

/** An entry of a symmetric tensor on points, by ascending indices of points from 0, with a bound of its absolute error. */
export interface CouplingEntry extends Evaluated {
  readonly indices: readonly number[]
  /** In how many orders the indices can stand: how many entries of the tensor it is. */
  readonly orders: number
}

/** The coefficients of S(φ) = ½ φK⁻¹φ + Σ g_r φ…φ on points, each entry of a symmetric tensor once. */
export interface CouplingEntries {
  /** Those of K⁻¹. */
  readonly inverse: readonly CouplingEntry[]
  /** Those of g_r by r, for all orders of its points equal, with no 1/r! in front. */
  readonly couplings: ReadonlyMap<number, readonly CouplingEntry[]>
}

/** The same with what says how far it holds. */
export interface CouplingsAt extends CouplingEntries {
  /** The condition number of the correlations on the points. */
  readonly condition: number
  /** The parts on average over fields of the Gaussian part. */
  readonly averages: PartValues
  /**
   * By how much the terms of the polynomial exceed their sum, about, at a field of the size of its standard deviations:
   * what a coefficient is wrong by is multiplied by it.
   */
  readonly cancellation: number
}

/** What the largest entry of a tensor may be wrong by. */
const TOLERANCE = 1e-9

/** Of twelve digits of the coefficients six are left. */
const MOST_CANCELLATION = 1e6

/**
 * The entries of the action of an even network on points to order 1/N^`order`.
 *
 * In floats where their errors allow, else through combinations χ = Aφ that are nearly independent, as `actionAt`: g_r =
 * Σ A … A g_r(χ), a sum without cancellations.
 *
 * @throws InputError for points so near that a polynomial in the fields with twelve digits has not six of S
 */
export function couplingsAt(network: Network, points: readonly Point[], order: number): CouplingsAt {
  let near = 0
  for (const { action, matrix, covariance, condition } of actionFrames(network, points, order)) {
    const errors = couplingErrors(action)
    const found = matrix === undefined ? entriesOf(action, errors) : ofTheFields(action, errors, matrix)
    const cancellation = cancellationOf(found, covariance)
    near = condition
    if (areKnown(found) && cancellation < MOST_CANCELLATION)
      return { ...found, condition, averages: gaussianAverages(action), cancellation }
  }
  throw tooNear(near)
}

/** The entries of S(φ) from those of S_χ(χ), χ = Aφ. */
function ofTheFields(action: Action, errors: Action, matrix: Matrix): CouplingEntries {
  const sizes = matrix.map((row) => row.map(Math.abs))
  const bound = (t: Tensor, error: Tensor): Tensor => {
    const [around, beyond] = [transformed({ ...t, data: t.data.map(Math.abs) }, sizes), transformed(error, sizes)]
    const roundings = 2 * t.rank * (t.size + 1) * Number.EPSILON
    return { ...t, data: beyond.data.map((each, i) => each + roundings * (around.data[i] as number)) }
  }
  return entriesOf(
    mapped(action, (t) => transformed(t, matrix)),
    mapped(action, (t, legs) => bound(t, (legs === undefined ? errors.inverse : errors.couplings.get(legs)) as Tensor)),
  )
}

function mapped({ inverse, couplings }: Action, of: (t: Tensor, legs?: number) => Tensor): Action {
  return { inverse: of(inverse), couplings: new Map([...couplings].map(([legs, t]) => [legs, of(t, legs)])) }
}

type Matrix = readonly (readonly number[])[]

function tooNear(condition: number): InputError {
  return new InputError({
    code: 'actions.digits',
    at: 'points',
    expected:
      'points on which a polynomial in the fields, its coefficients with twelve digits, has six of S (farther apart, fewer of them, or a lower order; with a field there is the value)',
    received: `points whose correlations have the condition number ${condition.toPrecision(2)}`,
  })
}

function entriesOf(action: Action, errors: Action): CouplingEntries {
  const couplings = [...action.couplings].map(([legs, coupling]): [number, readonly CouplingEntry[]] => [
    legs,
    entries(coupling, errors.couplings.get(legs) as Tensor),
  ])
  return { inverse: entries(action.inverse, errors.inverse), couplings: new Map(couplings) }
}

function entries({ size, rank, data }: Tensor, error: Tensor): readonly CouplingEntry[] {
  const sets = multisets(size)
  const [elements, orders] = [sets.elements(rank), sets.orders(rank)]
  const found = Array.from({ length: sets.count(rank) }, (_, each) => {
    const indices = [...elements.subarray(each * rank, (each + 1) * rank)]
    const place = indices.reduce((at, i) => at * size + i, 0)
    return { indices, orders: orders[each] as number, value: data[place] as number, error: error.data[place] as number }
  })
  return found.sort((a, b) => firstDifference(a.indices, b.indices))
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((each, i) => each !== b[i])
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number)
}

function areKnown({ inverse, couplings }: CouplingEntries): boolean {
  return [inverse, ...couplings.values()].every((all) => {
    const largest = Math.max(...all.map(({ value }) => Math.abs(value)))
    return all.every(({ error }) => error <= TOLERANCE * largest)
  })
}

/** Σ |entries| of all terms at the standard deviations of the fields, over n/2, the Gaussian part of a typical field. */
function cancellationOf({ inverse, couplings }: CouplingEntries, { size, data }: Tensor): number {
  const deviation = (i: number): number => Math.sqrt(data[i * size + i] as number)
  const sizeOf = (all: readonly CouplingEntry[]): number =>
    all.reduce(
      (sum, { indices, orders, value }) =>
        sum + indices.reduce((product, i) => product * deviation(i), orders * Math.abs(value)),
      0,
    )
  const sizes = [sizeOf(inverse) / 2, ...[...couplings.values()].map(sizeOf)]
  return Math.max(1, Math.max(...sizes) / (size / 2))
}

/** Σ A[a][i] … A[b][j] t[a … b]: of a symmetric tensor axis after axis, each going to the front. */
function transformed(t: Tensor, matrix: Matrix): Tensor {
  const { size } = t
  const rows = t.data.length / size
  let { data } = t
  for (let axis = 0; axis < t.rank; axis++) {
    const next = new Float64Array(data.length)
    for (let row = 0; row < rows; row++)
      for (let i = 0; i < size; i++) {
        let sum = 0
        for (let a = 0; a < size; a++) sum += (data[row * size + a] as number) * (matrix[a]?.[i] as number)
        next[i * rows + row] = sum
      }
    data = next
  }
  return { ...t, data }
}
