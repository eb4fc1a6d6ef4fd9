import type { GaussianSum } from '../kernels/gaussianSum.js'
import type { PolynomialGaussian } from '../kernels/polynomialGaussian.js'
import type { WavePacket } from '../kernels/wavePackets.js'
import type { CosineSpectrum } from './cosines/cosineSpectrum.js'
import type { Network, Point } from './network.js'

/** The parameters of a network by name. */
export type Parameters = Readonly<Record<string, number>>

/**
 * What is known of an architecture beyond numbers: what can be asked of it is read here, not off its parameters. Parts
 * that it lacks are left out.
 */
export interface Capabilities {
  /**
   * Whether correlators are known at finite width, so that they can be evaluated, deformed, checked, and made an action
   * of; otherwise there are samples only.
   */
  readonly exact: boolean
  /** G_c^(n) as a sum of Gaussians with v = σ₀²/d, where it is one. */
  readonly correlator?: (n: number) => GaussianSum
  /** What closed form moments of a hidden unit have that are no sums of Gaussians, where they have one. */
  readonly moments?: ClosedMoments
  /** What the action in the continuum follows from, where hidden units are cosines that `correlator` does not cover. */
  readonly spectrum?: () => CosineSpectrum
  /** Why its action has no closed form in the continuum, beyond the Gaussian part where that has one: a sentence. */
  readonly withoutContinuum?: string
  /** The two-point function at infinite width, for any number of layers. */
  readonly infiniteWidth?: (parameters: Parameters, x: Point, y: Point) => number
  /** A parameter that couples the neurons, and what is known as a series in it. */
  readonly broken?: BrokenIndependence
  /** The network averaged with smooth sources, where something is predicted of that. */
  readonly smooth?: (parameters: Parameters) => SmoothSources
  /**
   * Points for checks, where four on the first axis would not do; on the second kind the two-point function is far from
   * singular.
   */
  readonly checkPoints?: (parameters: Parameters) => {
    readonly correlators: readonly Point[]
    readonly action: readonly Point[]
  }
}

/**
 * Closed moments of a hidden unit: of two points by the angle between them as the arc-cosine or the arcsine kernel, or
 * of any number of points as an integral over momenta in a ball, with the propagator of a free field at each two points.
 */
export type ClosedMoments = 'arc-cosine' | 'arcsine' | 'momenta in a ball'

/** An architecture: how to make a network from parameters, and what it can do. */
export interface Architecture extends Capabilities {
  readonly name: string
  readonly title: string
  /** Its parameters with their default values. */
  readonly parameters: Parameters
  /** The parameter that is the standard deviation of the readout weights times √N. */
  readonly readout: string
  /** Readout weights that are not normal: a_j/√N with a density of its own, whose moments μ_k = E a^k are in formulas. */
  readonly readouts?: 'written'
  /** v = σ₀²/d, the variance of the hidden weights in closed forms, where there is such a symbol. */
  readonly weightVariance?: (parameters: Parameters) => number
  /** @throws InputError for values that the architecture does not allow */
  readonly create: (parameters: Parameters) => Network
  /**
   * The distance over which the two-point function falls off: the unit in which points are chosen when none are given.
   */
  readonly correlationLength: (parameters: Parameters) => number
  /** What it can do instead, at parameters where that is something else. */
  readonly at?: (parameters: Parameters) => Capabilities | undefined
}

/** Neurons coupled by a parameter α, and the correlators as a series in it. */
export interface BrokenIndependence {
  /** Its name, which is its symbol in closed forms. */
  readonly parameter: string
  /** The coefficient of α^k, k = 0 or 1, in G_c^(n), exact in N. */
  readonly coefficient: (n: number, k: number) => PolynomialGaussian
  /** The network at α = 0. */
  readonly independent: (parameters: Parameters) => Network
  /** The coefficients of 1, α, … α^order in the correlator at points, exact in N. */
  readonly series: (parameters: Parameters, points: readonly Point[], order: number) => readonly number[]
}

/**
 * A network averaged with smooth sources: "points" of another kind, at which its correlators can be asked for, those of
 * `quantities` in a check.
 */
export interface SmoothSources {
  readonly network: Network
  /** Functions of space, or packets of a momentum, at which the two-point function is the propagator. */
  readonly kind: 'sources' | 'momenta'
  readonly packets: readonly Point[]
  /** The width τ in space of packets of a momentum. */
  readonly width?: number
  /** Indices into the packets: what is compared. */
  readonly quantities: readonly (readonly number[])[]
  /** What an action in the continuum needs to predict the correlators; without it they are what the network says. */
  readonly fields?: SourceFields
}

/**
 * The fields ψ = G ∗ J that belong to sources J, on which an action in the continuum says what the correlators averaged
 * with J are.
 */
export interface SourceFields {
  readonly field: (packet: Point) => WavePacket
  /** v = σ₀²/d, and values of the other symbols in the action. */
  readonly v: number
  readonly symbols: Readonly<Record<'sigma1' | 'N', number>>
  /** E_h Π_i (h, J_i), where the action has no closed quartic part. */
  readonly moment?: (packets: readonly Point[]) => number
}

/**
 * The architecture with what it can do at these parameters.
 *
 * @example
 * architectureAt(architecture('gauss-net'), { sigmab: 0.5 }).name // 'gauss-net'
 */
export function architectureAt(of: Architecture, values: Parameters): Architecture {
  const known = of.at?.(values)
  if (known === undefined) return of
  const { name, title, parameters, readout, readouts, weightVariance, create, correlationLength } = of
  const variance = weightVariance === undefined ? {} : { weightVariance }
  const written = readouts === undefined ? {} : { readouts }
  return { name, title, parameters, readout, ...written, ...variance, create, correlationLength, ...known }
}
