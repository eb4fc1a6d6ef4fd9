import type { Architecture } from './architecture.js'
import type { CosNetParameters } from './cosines/cosNet.js'
import type { Phi4NetParameters } from './cosines/phi4Net.js'
import { shippedFiles } from './files/shippedFiles.js'
import type { FileNetworkName } from './files/shippedFiles.js'
import type { BiasedNetParameters } from './layers/erfNet.js'
import type { ReluNetParameters } from './layers/reluNet.js'

export const defaultCosNet: CosNetParameters = { N: 20, d: 1, sigma0: 1, sigma1: 1 }
export const defaultGaussNet: BiasedNetParameters = { N: 20, d: 1, sigma0: 0.7, sigma1: 1, sigmab: 0.2 }
export const defaultReluNet: ReluNetParameters = { N: 20, d: 2, sigma0: 1, sigma1: 1 }
export const defaultErfNet: BiasedNetParameters = { N: 20, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.5 }
export const defaultTanhNet: BiasedNetParameters = { N: 20, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.5 }
export const defaultPhi4Net: Phi4NetParameters = { N: 20, d: 1, Lambda: 3, m: 1, sigma_a: 1, s: 1 }

/** What is said of a network before anything is computed with it. */
export type ListedNetwork = Pick<Architecture, 'name' | 'title' | 'parameters'>

export type NetworkName = 'cos-net' | 'gauss-net' | 'relu-net' | 'erf-net' | 'tanh-net' | 'phi4-net' | FileNetworkName

/** The networks that ship with the package, apart from what makes them, so that naming them loads none of that. */
export const listedNetworks: Readonly<Record<NetworkName, ListedNetwork>> = {
  'cos-net': {
    name: 'cos-net',
    title: 'one hidden layer of cosines with uniform phases, Gaussian weights',
    parameters: { ...defaultCosNet, alpha: 0 },
  },
  'gauss-net': {
    name: 'gauss-net',
    title: 'one hidden layer of normalised exponentials, Gaussian weights and biases',
    parameters: { ...defaultGaussNet },
  },
  'relu-net': {
    name: 'relu-net',
    title: 'one hidden layer of rectified linear units, no biases; closed in a plane',
    parameters: { ...defaultReluNet, depth: 1 },
  },
  'erf-net': {
    name: 'erf-net',
    title: 'one hidden layer of error functions, Gaussian biases; G2 closed',
    parameters: { ...defaultErfNet, depth: 1 },
  },
  'tanh-net': {
    name: 'tanh-net',
    title: 'one hidden layer of hyperbolic tangents, Gaussian biases; by quadrature',
    parameters: { ...defaultTanhNet, depth: 1 },
  },
  'phi4-net': {
    name: 'phi4-net',
    title: 'cosines with momenta in a ball and the amplitude of a free field; by quadrature',
    parameters: { ...defaultPhi4Net },
  },
  ...listedFiles(),
}

function listedFiles(): Readonly<Record<FileNetworkName, ListedNetwork>> {
  return Object.fromEntries(
    Object.entries(shippedFiles).map(([key, { name, title, parameters }]) => [key, { name, title, parameters }]),
  ) as Record<FileNetworkName, ListedNetwork>
}
