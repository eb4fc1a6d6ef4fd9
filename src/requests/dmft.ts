import { activation } from '../dynamics/meanField/activation.js'
import type { Activation } from '../dynamics/meanField/activation.js'
import { iteratedState } from '../dynamics/meanField/iteratedState.js'
import { meanFieldState } from '../dynamics/meanField/meanFieldState.js'
import type { MeanFieldState } from '../dynamics/meanField/meanFieldState.js'
import { transition } from '../dynamics/meanField/transition.js'
import type { Transition } from '../dynamics/meanField/transition.js'
import { InputError } from '../errors.js'
import { requireNumber } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'
import type { Running } from './running.js'
import { simulatedNetworks } from './simulatedNetwork.js'
import type { Simulation, SimulationRequest } from './simulatedNetwork.js'
import { inTurns, turns } from './turns.js'

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
}

export interface TransitionAnswer {
  readonly kind: 'transition'
  readonly phi: Activation
  readonly noise: number
  readonly chaos: Transition
  readonly expansion: Transition
}

export interface ScanAnswer {
  readonly kind: 'scan'
  readonly phi: Activation
  readonly noise: number
  readonly states: readonly MeanFieldState[]
  /** Coupling strengths without a state that could be found, and why. */
  readonly without: readonly { readonly g: number; readonly reason: string }[]
}

/** The lines of the phase diagram, one point for each strength of the noise. */
export interface DiagramAnswer {
  readonly kind: 'diagram'
  readonly phi: Activation
  readonly noise: readonly number[]
  readonly chaos: readonly number[]
  readonly expansion: readonly number[]
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
export async function answerDmft(request: DmftRequest, running: Running = {}): Promise<DmftAnswer> {
  running.signal?.throwIfAborted()
  const { g, noise = 0, scan, diagram } = request
  const phi = activation(request.phi)
  const asked = [
    ['g', g],
    ['transition', request.transition === true ? true : undefined],
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
  if (request.method === 'iteration' && g === undefined)
    throw new InputError({
      code: 'requests.dmft',
      at: 'method',
      expected: 'one coupling strength g, whose state is iterated',
      received: 'none',
    })
  if (request.simulate !== undefined && g === undefined)
    throw new InputError({
      code: 'requests.dmft',
      at: 'simulate',
      expected: 'one coupling strength g, at which networks are simulated',
      received: 'none',
    })
  if (scan !== undefined) return scanned(phi, noise, scan, running)
  if (diagram !== undefined) return diagramOf(phi, diagram, running)
  if (g === undefined) {
    const [chaos, expansion] = [transition(phi, noise), transition(phi, noise, 'expansion')]
    return { kind: 'transition', phi, noise, chaos, expansion }
  }
  const network = { phi, g, noise }
  const state =
    request.method === 'iteration'
      ? await inTurns(iteratedState(network), running.signal, iterationTold(running))
      : meanFieldState(network)
  const curve = curveOf(state, request)
  if (request.simulate === undefined) return { kind: 'state', state, curve }
  return { kind: 'state', state, curve, simulation: await simulatedNetworks(state, request.simulate, running) }
}

/** Says how many iterations there were. */
export function iterationTold({ onProgress }: Running): (done: number) => void {
  return (done) => onProgress?.({ what: 'iterating the self-consistency equation', done, unit: 'iterations' })
}

async function scanned(
  phi: Activation,
  noise: number,
  couplings: readonly number[],
  { signal, onProgress }: Running,
): Promise<ScanAnswer> {
  requireSize({
    code: 'requests.dmft',
    at: 'scan',
    of: 'coupling strengths',
    needed: couplings.length,
    most: largest.scanned,
  })
  const turn = turns(signal)
  const states: MeanFieldState[] = []
  const without: { g: number; reason: string }[] = []
  for (const [done, g] of couplings.entries()) {
    onProgress?.({ what: 'solving', done, of: couplings.length, unit: 'states' })
    await turn()
    try {
      states.push(meanFieldState({ phi, g, noise }))
    } catch (error) {
      if (!(error instanceof InputError) || !['dynamics.unbounded', 'dynamics.noState'].includes(error.code))
        throw error
      without.push({ g, reason: error.message })
    }
  }
  onProgress?.({ what: 'solving', done: couplings.length, of: couplings.length, unit: 'states' })
  return { kind: 'scan', phi, noise, states, without }
}

async function diagramOf(
  phi: Activation,
  noise: readonly number[],
  { signal, onProgress }: Running,
): Promise<DiagramAnswer> {
  requireSize({ code: 'requests.dmft', at: 'diagram', of: 'strengths', needed: noise.length, most: largest.scanned })
  const turn = turns(signal)
  const lines = { chaos: [] as number[], expansion: [] as number[] }
  for (const [done, strength] of noise.entries()) {
    onProgress?.({ what: 'following transitions', done, of: noise.length, unit: 'points' })
    await turn()
    lines.chaos.push(transition(phi, strength).g)
    await turn()
    lines.expansion.push(transition(phi, strength, 'expansion').g)
  }
  onProgress?.({ what: 'following transitions', done: noise.length, of: noise.length, unit: 'points' })
  return { kind: 'diagram', phi, noise, ...lines }
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
