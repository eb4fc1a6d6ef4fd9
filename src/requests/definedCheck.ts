import { InputError } from '../errors.js'
import { defaultPoints, plannedCheck } from '../montecarlo/check/checkDefinition.js'
import type { CheckDefinition } from '../montecarlo/check/checkDefinition.js'
import type { PlannedCheck } from '../montecarlo/check/checkNetwork.js'
import { WHOLE } from '../montecarlo/check/shards.js'
import type { Shard } from '../montecarlo/check/shards.js'
import type { Estimator } from '../montecarlo/method.js'
import type { Architecture } from '../networks/architecture.js'
import type { NetworkFile } from '../networks/files/networkFile.js'
import type { Point } from '../networks/network.js'
import { requireNumber } from '../numbers.js'
import { loadedNetwork } from './networkModule.js'
import type { NetworkModule } from './networkModule.js'
import { chosenNetwork } from './networkSubject.js'
import type { ChosenNetwork, NetworkSubject } from './networkSubject.js'

/** Predictions of a network beside samples of it, as the command `check` is asked for them. */
export interface CheckRequest extends Omit<NetworkSubject, 'network'> {
  /** The name of a network that ships, one that is written down, or one's own, made in a program or, for several threads, by a module. */
  readonly network: string | NetworkFile | Architecture | NetworkModule
  /** Where correlators are compared; default: four points that suit the network. */
  readonly points?: readonly Point[]
  /** Where the action is checked; default: three points that suit the network. */
  readonly actionPoints?: readonly Point[]
  /** Sampled networks, 20 at least; a tenth of it, 10,000 at least, for each width in the check of the action. Default 20,000. */
  readonly samples?: number
  /** The same seed gives the same digits; default 1. */
  readonly seed?: number
  /** Default: `kernel` and `direct`. */
  readonly estimators?: readonly Estimator[]
  /** How sure: a right prediction differs as rarely as by this many standard errors in one comparison; default 4. */
  readonly sigmas?: number
  /** Also histograms of φ against the Edgeworth density; default false. */
  readonly histogram?: boolean
  /** `[i, n]`: only part i (from 0) of n parts of the samples; for `checkPart`. */
  readonly shard?: readonly [number, number]
}

/** A check of which nothing is left open. */
export interface DefinedCheck extends ChosenNetwork {
  readonly asked: CheckRequest['network']
  readonly definition: CheckDefinition
  readonly shard: Shard
  readonly plan: PlannedCheck
}

/** @throws InputError for a network, points or numbers that cannot be checked */
export async function definedCheck(request: CheckRequest): Promise<DefinedCheck> {
  const { network: asked, samples = 20_000, seed = 1, estimators = ['kernel', 'direct'], sigmas = 4 } = request
  const { of, network } = chosenNetwork({ ...request, network: await loadedNetwork(asked) })
  requireNumber(sigmas, { code: 'requests.sigmas', at: 'sigmas', expected: 'a positive number', above: 0 })
  const definition: CheckDefinition = {
    network: typeof asked === 'object' && 'hidden' in asked ? asked : of.name,
    parameters: network.parameters,
    points: request.points ?? defaultPoints(of, network),
    samples,
    seed,
    estimators,
    sigmas,
    histogram: request.histogram ?? false,
    ...(request.actionPoints === undefined ? {} : { actionPoints: request.actionPoints }),
  }
  return { of, network, asked, definition, shard: shardOf(request.shard), plan: plannedCheck(definition, of) }
}

/** @throws InputError for one that is none */
export function shardOf(asked: CheckRequest['shard']): Shard {
  if (asked === undefined) return WHOLE
  const [index, of] = asked
  if (Number.isSafeInteger(index) && Number.isSafeInteger(of) && index >= 0 && index < of) return { index, of }
  throw new InputError({
    code: 'requests.shard',
    at: 'shard',
    expected: '[i, n] with 0 ≤ i < n',
    received: `[${asked.join(', ')}]`,
  })
}
