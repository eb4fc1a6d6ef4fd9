import { InputError } from '../../errors.js'
import type { Activation } from './activation.js'
import { activationKernel } from './activationKernel.js'
import type { ActivationKernel } from './gaussianPair.js'
import { meanFieldPotential } from './meanFieldPotential.js'
import { requireNetwork } from './meanFieldState.js'
import { remembered, restingGain, rootsNear, variances } from './variances.js'

/** A coupling strength where a network changes, with the variance there. */
export interface Transition {
  readonly g: number
  readonly c0: number
  /** g²⟨φ′²⟩ there. */
  readonly gain: number
}

/**
 * `chaos`: λ = 0, where c̈(0⁺) = 0, that is c₀ = g² f(c₀): there ċ, made even, is a ground state of energy 0.
 * `expansion`: g²⟨φ′²⟩ = 1, from where on perturbations grow at first. Without noise the two are the same.
 */
export type TransitionKind = 'chaos' | 'expansion'

/**
 * The smallest coupling strength at which the network changes, for a given noise.
 *
 * @throws InputError where there is none
 * @example
 * transition(activation('tanh'), 0.5).g // 1.67413…
 * @source J. Schuecker, S. Goedeke, M. Helias, Optimal sequence memory in driven random networks, PRX 8 (2018)
 */
export function transition(phi: Activation, noise: number, kind: TransitionKind = 'chaos'): Transition {
  requireNetwork({ g: 1, noise })
  const found = noise > 0 ? withNoise(phi, noise, kind) : withoutNoise(phi)
  if (found === undefined) throw none(phi, noise)
  return found
}

/** Above the transition a stationary state must be left. */
function withoutNoise(phi: Activation): Transition | undefined {
  const found = restingTransition(phi)
  if (found === undefined) return undefined
  try {
    return variances({ phi, g: found.g * 1.01, noise: 0 }).moving.length > 0 ? found : undefined
  } catch (error) {
    if (error instanceof InputError && error.code === 'dynamics.unbounded') return undefined
    throw error
  }
}

/** Where the fixed point is lost: at 0 by its slope, elsewhere c₀ = g²⟨φ²⟩ with g²⟨φ′²⟩ = 1. */
function restingTransition(phi: Activation): Transition | undefined {
  if (phi.value(0) === 0) {
    const slope = restingGain(phi)
    // Flat at 0: rest is stable at any g.
    return slope > 1e-9 ? { g: 1 / Math.sqrt(slope), c0: 0, gain: 1 } : undefined
  }
  const kernelOf = remembered((variance) => activationKernel(phi, variance))
  const excess = (variance: number): number => {
    const kernel = kernelOf(variance)
    return (variance * kernel.slope(variance)) / kernel.value(variance) - 1
  }
  const [c0] = rootsNear(excess, excess, gridOf(1e-4, 1e5))
  if (c0 === undefined) return undefined
  return { g: Math.sqrt(1 / kernelOf(c0).slope(c0)), c0, gain: 1 }
}

function withNoise(phi: Activation, noise: number, kind: TransitionKind): Transition | undefined {
  const squareOf = ({ variance, value, slope }: ActivationKernel): number =>
    kind === 'chaos' ? variance / value(variance) : 1 / slope(variance)
  const excessOf =
    (kernelOf: (variance: number) => ActivationKernel) =>
    (variance: number): number | undefined => {
      const kernel = kernelOf(variance)
      const square = squareOf(kernel)
      const potential = Number.isFinite(square) ? meanFieldPotential(kernel, Math.sqrt(square)) : undefined
      if (potential === undefined) return undefined
      const delta = variance - potential.asymptote
      return delta <= 1e-9 * variance ? undefined : (noise / delta) ** 2 / 8 - potential.fall(delta)
    }
  const kernelOf = remembered((variance) => activationKernel(phi, variance))
  const rough = remembered((variance) => activationKernel(phi, variance, 1e-6))
  const roots = rootsNear(excessOf(rough), excessOf(kernelOf), gridOf(noise / 2, 1e4 * Math.max(1, noise)))
  const found = roots.flatMap((c0): Transition[] => {
    const kernel = kernelOf(c0)
    const g = Math.sqrt(squareOf(kernel))
    const potential = meanFieldPotential(kernel, g)
    if (potential === undefined || g * g * kernel.slope(potential.asymptote) >= 1) return []
    return [{ g, c0, gain: g * g * kernel.slope(c0) }]
  })
  return found.sort((a, b) => a.g - b.g)[0]
}

function gridOf(from: number, to: number): readonly number[] {
  const count = Math.ceil(4 * Math.log10(to / from))
  return Array.from({ length: count + 1 }, (_, k) => from * (to / from) ** (k / count))
}

function none(phi: Activation, noise: number): InputError {
  return new InputError({
    code: 'dynamics.transition',
    at: 'phi',
    expected: 'a function with a transition to chaos within stationary states',
    received: `'${phi.name}' at noise ${noise}, which has none`,
  })
}
