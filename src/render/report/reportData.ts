import type { Expansion } from '../../expansion/expansion.js'
import type { NetworkCheck } from '../../montecarlo/check/checkNetwork.js'
import type { ActionValue } from '../../actions/actionOnPoints.js'
import type { SeriesByOrder } from '../../actions/seriesByOrder.js'
import type { SmoothSources } from '../../networks/architecture.js'
import type { Network, Point } from '../../networks/network.js'
import type { Theory } from '../../theory/theory.js'
import type { ActionLatex, PartFormulas } from '../actionFormulas.js'
import type { Plot } from './content.js'

/** Everything that the report of a network prints; it computes nothing itself. */
export interface NetworkReport {
  readonly network: Network
  readonly theory: Theory
  /** To which power of 1/N the couplings go. */
  readonly order: number
  /** Of a network that is written down: its hidden unit and its densities, as formulas. */
  readonly unit?: readonly string[]
  /** Formulas of G_c^(2), G_c^(4), … */
  readonly correlators: readonly string[]
  /** What in these formulas needs a word: `variance`, v of the hidden weights; `moments`, M of a hidden unit. */
  readonly symbols: readonly ('variance' | 'moments')[]
  readonly expansions: readonly Expansion[]
  readonly closedForms: ActionLatex
  /** Of coupled neurons: the derivative with respect to α at α = 0 in momentum space. */
  readonly linearInAlpha?: PartFormulas
  readonly onPoints: {
    readonly points: readonly Point[]
    readonly field: readonly number[]
    readonly value: ActionValue
    readonly series: SeriesByOrder
  }
  readonly check: NetworkCheck
  /** The smooth sources of the check, where it has some. */
  readonly smooth?: SmoothSources
  /** The points at which the correlators were checked. */
  readonly points: readonly Point[]
  readonly plots?: readonly Plot[]
  /** How the series goes on along the field on points. */
  readonly seriesPlots?: readonly Plot[]
  readonly seed: number
  /** The command that makes this report again. */
  readonly command: string
}
