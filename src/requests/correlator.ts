import { promised } from './promised.js'
import { InputError } from '../errors.js'
import { requireNumber } from '../numbers.js'
import { largest } from '../sizes.js'
import { coupledCorrelator } from './coupledCorrelator.js'
import type { CoupledCorrelator } from './coupledCorrelator.js'
import { HIGHEST_FORMULA } from './correlatorSubject.js'
import type { CorrelatorSubject } from './correlatorSubject.js'
import { deepCorrelator } from './deepCorrelator.js'
import type { DeepCorrelator } from './deepCorrelator.js'
import { deformed } from './deformedCorrelator.js'
import type { AskedDeformation, DeformedCorrelator } from './deformedCorrelator.js'
import { estimateAt } from './estimate.js'
import { exactCorrelator } from './exactCorrelator.js'
import type { ExactCorrelator } from './exactCorrelator.js'
import { chosenNetwork } from './networkSubject.js'
import type { NetworkSubject } from './networkSubject.js'
import type { Running } from './running.js'

/** The connected correlator of a network, as the command `correlator` is asked for it. */
export interface CorrelatorRequest extends NetworkSubject {
  /** n of G_c^(n), from 1 to 10, and to 16 for a value alone: with points, their number. */
  readonly n: number
  /** Sampled networks of an estimate at the points; default: none. */
  readonly samples?: number
  /** Of the samples; default 1. */
  readonly seed?: number
  /** At the points, of the network deformed by exp(−λ∫φ^power/power!); default: not deformed. */
  readonly deform?: AskedDeformation
}

/** By what is known of the network. */
export type CorrelatorAnswer = ExactCorrelator | CoupledCorrelator | DeepCorrelator | DeformedCorrelator

/**
 * What is known of the correlator, and at points its value; `correlatorText`, `correlatorJson`, `correlatorLatex` write
 * the answer.
 *
 * @throws InputError for a request that cannot be read, and for what is not known of such a network; the signal's
 * reason when it is aborted before
 * @example
 * (await answerCorrelator({ network: 'cos-net', n: 2, points: [[0], [0]] })).kind // 'exact': and its `found.value` is 1/2
 */
export function answerCorrelator(request: CorrelatorRequest, { signal }: Running = {}): Promise<CorrelatorAnswer> {
  return promised(() => {
    signal?.throwIfAborted()
    const { n, samples, seed = 1, deform } = request
    const chosen = chosenNetwork(request)
    const { of, network, points } = chosen
    const isValueAlone =
      of.exact && of.broken === undefined && points !== undefined && (samples ?? deform) === undefined
    requireOrder(n, isValueAlone)
    if (points !== undefined && points.length !== n)
      throw new InputError({
        code: 'requests.points',
        at: 'points',
        expected: `${n} points, one for each leg`,
        received: `${points.length}`,
      })
    const subject: CorrelatorSubject = {
      network: of.name,
      ...(typeof request.network === 'string' ? {} : { file: request.network }),
      n,
      parameters: network.parameters,
      ...(points === undefined ? {} : { points }),
    }
    const sampling = samples === undefined ? undefined : { samples, seed }
    if (points === undefined && (deform ?? sampling) !== undefined)
      throw needsPoints(deform === undefined ? 'samples' : 'deform')
    if (points !== undefined && deform !== undefined) return deformed(subject, network, points, deform, sampling)
    const estimate = points === undefined || sampling === undefined ? undefined : estimateAt(network, points, sampling)
    if (!of.exact) return deepCorrelator(subject, chosen, estimate)
    if (of.broken !== undefined) return coupledCorrelator(subject, of.broken, chosen, estimate)
    return exactCorrelator(subject, chosen, estimate)
  })
}

/** @throws InputError for an order that is none, or too high for what is asked */
function requireOrder(n: number, isValueAlone: boolean): void {
  const most = isValueAlone ? largest.correlatorLegs : HIGHEST_FORMULA
  const higher = isValueAlone ? '' : ` (to ${largest.correlatorLegs} for a value at points alone)`
  const expected = `an order from 1 to ${most}${n > most && n <= largest.correlatorLegs ? higher : ''}`
  requireNumber(n, { code: 'requests.n', at: 'n', expected, integer: true, min: 1, max: most })
}

function needsPoints(at: 'samples' | 'deform'): InputError {
  return new InputError({ code: 'requests.at', at, expected: 'points beside it', received: 'none' })
}
