import type { DocumentClass } from '../render/latex/document.js'
import { checkPanels } from '../render/plots/checkPanels.js'
import { seriesPanel } from '../render/plots/seriesPanel.js'
import type { Plot } from '../render/report/content.js'
import { networkReport } from '../render/report/networkReport.js'
import { reportHtml } from '../render/report/reportHtml.js'
import { reportTex } from '../render/report/reportTex.js'
import { drawnPlots } from './drawnPlots.js'
import type { ReportAnswer } from './report.js'

/**
 * One self-contained HTML page; without plots where the optional packages that draw them are not installed.
 *
 * @param katexCss the style sheet of KaTeX, which sets the formulas (`katex/dist/katex.min.css`)
 * @example
 * (await reportPage(await answerReport({ network: 'cos-net', samples: 400 }), '')).includes('<html') // true
 */
export async function reportPage(answer: ReportAnswer, katexCss: string): Promise<string> {
  const [plots, seriesPlots] = await Promise.all([drawnPlots(plotsOf(answer)), drawnPlots(seriesPlotsOf(answer))])
  return reportHtml(networkReport({ ...answer.report, plots, seriesPlots }), katexCss)
}

/**
 * A LaTeX document for pdflatex, with pictures in TikZ and plots in pgfplots.
 *
 * @example
 * reportPaper(await answerReport({ network: 'cos-net', samples: 400 })).startsWith('\\documentclass') // true
 */
export function reportPaper(answer: ReportAnswer, kind: DocumentClass = 'article'): string {
  return reportTex(
    networkReport({ ...answer.report, plots: plotsOf(answer), seriesPlots: seriesPlotsOf(answer) }),
    kind,
  )
}

function plotsOf({ check, convergence }: ReportAnswer): readonly Plot[] {
  return checkPanels(check, convergence).map((panel) => ({ kind: 'plot', panel }))
}

/** None where there is one order alone, or the field is 0. */
function seriesPlotsOf({ report: { onPoints } }: ReportAnswer): readonly Plot[] {
  return onPoints.series.ratio === undefined ? [] : [{ kind: 'plot', panel: seriesPanel(onPoints.series) }]
}
