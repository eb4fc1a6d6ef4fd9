import { CERTIFYING_SAMPLES } from './certifyingSamples.js'
import type { ContinuumAction } from '../actions/continuumAction.js'
import { continuumForms } from '../actions/continuumForms.js'
import { evenActionExpansions } from '../actions/evenActionExpansions.js'
import { InputError } from '../errors.js'
import type { BrokenIndependence } from '../networks/architecture.js'
import { readoutSymbol } from '../render/latex/readoutSymbol.js'
import { requireActionOrder } from './actionOrder.js'
import { actionCouplings } from './actionCouplings.js'
import type { ActionCouplingsAnswer } from './actionCouplings.js'
import { actionValue } from './actionValue.js'
import type { ActionValueAnswer } from './actionValue.js'
import { certify, upheld } from './certify.js'
import type { ClosedForms } from './closedForms.js'
import { chosenNetwork } from './networkSubject.js'
import type { NetworkSubject } from './networkSubject.js'
import type { Running } from './running.js'

/** The action S = −log P of a network, as the command `action` is asked for it. */
export interface ActionRequest extends NetworkSubject {
  /** Highest power of 1/N, up to 2; default 1. */
  readonly order?: number
  /** Values of the field at the points, where the action is to be evaluated; default: the couplings there. */
  readonly field?: readonly number[]
  /** Sampled networks for the certificate of each formula; 0: none. Default 10,000. */
  readonly samples?: number
  /** Of the samples; default 1. */
  readonly seed?: number
}

/** Closed forms, with points the couplings there, and with a field too the value. */
export type ActionAnswer = ClosedForms | ActionCouplingsAnswer | ActionValueAnswer

/**
 * The action with what samples say about each part; `actionText` and `actionJson` write the answer.
 *
 * @throws InputError for a request that cannot be read, and for points on which there is no action; the signal's reason
 * when it is aborted
 * @example
 * (await answerAction({ network: 'cos-net', points: [[0.3]], field: [0.8], samples: 0 })).kind // 'value'
 */
export async function answerAction(request: ActionRequest, running: Running = {}): Promise<ActionAnswer> {
  running.signal?.throwIfAborted()
  const { order = 1, field, samples = CERTIFYING_SAMPLES, seed = 1 } = request
  requireActionOrder(order)
  const chosen = chosenNetwork(request)
  const { of, network, points } = chosen
  if (points === undefined && field !== undefined)
    throw new InputError({
      code: 'requests.field',
      at: 'points',
      expected: 'points for the field',
      received: 'none',
    })
  const sampling = { samples, seed }
  if (points !== undefined) {
    const value =
      field === undefined ? actionCouplings(chosen, points, order) : actionValue(chosen, { points, field, order })
    const certified = await certify(request.network, chosen, sampling, running)
    return { ...value, certified, agreed: upheld(certified) }
  }
  const forms = {
    expansions: evenActionExpansions(order),
    continuum: continuumForms(of, order),
    readout: readoutSymbol(of, network),
    linearInAlpha: of.broken === undefined ? undefined : await linearInAlpha(of.broken, order),
  }
  const certified = await certify(request.network, chosen, sampling, running)
  return { kind: 'closed forms', network: of.name, order, ...forms, certified, agreed: upheld(certified) }
}

/** The derivative of the action in the continuum with respect to α at α = 0. */
export async function linearInAlpha(broken: BrokenIndependence, order: number): Promise<ContinuumAction> {
  // What only few networks have is loaded for them.
  const { breakingContinuum } = await import('../actions/breakingContinuum.js')
  return breakingContinuum(broken, order)
}
