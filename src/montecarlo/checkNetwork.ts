import { actionOnPoints } from '../networks/actionOnPoints.js'
import type { Network, Point } from '../networks/network.js'
import { estimateCorrelators } from './correlators.js'
import type { Estimator } from './correlators.js'
import { compareWith } from './estimate.js'
import type { Agreement, Estimate } from './estimate.js'
import { fitSlope } from './fitSlope.js'
import type { MeasuredAtWidth } from './fitSlope.js'
import { schwingerDyson } from './schwingerDyson.js'
import type { TestFunction } from './conditionalViolation.js'

/** `undecided`: the samples are too few to tell the prediction from the nearest wrong one. */
export type Verdict = 'agrees' | 'differs' | 'undecided'

/** A prediction, what the samples say, and what follows. */
export interface CheckResult extends Agreement {
  readonly verdict: Verdict
}

/** How the Schwinger–Dyson violation of the action falls with the width. */
export interface SlopeCheck {
  readonly testFunction: TestFunction
  readonly measured: readonly MeasuredAtWidth[]
  readonly result: CheckResult
}

export interface NetworkCheck {
  readonly correlators: readonly CheckResult[]
  /** Correlators averaged with smooth sources, predicted by the continuum action. */
  readonly packets: readonly CheckResult[]
  readonly slopes: readonly SlopeCheck[]
  readonly agreed: boolean
}

export interface NetworkCheckOptions {
  /** Sampled networks for the correlators; a tenth of it, 5,000 at least, for each width of the Schwinger–Dyson check. */
  readonly samples: number
  readonly seed: number
  readonly estimators: readonly Estimator[]
  /** Agreement is |z| of at most this. */
  readonly sigmas: number
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
  /** The network averaged with smooth sources, and what its continuum action predicts of it; left out where there is no such action. */
  readonly smooth?: { readonly network: Network; readonly packets: readonly Point[]; readonly predict: (packets: readonly Point[]) => number } | undefined
}

/** Widths at which the action is checked: large enough for 1/N to be small, small enough for the violation to be seen. */
const WIDTHS = [10, 20, 40]

/** Enough for an error of a tenth in the slope. */
const FEWEST_FOR_SLOPE = 5000

/** Slopes −1 and −2 must lie this many times the error apart for a decision. */
const POWER = 4

/**
 * Compares a network's exact two- and four-point functions on the points, its continuum action on smooth sources, and the N-dependence of
 * its action on points, with sampled networks.
 *
 * The action to order 1/N is checked at N = 10, 20, 40 by the Schwinger–Dyson identity on `actionPoints`: its violation falls as N⁻². The
 * error of the slope contains, besides the statistical one, half the change of the slope from the first pair of widths to the second, which
 * is what the orders beyond do to it.
 */
export function checkNetwork({ network, points, atWidth, actionPoints, smooth }: CheckSubject, options: NetworkCheckOptions): NetworkCheck {
  const { seed, sigmas, onProgress } = options
  const judge = (agreement: Agreement, decided = true): CheckResult => ({
    ...agreement,
    verdict: !decided ? 'undecided' : Math.abs(agreement.z) <= sigmas ? 'agrees' : 'differs',
  })
  const compare = (
    of: Network,
    at: readonly Point[],
    quantities: readonly (readonly number[])[],
    estimator: Estimator,
    predict: (points: readonly Point[]) => number,
  ): readonly CheckResult[] =>
    estimateCorrelators(of, at, {
      samples: options.samples,
      seed,
      estimator,
      quantities,
      onProgress: (fraction) => onProgress?.(`${of.name}: ${estimator} estimator of G2 and G4c`, fraction),
    }).map((estimate, q) => judge(compareWith(estimate, predict((quantities[q] as readonly number[]).map((i) => at[i] as Point)))))
  const correlators = options.estimators.flatMap((estimator) => compare(network, points, quantitiesOn(points.length), estimator, network.correlator))
  const onPackets =
    smooth === undefined
      ? []
      : compare(
          smooth.network,
          smooth.packets,
          [
            [0, 1],
            [0, 1, 2, 3],
          ],
          'kernel',
          smooth.predict,
        )
  const packets = onPackets.map((result) => ({ ...result, estimate: { ...result.estimate, quantity: result.estimate.quantity.replaceAll('x', 'J') } }))
  const samples = Math.max(FEWEST_FOR_SLOPE, Math.ceil(options.samples / 10))
  const slopes = (['linear', 'damped'] as const).map((testFunction) => {
    const measured = WIDTHS.map((N, i): MeasuredAtWidth => {
      const wide = atWidth(N)
      const { mean, standardError } = schwingerDyson(actionOnPoints(wide, actionPoints, 1), wide, actionPoints, {
        samples,
        // Equal seeds would share neurons between the widths, whose estimates must be independent.
        seed: seed + i + 1,
        testFunction,
        onProgress: (fraction) => onProgress?.(`Schwinger–Dyson identity, N = ${N}`, fraction),
      })
      return { N, value: mean, standardError }
    })
    const estimate = slopeEstimate(measured, testFunction, samples, seed)
    return { testFunction, measured, result: judge(compareWith(estimate, -2), POWER * estimate.standardError < 1) }
  })
  return {
    correlators,
    packets,
    slopes,
    agreed: [...correlators, ...packets, ...slopes.map(({ result }) => result)].every(({ verdict }) => verdict === 'agrees'),
  }
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
