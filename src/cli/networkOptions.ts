import type { Command } from 'commander'
import { InputError } from '../errors.js'
import { shippedTheories } from '../theory/shippedTheories.js'
import { chosenNetwork } from '../requests/networkSubject.js'
import type { NetworkSubject } from '../requests/networkSubject.js'
import { readParameters, readPoints } from './options.js'

export interface NetworkOptions {
  readonly at?: string
  readonly param: readonly string[]
}

/** The options by which commands say which network and where. */
export function networkOptions(command: Command, network: 'required' | 'optional' = 'required'): Command {
  return command
    .argument(network === 'required' ? '<network>' : '[network]', 'name of a network (see: edgewick list)')
    .option('--at <points>', "points, separated by ';', coordinates by ','; in one dimension ',' may separate points")
    .option(
      '--param <name=value>',
      'a parameter of the network; may be repeated',
      (value: string, previous: readonly string[]) => [...previous, value],
      [] as readonly string[],
    )
}

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
