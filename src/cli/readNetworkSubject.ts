import type { NetworkOptions } from './networkOptions.js'
import { InputError } from '../errors.js'
import { shippedTheories } from '../theory/shippedRules.js'
import { chosenNetwork } from '../requests/networkSubject.js'
import type { NetworkSubject } from '../requests/networkSubject.js'
import { readParameters, readPoints } from './options.js'

/** What the options say about the network, and the points when they are given. */
export function readNetworkSubject(name: string, options: NetworkOptions): NetworkSubject {
  if (shippedTheories.includes(name))
    throw new InputError({
      code: 'networks.name',
      at: 'network',
      expected: `a network (edgewick list), for ${name} is a theory: edgewick check-theory ${name}`,
      received: `'${name}'`,
    })
  const subject = { network: name, parameters: readParameters(options.param) }
  // How many coordinates a point has, the parameters say.
  const { network } = chosenNetwork(subject)
  return options.at === undefined ? subject : { ...subject, points: readPoints(options.at, network.inputs) }
}
