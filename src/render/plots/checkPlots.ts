import type { NetworkCheck } from '../../montecarlo/check/checkNetwork.js'
import type { Convergence } from '../../montecarlo/check/convergence.js'
import { checkPanels } from './checkPanels.js'
import { vegaLite } from './vegaLite.js'
import type { PlotSpecification } from './vegaLayer.js'

/**
 * The plots of {@link checkPanels} under each other, as a specification of Vega-Lite.
 *
 * @example
 * // check: of the Cos-net, from `checkNetwork`
 * checkPlots(check, [], 'Cos-net').$schema // 'https://vega.github.io/schema/vega-lite/v6.json'
 */
export function checkPlots(check: NetworkCheck, convergence: readonly Convergence[], title: string): PlotSpecification {
  return vegaLite(checkPanels(check, convergence), title)
}
