import { tanh } from '../../kernels/tanh.js'
import { activationMoments } from './activationMoments.js'
import type { BiasedNetParameters } from './erfNet.js'
import type { Network } from '../network.js'
import { networkFromMoments } from '../correlators/networkFromMoments.js'
import { requireParameters } from '../requireParameters.js'
import { sampleLayer } from './sampleLayer.js'

/**
 * The tanh-net φ(x) = Σ_j W_j tanh(w_j·x + b_j), with w_j ~ N(0, σ₀²/d), b_j ~ N(0, σ_b²), W_j ~ N(0, σ₁²/N). No moment
 * is known in closed form; all are quadratures over weights and bias, with their error.
 *
 * @throws InputError when N or d is no positive integer, σ₀ or σ₁ is not positive and finite, or σ_b is negative
 * @example
 * tanhNet({ N: 20, d: 1, sigma0: 1, sigma1: 1, sigmab: 0 }).correlator([[0], [0.4]]) // 0: tanh 0 = 0
 */
export function tanhNet(parameters: BiasedNetParameters): Network {
  const { N, d, sigma0, sigma1, sigmab } = parameters
  requireParameters('tanh-net', { counts: { N, d }, sizes: { sigma0, sigma1 }, deviations: { sigmab } })
  const moments = activationMoments(parameters, tanh)
  const layer = { N, d, sigma0, biases: sigmab, activation: 'tanh' } as const
  return networkFromMoments(
    {
      name: 'tanh-net',
      title: 'tanh-net: one hidden layer of hyperbolic tangents with Gaussian biases',
      parameters: { N, d, sigma0, sigma1, sigmab },
      sampleHidden: (random, points, out) => sampleLayer(layer, random, points, out),
    },
    parameters,
    moments,
    moments,
  )
}
