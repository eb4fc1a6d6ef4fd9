import { InputError } from '../../errors.js'
import { unitFunctions } from '../../kernels/unitFunctions.js'
import type { NetworkFile } from './networkFile.js'

/**
 * One hidden layer of units that are written, `gelu(z)`, or named, `gelu`, with w ~ N(0, sigma0²/d) and b ~ N(0, sigmab²).
 *
 * @throws InputError for what is no function of z; the expression is read where the network is made
 * @example
 * activationNetwork('gelu').hidden // 'gelu(z)'
 */
export function activationNetwork(activation: string, at = 'activation'): NetworkFile {
  const written = activation.trim()
  const hidden = Object.hasOwn(unitFunctions, written) ? `${written}(z)` : written
  if (!/\b[zwb]\b/.test(hidden))
    throw new InputError({
      code: 'networks.activation',
      at,
      expected: "an expression in z = w·x + b such as 'gelu(z)', or the name of a function",
      received: `'${activation}'`,
    })
  return {
    ...{ name: hidden, hidden, title: 'one hidden layer, Gaussian weights and biases; by quadrature' },
    ...{ biases: { normal: 'sigmab' }, parameters: { sigmab: 0.5 } },
  }
}
