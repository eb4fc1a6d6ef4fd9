import type { Architecture } from './architecture.js'
import { architecture } from './architectures.js'
import { fileArchitecture } from './files/fileArchitecture.js'
import type { NetworkFile } from './files/networkFile.js'

/** A network that ships, by its name, or one that is written down. @throws InputError for neither */
export function architectureOf(network: string | NetworkFile): Architecture {
  return typeof network === 'string' ? architecture(network) : fileArchitecture(network)
}
