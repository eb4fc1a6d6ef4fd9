import type { Parameters } from '../networks/architecture.js'
import type { Point } from '../networks/network.js'

/** Which correlator an answer is about, and where. */
export interface CorrelatorSubject {
  readonly network: string
  /** n of G_c^(n). */
  readonly n: number
  readonly parameters: Parameters
  readonly points?: readonly Point[]
}
