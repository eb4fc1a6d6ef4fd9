import type { Command } from 'commander'
import { InputError } from '../errors.js'
import { estimateCorrelators } from '../montecarlo/correlators.js'
import type { Network, Point } from '../networks/network.js'
import { readNatural } from './options.js'
import { requireShortSampling } from '../montecarlo/sampling/hiddenUnits.js'

export interface EstimateOptions {
  readonly samples?: string
  readonly seed: string
}

/** The options by which `correlator` asks for an estimate from sampled networks. */
export function estimateOptions(command: Command): Command {
  return command
    .option('--samples <n>', 'estimate it from this many sampled networks as well, with --at')
    .option('--seed <n>', 'seed of the samples', '1')
}

/** How many samples to take, and their seed. @throws InputError for samples without points */
export function readSampling(
  { samples, seed }: EstimateOptions,
  points: readonly Point[] | undefined,
): { readonly samples: number; readonly seed: number } | undefined {
  if (samples === undefined) return undefined
  if (points === undefined)
    throw new InputError({
      code: 'cli.samples',
      at: 'options',
      expected: '--at together with --samples',
      received: '--samples alone',
    })
  return { samples: readNatural(samples, '--samples'), seed: readNatural(seed, '--seed') }
}

/** A correlator from samples. */
export interface SampledEstimate {
  readonly mean: number
  readonly standardError: number
  readonly samples: number
  readonly seed: number
}

/**
 * The estimate of the correlator at all points, by the kernel estimator. @throws InputError for other than two, four or
 * six points
 */
export function estimateAt(
  network: Network,
  points: readonly Point[],
  sampling: { readonly samples: number; readonly seed: number },
): SampledEstimate {
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
