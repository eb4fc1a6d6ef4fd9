import gelu from '../../../networks/gelu-net.yaml'
import leakyRelu from '../../../networks/leaky-relu-net.yaml'
import silu from '../../../networks/silu-net.yaml'
import sin from '../../../networks/sin-net.yaml'
import softplus from '../../../networks/softplus-net.yaml'
import type { NetworkFile } from './networkFile.js'

export type FileNetworkName = 'gelu-net' | 'silu-net' | 'softplus-net' | 'leaky-relu-net' | 'sin-net'

/** A network file that ships: it says its title and the values of all parameters. */
interface ShippedFile extends NetworkFile {
  readonly title: string
  readonly parameters: Readonly<Record<string, number>>
}

/** The network files in `networks/` by name, read when the package is built; the tests check each against the schema. */
export const shippedFiles: Readonly<Record<FileNetworkName, ShippedFile>> = {
  'gelu-net': gelu,
  'silu-net': silu,
  'softplus-net': softplus,
  'leaky-relu-net': leakyRelu,
  'sin-net': sin,
}
