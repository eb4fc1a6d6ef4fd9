import { multisets } from '../algebra/multisets.js'
import type { Tensor } from '../algebra/tensor.js'
import type { Evaluated } from '../kernels/evaluated.js'
import { couplingErrors } from './actionErrors.js'
import type { ActionOnPoints } from './actionOnPoints.js'

/** An entry of a symmetric tensor on points, by ascending indices of points from 0, with a bound of its absolute error. */
export interface CouplingEntry extends Evaluated {
  readonly indices: readonly number[]
}

/** The coefficients of S(φ) = ½ φK⁻¹φ + Σ g_r φ…φ on points, each entry of a symmetric tensor once. */
export interface CouplingEntries {
  /** Those of K⁻¹. */
  readonly inverse: readonly CouplingEntry[]
  /** Those of g_r by r, for all orders of its points equal, with no 1/r! in front. */
  readonly couplings: ReadonlyMap<number, readonly CouplingEntry[]>
}

/** The entries of an action on points. */
export function couplingEntries(action: ActionOnPoints): CouplingEntries {
  const errors = couplingErrors(action)
  const couplings = [...action.couplings].map(([legs, coupling]): [number, readonly CouplingEntry[]] => [
    legs,
    entries(coupling, errors.couplings.get(legs) as Tensor),
  ])
  return { inverse: entries(action.inverse, errors.inverse), couplings: new Map(couplings) }
}

function entries({ size, rank, data }: Tensor, error: Tensor): readonly CouplingEntry[] {
  const sets = multisets(size)
  const elements = sets.elements(rank)
  const found = Array.from({ length: sets.count(rank) }, (_, each) => {
    const indices = [...elements.subarray(each * rank, (each + 1) * rank)]
    const place = indices.reduce((at, i) => at * size + i, 0)
    return { indices, value: data[place] as number, error: error.data[place] as number }
  })
  return found.sort((a, b) => firstDifference(a.indices, b.indices))
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((each, i) => each !== b[i])
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number)
}
