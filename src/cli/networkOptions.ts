import type { Command } from 'commander'
import { InputError } from '../errors.js'
import { shippedTheories } from '../theory/shippedTheories.js'
import type { Network, Point } from '../networks/network.js'
import { architectureAt } from '../networks/architecture.js'
import { architecture } from '../networks/architectures.js'
import type { Architecture } from '../networks/architecture.js'
import { symbolLatex } from '../render/latex/symbols.js'
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

/** The network that the options describe, and the points when they are given. */
export function readNetwork(
  name: string,
  options: NetworkOptions,
): { readonly of: Architecture; readonly network: Network; readonly points?: readonly Point[] } {
  if (shippedTheories.includes(name))
    throw new InputError({
      code: 'networks.name',
      at: 'network',
      expected: `a network (edgewick list), for ${name} is a theory: edgewick check-theory ${name}`,
      received: `'${name}'`,
    })
  const named = architecture(name)
  const parameters = readParameters(options.param, named)
  const of = architectureAt(named, parameters)
  const network = of.create(parameters)
  return options.at === undefined ? { of, network } : { of, network, points: readPoints(options.at, network.inputs) }
}

/** The standard deviation of the readout weights times √N, in LaTeX; undefined for neurons that are not independent. */
export function readoutSymbol({ readout }: Architecture, { neurons }: Network): string | undefined {
  return neurons === 'independent' ? symbolLatex(readout) : undefined
}
