import { activation } from '../dynamics/meanField/activation.js'
import type { Activation } from '../dynamics/meanField/activation.js'
import { iteratedState } from '../dynamics/meanField/iteratedState.js'
import { meanFieldState } from '../dynamics/meanField/meanFieldState.js'
import type { MeanFieldState } from '../dynamics/meanField/meanFieldState.js'
import { transition } from '../dynamics/meanField/transition.js'
import type { Transition } from '../dynamics/meanField/transition.js'
import { InputError } from '../errors.js'
import type { Part } from '../montecarlo/check/shards.js'
import { requireNumber } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'
import { shardOf } from './definedCheck.js'
import { diagramOf, scanned } from './dmftScan.js'
import type { DiagramAnswer, ScanAnswer } from './dmftScan.js'
import { gatherPieces } from './gather.js'
import type { PartRunning } from './gather.js'
import { definedNetworks, networkWork } from './networkWork.js'
import type { SimulatedNetworks, SimulationRequest } from './networkWork.js'
import type { Running } from './running.js'
import { concludedNetworks } from './simulatedNetwork.js'
import type { Simulation } from './simulatedNetwork.js'
import { inTurns } from './turns.js'

/** Dynamic mean-field theory of a random network, as the command `dmft` is asked for it. */
export interface DmftRequest {
  /** tanh, erf (which is erf(√π x/2)), relu, linear, or an expression in x. */
  readonly phi: string
  /** Couplings are drawn from N(0, g²/N). */
  readonly g?: number
  /** D of ⟨dW²⟩ = D dt; default 0. */
  readonly noise?: number
  /** By the potential that c moves in, the default, or by iteration of the equation itself. */
  readonly method?: 'potential' | 'iteration'
  /** Points of c(τ) up to this τ, and how far apart; default: to where it has fallen. */
  readonly until?: number
  readonly step?: number
  /** Networks that are simulated beside it. */
  readonly simulate?: SimulationRequest
  /** In place of one coupling strength the one at which chaos begins. */
  readonly transition?: boolean
  /** In place of one state those at several coupling strengths. */
  readonly scan?: readonly number[]
  /** The lines at which the phase changes, at several strengths of the noise. */
  readonly diagram?: readonly number[]
}

/** c(τ) as it is printed and drawn. */
export interface DmftCurve {
  readonly tau: readonly number[]
  readonly c: readonly number[]
}

/** Of one coupling strength. */
export interface StateAnswer {
  readonly kind: 'state'
  readonly state: MeanFieldState
  readonly curve: DmftCurve
  readonly simulation?: Simulation
  /** What was measured of its networks. */
  readonly part?: Part<SimulatedNetworks>
}

export interface TransitionAnswer {
  readonly kind: 'transition'
  readonly phi: Activation
  readonly noise: number
  readonly chaos: Transition
  readonly expansion: Transition
}

export type DmftAnswer = StateAnswer | TransitionAnswer | ScanAnswer | DiagramAnswer

/**
 * The stationary state of a random network of many units, its transitions, or its phase diagram; `dmftText`, `dmftJson`,
 * `dmftLatex` and `dmftPlot` write the answer.
 *
 * @throws InputError for an activation that is none, numbers out of range, and where there is no stationary state; the
 * signal's reason when it is aborted
 * @example
 * const answer = await answerDmft({ phi: 'tanh', g: 1.5 })
 * answer.state.lyapunov.toFixed(5) // '0.04675'
 */
export async function answerDmft(
  request: DmftRequest,
  running: PartRunning<SimulatedNetworks> = {},
): Promise<DmftAnswer> {
  running.signal?.throwIfAborted()
  if (request.simulate?.shard !== undefined)
    throw new InputError({
      code: 'requests.shard',
      at: 'shard',
      expected: 'none, for a verdict needs all networks (dmftPart gives the sums of a shard)',
      received: `[${request.simulate.shard.join(', ')}]`,
    })
  requireQuestion(request)
  const { g, noise = 0, scan, diagram } = request
  const phi = activation(request.phi)
  if (scan !== undefined) return scanned(phi, noise, scan, running)
  if (diagram !== undefined) return diagramOf(phi, diagram, running)
  if (g === undefined) {
    const [chaos, expansion] = [transition(phi, noise), transition(phi, noise, 'expansion')]
    return { kind: 'transition', phi, noise, chaos, expansion }
  }
  const state = await stateOf(request, g, running)
  const curve = curveOf(state, request)
  if (request.simulate === undefined) return { kind: 'state', state, curve }
  const definition = networksBeside(state, request, request.simulate)
  const part = await gatheredNetworks(definition, request.simulate, running)
  return { kind: 'state', state, curve, simulation: concludedNetworks(state, part), part }
}

/** @throws InputError for what is no question, or is several */
function requireQuestion({ g, transition, scan, diagram, method, simulate }: DmftRequest): void {
  const asked = [
    ['g', g],
    ['transition', transition === true ? true : undefined],
    ['scan', scan],
    ['diagram', diagram],
  ].flatMap(([name, value]) => (value === undefined ? [] : [name as string]))
  if (asked.length !== 1)
    throw new InputError({
      code: 'requests.dmft',
      at: 'g',
      expected: 'one of a coupling strength g, the transition, a scan, the phase diagram',
      received: asked.length === 0 ? 'none of them' : asked.join(' and '),
    })
  if (method === 'iteration' && g === undefined)
    throw new InputError({
      code: 'requests.dmft',
      at: 'method',
      expected: 'one coupling strength g, whose state is iterated',
      received: 'none',
    })
  if (simulate !== undefined && g === undefined)
    throw new InputError({
      code: 'requests.dmft',
      at: 'simulate',
      expected: 'one coupling strength g, at which networks are simulated',
      received: 'none',
    })
}

/**
 * What was measured of the networks of a request, or of a shard of them: {@link answerDmft} and this go on from a part of
 * the same request and shard that is given as `known`, and simulate what is missing.
 *
 * @throws InputError and the signal's reason as {@link answerDmft}
 * @example
 * const simulate = { units: [20], networks: 4, time: 10, shard: [0, 2] }
 * const part = await dmftPart({ phi: 'tanh', g: 1.5, simulate })
 * part.complete // true: two of four networks
 */
export async function dmftPart(
  request: DmftRequest,
  running: PartRunning<SimulatedNetworks> = {},
): Promise<Part<SimulatedNetworks>> {
  return gatheredNetworks(await networksOf(request, running), request.simulate, running)
}

/** The networks of a request, nothing left to defaults. @throws as {@link answerDmft} */
export async function networksOf(request: DmftRequest, running: Running = {}): Promise<SimulatedNetworks> {
  running.signal?.throwIfAborted()
  requireQuestion(request)
  const { g, simulate } = request
  if (g === undefined || simulate === undefined)
    throw new InputError({
      code: 'requests.dmft',
      at: 'simulate',
      expected: 'networks that are simulated at one coupling strength g',
      received: 'none',
    })
  return networksBeside(await stateOf(request, g, running), request, simulate)
}

async function stateOf(request: DmftRequest, g: number, running: Running): Promise<MeanFieldState> {
  const network = { phi: activation(request.phi), g, noise: request.noise ?? 0 }
  return request.method === 'iteration'
    ? inTurns(iteratedState(network), running.signal, iterationTold(running))
    : meanFieldState(network)
}

function networksBeside(
  state: MeanFieldState,
  { method, until, step }: DmftRequest,
  simulate: SimulationRequest,
): SimulatedNetworks {
  return definedNetworks(state, simulate, {
    ...(method === undefined ? {} : { method }),
    ...(until === undefined ? {} : { until }),
    ...(step === undefined ? {} : { step }),
  })
}

function gatheredNetworks(
  definition: SimulatedNetworks,
  simulate: SimulationRequest | undefined,
  running: PartRunning<SimulatedNetworks>,
): Promise<Part<SimulatedNetworks>> {
  const shard = shardOf(simulate?.shard)
  return gatherPieces({ definition, shard, works: [networkWork(definition)], elsewhere: {}, name: 'dmft' }, running)
}

/** Says how many iterations there were. */
export function iterationTold({ onProgress }: Running): (done: number) => void {
  return (done) => onProgress?.({ what: 'iterating the self-consistency equation', done, unit: 'iterations' })
}

/** Steps that a person would choose. */
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 1000, 1e4]
const POINTS = 500
/** c(τ) is shown at least so far, and to where a thousandth is left of c − c∞. */
const SHOWN = 25
const LEFT = 1e-3

/** Evenly spaced points of c(τ). */
export function curveOf(
  state: Pick<MeanFieldState, 'at' | 'c0' | 'asymptote' | 'end'>,
  { until, step }: Pick<DmftRequest, 'until' | 'step'>,
): DmftCurve {
  if (until !== undefined)
    requireNumber(until, { at: 'until', above: 0, max: 1e6, expected: 'a time above 0, up to 10⁶' })
  if (step !== undefined) requireNumber(step, { at: 'step', above: 0, max: 1e6, expected: 'a time step above 0' })
  const end = until ?? Math.max(SHOWN, fallenAt(state))
  const apart = step ?? STEPS.find((each) => end / each <= POINTS) ?? end / POINTS
  const count = Math.floor(end / apart + 1e-9)
  requireSize({ code: 'requests.dmft', at: 'step', of: 'points of c(τ)', needed: count, most: largest.curvePoints })
  // τ = k/10, not k·0.1, has no digits that are none.
  const tau = Array.from({ length: count + 1 }, (_, k) => (apart < 1 ? k / (1 / apart) : k * apart))
  return { tau, c: tau.map(state.at) }
}

function fallenAt({ at, c0, asymptote, end }: Pick<MeanFieldState, 'at' | 'c0' | 'asymptote' | 'end'>): number {
  let [low, high] = [0, end]
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (at(middle) - asymptote > LEFT * (c0 - asymptote)) low = middle
    else high = middle
  }
  return high
}
