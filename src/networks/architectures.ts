import { coupledCosNet } from './coupled/coupledCosNet.js'
import type { Architecture, Capabilities, Parameters, SmoothSources } from './architecture.js'
import { coupledCosCorrelator } from './coupled/coupledCosCorrelator.js'
import { coupledCosSeries } from './coupled/coupledCosSeries.js'
import { phi4Spectrum } from './cosines/phi4Spectrum.js'
import { phi4Modes, phi4NetOnModes, phi4PacketWidth } from './cosines/phi4Modes.js'
import { phi4Net } from './cosines/phi4Net.js'
import type { Phi4NetParameters } from './cosines/phi4Net.js'
import { fileArchitecture } from './files/fileArchitecture.js'
import { shippedFiles } from './files/shippedFiles.js'
import type { FileNetworkName } from './files/shippedFiles.js'
import { InputError } from '../errors.js'
import { cosCorrelationLength, cosCorrelator, cosNet } from './cosines/cosNet.js'
import { cosFields, cosNetOnPackets, cosPackets } from './cosines/cosPackets.js'
import { deepNetwork, infiniteWidthKernel } from './layers/deepNetwork.js'
import { erfNet } from './layers/erfNet.js'
import { gaussFields, gaussNetOnPackets, gaussPackets } from './layers/gaussPackets.js'
import { gaussCheckPoints, gaussCorrelator, gaussNet } from './layers/gaussNet.js'
import { reluCheckPoints, reluNet } from './layers/reluNet.js'
import { tanhNet } from './layers/tanhNet.js'
import { named } from '../names.js'
import {
  defaultCosNet,
  defaultErfNet,
  defaultGaussNet,
  defaultPhi4Net,
  defaultReluNet,
  defaultTanhNet,
  listedNetworks,
} from './listedNetworks.js'
import type { NetworkName } from './listedNetworks.js'

/** What is compared on four smooth sources. */
const ON_SOURCES = {
  kind: 'sources',
  quantities: [
    [0, 1],
    [0, 1, 2, 3],
  ],
} as const satisfies Pick<SmoothSources, 'kind' | 'quantities'>

const DEEP =
  'Neurons of deep networks share the layers below and are not independent: their correlators at finite width are known from samples only, and so is the action made of them.'

/** Of several hidden layers the two-point function at infinite width is known, and nothing exact at finite width. */
function deepFrom(infiniteWidth: Capabilities['infiniteWidth'] & {}): Pick<Architecture, 'infiniteWidth' | 'at'> {
  return {
    infiniteWidth,
    at: ({ depth = 1 }) => (depth === 1 ? undefined : { exact: false, withoutContinuum: DEEP, infiniteWidth }),
  }
}

/** σ₀²/d. */
function variance({ sigma0 = 1, d = 1 }: Parameters): number {
  return sigma0 ** 2 / d
}

const COUPLED: Capabilities = {
  exact: true,
  withoutContinuum:
    'At alpha = 0 the action in the continuum is that of cos-net. Beyond what is linear in α there is no closed form in the continuum: G_c^(2) is no single Gaussian then, and correlators of all orders depend on α. Terms with V come from two contracted legs of one vertex, as at α = 0: they are infinite in the continuum and finite on points.',
  broken: {
    parameter: 'alpha',
    coefficient: coupledCosCorrelator,
    independent: (parameters) => cosNet({ ...defaultCosNet, ...parameters }),
    series: (parameters, points, order) => coupledCosSeries({ ...defaultCosNet, ...parameters }, points, order),
  },
}

/** The architectures that ship with the package, by name. */
export const architectures: Readonly<Record<string, Architecture>> = {
  'cos-net': {
    ...listedNetworks['cos-net'],
    create: ({ alpha = 0, ...parameters }) =>
      alpha === 0
        ? cosNet({ ...defaultCosNet, ...parameters })
        : coupledCosNet({ ...defaultCosNet, ...parameters, alpha }),
    readout: 'sigma1',
    weightVariance: variance,
    correlationLength: (parameters) => cosCorrelationLength({ ...defaultCosNet, ...parameters }),
    exact: true,
    correlator: cosCorrelator,
    smooth: (parameters) => {
      const complete = { ...defaultCosNet, ...parameters }
      return {
        ...ON_SOURCES,
        network: cosNetOnPackets(complete),
        packets: cosPackets(complete),
        fields: cosFields(complete),
      }
    },
    at: ({ alpha = 0 }) => (alpha === 0 ? undefined : COUPLED),
  },
  'gauss-net': {
    ...listedNetworks['gauss-net'],
    create: (parameters) => gaussNet({ ...defaultGaussNet, ...parameters }),
    // The tails of the hidden units grow with the distance from the origin.
    correlationLength: (parameters) => cosCorrelationLength({ ...defaultGaussNet, ...parameters }) / 2,
    readout: 'sigma1',
    weightVariance: variance,
    exact: true,
    correlator: gaussCorrelator,
    smooth: (parameters) => {
      const complete = { ...defaultGaussNet, ...parameters }
      return {
        ...ON_SOURCES,
        network: gaussNetOnPackets(complete),
        packets: gaussPackets(complete),
        fields: gaussFields(complete),
      }
    },
    withoutContinuum:
      'Beyond the Gaussian part there is no closed form in the continuum: G_c^(4) grows like exp(4v x²) along x1 = x2 = x3 = x4, so that it has no Fourier transform; its quartic form, −(σ₁⁴/8N) E_h[(h, G⁻¹φ)⁴] + (1/8N)(φ, G⁻¹φ)², is finite on fields φ = G∗J with sources J that fall faster than exp(−v x²).',
    checkPoints: (parameters) => gaussCheckPoints({ ...defaultGaussNet, ...parameters }),
  },
  'relu-net': {
    ...listedNetworks['relu-net'],
    create: ({ depth = 1, ...parameters }) =>
      depth === 1
        ? reluNet({ ...defaultReluNet, ...parameters })
        : deepNetwork({ sigmab: 0, ...defaultReluNet, ...parameters, depth, activation: 'relu' }),
    readout: 'sigma1',
    weightVariance: variance,
    exact: true,
    moments: 'arc-cosine',
    ...deepFrom((parameters, x, y) =>
      infiniteWidthKernel({ sigmab: 0, ...defaultReluNet, depth: 1, ...parameters, activation: 'relu' }, x, y),
    ),
    correlationLength: () => 1,
    withoutContinuum:
      'There is no closed form in the continuum: G_c^(2) is the arc-cosine kernel, which has no odd harmonics beyond the first, so that it has no inverse as an operator on functions of x.',
    checkPoints: (parameters) => reluCheckPoints({ ...defaultReluNet, ...parameters }),
  },
  'erf-net': {
    ...listedNetworks['erf-net'],
    create: ({ depth = 1, ...parameters }) =>
      depth === 1
        ? erfNet({ ...defaultErfNet, ...parameters })
        : deepNetwork({ ...defaultErfNet, ...parameters, depth, activation: 'erf' }),
    readout: 'sigma1',
    weightVariance: variance,
    exact: true,
    moments: 'arcsine',
    ...deepFrom((parameters, x, y) =>
      infiniteWidthKernel({ ...defaultErfNet, depth: 1, ...parameters, activation: 'erf' }, x, y),
    ),
    withoutContinuum:
      'There is no closed form in the continuum: G_c^(2) is the arcsine kernel, no function of x1 − x2, whose inverse as an operator is not known.',
    correlationLength: (parameters) => cosCorrelationLength({ ...defaultErfNet, ...parameters }),
  },
  'tanh-net': {
    ...listedNetworks['tanh-net'],
    create: ({ depth = 1, ...parameters }) =>
      depth === 1
        ? tanhNet({ ...defaultTanhNet, ...parameters })
        : deepNetwork({ ...defaultTanhNet, ...parameters, depth, activation: 'tanh' }),
    readout: 'sigma1',
    weightVariance: variance,
    exact: true,
    ...deepFrom((parameters, x, y) =>
      infiniteWidthKernel({ ...defaultTanhNet, depth: 1, ...parameters, activation: 'tanh' }, x, y),
    ),
    withoutContinuum:
      'There is no closed form in the continuum: G_c^(2) is known by quadrature only, and so is its inverse.',
    correlationLength: (parameters) => cosCorrelationLength({ ...defaultTanhNet, ...parameters }),
  },
  'phi4-net': {
    ...listedNetworks['phi4-net'],
    create: (parameters) => phi4Net({ ...defaultPhi4Net, ...parameters }),
    readout: 'sigma_a',
    ...phi4Capabilities(defaultPhi4Net),
    at: (parameters) => phi4Capabilities({ ...defaultPhi4Net, ...parameters }),
    // The cutoff or the mass, whichever falls off earlier.
    correlationLength: ({ Lambda = defaultPhi4Net.Lambda, m = defaultPhi4Net.m }) =>
      Math.max(2 / Lambda, 1 / Math.max(m, Lambda / 3)),
  },
  ...fileNetworks(),
} satisfies Record<NetworkName, Architecture>

/** Those that ship as files. */
function fileNetworks(): Record<FileNetworkName, Architecture> {
  return Object.fromEntries(
    Object.entries(shippedFiles).map(([name, file]) => [name, fileArchitecture(file)]),
  ) as Record<FileNetworkName, Architecture>
}

/**
 * A shipped architecture by its name.
 *
 * @throws InputError for an unknown name
 * @example
 * architecture('cos-net').readout // 'sigma1'
 */
export function architecture(name: string): Architecture {
  const found = named(architectures, name)
  if (found === undefined)
    throw new InputError({
      code: 'networks.name',
      at: 'network',
      expected: `one of ${Object.keys(architectures).join(', ')}`,
      received: `'${name}'`,
    })
  return found
}

function phi4Capabilities({ s }: Phi4NetParameters): Capabilities {
  const spectrum = phi4Spectrum(s)
  return {
    exact: true,
    moments: 'momenta in a ball',
    smooth: (parameters) => {
      const complete = { ...defaultPhi4Net, ...parameters }
      const width = phi4PacketWidth(complete)
      const network = phi4NetOnModes(complete, width)
      const packets = phi4Modes(complete)
      return { network, kind: 'momenta', packets, width, quantities: packets.map((_, i) => [i, i]) }
    },
    ...(spectrum === undefined
      ? {
          withoutContinuum:
            'There is no closed form in the continuum for s that is not 0, 1, 2, 3 or 4: powers of k² + m² are polynomials there alone.',
        }
      : { spectrum: () => spectrum }),
  }
}
