import { actionOnPoints } from '../networks/actionOnPoints.js'
import type { Network, Point } from '../networks/network.js'
import type { SmoothCheck } from '../networks/shipped.js'
import { sampleBatches } from './batches.js'
import type { BatchSums } from './batches.js'
import { correlatorSampling } from './correlators.js'
import type { Estimator } from './correlators.js'
import { estimatesOnTheWay } from './convergence.js'
import type { Convergence } from './convergence.js'
import { compareWith } from './estimate.js'
import type { Estimate } from './estimate.js'
import { fitSlope } from './fitSlope.js'
import { planHistograms } from './histogram.js'
import type { Histogram } from './histogram.js'
import { judge } from './judge.js'
import type { CheckResult } from './judge.js'
import type { MeasuredAtWidth } from './fitSlope.js'
import type { Sampling } from './sampling.js'
import { schwingerDysonSampling } from './schwingerDyson.js'
import type { TestFunction } from './conditionalViolation.js'

/** How the Schwinger–Dyson violation of the action falls with the width. */
export interface SlopeCheck {
  readonly testFunction: TestFunction
  readonly measured: readonly MeasuredAtWidth[]
  readonly result: CheckResult
}

export interface NetworkCheck {
  readonly correlators: readonly CheckResult[]
  /** Correlators averaged with smooth sources: predicted by the continuum action, or, in momentum space, the propagator. */
  readonly packets: readonly CheckResult[]
  readonly slopes: readonly SlopeCheck[]
  /** Histograms of φ against the Edgeworth density, where they were asked for. */
  readonly densities: readonly CheckResult[]
  readonly histograms: readonly Histogram[]
  /** What was left out, and why, a sentence each. */
  readonly notes: readonly string[]
  /** Nothing differs, and every quantity agrees by one estimator at least. */
  readonly agreed: boolean
}

export interface NetworkCheckOptions {
  /** Sampled networks for the correlators; a tenth of it, 5,000 at least, for each width of the Schwinger–Dyson check. */
  readonly samples: number
  readonly seed: number
  readonly estimators: readonly Estimator[]
  /** The chance of rejecting any right prediction is that of |z| above this in one comparison: many comparisons are corrected for, by {@link rejected}. */
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

/** Widths at which the action is checked: large enough for 1/N to be small, small enough for the violation to be seen. */
const WIDTHS = [10, 20, 40]

/** Enough for an error of a tenth in the slope. */
const FEWEST_FOR_SLOPE = 5000

/** A check whose samplings can be done in parts: what is to be sampled, in order, and what follows from the sums of each. */
export interface PlannedCheck {
  readonly samplings: readonly Sampling[]
  readonly conclude: (sums: readonly BatchSums[]) => NetworkCheck
  /** How the estimates of the last four-point function on the points came about, one for each estimator. */
  readonly convergence: (sums: readonly BatchSums[]) => readonly Convergence[]
}

/**
 * Compares a network's exact two- and four-point functions on the points, its continuum action on smooth sources, and the N-dependence of
 * its action on points, with sampled networks.
 *
 * The action to order 1/N is checked at N = 10, 20, 40 by the Schwinger–Dyson identity on `actionPoints`: its violation falls as N⁻². The
 * error of the slope contains, besides the statistical one, half the change of the slope from the first pair of widths to the second, which
 * is what the orders beyond do to it.
 */
export function checkNetwork(subject: CheckSubject, options: NetworkCheckOptions): NetworkCheck {
  const { samplings, conclude } = planCheck(subject, options)
  return conclude(
    samplings.map(({ what, terms, prepare, samples, seed }) =>
      sampleBatches(terms, prepare(), { samples, seed, onProgress: (fraction) => options.onProgress?.(what, fraction) }),
    ),
  )
}

/** The check of {@link checkNetwork} as a plan, for doing its samplings in parts. */
export function planCheck({ network, points, atWidth, actionPoints, smooth }: CheckSubject, options: NetworkCheckOptions): PlannedCheck {
  const { seed, samples, sigmas, estimators } = options
  const quantities = quantitiesOn(points.length)
  const onPoints = estimators.map((estimator) =>
    predicted(correlatorSampling(network, points, { samples, seed, estimator, quantities }), points, quantities, network.correlator),
  )
  const onPackets =
    smooth === undefined
      ? []
      : [
          predicted(
            correlatorSampling(smooth.network, smooth.packets, { samples, seed, estimator: 'kernel', quantities: smooth.quantities }),
            smooth.packets,
            smooth.quantities,
            smooth.predict,
          ),
        ]
  const ordered = network.neurons === 'independent'
  const slopes = (ordered ? TEST_FUNCTIONS : []).map((testFunction) => WIDTHS.map((N, i) => widthSampling(atWidth(N), actionPoints, options, testFunction, i)))
  const histogram = options.histogram === true && ordered ? planHistograms(network, points, { samples, seed }) : undefined
  const samplings = [
    ...onPoints.map(({ sampling }) => sampling),
    ...onPackets.map(({ sampling }) => sampling),
    ...slopes.flat(),
    ...(histogram === undefined ? [] : [histogram.sampling]),
  ]
  return {
    samplings,
    convergence: (sums) =>
      onPoints.map(({ sampling, predictions }, g) => {
        const shown = Math.max(0, quantities.length - 2)
        return { prediction: (predictions[shown] as () => number)(), estimates: estimatesOnTheWay(sampling, sums[g] as BatchSums)[shown] ?? [] }
      }),
    conclude: (sums) => {
      const estimates = samplings.map((sampling, s) => sampling.conclude(sums[s] as BatchSums))
      const groups = [...onPoints, ...onPackets]
      const predictions = groups.flatMap((group, g) =>
        group.predictions.map((predict, q) => {
          const agreement = compareWith((estimates[g] as readonly Estimate[])[q] as Estimate, predict())
          // The nearest wrong prediction is that there is no such correlator; where that is the prediction, it has no scale.
          return { agreement, alternative: agreement.prediction === 0 ? Infinity : Math.abs(agreement.prediction) }
        }),
      )
      const measured = slopes.map((_, t) => {
        const first = groups.length + t * WIDTHS.length
        return WIDTHS.map((N, i): MeasuredAtWidth => {
          const [{ mean, standardError }] = estimates[first + i] as readonly [Estimate]
          return { N, value: mean, standardError }
        })
      })
      const fitted = measured.map((widths, t) =>
        compareWith(slopeEstimate(widths, TEST_FUNCTIONS[t] as TestFunction, slopeSamples(samples), seed), WITH_RIGHT_ACTION),
      )
      const density = histogram?.conclude(sums.at(-1) as BatchSums)
      const results = judge(
        [...predictions, ...fitted.map((agreement) => ({ agreement, alternative: WITH_WRONG_ACTION - WITH_RIGHT_ACTION })), ...(density?.comparisons ?? [])],
        sigmas,
      )
      const [packetsAt, slopesAt] = [predictions.length - (smooth?.quantities.length ?? 0), predictions.length]
      return {
        correlators: results.slice(0, packetsAt),
        packets: results.slice(packetsAt, slopesAt).map((result, q) => ({
          ...result,
          estimate: { ...result.estimate, quantity: (smooth as SmoothCheck).name((smooth as SmoothCheck).quantities[q] as readonly number[]) },
        })),
        slopes: measured.map((widths, t) => ({
          testFunction: TEST_FUNCTIONS[t] as TestFunction,
          measured: widths,
          result: results[slopesAt + t] as CheckResult,
        })),
        densities: results.slice(slopesAt + slopes.length),
        histograms: density?.histograms ?? [],
        notes: [...(ordered ? [] : [NO_SLOPE]), ...(density?.trusted === false ? [NO_DENSITY] : [])],
        agreed: allAgree(results),
      }
    },
  }
}

/** Nothing differs, and every quantity agrees by one estimator at least. */
function allAgree(results: readonly CheckResult[]): boolean {
  const decided = new Set(results.filter(({ verdict }) => verdict === 'agrees').map(({ estimate }) => estimate.quantity))
  return results.every(({ verdict, estimate }) => verdict !== 'differs' && decided.has(estimate.quantity))
}

/** Violations fall as N⁻² when the action is right to order 1/N, as N⁻¹ when a coupling is wrong or missing. */
const WITH_RIGHT_ACTION = -2
const WITH_WRONG_ACTION = -1

const NO_SLOPE =
  'The N-slope of the action is left out, and so are histograms: the neurons are coupled, so that their correlators are not ordered in 1/N and the slope −2 is no law for them.'

const NO_DENSITY =
  'The histograms are undecided: at this N and so many samples the orders beyond 1/N² of the Edgeworth density would be seen (take a larger N or fewer samples).'

const TEST_FUNCTIONS: readonly TestFunction[] = ['linear', 'damped']

/** A sampling with a prediction for each of its quantities. */
interface Predicted {
  readonly sampling: Sampling
  readonly predictions: readonly (() => number)[]
}

function predicted(
  sampling: Sampling,
  points: readonly Point[],
  quantities: readonly (readonly number[])[],
  predict: (points: readonly Point[]) => number,
): Predicted {
  return { sampling, predictions: quantities.map((indices) => () => predict(indices.map((i) => points[i] as Point))) }
}

function slopeSamples(samples: number): number {
  return Math.max(FEWEST_FOR_SLOPE, Math.ceil(samples / 10))
}

/** Equal seeds would share neurons between the widths, whose estimates must be independent. */
function widthSampling(wide: Network, points: readonly Point[], { samples, seed }: NetworkCheckOptions, testFunction: TestFunction, i: number): Sampling {
  return schwingerDysonSampling(() => actionOnPoints(wide, points, 1), wide, points, { samples: slopeSamples(samples), seed: seed + i + 1, testFunction })
}

function slopeEstimate(measured: readonly MeasuredAtWidth[], testFunction: TestFunction, samples: number, seed: number): Estimate {
  const { slope, standardError } = fitSlope(measured)
  const [early, late] = [fitSlope(measured.slice(0, 2)), fitSlope(measured.slice(1))]
  return {
    quantity: `Schwinger–Dyson slope, f = ${testFunction === 'linear' ? 'φ' : 'φ exp(−φK⁻¹φ/4)'}`,
    mean: slope,
    standardError: Math.hypot(standardError, (late.slope - early.slope) / 2),
    samples,
    seed,
    method: `Schwinger–Dyson, N = ${WIDTHS.join(', ')}; readout averaged exactly`,
  }
}

/** The two-point function of the first point with each point, and the four-point function of the first four points and at the first point. */
function quantitiesOn(size: number): readonly (readonly number[])[] {
  const pairs = Array.from({ length: size }, (_, i) => [0, i])
  return [...pairs, ...(size >= 4 ? [[0, 1, 2, 3]] : []), [0, 0, 0, 0]]
}
