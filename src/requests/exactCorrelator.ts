import type { Evaluated } from '../kernels/evaluated.js'
import type { Network, Point } from '../networks/network.js'
import { jsonText } from '../render/jsonText.js'
import { networkCorrelatorLatex } from '../render/latex/networkCorrelatorLatex.js'
import { requireNumber } from '../numbers.js'
import { withError } from '../render/text/digits.js'
import { HIGHEST_FORMULA } from './correlatorSubject.js'
import type { CorrelatorSubject } from './correlatorSubject.js'
import { largest } from '../sizes.js'
import { estimateLine } from './estimate.js'
import type { SampledEstimate } from './estimate.js'
import { chosenNetwork } from './networkSubject.js'
import type { ChosenNetwork } from './networkSubject.js'

/** A correlator that is known exactly at finite width. */
export interface ExactCorrelator extends CorrelatorSubject {
  readonly kind: 'exact'
  /** At the points, with a remark where it is 0 by underflow. */
  readonly found?: Evaluated & { readonly remark?: string }
  readonly estimate?: SampledEstimate | undefined
}

export function exactCorrelator(
  subject: CorrelatorSubject,
  chosen: ChosenNetwork,
  estimate: SampledEstimate | undefined,
): ExactCorrelator {
  const { points } = chosen
  const found = points === undefined ? {} : { found: evaluateAt(chosen, points) }
  return { kind: 'exact', ...subject, ...found, estimate }
}

/** The value with its error and the estimate; without points the formula. */
export function exactText(answer: ExactCorrelator): string {
  const { n, found, estimate } = answer
  if (found === undefined) return exactLatex(answer)
  return `G_c^(${n}) = ${withError(found)}${found.remark === undefined ? '' : `, ${found.remark}`}\n${estimateLine(estimate)}`
}

export function exactJson(answer: ExactCorrelator): string {
  const { network, n, parameters, points, found, estimate } = answer
  const at = found === undefined ? {} : { points, ...found, estimate }
  const latex = n > HIGHEST_FORMULA ? {} : { latex: formula(answer) }
  return `${jsonText({ network, n, parameters, ...at, ...latex })}\n`
}

export function exactLatex(answer: ExactCorrelator): string {
  return `${formula(answer)}\n`
}

/** @throws InputError for an order that has values only */
function formula({ network, file, parameters, n }: ExactCorrelator): string {
  const expected = `an order of at most ${HIGHEST_FORMULA} for a formula; values go to ${largest.correlatorLegs}`
  requireNumber(n, { code: 'requests.n', at: 'n', expected, max: HIGHEST_FORMULA })
  return networkCorrelatorLatex(chosenNetwork({ network: file ?? network, parameters }).of, n)
}

/**
 * The value, with a remark where it is 0 by underflow: where sums of Gaussians fall off with the distance of the
 * points, or points are all but 0.
 */
function evaluateAt({ of, network }: ChosenNetwork, points: readonly Point[]): ExactCorrelator['found'] & {} {
  const found = valueAt(network, points)
  const tiny = points.flat().some((x) => x !== 0 && Math.abs(x) < SMALLEST)
  if (found.value !== 0 || points.length % 2 === 1 || !(of.correlator !== undefined || tiny)) return found
  return { ...found, remark: 'less than 5e-324 in size, which float64 does not hold, or a sum whose terms cancel' }
}

function valueAt({ correlatorsOn, correlator }: Network, points: readonly Point[]): Evaluated {
  return correlatorsOn?.(points)(points.map((_, i) => i)) ?? { value: correlator(points), error: 0 }
}

/** Products of coordinates below this one underflow. */
const SMALLEST = 1e-77
