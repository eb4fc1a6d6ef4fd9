import type { Io } from './io.js'
import type { NetworkOptions } from './networkOptions.js'
import { InputError } from '../errors.js'
import { shippedTheories } from '../theory/shippedRules.js'
import { chosenNetwork } from '../requests/networkSubject.js'
import type { NetworkSubject } from '../requests/networkSubject.js'
import { activationNetwork } from '../networks/files/activationNetwork.js'
import { fileAgreement } from '../networks/files/fileArchitecture.js'
import type { NetworkFile } from '../networks/files/networkFile.js'
import { readParameters } from '../requests/writtenNetwork.js'
import { isRuleFile, readPoints } from './options.js'
import { tell } from './tell.js'

/**
 * What the options say about the network, by its name, the path of its file, or its activation, and the points when they are given.
 */
export async function readNetworkSubject(
  io: Io,
  name: string | undefined,
  options: NetworkOptions,
): Promise<NetworkSubject> {
  if (name !== undefined && shippedTheories.includes(name))
    throw new InputError({
      code: 'networks.name',
      at: 'network',
      expected: `a network (edgewick list), for ${name} is a theory: edgewick check-theory ${name}`,
      received: `'${name}'`,
    })
  const subject = {
    network: await readNetwork(io, name, options.activation),
    parameters: readParameters(options.param),
  }
  // How many coordinates a point has, the parameters say.
  const { network } = chosenNetwork(subject)
  tellAgreement(io, subject)
  return options.at === undefined ? subject : { ...subject, points: readPoints(options.at, network.inputs) }
}

/** Says that the closed form of a file is right, if it has one. */
function tellAgreement(io: Io, { network, parameters }: NetworkSubject): void {
  const found = typeof network === 'string' ? undefined : fileAgreement(network, parameters)
  if (typeof network === 'string' || found === undefined) return
  const { pairs, difference, z, samples } = found
  const exact = difference === undefined ? '' : `by quadrature, within ${difference.toExponential(0)}, and `
  tell(
    io,
    `the closed G_c^(2) of ${network.name} agrees at ${pairs} pairs of points: ${exact}over ${samples} sampled neurons, within ${z.toFixed(1)} standard errors`,
  )
}

async function readNetwork(
  io: Io,
  name: string | undefined,
  activation: string | undefined,
): Promise<string | NetworkFile> {
  if ((name === undefined) === (activation === undefined))
    throw new InputError({
      code: 'cli.network',
      at: 'network',
      expected: 'the name of a network, the path of a network file, or --activation',
      received: name === undefined ? 'none' : `'${name}' and --activation`,
    })
  if (name === undefined) return activationNetwork(activation ?? '', '--activation')
  if (name !== '-' && !isRuleFile(name)) return name
  // The parser is loaded only for files: networks that ship are parsed already.
  const { readNetworkFile } = await import('../requests/readNetworkFile.js')
  return readNetworkFile(await io.readFile(name), name === '-' ? 'standard input' : name)
}
