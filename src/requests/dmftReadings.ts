import type { MeanFieldState, Phase } from '../dynamics/meanField/meanFieldState.js'
import { jsonText } from '../render/jsonText.js'
import { table } from '../render/text/table.js'
import { simulationJson, simulationLines } from './simulationReadings.js'
import type { DmftAnswer, StateAnswer } from './dmft.js'
import type { ScanAnswer } from './dmftScan.js'

/** What the phases are, in words. */
export const PHASES: Readonly<Record<Phase, string>> = {
  quiescent: 'quiescent: all units rest at 0',
  frozen: 'frozen: every unit rests at a value of its own',
  regular: 'regular: perturbations shrink',
  expanding: 'expanding, not chaotic: perturbations grow at first and shrink in the end',
  chaotic: 'chaotic: perturbations grow',
}

/**
 * The answer for a person; its first line says what φ is.
 *
 * @example
 * dmftText(await answerDmft({ phi: 'tanh', g: 1.5 })).split('\n')[1] // 'chaotic: perturbations grow'
 */
export function dmftText(answer: DmftAnswer): string {
  switch (answer.kind) {
    case 'state':
      return stateLines(answer).join('\n')
    case 'transition': {
      const { phi, noise, chaos, expansion } = answer
      return [
        `${phi.text}; D = ${noise}`,
        '',
        table(
          ['transition', 'g', 'c0', 'g²⟨φ′²⟩'],
          [
            ['chaos, λ = 0', shown(chaos.g), shown(chaos.c0), shown(chaos.gain)],
            ['local expansion, g²⟨φ′²⟩ = 1', shown(expansion.g), shown(expansion.c0), shown(expansion.gain)],
          ],
        ),
      ].join('\n')
    }
    case 'scan':
      return scanLines(answer).join('\n')
    case 'diagram': {
      const { phi, noise, chaos, expansion } = answer
      const rows = noise.map((strength, k) => [`${strength}`, shown(expansion[k] as number), shown(chaos[k] as number)])
      return [
        `${phi.text}; the g at which …`,
        '',
        table(['D', 'perturbations grow at first', 'chaos begins'], rows),
      ].join('\n')
    }
  }
}

function stateLines({ state, curve, simulation }: StateAnswer): readonly string[] {
  const { network, phase, c0, asymptote, lyapunov, gain, errors, others, iteration } = state
  const doubt = dmftDoubt(state)
  return [
    `${network.phi.text}; g = ${network.g}, D = ${network.noise}`,
    PHASES[phase],
    '',
    table(
      ['', 'value', 'error'],
      [
        ['c0', shown(c0), small(errors.c0)],
        ['lyapunov', shown(lyapunov), small(errors.lyapunov)],
        ['g²⟨φ′²⟩', shown(gain), ''],
        ...(asymptote > 0 ? [['c∞', shown(asymptote), '']] : []),
      ],
    ),
    '',
    `the equation c = ½e^{−|τ|} ∗ (g² f_φ(c) + Dδ) holds to ${small(errors.residual)} of c0`,
    ...(iteration === undefined
      ? []
      : [`by ${iteration.iterations} iterations, the last of which moved by ${small(iteration.moved)}`]),
    ...(doubt === undefined ? [] : [doubt]),
    ...(others.length === 0
      ? []
      : [
          `other solutions have c0 = ${others.map(shown).join(', ')}; a start far from rest leads to the one above, which has the largest`,
        ]),
    ...(simulation === undefined ? [] : ['', ...simulationLines(simulation)]),
    '',
    table(
      ['τ', 'c'],
      everyFew(curve.tau).map((k) => [`${curve.tau[k]}`, shown(curve.c[k] as number)]),
    ),
  ]
}

/** Some 12 of the points, the first among them. */
export function everyFew(points: readonly number[]): readonly number[] {
  const apart = points.length <= 12 ? 1 : Math.ceil(points.length / 12 / 5) * 5
  return points.flatMap((_, k) => (k % apart === 0 ? [k] : []))
}

function scanLines({ phi, noise, states, without }: ScanAnswer): readonly string[] {
  return [
    `${phi.text}; D = ${noise}`,
    '',
    table(
      ['g', 'c0', 'lyapunov', 'g²⟨φ′²⟩', 'phase'],
      states.map(({ network, c0, lyapunov, gain, phase, converged }) => [
        `${network.g}`,
        shown(c0),
        shown(lyapunov),
        shown(gain),
        converged ? phase : `${phase}, not converged`,
      ]),
    ),
    ...without.map(({ reason }) => reason),
  ]
}

/** Six digits, which are more than a simulation has. */
export function shown(value: number): string {
  if (value === 0) return '0'
  return Math.abs(value) < 1e-4 ? value.toExponential(4) : `${Number(value.toPrecision(6))}`
}

export function small(error: number): string {
  return error === 0 ? '0' : error.toExponential(0)
}

/** Why a state is none to trust; undefined where it is. */
export function dmftDoubt({ converged, errors }: MeanFieldState): string | undefined {
  if (converged) return undefined
  return `not converged: the equation is missed by ${small(errors.residual)} of c0, c0 may be wrong by ${small(errors.c0)} and λ by ${small(errors.lyapunov)}`
}

/**
 * The answer as other programs read it; see `docs/json.md`.
 *
 * @example
 * JSON.parse(dmftJson(await answerDmft({ phi: 'tanh', transition: true, noise: 0.5 }))).g // 1.6741388…
 */
export function dmftJson(answer: DmftAnswer): string {
  switch (answer.kind) {
    case 'state': {
      const { state, curve, simulation } = answer
      return jsonText({
        ...stateJson(state),
        curve,
        ...(simulation === undefined ? {} : { simulation: simulationJson(simulation) }),
      })
    }
    case 'transition': {
      const { phi, noise, chaos, expansion } = answer
      return jsonText({ ...chaos, noise, phi: phi.text, expansion })
    }
    case 'scan': {
      const { phi, noise, states, without } = answer
      return jsonText({
        states: states.map((state) => ({ g: state.network.g, ...stateJson(state) })),
        without,
        noise,
        phi: phi.text,
      })
    }
    case 'diagram': {
      const { phi, noise, chaos, expansion } = answer
      return jsonText({ noise, chaos, expansion, phi: phi.text })
    }
  }
}

function stateJson(state: MeanFieldState): object {
  const { c0, lyapunov, phase, converged, errors, asymptote, gain, others, network, iteration } = state
  const reason = dmftDoubt(state)
  return {
    c0,
    lyapunov,
    phase,
    converged,
    error: Math.max(errors.c0, errors.lyapunov),
    errors,
    ...(reason === undefined ? {} : { reason }),
    asymptote,
    gain,
    ...(others.length === 0 ? {} : { others }),
    ...(iteration === undefined ? {} : { iteration }),
    phi: network.phi.text,
  }
}
