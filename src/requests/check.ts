import { InputError } from '../errors.js'
import type { NetworkCheck, PlannedCheck } from '../montecarlo/check/checkNetwork.js'
import type { Convergence } from '../montecarlo/check/convergence.js'
import { assembled } from '../montecarlo/check/shards.js'
import type { CheckPart } from '../montecarlo/check/shards.js'
import type { Network } from '../networks/network.js'
import { definedCheck } from './definedCheck.js'
import type { CheckRequest } from './definedCheck.js'
import { gather } from './gather.js'
import type { CheckRunning } from './gather.js'

/** What a check found, and the sums that it follows from. */
export interface CheckAnswer {
  /** Which network was checked, and with which seed. */
  readonly title: string
  readonly check: NetworkCheck
  /** How the estimates of the last four-point function came about, one for each estimator. */
  readonly convergence: readonly Convergence[]
  /** The exact sums, with the check as it was made, nothing left open. */
  readonly part: CheckPart
}

/**
 * Predictions beside sampled networks; {@link checkText}, {@link checkJson} and {@link checkPlot} write the answer. The
 * digits are the same for any number of threads.
 *
 * @throws InputError for a network, points or numbers that cannot be checked; the signal's reason when it is aborted
 * @example
 * (await answerCheck({ network: 'cos-net', samples: 2000, seed: 7 })).check.agreed // true
 */
export async function answerCheck(request: CheckRequest, running: CheckRunning = {}): Promise<CheckAnswer> {
  if (request.shard !== undefined)
    throw new InputError({
      code: 'requests.shard',
      at: 'shard',
      expected: 'none, for a verdict needs all samples (checkPart gives the sums of a shard)',
      received: `[${request.shard.join(', ')}]`,
    })
  running.signal?.throwIfAborted()
  const { network, plan, ...check } = await definedCheck(request)
  return concluded(network, plan, await gather({ network, plan, ...check }, running))
}

/**
 * The sums of a check, or of a shard of it, for another machine or another day: {@link partText} writes them,
 * {@link answerMerge} concludes from them.
 *
 * @throws InputError and the signal's reason as {@link answerCheck}
 * @example
 * const part = await checkPart({ network: 'cos-net', samples: 400, shard: [0, 2] })
 * part.complete // true: sums of half of the samples
 */
export async function checkPart(request: CheckRequest, running: CheckRunning = {}): Promise<CheckPart> {
  running.signal?.throwIfAborted()
  return gather(await definedCheck(request), running)
}

/** What follows from sums that are all there. */
export function concluded(
  { title, parameters }: Network,
  { samplings, conclude, convergence }: PlannedCheck,
  part: CheckPart,
): CheckAnswer {
  const values = Object.entries(parameters).map(([parameter, value]) => `${parameter} = ${value}`)
  const sums = samplings.map((sampling, s) =>
    assembled(sampling, part.samplings[s] as ReadonlyMap<number, Float64Array>),
  )
  return {
    title: `${title}, ${values.join(', ')}; seed ${part.request.seed}`,
    check: conclude(sums),
    convergence: convergence(sums),
    part,
  }
}
