import { lazy } from '../../algebra/lazy.js'
import { actionOnPoints } from '../../actions/actionOnPoints.js'
import type { Network, Point } from '../../networks/network.js'
import { compareWith } from '../estimate.js'
import type { Estimate } from '../estimate.js'
import { fitSlope } from './fitSlope.js'
import type { MeasuredAtWidth, Slope } from './fitSlope.js'
import { HEAVY_TAIL } from '../statistics/jackknife.js'
import type { CheckResult, Comparison } from '../check/judge.js'
import type { Sampling } from '../sampling/sampling.js'
import { schwingerDysonSampling } from './schwingerDyson.js'
import { slopeEstimate } from './slopeEstimate.js'
import { slopeWidths } from './slopeWidths.js'
import type { TestFunction } from './testFunction.js'

/** How the Schwinger–Dyson violation of the action falls with the width. */
export interface SlopeCheck {
  readonly testFunction: TestFunction
  readonly measured: readonly MeasuredAtWidth[]
  readonly result: CheckResult
}

/**
 * What is to be sampled for the slopes, and, from the estimates of each sampling, the comparison with −2 for each test
 * function.
 */
export interface SlopePlan {
  readonly samplings: readonly Sampling[]
  readonly conclude: (estimates: readonly (readonly Estimate[])[]) => MeasuredSlopes
}

/** The slopes, and why some are left out, where some are. */
export interface MeasuredSlopes {
  readonly slopes: readonly MeasuredSlope[]
  readonly notes: readonly string[]
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

const SLOPES: readonly TestFunction[] = ['linear', 'cubic']

/**
 * The Schwinger–Dyson violation of the action to order 1/N on the points, at the three widths of `slopeWidths`, with
 * both test functions on the same samples. For independent neurons it is a polynomial in 1/N: with f = φ, for an action
 * that is right to order 1/N, 4 Σ g₄ G4c/P, which is N⁻² at every N, so that a line goes through the logarithms; with
 * the cubic f, N⁻² and N⁻³, which `slopeEstimate` separates. Neither slope has a bias by higher orders at any width.
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
  const widths = lazy(() => slopeWidths(network, points))
  // Equal seeds would share neurons between the widths, whose estimates must be independent.
  const samplings = ([0, 1, 2] as const).map((i) => {
    const subject = lazy(() => {
      const wide = atWidth(widths()[i])
      return { network: wide, action: actionOnPoints(wide, points, 1) }
    })
    return schwingerDysonSampling(subject, network, points, {
      samples: each,
      seed: seed + i + 1,
      testFunctions: SLOPES,
    })
  })
  const conclude: SlopePlan['conclude'] = (estimates) => {
    const slopes = SLOPES.map((testFunction, t): MeasuredSlope | undefined => {
      const at = (i: 0 | 1 | 2): Estimate => estimates[i]?.[t] as Estimate
      const measuredAt = (i: 0 | 1 | 2): MeasuredAtWidth => ({
        N: widths()[i],
        value: at(i).mean,
        standardError: at(i).standardError,
      })
      const measured = [measuredAt(0), measuredAt(1), measuredAt(2)] as const
      if (!measured.every(hasLogarithm)) return undefined
      const slopeOf = testFunction === 'linear' ? fitSlope : slopeEstimate
      const { slope, standardError } = slopeOf(measured)
      const effective = effectiveBatches(measured, slopeOf, [at(0), at(1), at(2)])
      const estimate: Estimate = {
        quantity: { kind: 'slope', testFunction },
        mean: slope,
        standardError,
        samples: each,
        seed,
        method: { kind: 'slope', widths: widths() },
        ...(effective < FEWEST_BATCHES ? { heavyTailed: true as const } : {}),
      }
      return {
        testFunction,
        measured,
        comparison: {
          agreement: compareWith(estimate, WITH_RIGHT_ACTION),
          alternative: WITH_WRONG_ACTION - WITH_RIGHT_ACTION,
        },
      }
    })
    const found = slopes.filter((slope) => slope !== undefined)
    return { slopes: found, notes: found.length < SLOPES.length ? [NO_VIOLATION] : [] }
  }
  return { samplings, conclude }
}

/** With so many effective batches an error of 200 is still trusted. */
const FEWEST_BATCHES = 200 * HEAVY_TAIL

type Three = readonly [MeasuredAtWidth, MeasuredAtWidth, MeasuredAtWidth]

/**
 * How many batches make up the error of a slope: 1/Σ p²/b over the widths, p the part of the variance that comes from a
 * width and b its effective batches.
 */
function effectiveBatches(measured: Three, slopeOf: (three: Three) => Slope, estimates: readonly Estimate[]): number {
  const step = 1e-3
  const changes = measured.map(({ standardError }, w) => {
    const [low, high] = [-step, step].map((by) => {
      const moved = measured.map((each, i) =>
        i === w ? { ...each, value: each.value + by * standardError } : each,
      ) as unknown as Three
      return slopeOf(moved).slope
    }) as [number, number]
    return ((high - low) / (2 * step)) ** 2
  })
  const total = changes.reduce((sum, change) => sum + change, 0)
  return 1 / changes.reduce((sum, change, w) => sum + (change / total) ** 2 / (estimates[w]?.effectiveBatches ?? 1), 0)
}

/** A violation that is 0 without error, or no number, has no slope. */
function hasLogarithm({ value, standardError }: MeasuredAtWidth): boolean {
  return [Math.abs(value), standardError].every((size) => size > 0 && Number.isFinite(size))
}

const NO_VIOLATION =
  'The N-slope of the action is left out where the violation of the Schwinger–Dyson identity has no size: it is 0 within rounding, as for a Gaussian network, or the points are so near each other that rounding is all there is.'
