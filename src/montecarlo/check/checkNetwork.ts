import type { Network, Point } from '../../networks/network.js'
import { areSeparated } from '../schwingerDyson/areSeparated.js'
import { sampleBatches } from '../sampling/batches.js'
import type { BatchSums } from '../sampling/batches.js'
import { estimatesOnTheWay } from './convergence.js'
import type { Convergence } from './convergence.js'
import { correlatorSampling } from '../correlators.js'
import type { Estimate } from '../estimate.js'
import type { Estimator } from '../method.js'
import { quantityName } from '../quantity.js'
import { planHistograms } from '../histogram/histogram.js'
import type { Histogram } from '../histogram/histogramComparisons.js'
import { judge } from './judge.js'
import type { CheckResult, Comparison } from './judge.js'
import { comparisonsOf, predicted, predictedSmooth, quantitiesOn } from './predicted.js'
import type { SmoothCheck } from './predicted.js'
import type { Sampling } from '../sampling/sampling.js'
import { planSlopes } from '../schwingerDyson/slopeCheck.js'
import type { SlopeCheck } from '../schwingerDyson/slopeCheck.js'
import { requireWidth } from '../sampling/hiddenUnits.js'

export interface NetworkCheck {
  readonly correlators: readonly CheckResult[]
  /**
   * Correlators averaged with smooth sources: predicted by the continuum action, or, in momentum space, the propagator.
   */
  readonly packets: readonly CheckResult[]
  readonly slopes: readonly SlopeCheck[]
  /** Histograms of φ against the Edgeworth density, where they were asked for. */
  readonly densities: readonly CheckResult[]
  readonly histograms: readonly Histogram[]
  /** The points of the action are too near each other for its N-slope to be sampled. */
  readonly near: boolean
  /** What was left out, and why, a sentence each. */
  readonly notes: readonly string[]
  /** Nothing differs, and every quantity agrees by one estimator at least. */
  readonly agreed: boolean
}

export interface NetworkCheckOptions {
  /**
   * Sampled networks for the correlators; a tenth of it, 10,000 at least, for each width of the Schwinger–Dyson check.
   */
  readonly samples: number
  readonly seed: number
  readonly estimators: readonly Estimator[]
  /**
   * The chance of rejecting any right prediction is that of |z| above this in one comparison: many comparisons are
   * corrected for, by `rejected`.
   */
  readonly sigmas: number
  /** Also histograms of φ at the first point and at the first two; default: no. */
  readonly histogram?: boolean | undefined
  /** Called with what is being measured and the fraction of it done. */
  readonly onProgress?: (what: string, fraction: number) => void
}

/** What is compared with what. */
export interface CheckSubject {
  readonly network: Network
  readonly points: readonly Point[]
  /** The same network with another N, for the N-dependence of its action. */
  readonly atWidth: (N: number) => Network
  readonly actionPoints: readonly Point[]
  /** The network averaged with smooth sources; left out where nothing is predicted of that. */
  readonly smooth?: SmoothCheck | undefined
}

/**
 * A check whose samplings can be done in parts: what is to be sampled, in order, and what follows from the sums of
 * each.
 */
export interface PlannedCheck {
  readonly samplings: readonly Sampling[]
  readonly conclude: (sums: readonly BatchSums[]) => NetworkCheck
  /** How the estimates of the last four-point function on the points came about, one for each estimator. */
  readonly convergence: (sums: readonly BatchSums[]) => readonly Convergence[]
}

/**
 * Compares a network's exact two- and four-point functions on the points, its continuum action on smooth sources, and
 * the N-dependence of its action on points, with sampled networks.
 *
 * The action to order 1/N is checked by the Schwinger–Dyson identity on `actionPoints`: its violation falls as N⁻². The
 * widths N follow the tails of the network.
 *
 * @example
 * const at = (N) => cosNet({ N, d: 1, sigma0: 1, sigma1: 1 })
 * const subject = { network: at(20), points: [[0], [1], [2], [3]], atWidth: at, actionPoints: [[0]] }
 * checkNetwork(subject, { samples: 400, seed: 1, estimators: ['kernel'], sigmas: 4 }).correlators.length // 6
 */
export function checkNetwork(subject: CheckSubject, options: NetworkCheckOptions): NetworkCheck {
  const { samplings, conclude } = planCheck(subject, options)
  return conclude(
    samplings.map(({ what, terms, prepare, samples, seed }) =>
      sampleBatches(terms, prepare(), {
        samples,
        seed,
        onProgress: (fraction) => options.onProgress?.(what, fraction),
      }),
    ),
  )
}

/** The check of {@link checkNetwork} as a plan, for doing its samplings in parts. */
export function planCheck(
  { network, points, atWidth, actionPoints, smooth }: CheckSubject,
  options: NetworkCheckOptions,
): PlannedCheck {
  const { seed, samples, sigmas, estimators } = options
  requireWidth(network, points.length)
  const quantities = quantitiesOn(points.length)
  const onPoints = estimators.map((estimator) =>
    predicted(
      correlatorSampling(network, points, { samples, seed, estimator, quantities }),
      points,
      quantities,
      network.correlator,
    ),
  )
  const groups = [...onPoints, ...(smooth === undefined ? [] : [predictedSmooth(smooth, { samples, seed })])]
  const ordered = network.neurons === 'independent'
  const near = ordered && !areSeparated(network, actionPoints)
  const slopes =
    ordered && !near && network.readout === undefined
      ? planSlopes(atWidth, actionPoints, { network, samples, seed })
      : undefined
  const histogram =
    options.histogram === true && ordered ? planHistograms(network, points, { samples, seed }) : undefined
  const samplings = [
    ...groups.map(({ sampling }) => sampling),
    ...(slopes === undefined ? [] : slopes.samplings),
    ...(histogram === undefined ? [] : [histogram.sampling]),
  ]
  return {
    samplings,
    convergence: (sums) =>
      onPoints.map(({ sampling, predictions }, g) => {
        const shown = Math.max(0, quantities.length - 2)
        return {
          prediction: (predictions[shown] as () => number)(),
          estimates: estimatesOnTheWay(sampling, sums[g] as BatchSums)[shown] ?? [],
        }
      }),
    conclude: (sums) => {
      const estimates = samplings.map((sampling, s) => sampling.conclude(sums[s] as BatchSums))
      const comparisons = groups.map((group, g) => comparisonsOf(group, estimates[g] as readonly Estimate[]))
      const { slopes: measured, notes } = slopes?.conclude(estimates.slice(groups.length)) ?? {
        slopes: [],
        notes: [near ? NEAR : ordered ? NOT_NORMAL : NO_SLOPE],
      }
      const density = histogram?.conclude(sums.at(-1) as BatchSums)
      const [correlators, packets, slopeResults, densities] = judgeTogether(
        [
          comparisons.slice(0, onPoints.length).flat(),
          comparisons.slice(onPoints.length).flat(),
          measured.map(({ comparison }) => comparison),
          density?.comparisons ?? [],
        ],
        sigmas,
      ) as [Results, Results, Results, Results]
      return {
        correlators,
        packets,
        slopes: measured.map(({ testFunction, measured: widths }, t) => ({
          testFunction,
          measured: widths,
          result: slopeResults[t] as CheckResult,
        })),
        densities,
        histograms: density?.histograms ?? [],
        near,
        notes: [...notes, ...(density?.trusted === false ? [NO_DENSITY] : [])],
        agreed: allAgree([correlators, packets, slopeResults, densities].flat()),
      }
    },
  }
}

/** All results of a check, in the order in which they are printed. */
export function checkResults({
  correlators,
  packets,
  slopes,
  densities,
}: Pick<NetworkCheck, 'correlators' | 'packets' | 'slopes' | 'densities'>): Results {
  return [...correlators, ...packets, ...slopes.map(({ result }) => result), ...densities]
}

type Results = readonly CheckResult[]

/** Verdicts over the comparisons of several kinds together, by kind. */
function judgeTogether(kinds: readonly (readonly Comparison[])[], sigmas: number): readonly Results[] {
  const results = judge(kinds.flat(), sigmas)
  return kinds.map((kind, k) => {
    const first = kinds.slice(0, k).flat().length
    return results.slice(first, first + kind.length)
  })
}

/** Nothing differs, and every quantity agrees by one estimator at least. */
function allAgree(results: Results): boolean {
  const decided = new Set(
    results.filter(({ verdict }) => verdict === 'agrees').map(({ estimate }) => quantityName(estimate.quantity)),
  )
  return results.every(({ verdict, estimate }) => verdict !== 'differs' && decided.has(quantityName(estimate.quantity)))
}

const NEAR =
  'The N-slope of the action is left out: the points of the action are so near that the fields at them are almost dependent, and samples do not show what their small differences do.'

const NOT_NORMAL =
  'The N-slope of the action is left out: the Schwinger–Dyson identity is sampled with normal readout weights, over which it is averaged exactly, and these are not normal.'

const NO_SLOPE =
  'The N-slope of the action is left out, and so are histograms: the neurons are coupled, so that their correlators are not ordered in 1/N and the slope −2 is no law for them.'

const NO_DENSITY =
  'The histograms are undecided: at this N and so many samples the orders beyond 1/N² of the Edgeworth density would be seen (take a larger N or fewer samples).'
