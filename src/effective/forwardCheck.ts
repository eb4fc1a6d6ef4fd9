import { averagesOf } from './enumeratedSpins.js'
import { gibbsParts } from './gibbsEnergy.js'
import type { FittedSpins, SpinMoments } from './inverseIsing.js'

/** Up to so many spins all states are summed over. */
const ENUMERATED = 16

/** Above that, ∂F^(k)/∂K to this order at least: it takes no sums over quadruples. */
const ORDER = 5

/**
 * By how much the covariances of a fitted model miss those that it was fitted to, in (q_i q_j)^½, q = 1 − m²: the
 * largest of all pairs. The model's are summed over all states where spins are few, else they are those of the free
 * energy, ∂ΣF^(k)/∂K_ij − m_i m_j.
 */
export function* forwardCheck(
  { couplings, fields }: FittedSpins,
  { means, covariances }: SpinMoments,
  order: number,
): Generator<undefined, number> {
  const n = means.length
  let most = 0
  const compare = (covarianceOf: (i: number, j: number) => number): number => {
    for (let i = 0; i < n; i++)
      for (let j = 0; j < i; j++) {
        const scale = Math.sqrt((1 - (means[i] as number) ** 2) * (1 - (means[j] as number) ** 2))
        const missed = Math.abs(covarianceOf(i, j) - (covariances[i * n + j] as number)) / scale
        most = Number.isFinite(missed) ? Math.max(most, missed) : Infinity
      }
    return most
  }
  if (n <= ENUMERATED) {
    const model = averagesOf(couplings, fields)
    return compare(
      (i, j) => (model.moments[i]?.[j] as number) - (model.means[i] as number) * (model.means[j] as number),
    )
  }
  const { couplingSlopes } = yield* gibbsParts(couplings, means, Math.max(ORDER, order + 1), 'means and couplings')
  return compare((i, j) => (couplingSlopes[i * n + j] as number) - (means[i] as number) * (means[j] as number))
}
