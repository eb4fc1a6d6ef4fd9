import { InputError } from '../errors.js'
import type { DocumentClass } from '../render/latex/document.js'
import { checkPanels } from '../render/plots/checkPanels.js'
import { plotSvg } from '../render/plots/plotSvg.js'
import { vegaLite } from '../render/plots/vegaLite.js'
import type { Plot } from '../render/report/content.js'
import { networkReport } from '../render/report/networkReport.js'
import { reportHtml } from '../render/report/reportHtml.js'
import { reportTex } from '../render/report/reportTex.js'
import type { ReportAnswer } from './report.js'

/**
 * One self-contained HTML page; without plots where the optional packages that draw them are not installed.
 *
 * @param katexCss the style sheet of KaTeX, which sets the formulas (`katex/dist/katex.min.css`)
 * @example
 * (await reportPage(await answerReport({ network: 'cos-net', samples: 400 }), '')).includes('<html') // true
 */
export async function reportPage(answer: ReportAnswer, katexCss: string): Promise<string> {
  return reportHtml(networkReport({ ...answer.report, plots: await drawn(answer) }), katexCss)
}

/**
 * A LaTeX document for pdflatex, with pictures in TikZ and plots in pgfplots.
 *
 * @example
 * reportPaper(await answerReport({ network: 'cos-net', samples: 400 })).startsWith('\\documentclass') // true
 */
export function reportPaper(answer: ReportAnswer, kind: DocumentClass = 'article'): string {
  const plots = checkPanels(answer.check, answer.convergence).map((panel): Plot => ({ kind: 'plot', panel }))
  return reportTex(networkReport({ ...answer.report, plots }), kind)
}

async function drawn({ check, convergence }: ReportAnswer): Promise<readonly Plot[]> {
  try {
    return await Promise.all(
      checkPanels(check, convergence).map(async (panel): Promise<Plot> => ({
        kind: 'plot',
        panel,
        svg: await plotSvg(vegaLite([panel])),
      })),
    )
  } catch (error) {
    if (error instanceof InputError) return []
    throw error
  }
}
