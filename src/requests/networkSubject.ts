import { InputError } from '../errors.js'
import { architectureAt } from '../networks/architecture.js'
import type { Architecture, Parameters } from '../networks/architecture.js'
import { architecture, architectures } from '../networks/architectures.js'
import { fileArchitecture } from '../networks/files/fileArchitecture.js'
import type { NetworkFile } from '../networks/files/networkFile.js'
import type { Network, Point } from '../networks/network.js'
import { requireCoordinates } from '../networks/requireParameters.js'

/** Which network, and where: what the requests on networks share. */
export interface NetworkSubject {
  /** The name of a network that ships, or one that is written down. */
  readonly network: string | NetworkFile
  /** Those that are to differ from their defaults. */
  readonly parameters?: Parameters
  readonly points?: readonly Point[]
}

/** A network as it was asked for: what is known of it, how to sample it, and where it is to be looked at. */
export interface ChosenNetwork {
  readonly of: Architecture
  readonly network: Network
  readonly points?: readonly Point[]
}

/**
 * @param subject its network may be one's own, made in a program
 * @throws InputError for a network, parameters or points that there are none of
 */
export function chosenNetwork({
  network: name,
  parameters = {},
  points,
}: Omit<NetworkSubject, 'network'> & { readonly network: string | NetworkFile | Architecture }): ChosenNetwork {
  const named =
    typeof name === 'string' ? architecture(name) : requireOwnName('hidden' in name ? fileArchitecture(name) : name)
  const unknown = Object.keys(parameters).find((parameter) => !Object.hasOwn(named.parameters, parameter))
  if (unknown !== undefined)
    throw new InputError({
      code: 'requests.parameters',
      at: 'parameters',
      expected: `one of ${Object.keys(named.parameters).join(', ')}`,
      received: `'${unknown}'`,
    })
  const values = { ...named.parameters, ...parameters }
  const of = architectureAt(named, values)
  const network = of.create(values)
  if (points === undefined) return { of, network }
  requireCoordinates(points, network.inputs)
  return { of, network, points }
}

/** A shipped network is known by its name alone. @throws InputError for an own one that bears it */
export function requireOwnName(own: Architecture, at: string = 'network'): Architecture {
  if (!Object.hasOwn(architectures, own.name)) return own
  throw new InputError({
    code: 'requests.network',
    at,
    expected: 'a name of its own for a network that does not ship',
    received: `'${own.name}'`,
  })
}
