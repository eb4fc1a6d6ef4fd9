import { coupledCosNet } from './coupledCosNet.js'
import type { ContinuumForms } from './continuumAction.js'
import { phi4ContinuumForms } from './phi4Continuum.js'
import { phi4Modes, phi4NetOnModes, phi4PacketWidth } from './phi4Modes.js'
import { defaultPhi4Net, phi4Net } from './phi4Net.js'
import { InputError } from '../errors.js'
import type { GaussianSum } from '../kernels/gaussianSum.js'
import { cosCorrelationLength, cosCorrelator, cosNet, defaultCosNet } from './cosNet.js'
import { cosNetOnPackets, cosPackets, packetCorrelatorFromAction } from './cosPackets.js'
import { deepNetwork, infiniteWidthKernel } from './deepNetwork.js'
import { defaultErfNet, erfNet } from './erfNet.js'
import { gaussNetOnPackets, gaussPacketCorrelatorFromAction, gaussPackets } from './gaussPackets.js'
import { defaultGaussNet, gaussCheckPoints, gaussCorrelator, gaussNet } from './gaussNet.js'
import type { Network, Point } from './network.js'
import { defaultReluNet, reluCheckPoints, reluNet } from './reluNet.js'
import { defaultTanhNet, tanhNet } from './tanhNet.js'
import { named } from '../names.js'

type Parameters = Readonly<Record<string, number>>

/** A network averaged with smooth sources ("points" of another kind), and what is predicted for its correlators by another route than on points. */
export interface SmoothCheck {
  readonly network: Network
  readonly packets: readonly Point[]
  /** Indices into the packets: what is compared. */
  readonly quantities: readonly (readonly number[])[]
  /** What a quantity is called. */
  readonly name: (indices: readonly number[]) => string
  readonly predict: (packets: readonly Point[]) => number
}

/** An architecture: how to make a network from parameters, and what is known of it beyond numbers. Parts that it lacks are left out. */
export interface Architecture {
  readonly name: string
  readonly title: string
  /** Its parameters with their default values. */
  readonly parameters: Parameters
  /** @throws InputError for values that the architecture does not allow */
  readonly create: (parameters: Parameters) => Network
  /** The distance over which the two-point function falls off: the unit in which points are chosen when none are given. */
  readonly correlationLength: (parameters: Parameters) => number
  /** G_c^(n) as a sum of Gaussians with v = σ₀²/d, where it is one. */
  readonly correlator?: (n: number) => GaussianSum
  /** Its action in the continuum to order 1/N^`order`, where that does not follow from `correlator`. */
  readonly continuum?: (order: number) => ContinuumForms
  /** Why its action has no closed form in the continuum, beyond the Gaussian part where that has one: a sentence. */
  readonly withoutContinuum?: string
  /** The two-point function at infinite width, for any number of layers. */
  readonly infiniteWidth?: (parameters: Parameters, x: Point, y: Point) => number
  /** The network averaged with smooth sources, and what is predicted for it. */
  readonly smooth?: (parameters: Parameters) => SmoothCheck
  /** Points for checks, where four on the first axis would not do; on the second kind the two-point function is far from singular. */
  readonly checkPoints?: (parameters: Parameters) => { readonly correlators: readonly Point[]; readonly action: readonly Point[] }
}

/** What is compared on four smooth sources. */
const ON_SOURCES: Pick<SmoothCheck, 'quantities' | 'name'> = {
  quantities: [
    [0, 1],
    [0, 1, 2, 3],
  ],
  name: (indices) => `${indices.length === 2 ? 'G2' : 'G4c'}(${indices.map((i) => `J${i + 1}`).join(', ')})`,
}

/** The architectures that ship with the package, by name. */
export const architectures: Readonly<Record<string, Architecture>> = {
  'cos-net': {
    name: 'cos-net',
    title: 'one hidden layer of cosines with uniform phases, Gaussian weights',
    parameters: { ...defaultCosNet, alpha: 0 },
    create: ({ alpha = 0, ...parameters }) =>
      alpha === 0 ? cosNet({ ...defaultCosNet, ...parameters }) : coupledCosNet({ ...defaultCosNet, ...parameters, alpha }),
    correlationLength: (parameters) => cosCorrelationLength({ ...defaultCosNet, ...parameters }),
    correlator: cosCorrelator,
    smooth: (parameters) => {
      const complete = { ...defaultCosNet, ...parameters }
      return {
        network: cosNetOnPackets(complete),
        packets: cosPackets(complete),
        ...ON_SOURCES,
        predict: (packets) => packetCorrelatorFromAction(complete, packets),
      }
    },
  },
  'gauss-net': {
    name: 'gauss-net',
    title: 'one hidden layer of normalised exponentials, Gaussian weights and biases',
    parameters: { ...defaultGaussNet },
    create: (parameters) => gaussNet({ ...defaultGaussNet, ...parameters }),
    // The tails of the hidden units grow with the distance from the origin.
    correlationLength: (parameters) => cosCorrelationLength({ ...defaultGaussNet, ...parameters }) / 2,
    correlator: gaussCorrelator,
    smooth: (parameters) => {
      const complete = { ...defaultGaussNet, ...parameters }
      return {
        network: gaussNetOnPackets(complete),
        packets: gaussPackets(complete),
        ...ON_SOURCES,
        predict: (packets) => gaussPacketCorrelatorFromAction(complete, packets),
      }
    },
    withoutContinuum:
      'Beyond the Gaussian part there is no closed form in the continuum: G_c^(4) grows like exp(4v x²) along x1 = x2 = x3 = x4, so that it has no Fourier transform; its quartic form, −(σ₁⁴/8N) E_h[(h, G⁻¹φ)⁴] + (1/8N)(φ, G⁻¹φ)², is finite on fields φ = G∗J with sources J that fall faster than exp(−v x²).',
    checkPoints: (parameters) => gaussCheckPoints({ ...defaultGaussNet, ...parameters }),
  },
  'relu-net': {
    name: 'relu-net',
    title: 'one hidden layer of rectified linear units, no biases; closed in a plane',
    parameters: { ...defaultReluNet, depth: 1 },
    create: ({ depth = 1, ...parameters }) =>
      depth === 1 ? reluNet({ ...defaultReluNet, ...parameters }) : deepNetwork({ sigmab: 0, ...defaultReluNet, ...parameters, depth, activation: 'relu' }),
    infiniteWidth: (parameters, x, y) => infiniteWidthKernel({ sigmab: 0, ...defaultReluNet, depth: 1, ...parameters, activation: 'relu' }, x, y),
    correlationLength: () => 1,
    withoutContinuum:
      'There is no closed form in the continuum: G_c^(2) is the arc-cosine kernel, which has no odd harmonics beyond the first, so that it has no inverse as an operator on functions of x.',
    checkPoints: (parameters) => reluCheckPoints({ ...defaultReluNet, ...parameters }),
  },
  'erf-net': {
    name: 'erf-net',
    title: 'one hidden layer of error functions, Gaussian biases; G2 closed',
    parameters: { ...defaultErfNet, depth: 1 },
    create: ({ depth = 1, ...parameters }) =>
      depth === 1 ? erfNet({ ...defaultErfNet, ...parameters }) : deepNetwork({ ...defaultErfNet, ...parameters, depth, activation: 'erf' }),
    infiniteWidth: (parameters, x, y) => infiniteWidthKernel({ ...defaultErfNet, depth: 1, ...parameters, activation: 'erf' }, x, y),
    withoutContinuum:
      'There is no closed form in the continuum: G_c^(2) is the arcsine kernel, no function of x1 − x2, whose inverse as an operator is not known.',
    correlationLength: (parameters) => cosCorrelationLength({ ...defaultErfNet, ...parameters }),
  },
  'tanh-net': {
    name: 'tanh-net',
    title: 'one hidden layer of hyperbolic tangents, Gaussian biases; by quadrature',
    parameters: { ...defaultTanhNet, depth: 1 },
    create: ({ depth = 1, ...parameters }) =>
      depth === 1 ? tanhNet({ ...defaultTanhNet, ...parameters }) : deepNetwork({ ...defaultTanhNet, ...parameters, depth, activation: 'tanh' }),
    infiniteWidth: (parameters, x, y) => infiniteWidthKernel({ ...defaultTanhNet, depth: 1, ...parameters, activation: 'tanh' }, x, y),
    withoutContinuum: 'There is no closed form in the continuum: G_c^(2) is known by quadrature only, and so is its inverse.',
    correlationLength: (parameters) => cosCorrelationLength({ ...defaultTanhNet, ...parameters }),
  },
  'phi4-net': {
    name: 'phi4-net',
    title: 'cosines with momenta in a ball and the amplitude of a free field; by quadrature',
    parameters: { ...defaultPhi4Net },
    create: (parameters) => phi4Net({ ...defaultPhi4Net, ...parameters }),
    smooth: (parameters) => {
      const complete = { ...defaultPhi4Net, ...parameters }
      const network = phi4NetOnModes(complete, phi4PacketWidth(complete))
      const packets = phi4Modes(complete)
      return {
        network,
        packets,
        quantities: packets.map((_, i) => [i, i]),
        name: ([i = 0]) => `propagator(|p| = ${Number((packets[i]?.[0] ?? 0).toPrecision(4))})`,
        predict: network.correlator,
      }
    },
    continuum: phi4ContinuumForms,
    // The cutoff or the mass, whichever falls off earlier.
    correlationLength: ({ Lambda = defaultPhi4Net.Lambda, m = defaultPhi4Net.m }) => Math.max(2 / Lambda, 1 / Math.max(m, Lambda / 3)),
  },
}

const DEEP =
  'Neurons of deep networks share the layers below and are not independent: their correlators at finite width are known from samples only, and so is the action made of them.'

/** The architecture at these parameters: neither coupled neurons, α ≠ 0, nor deep networks have correlators or continuum actions in closed form. */
export function architectureAt(of: Architecture, { alpha = 0, depth = 1 }: Parameters): Architecture {
  const { name, title, parameters, create, correlationLength, infiniteWidth } = of
  if (alpha === 0 && depth === 1) return of
  if (depth !== 1)
    return { name, title, parameters, create, correlationLength, withoutContinuum: DEEP, ...(infiniteWidth === undefined ? {} : { infiniteWidth }) }
  const withoutContinuum =
    'At alpha = 0 the action in the continuum is that of cos-net. Beyond what is linear in α there is no closed form in the continuum: G_c^(2) is no single Gaussian then, and correlators of all orders depend on α. Terms with V come from two contracted legs of one vertex, as at α = 0: they are infinite in the continuum and finite on points.'
  return { name, title, parameters, create, correlationLength, withoutContinuum }
}

/** @throws InputError for an unknown name */
export function architecture(name: string): Architecture {
  const found = named(architectures, name)
  if (found === undefined)
    throw new InputError({ code: 'networks.name', at: 'network', expected: `one of ${Object.keys(architectures).join(', ')}`, received: `'${name}'` })
  return found
}
