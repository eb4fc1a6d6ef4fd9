import { InputError } from '../../errors.js'
import { requireNumber } from '../../numbers.js'
import { correlation } from './correlation.js'
import type { Correlation } from './correlation.js'
import { lyapunovExponent } from './lyapunov.js'
import { selfConsistencyResidual } from './residual.js'
import { variances } from './variances.js'
import type { MovingVariance, RandomNetwork, StillVariance } from './variances.js'

/**
 * `quiescent`: x = 0. `frozen`: every unit rests at a value of its own. With noise `regular`: perturbations shrink at once;
 * `expanding`: they grow at first, g²⟨φ′²⟩ > 1, and shrink in the end; `chaotic`: they grow, λ > 0.
 */
export type Phase = 'quiescent' | 'frozen' | 'regular' | 'expanding' | 'chaotic'

/** A stationary state of a random network in the limit of many units. */
export interface MeanFieldState {
  readonly network: RandomNetwork
  readonly phase: Phase
  /** c(0) = ⟨x²⟩. */
  readonly c0: number
  /** What c falls to, the variance of the means of single units. */
  readonly asymptote: number
  readonly lyapunov: number
  /** g²⟨φ′(x)²⟩. */
  readonly gain: number
  /** c(τ); where nothing moves it is constant. */
  readonly at: (tau: number) => number
  /** Where c(τ) has fallen to c∞. */
  readonly end: number
  readonly errors: {
    readonly c0: number
    readonly lyapunov: number
    /** Of the self-consistency equation, relative. */
    readonly residual: number
  }
  /** Whether the equation holds and its numbers are those of a refinement. */
  readonly converged: boolean
  /** c₀ of the other solutions that were found and can be lived in. */
  readonly others: readonly number[]
  /** By iteration: by how much its last step moved, and how many there were. */
  readonly iteration?: { readonly moved: number; readonly iterations: number }
}

/** A correlation that takes longer to fall is at a transition, or none. */
const LONGEST = 1e6
/** The equation has to hold to this much, and the numbers to be those of a refinement. */
const HOLDS: MeanFieldState['errors'] = { residual: 1e-7, c0: 1e-4, lyapunov: 1e-3 }

/** Whether the equation holds, and how well numbers are known is enough. */
export function isKnown({ residual, c0, lyapunov }: MeanFieldState['errors']): boolean {
  return residual <= HOLDS.residual && c0 <= HOLDS.c0 && lyapunov <= HOLDS.lyapunov
}

/** The phase of what moves. */
export function movingPhase(lyapunov: number, gain: number): Phase {
  return lyapunov > 0 ? 'chaotic' : gain > 1 ? 'expanding' : 'regular'
}

/**
 * Dynamic mean-field theory of dx_i = −x_i dt + Σ_j J_ij φ(x_j) dt + dW_i, J_ij ~ N(0, g²/N), ⟨dW²⟩ = D dt, N → ∞: the
 * correlation c(τ) = ⟨x(t)x(t+τ)⟩ with c̈ = c − g² f_φ(c, c₀), ċ(0⁺) = −D/2, and the largest Lyapunov exponent. Where there
 * are several solutions, it is the one of the largest variance, which a start far from rest leads to; others are named.
 *
 * @throws InputError for numbers out of range, and where there is no stationary state
 * @example
 * meanFieldState({ phi: activation('tanh'), g: 1.5, noise: 0 }).lyapunov // 0.0467…
 * @source H. Sompolinsky, A. Crisanti, H. J. Sommers, PRL 61 (1988); M. Helias, D. Dahmen, Statistical Field Theory for
 * Neural Networks (2020), chapter 10
 */
export function meanFieldState(network: RandomNetwork): MeanFieldState {
  requireNetwork(network)
  const { moving, still } = variances(network)
  const stable = still.filter(({ gain }) => gain < 1)
  const all = [...moving.map(({ variance }) => variance), ...stable.map(({ variance }) => variance)]
  const best = moving.at(-1)
  const rest = stable.at(-1)
  if (best !== undefined) return moved(network, best, all)
  if (rest !== undefined) return rested(network, rest, all)
  throw noState(network)
}

/** @throws InputError for numbers that are none of a network */
export function requireNetwork({ g, noise }: Pick<RandomNetwork, 'g' | 'noise'>): void {
  requireNumber(g, { at: 'g', code: 'dynamics.g', min: 0, max: 1000, expected: 'a coupling strength from 0 to 1000' })
  requireNumber(noise, {
    at: 'noise',
    code: 'dynamics.noise',
    min: 0,
    max: 1e6,
    expected: 'a noise strength D from 0 to 10⁶',
  })
}

function moved(network: RandomNetwork, found: MovingVariance, all: readonly number[]): MeanFieldState {
  const { g, noise } = network
  const { variance: c0, potential, error } = found
  const { kernel } = potential
  const curve: Correlation = correlation(found, noise)
  const end = curve.knots.at(-1)?.tau ?? Infinity
  if (!(end < LONGEST)) throw noState(network)
  const { value: lyapunov, error: ofExponent } = lyapunovExponent(kernel, g, curve)
  const residual = selfConsistencyResidual([curve], 0, noise, ([c = 0]) => g * g * kernel.value(c))
  const gain = g * g * kernel.slope(c0)
  const errors = { c0: error, lyapunov: ofExponent, residual }
  return {
    network,
    phase: movingPhase(lyapunov, gain),
    c0,
    asymptote: curve.asymptote,
    lyapunov,
    gain,
    at: curve.at,
    end,
    errors,
    converged: isKnown(errors),
    others: all.filter((each) => each !== c0),
  }
}

function rested(network: RandomNetwork, { variance, gain }: StillVariance, all: readonly number[]): MeanFieldState {
  return {
    network,
    phase: variance === 0 ? 'quiescent' : 'frozen',
    c0: variance,
    asymptote: variance,
    lyapunov: Math.sqrt(gain) - 1,
    gain,
    at: () => variance,
    end: 0,
    errors: { c0: 1e-13 * variance, lyapunov: 1e-12, residual: 0 },
    converged: true,
    others: all.filter((each) => each !== variance),
  }
}

function noState({ phi, g, noise }: RandomNetwork): InputError {
  return new InputError({
    code: 'dynamics.noState',
    at: 'g',
    expected: `a coupling strength at which ${phi.name} has a stationary state that is stable or moves; right at a transition there is none that can be told from rest`,
    received: `${g}${noise > 0 ? ` with noise ${noise}` : ''}`,
  })
}
