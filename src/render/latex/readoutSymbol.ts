import type { Architecture } from '../../networks/architecture.js'
import type { Network } from '../../networks/network.js'
import { symbolLatex } from './symbols.js'

/** The standard deviation of the readout weights times √N, in LaTeX; undefined for neurons that are not independent. */
export function readoutSymbol({ readout }: Architecture, { neurons }: Network): string | undefined {
  return neurons === 'independent' ? symbolLatex(readout) : undefined
}
