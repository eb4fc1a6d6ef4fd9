import { certifyingResults, contradicts } from '../montecarlo/check/certificates.js'
import { actionPoints } from '../montecarlo/check/checkDefinition.js'
import type { NetworkCheck } from '../montecarlo/check/checkNetwork.js'
import type { Point } from '../networks/network.js'
import { resultJson } from '../render/networkCheckJson.js'
import { answerCheck } from './check.js'
import type { CheckRequest } from './definedCheck.js'
import type { AskedSampling } from './estimate.js'
import type { ChosenNetwork } from './networkSubject.js'
import type { Running } from './running.js'

/** A check for certificates, and the points on which correlators and the action are compared. */
export interface Sampled extends AskedSampling {
  readonly check: NetworkCheck
  readonly points: readonly Point[]
  readonly actionPoints: readonly Point[]
}

/** A check for certificates, or why there is none: none was asked for, or samples are all that is known. */
export type Certified = Sampled | { readonly unchecked: 'no samples' | 'no predictions' }

/** More points make the Schwinger–Dyson identity slow. */
const MOST_POINTS = 4

/**
 * Samples what covers the formulas of an action: on the first four of the points, if there are points.
 *
 * @param network as it was asked for
 */
export async function certify(
  network: CheckRequest['network'],
  chosen: ChosenNetwork,
  { samples, seed }: AskedSampling,
  running: Running,
): Promise<Certified> {
  const request = certifyingRequest(network, chosen, { samples, seed })
  if ('unchecked' in request) return request
  const { check, part } = await answerCheck(request, running)
  return {
    check,
    seed,
    samples,
    points: part.request.points,
    actionPoints: request.actionPoints ?? actionPoints(chosen.of, chosen.network),
  }
}

/** The check that certifies an action, or why there is none. */
export function certifyingRequest(
  network: CheckRequest['network'],
  { of, network: made, points }: ChosenNetwork,
  { samples, seed }: AskedSampling,
): CheckRequest | Exclude<Certified, Sampled> {
  if (samples === 0) return { unchecked: 'no samples' }
  if (!of.exact) return { unchecked: 'no predictions' }
  const at = points?.slice(0, MOST_POINTS)
  return {
    network,
    parameters: made.parameters,
    samples,
    seed,
    estimators: ['kernel'],
    ...(at === undefined ? {} : { points: at, actionPoints: at }),
  }
}

/** Whether samples contradict no formula. */
export function upheld(certified: Certified): boolean {
  return 'unchecked' in certified || !contradicts(certified.check)
}

/** Why there are no certificates. */
export function uncheckedText({ unchecked }: Exclude<Certified, Sampled>): string {
  return {
    'no samples': 'left out (--samples 0)',
    'no predictions':
      'none: correlators of deep networks are known from samples only, and there is nothing to compare with',
  }[unchecked]
}

/**
 * What was sampled as other programs read it, beside the certificates: for each formula the names of results, and the
 * results.
 */
export function sampledJson(certified: Certified, formulas: (seed: number, check: NetworkCheck) => object): object {
  if ('unchecked' in certified) return { unchecked: uncheckedText(certified) }
  const { check, seed, samples, points, actionPoints: at } = certified
  const results = certifyingResults(check).map(resultJson)
  return { samples, seed, points, actionPoints: at, formulas: formulas(seed, check), results, notes: check.notes }
}
