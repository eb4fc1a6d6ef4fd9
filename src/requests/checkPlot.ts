import { checkPanels } from '../render/plots/checkPanels.js'
import { checkPlots } from '../render/plots/checkPlots.js'
import { plotsDocument } from '../render/plots/plotsDocument.js'
import { plotSvg } from '../render/plots/plotSvg.js'
import type { CheckAnswer } from './check.js'

/**
 * z-scores, convergence, N-dependence and histograms: SVG, drawn by Vega, or LaTeX for pgfplots.
 *
 * @throws InputError where the optional packages that draw SVG are not installed
 * @example
 * (await checkPlot(await answerCheck({ network: 'cos-net', samples: 400 }), 'tex')).includes('tikzpicture') // true
 */
export async function checkPlot({ title, check, convergence }: CheckAnswer, form: 'svg' | 'tex'): Promise<string> {
  if (form === 'tex') return plotsDocument(checkPanels(check, convergence), title)
  return plotSvg(checkPlots(check, convergence, title))
}
