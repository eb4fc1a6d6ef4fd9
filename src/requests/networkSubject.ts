import { InputError } from '../errors.js'
import { architectureAt } from '../networks/architecture.js'
import type { Architecture, Parameters } from '../networks/architecture.js'
import { architecture } from '../networks/architectures.js'
import type { Network, Point } from '../networks/network.js'
import { requireCoordinates } from '../networks/requireParameters.js'

/** Which network, and where: what the requests on networks share. */
export interface NetworkSubject {
  /** The name of a network that ships. */
  readonly network: string
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

/** @throws InputError for a network, parameters or points that there are none of */
export function chosenNetwork({ network: name, parameters = {}, points }: NetworkSubject): ChosenNetwork {
  const named = architecture(name)
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
