import type { Architecture } from '../../networks/architecture.js'
import { correlatorName } from './correlatorName.js'
import { gaussianLatex } from './gaussianLatex.js'
import { momentLatex, readoutMomentLatex } from './momentLatex.js'

/**
 * G_c^(n) of an architecture as a formula: a sum of Gaussians where it is one, else in terms of the moments of a hidden
 * unit.
 */
export function networkCorrelatorLatex({ correlator, moments, readout, readouts }: Architecture, n: number): string {
  if (correlator !== undefined) return gaussianLatex(correlatorName(n), correlator(n))
  return readouts === 'written' ? readoutMomentLatex(n, '\\mu') : momentLatex(n, readout, moments)
}
