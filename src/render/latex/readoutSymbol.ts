import type { Architecture } from '../../networks/architecture.js'
import type { Network } from '../../networks/network.js'
import { symbolLatex } from './symbols.js'

/**
 * What formulas have of the readout weights times √N, in LaTeX: the standard deviation of normal ones, or the letter of
 * their moments, μ_k = E a^k.
 */
export type ReadoutLatex = string | { readonly moments: string }

/** Of other readouts than normal ones, their moments. */
export const READOUT_MOMENTS: ReadoutLatex = { moments: '\\mu' }

/** Of a network; undefined for neurons that are not independent. */
export function readoutSymbol({ readout, readouts }: Architecture, { neurons }: Network): ReadoutLatex | undefined {
  if (neurons !== 'independent') return undefined
  return readouts === 'written' ? READOUT_MOMENTS : symbolLatex(readout)
}
