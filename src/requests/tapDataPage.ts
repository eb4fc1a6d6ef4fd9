import { printable } from '../errors.js'
import type { DocumentClass } from '../render/latex/document.js'
import { formula, math, paragraph, plainTable, text } from '../render/report/content.js'
import { capital } from '../render/report/prose.js'
import type { Block, Plot, ReportContent, Section } from '../render/report/content.js'
import { reportHtml } from '../render/report/reportHtml.js'
import { reportTex } from '../render/report/reportTex.js'
import { drawnPlots } from './drawnPlots.js'
import type { TapDataAnswer } from './tapData.js'
import { checkSentences, couplingsOf, fitSentence, methodName, tapDataPanel } from './tapDataReadings.js'

/** Couplings in the table, those furthest from 0 in their errors first, and fields. */
const SHOWN = 100

/** How couplings follow from data, by method. */
const FORMULAS = {
  naive: 'K_{ij} = -(C^{-1})_{ij}',
  tap: '(C^{-1})_{ij} = -K_{ij} - 2 K_{ij}^{2} m_{i} m_{j}',
  'sessak-monasson':
    'C_{ij} + m_{i} m_{j} = \\sum_{k} \\frac{\\partial F^{(k)}}{\\partial K_{ij}}, \\quad K_{ij} = \\frac{C_{ij}}{(1 - m_{i}^{2})(1 - m_{j}^{2})} + O(C^{2})',
} as const

/**
 * One self-contained HTML page of a fit: the method, couplings and fields with their errors, what was checked, and the
 * plot of fitted couplings against exact ones where there are such.
 *
 * @param katexCss the style sheet of KaTeX, which sets the formulas (`katex/dist/katex.min.css`)
 * @example
 * const random = randomStream(1, 0)
 * const data = Array.from({ length: 1000 }, () => [random.uniform() < 0.5 ? 0 : 1, random.uniform() < 0.3 ? 0 : 1])
 * const page = await tapDataPage(await answerTapData({ data }), '')
 * page.includes('<html') // true
 */
export async function tapDataPage(answer: TapDataAnswer, katexCss: string): Promise<string> {
  return reportHtml(contentOf(answer, await drawnPlots(plotsOf(answer))), katexCss)
}

/**
 * The same as a LaTeX document for pdflatex.
 *
 * @example
 * const random = randomStream(1, 0)
 * const data = Array.from({ length: 1000 }, () => [random.uniform() < 0.5 ? 0 : 1, random.uniform() < 0.3 ? 0 : 1])
 * tapDataPaper(await answerTapData({ data })).startsWith('\\documentclass') // true
 */
export function tapDataPaper(answer: TapDataAnswer, kind: DocumentClass = 'article'): string {
  return reportTex(contentOf(answer, plotsOf(answer)), kind)
}

function plotsOf(answer: TapDataAnswer): readonly Plot[] {
  return answer.exact === undefined ? [] : [{ kind: 'plot', panel: tapDataPanel(answer) }]
}

function contentOf(answer: TapDataAnswer, plots: readonly Plot[]): ReportContent {
  const { file, sample, doubts, method, exact } = answer
  const coding = sample.coding === '0/1' ? ', of which 0 was read as −1' : ''
  const checks: Section = {
    title: 'Checks',
    blocks: [
      ...checkSentences(answer).map((sentence) => paragraph(text`${capital(sentence)}.`)),
      ...plots,
      ...(exact !== undefined ? [] : [paragraph(text`Up to 20 spins --exact fits by all states beside it.`)]),
    ],
  }
  return {
    title: `Couplings of ${sample.spins} spins`,
    subtitle: text`${{ code: printable(file) }}: ${sample.draws} draws of ${sample.spins} spins${coding}; the pairwise model by ${methodName(answer)}.`,
    verdict: doubts.length > 0 ? 'differs' : 'agrees',
    summary:
      doubts.length > 0
        ? [`${capital(fitSentence(answer))}.`]
        : ['The fitted model has the covariances of the data, and its couplings are weak enough for the method.'],
    sections: [
      {
        title: 'Method',
        blocks: [
          paragraph(
            text`The weight is ${math('\\exp(\\sum_{i<j} K_{ij} s_{i} s_{j} + \\sum_{i} h_{i} s_{i})')}, C the covariances of the data and ${math('m_{i}')} their means. Errors are standard errors by the jackknife over 20 parts.`,
          ),
          formula(FORMULAS[method]),
        ],
      },
      { title: 'Couplings', blocks: [couplingTable(answer)] },
      { title: 'Fields', blocks: [fieldTable(answer)] },
      checks,
    ],
  }
}

function couplingTable(answer: TapDataAnswer): Block {
  const { exact } = answer
  const rows = couplingsOf(answer)
    .sort((a, b) => Math.abs(b.value / b.error) - Math.abs(a.value / a.error))
    .slice(0, SHOWN)
    .map(({ i, j, value, error, exact: beside }) => [
      `${i + 1}, ${j + 1}`,
      value.toFixed(5),
      error.toExponential(1),
      ...(beside === undefined ? [] : [beside.toFixed(5)]),
    ])
  return table('Couplings, those furthest from 0 in their errors first', ['spins', 'K', 'std. error'], exact, rows)
}

function fieldTable({ fitted, errors, exact }: TapDataAnswer): Block {
  const rows = Array.from(fitted.fields.subarray(0, SHOWN), (value, i) => [
    `${i + 1}`,
    value.toFixed(5),
    (errors.fields[i] as number).toExponential(1),
    ...(exact === undefined ? [] : [(exact.fields[i] as number).toFixed(5)]),
  ])
  return table('Fields', ['spin', 'h', 'std. error'], exact, rows)
}

function table(
  name: string,
  head: readonly string[],
  exact: TapDataAnswer['exact'],
  rows: readonly (readonly string[])[],
): Block {
  const columns = [...head, ...(exact === undefined ? [] : ['exact'])]
  return plainTable(name, columns, rows, 1)
}
