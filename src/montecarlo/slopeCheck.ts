import { lazy } from '../algebra/lazy.js'
import { actionOnPoints } from '../networks/actionOnPoints.js'
import type { Network, Point } from '../networks/network.js'
import type { TestFunction } from './conditionalViolation.js'
import { compareWith } from './estimate.js'
import type { Estimate } from './estimate.js'
import type { MeasuredAtWidth } from './fitSlope.js'
import type { CheckResult, Comparison } from './judge.js'
import type { Sampling } from './sampling.js'
import { schwingerDysonSampling } from './schwingerDyson.js'
import { slopeEstimate } from './slopeEstimate.js'
import { slopeWidths } from './slopeWidths.js'
import type { SlopeWidths } from './slopeWidths.js'

/** How the Schwinger–Dyson violation of the action falls with the width. */
export interface SlopeCheck {
  readonly testFunction: TestFunction
  readonly measured: readonly MeasuredAtWidth[]
  readonly result: CheckResult
}

/** What is to be sampled for the slopes, and, from the estimates of each sampling, the comparison with −2 for each test function. */
export interface SlopePlan {
  readonly samplings: readonly Sampling[]
  readonly conclude: (estimates: readonly (readonly Estimate[])[]) => readonly MeasuredSlope[]
  /** Why there is no verdict, where there cannot be one. */
  readonly notes: () => readonly string[]
}

/** The violations at each width, and the comparison that follows. */
export interface MeasuredSlope extends Pick<SlopeCheck, 'testFunction' | 'measured'> {
  readonly comparison: Comparison
}

/** Enough for an error of a tenth in the slope. */
const FEWEST_SAMPLES = 10_000

/** Violations fall as N⁻² when the action is right to order 1/N, as N⁻¹ when a coupling is wrong or missing. */
const WITH_RIGHT_ACTION = -2
const WITH_WRONG_ACTION = -1

const TEST_FUNCTIONS: readonly TestFunction[] = ['linear', 'damped']

/**
 * The Schwinger–Dyson violation of the action to order 1/N on the points, at the three widths of `slopeWidths`, with both test functions on the same
 * samples. With f = φ it is 4 Σ g₄ G4c/P, for independent neurons N⁻² at every N. With the damped one there are higher orders: where the samples do not
 * reach the widths at which these are small, the slope has no verdict.
 *
 * @param atWidth the network with another N
 * @param samples of the whole check: a tenth of it, 10,000 at least, for each width
 */
export function planSlopes(
  atWidth: (N: number) => Network,
  points: readonly Point[],
  { network, samples, seed }: { readonly network: Network; readonly samples: number; readonly seed: number },
): SlopePlan {
  const each = Math.max(FEWEST_SAMPLES, Math.ceil(samples / 10))
  const found = lazy(() => slopeWidths(network, points, each))
  // Equal seeds would share neurons between the widths, whose estimates must be independent.
  const samplings = ([0, 1, 2] as const).map((i) => {
    const subject = lazy(() => {
      const wide = atWidth(found().widths[i])
      return { network: wide, action: actionOnPoints(wide, points, 1) }
    })
    return schwingerDysonSampling(subject, network, points, { samples: each, seed: seed + i + 1, testFunctions: TEST_FUNCTIONS })
  })
  const conclude: SlopePlan['conclude'] = (estimates) => {
    const { widths, asymptotic } = found()
    return TEST_FUNCTIONS.map((testFunction, t) => {
      const at = (i: 0 | 1 | 2): Estimate => estimates[i]?.[t] as Estimate
      const measuredAt = (i: 0 | 1 | 2): MeasuredAtWidth => ({ N: widths[i], value: at(i).mean, standardError: at(i).standardError })
      const measured = [measuredAt(0), measuredAt(1), measuredAt(2)] as const
      const { slope, standardError } = slopeEstimate(measured)
      const estimate: Estimate = {
        quantity: `Schwinger–Dyson slope, f = ${testFunction === 'linear' ? 'φ' : 'φ exp(−φK⁻¹φ/4)'}`,
        mean: slope,
        standardError,
        samples: each,
        seed,
        method: `Schwinger–Dyson, N = ${widths.join(', ')}; readout averaged exactly`,
        ...(estimates.some((row) => row[t]?.heavyTailed === true) ? { heavyTailed: true as const } : {}),
      }
      const comparison: Comparison = {
        agreement: compareWith(estimate, WITH_RIGHT_ACTION),
        alternative: WITH_WRONG_ACTION - WITH_RIGHT_ACTION,
        ...(asymptotic || testFunction === 'linear' ? {} : { untrusted: true as const }),
      }
      return { testFunction, measured, comparison }
    })
  }
  return { samplings, conclude, notes: () => (found().asymptotic ? [] : [notAsymptotic(found())]) }
}

function notAsymptotic({ scale, widths }: SlopeWidths): string {
  return `The slope with f = φ exp(−φK⁻¹φ/4) is undecided: N G6c/(G4c G2) is ${scale.toPrecision(2)} on the points of the action, beside which N = ${widths.join(', ')} is not large, and larger N need more samples.`
}
