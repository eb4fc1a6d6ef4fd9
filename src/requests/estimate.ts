import { estimateCorrelators } from '../montecarlo/correlators.js'
import { requireShortSampling } from '../montecarlo/sampling/hiddenUnits.js'
import type { Network, Point } from '../networks/network.js'

/** How many networks to sample, and the seed. */
export interface AskedSampling {
  readonly samples: number
  readonly seed: number
}

/** A correlator from samples. */
export interface SampledEstimate extends AskedSampling {
  readonly mean: number
  readonly standardError: number
}

/**
 * The estimate of the correlator at all points, by the kernel estimator. @throws InputError for other than two, four or
 * six points
 */
export function estimateAt(network: Network, points: readonly Point[], sampling: AskedSampling): SampledEstimate {
  requireShortSampling(network, points.length, sampling.samples)
  const [estimate] = estimateCorrelators(network, points, { ...sampling, quantities: [points.map((_, i) => i)] })
  const { mean, standardError } = estimate as SampledEstimate
  return { mean, standardError, ...sampling }
}

/** `estimate 0.0121 ± 4e-4 from 2000 sampled networks, seed 1`; nothing without an estimate. */
export function estimateLine(estimate: SampledEstimate | undefined): string {
  if (estimate === undefined) return ''
  const { mean, standardError, samples, seed } = estimate
  return `estimate ${mean.toPrecision(6)} ± ${standardError.toExponential(1)} from ${samples} sampled networks, seed ${seed}\n`
}
