import { InputError } from '../errors.js'
import { plotSvg } from '../render/plots/plotSvg.js'
import { vegaLite } from '../render/plots/vegaLite.js'
import type { Plot } from '../render/report/content.js'

/** The plots of a page, drawn. Without the optional packages that draw there are none. */
export async function drawnPlots(plots: readonly Plot[]): Promise<readonly Plot[]> {
  try {
    return await Promise.all(plots.map(async (plot) => ({ ...plot, svg: await plotSvg(vegaLite([plot.panel])) })))
  } catch (error) {
    if (error instanceof InputError) return []
    throw error
  }
}
