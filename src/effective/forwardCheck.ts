import { averagesOf } from './enumeratedSpins.js'
import { gibbsParts } from './gibbsEnergy.js'
import type { FittedSpins, SpinMoments } from './inverseIsing.js'

/** Up to so many spins all states are summed over. */
const ENUMERATED = 16

/** Above that, ∂F^(k)/∂K to this order at least: it takes no sums over quadruples. */
const ORDER = 5

/** How a fitted model compares with what it was fitted to. */
export interface ForwardCheck {
  /** By how much a covariance of the model misses that of the data at most, in (q_i q_j)^½, q = 1 − m². */
  readonly missed: number
  /** By how much a coupling is off by that, at least: what is missed over the variance of s_i s_j that s_i and s_j leave. */
  readonly off: number
}

/**
 * The covariances of a fitted model against those that it was fitted to, all pairs. The model's are summed over all
 * states where spins are few, else they are those of the free energy, ∂ΣF^(k)/∂K_ij − m_i m_j.
 */
export function* forwardCheck(
  { couplings, fields }: FittedSpins,
  { means, covariances }: SpinMoments,
  order: number,
): Generator<undefined, ForwardCheck> {
  const n = means.length
  const compare = (covarianceOf: (i: number, j: number) => number): ForwardCheck => {
    const most = { missed: 0, off: 0 }
    const add = (what: keyof ForwardCheck, size: number): void => {
      most[what] = Number.isFinite(size) ? Math.max(most[what], size) : Infinity
    }
    for (let i = 0; i < n; i++)
      for (let j = 0; j < i; j++) {
        const [mi, mj, covariance] = [means[i] as number, means[j] as number, covariances[i * n + j] as number]
        const difference = Math.abs(covarianceOf(i, j) - covariance)
        add('missed', difference / Math.sqrt((1 - mi * mi) * (1 - mj * mj)))
        add('off', difference / variancesLeft(mi, mj, covariance))
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

/**
 * The variance of s_i s_j that is left when what goes with s_i and s_j is taken out: the slope of a covariance in its
 * coupling at given means. It is q_i q_j for independent spins, and 0 where one pair of values does not occur.
 */
function variancesLeft(mi: number, mj: number, covariance: number): number {
  const product = covariance + mi * mj
  const [qi, qj] = [1 - mi * mi, 1 - mj * mj]
  const [ai, aj] = [mj - product * mi, mi - product * mj]
  const determinant = qi * qj - covariance * covariance
  return 1 - product * product - (ai * ai * qj - 2 * ai * aj * covariance + aj * aj * qi) / determinant
}
