import type { Command } from 'commander'
import { contradicts } from '../montecarlo/check/certificates.js'
import type { NetworkCheck } from '../montecarlo/check/checkNetwork.js'
import { actionPoints } from '../montecarlo/check/checkDefinition.js'
import type { Network, Point } from '../networks/network.js'
import type { Architecture } from '../networks/architecture.js'
import { answerCheck } from '../requests/check.js'
import type { CheckRequest } from '../requests/definedCheck.js'
import { threads } from '../threads.js'
import type { Io } from './io.js'
import { readNatural } from './options.js'
import { watched } from './watch.js'

export interface CertifyOptions {
  readonly samples: string
  readonly seed: string
}

/** Enough for the slope of every shipped network without heavy tails, in a second or two. */
const SAMPLES = '10000'

/** More points make the Schwinger–Dyson identity slow. */
const MOST_POINTS = 4

/** The options by which a command says how the certificates of its formulas are sampled. */
export function certifyOptions(command: Command): Command {
  return command
    .option(
      '--samples <n>',
      'sampled networks for the certificate of each formula, what was checked and the result; 0: none',
      SAMPLES,
    )
    .option('--seed <n>', 'seed of the samples', '1')
}

/** A check for certificates, and the points on which correlators and the action are compared. */
export interface Sampled {
  readonly check: NetworkCheck
  readonly seed: number
  readonly samples: number
  readonly points: readonly Point[]
  readonly actionPoints: readonly Point[]
}

/** A check for certificates, or why there is none. */
export type Certified = Sampled | { readonly why: string }

/**
 * Samples what covers the formulas of an action.
 *
 * @param points where the action is evaluated, if anywhere: the check is made on the first four of them
 */
export async function certify(
  io: Io,
  { of, network, points }: { readonly of: Architecture; readonly network: Network; readonly points?: readonly Point[] },
  options: CertifyOptions,
): Promise<Certified> {
  const [samples, seed] = [readNatural(options.samples, '--samples'), readNatural(options.seed, '--seed')]
  if (samples === 0) return { why: 'left out (--samples 0)' }
  if (!of.exact)
    return {
      why: 'none: correlators of deep networks are known from samples only, and there is nothing to compare with',
    }
  const at = points?.slice(0, MOST_POINTS)
  const request: CheckRequest = {
    network: of.name,
    parameters: network.parameters,
    samples,
    seed,
    estimators: ['kernel'],
    ...(at === undefined ? {} : { points: at, actionPoints: at }),
  }
  const { check, part } = await watched(io, (running) =>
    answerCheck(request, { ...running, threads: threads(io.cores) }),
  )
  return { check, seed, samples, points: part.request.points, actionPoints: at ?? actionPoints(of, network) }
}

/** Whether samples contradict a formula. */
export function differs(certified: Certified): boolean {
  return !('why' in certified) && contradicts(certified.check)
}
