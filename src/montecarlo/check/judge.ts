import type { Agreement, Estimate } from '../estimate.js'
import { rejected, visibleDeviation } from '../statistics/holm.js'
import { twoSided } from '../statistics/normal.js'
import { skewed, symmetrised } from '../statistics/skewness.js'
import { normalScore, studentDeviation, studentScore } from '../statistics/student.js'

/**
 * `undecided`: the samples are too few to tell the prediction from the nearest wrong one (a correlator from 0, a slope
 * of −2 from −1), or the error itself is not to be trusted.
 */
export type Verdict = 'agrees' | 'differs' | 'undecided'

/** A prediction, what the samples say, and what follows. */
export interface CheckResult extends Agreement {
  readonly verdict: Verdict
  /** A deviation of the prediction of this size is noticed nine times in ten. */
  readonly visible: number
}

/** A comparison, and how far away the nearest wrong prediction is that it has to exclude. */
export interface Comparison {
  readonly agreement: Agreement
  readonly alternative: number
  /**
   * The smallest deviation that is noticed nine times in ten by a test at this level, where it is not a multiple of the
   * standard error.
   */
  readonly visible?: (level: number) => number
  /** The prediction is not precise enough for so many samples: there is no verdict. */
  readonly untrusted?: true
}

/**
 * Verdicts over all comparisons of a check together. A prediction differs when Holm's correction rejects it; it agrees
 * only if the nearest wrong prediction would have been noticed nine times in ten.
 *
 * @example
 * const named = { quantity: { kind: 'named', name: 'E φ²' }, method: { kind: 'named', name: 'direct' } }
 * const agreement = compareWith({ ...named, mean: 0.52, standardError: 0.01, samples: 100, seed: 1 }, 0.5)
 * judge([{ agreement, alternative: 0.6 }], 4)[0].verdict // 'agrees'
 */
export function judge(comparisons: readonly Comparison[], sigmas: number): readonly CheckResult[] {
  const differs = rejected(
    comparisons.map(({ agreement: { z, estimate } }) => scoreOf(z, estimate)),
    sigmas,
  )
  const reach = visibleDeviation(comparisons.length, sigmas)
  const level = twoSided(sigmas) / Math.max(1, comparisons.length)
  return comparisons.map((comparison, i): CheckResult => {
    const { agreement, alternative } = comparison
    const visible = comparison.visible?.(level) ?? errorsOf(reach, agreement) * agreement.estimate.standardError
    if (agreement.estimate.heavyTailed === true || comparison.untrusted === true)
      return { ...agreement, visible, verdict: 'undecided' }
    return {
      ...agreement,
      visible,
      verdict: differs[i] === true ? 'differs' : visible < alternative ? 'agrees' : 'undecided',
    }
  })
}

/** z as a normal number of the same rarity. */
function scoreOf(z: number, { degrees, skewness = 0 }: Estimate): number {
  return degrees === undefined
    ? symmetrised(z, skewness)
    : normalScore(symmetrised(z * studentDeviation(degrees), skewness), degrees)
}

/**
 * How many standard errors are as rare as a normal number is at `score`, towards the nearest wrong prediction, which
 * lies between 0 and the prediction. Skewness that helps to notice it is not counted on: it is estimated too.
 */
function errorsOf(score: number, { prediction, estimate: { degrees, skewness = 0 } }: Agreement): number {
  const [t, unit] = degrees === undefined ? [score, 1] : [studentScore(score, degrees), studentDeviation(degrees)]
  return Math.max(t, Math.abs(skewed(prediction < 0 ? -t : t, skewness))) / unit
}
