import type { Parameters } from '../networks/architecture.js'
import type { NetworkFile } from '../networks/files/networkFile.js'
import type { Point } from '../networks/network.js'

/** Which correlator an answer is about, and where. */
export interface CorrelatorSubject {
  readonly network: string
  /** What it is, where it does not ship. */
  readonly file?: NetworkFile
  /** n of G_c^(n). */
  readonly n: number
  readonly parameters: Parameters
  readonly points?: readonly Point[]
}

/**
 * The highest order of formulas and estimates. Their terms are those of partitions: at order 10 a formula has 5 MB, at 12
 * hundreds of them.
 */
export const HIGHEST_FORMULA = 10
