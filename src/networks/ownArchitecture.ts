import type { Architecture } from './architecture.js'
import { network } from './userNetwork.js'
import type { NetworkDefinition } from './userNetwork.js'

/**
 * A network of one's own as an architecture: at any N, d and sigma1, so that it can be checked and reported like those
 * that ship.
 *
 * @param correlationLength the distance over which its two-point function falls off, the unit in which points are chosen
 * when none are given
 * @throws InputError as `network` does, when it is made
 * @example
 * ownArchitecture({ name: 'sine-net', N: 10, d: 1, sigma1: 1, densities: [{ kind: 'normal', deviation: 1 }], hidden: (w, x) => Math.sin(w[0] * x[0]) })
 */
export function ownArchitecture(definition: NetworkDefinition, correlationLength = 1): Architecture {
  const { name, N, d, sigma1 } = definition
  return {
    name,
    title: name,
    parameters: { N, d, sigma1 },
    readout: 'sigma1',
    exact: true,
    create: (parameters) => network({ ...definition, ...parameters }),
    correlationLength: () => correlationLength,
  }
}
