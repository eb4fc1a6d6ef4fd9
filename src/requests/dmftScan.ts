import type { Activation } from '../dynamics/meanField/activation.js'
import { meanFieldState } from '../dynamics/meanField/meanFieldState.js'
import type { MeanFieldState } from '../dynamics/meanField/meanFieldState.js'
import { transition } from '../dynamics/meanField/transition.js'
import { InputError } from '../errors.js'
import { largest, requireSize } from '../sizes.js'
import type { Running } from './running.js'
import { turns } from './turns.js'

/** Of several coupling strengths. */
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

/** States at several coupling strengths. @throws the signal's reason when it is aborted */
export async function scanned(
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

/** The lines of both transitions. @throws the signal's reason when it is aborted */
export async function diagramOf(
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
