import type { Io } from './io.js'
import type { NetworkOptions } from './networkOptions.js'
import { InputError } from '../errors.js'
import { shippedTheories } from '../theory/shippedRules.js'
import { chosenNetwork } from '../requests/networkSubject.js'
import type { NetworkSubject } from '../requests/networkSubject.js'
import type { NetworkFile } from '../networks/files/networkFile.js'
import { isRuleFile, readParameters, readPoints } from './options.js'

/**
 * What the options say about the network, by its name or the path of its file, and the points when they are given.
 */
export async function readNetworkSubject(io: Io, name: string, options: NetworkOptions): Promise<NetworkSubject> {
  if (shippedTheories.includes(name))
    throw new InputError({
      code: 'networks.name',
      at: 'network',
      expected: `a network (edgewick list), for ${name} is a theory: edgewick check-theory ${name}`,
      received: `'${name}'`,
    })
  const subject = { network: await readNetwork(io, name), parameters: readParameters(options.param) }
  // How many coordinates a point has, the parameters say.
  const { network } = chosenNetwork(subject)
  return options.at === undefined ? subject : { ...subject, points: readPoints(options.at, network.inputs) }
}

async function readNetwork(io: Io, name: string): Promise<string | NetworkFile> {
  if (name !== '-' && !isRuleFile(name)) return name
  // The parser is loaded only for files: networks that ship are parsed already.
  const { readNetworkFile } = await import('../requests/readNetworkFile.js')
  return readNetworkFile(await io.readFile(name), name === '-' ? 'standard input' : name)
}
