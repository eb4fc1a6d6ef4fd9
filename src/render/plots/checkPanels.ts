import type { NetworkCheck } from '../../montecarlo/check/checkNetwork.js'
import type { Convergence } from '../../montecarlo/check/convergence.js'
import { convergencePanel } from './convergencePanel.js'
import { densityPanel } from './densityPanel.js'
import type { Panel } from './panel.js'
import { slopePanel } from './slopePanel.js'
import { zScorePanel } from './zScorePanel.js'

/**
 * The plots of a check, those for which there is something: z-scores, convergence, the N-dependence of the action's
 * violation, densities.
 *
 * @example
 * // check: of the Cos-net, from `checkNetwork`
 * checkPanels(check, []).length // 2
 */
export function checkPanels(check: NetworkCheck, convergence: readonly Convergence[]): readonly Panel[] {
  return [
    zScorePanel([
      ...check.correlators,
      ...check.packets,
      ...check.slopes.map(({ result }) => result),
      ...check.densities,
    ]),
    // Of few samples there is one estimate, and no way to it.
    ...convergence.filter(({ estimates }) => estimates.length > 1).map(convergencePanel),
    ...(check.slopes.length > 0 ? [slopePanel(check.slopes)] : []),
    ...check.histograms.filter(({ points }) => points.length === 1).map(densityPanel),
  ]
}
