import { diagramStyle } from '../render/diagramStyle.js'
import type { DocumentClass } from '../render/latex/document.js'
import { filledLatex } from '../render/latex/layout.js'
import { sumLatex } from '../render/latex/number.js'
import { formula, math, paragraph, plainTable, text } from '../render/report/content.js'
import type { Block, Plot, ReportContent, Section, Text } from '../render/report/content.js'
import { capital } from '../render/report/prose.js'
import { reportHtml } from '../render/report/reportHtml.js'
import { reportTex } from '../render/report/reportTex.js'
import { rulesTable } from '../render/report/rulesSection.js'
import { largest } from '../sizes.js'
import type { SdeAnswer } from './sde.js'
import { fullDigits } from './sdeDigits.js'
import { equationLatex, equationSentences, noiseLatex } from './sdeEquation.js'
import { drawnPlots } from './drawnPlots.js'
import { isTwoTimes } from '../dynamics/stochastic/stochasticSeries.js'
import { sdePanel } from './sdePlot.js'
import { drawnDiagrams, nameOf, timeOf } from './sdeReadings.js'
import { simulatedDoubts, simulatedRows, simulatedSentences } from './sdeSimulationReadings.js'
import { termsLatex } from './sdeTerms.js'

/** Pictures on a page. */
const SHOWN = Math.min(largest.pictures, 60)

/**
 * One self-contained HTML page: the equation, its theory, the diagrams with their functions of time, the sum, numbers and
 * a plot where parameters have values, simulated paths and what was checked.
 *
 * @param katexCss the style sheet of KaTeX, which sets the formulas (`katex/dist/katex.min.css`)
 * @example
 * const answer = await answerSde({ equation: 'dx = -x, noise D', quantity: 'correlation' })
 * const page = await sdePage(answer, '')
 * page.includes('<html') // true
 */
export async function sdePage(answer: SdeAnswer, katexCss: string): Promise<string> {
  return reportHtml(contentOf(answer, await drawnPlots(plotsOf(answer))), katexCss)
}

/**
 * The same as a LaTeX document for pdflatex.
 *
 * @example
 * const answer = await answerSde({ equation: 'dx = -x, noise D', quantity: 'correlation' })
 * sdePaper(answer).startsWith('\\documentclass') // true
 */
export function sdePaper(answer: SdeAnswer, kind: DocumentClass = 'article'): string {
  return reportTex(contentOf(answer, plotsOf(answer)), kind)
}

/** Without numbers for all parameters, and for the earlier one of two times from a start, there is no plot. */
function plotsOf(answer: SdeAnswer): readonly Plot[] {
  const { equation, parameters, waiting, series } = answer
  const isTimed = equation.start === undefined || !isTwoTimes(series.request) || waiting !== undefined
  return isTimed && equation.parameters.every((name) => Object.hasOwn(parameters, name))
    ? [{ kind: 'plot', panel: sdePanel(answer) }]
    : []
}

function contentOf(answer: SdeAnswer, plots: readonly Plot[]): ReportContent {
  const { series } = answer
  const count = series.diagrams.length
  return {
    title: 'A stochastic differential equation',
    subtitle: [
      `${capital(series.request.quantity)} of ${answer.of.join(', ')}, ${ordersText(answer)}, ${count} ${count === 1 ? 'diagram' : 'diagrams'}, with what was checked.`,
    ],
    ...verdictOf(answer),
    sections: [
      equationSection(answer),
      diagramSection(answer),
      {
        title: 'Formula',
        blocks: [formula(filledLatex(nameOf(answer, true), termsLatex(series.terms, timeOf(answer, true))))],
      },
      ...numberSections(answer, plots),
      ...simulationSections(answer),
      { title: 'Checks', blocks: checkBlocks(answer) },
    ],
  }
}

function ordersText({ from, to }: SdeAnswer): string {
  return from === to ? `order ${to}` : `orders ${from} to ${to}`
}

function verdictOf({ simulation }: SdeAnswer): Pick<ReportContent, 'verdict' | 'summary'> {
  const moments = 'The sum over diagrams is what the hierarchy of moments gives, term by term.'
  if (simulation === undefined) return { verdict: 'agrees', summary: [moments] }
  const doubts = simulatedDoubts(simulation)
  const verdict = doubts.some(({ differs }) => differs) ? 'differs' : doubts.length > 0 ? 'undecided' : 'agrees'
  return {
    verdict,
    summary: [
      verdict === 'agrees'
        ? `${moments} Simulated paths agree with it.`
        : `${moments} ${doubts.map(({ sentence }) => `${capital(sentence)}.`).join(' ')}`,
    ],
  }
}

function equationSection(answer: SdeAnswer): Section {
  const { theory } = answer.series.theory
  // The first of those that are no equation is of the noises.
  const [, ...sentences] = equationSentences(answer).filter((line) => line.startsWith('  '))
  return {
    title: 'The equation and its theory',
    blocks: [
      formula(equationLatex(answer)),
      paragraph(text`${math(noiseLatex(answer))}, in Itô’s sense.`),
      ...sentences.map((line) => paragraph(bracketed(`${capital(line.trim())}.`))),
      paragraph(
        text`${math('W[J, \\tilde{J}]')} of the action of Martin, Siggia, Rose, De Dominicis and Janssen is the sum over connected diagrams whose response lines close no loop, of the product of these factors, divided by the order of the automorphism group.`,
      ),
      rulesTable(theory),
    ],
  }
}

/** Brackets of averages are mathematics, which fonts of text do not have. */
function bracketed(sentence: string): Text {
  return sentence
    .split(/(⟨|⟩)/)
    .map((part) => (part === '⟨' ? math('\\langle') : part === '⟩' ? math('\\rangle') : part))
}

function diagramSection(answer: SdeAnswer): Section {
  const { theory } = answer.series
  const diagrams = drawnDiagrams(answer)
  const items = diagrams.slice(0, SHOWN).map(({ weighted, terms }) => ({
    diagram: weighted.diagram,
    weight: sumLatex(termsLatex(terms(), timeOf(answer, true))),
    remark: `|Aut| = ${weighted.automorphisms.fixed}`,
  }))
  const more = diagrams.length - items.length
  return {
    title: 'Diagrams',
    blocks: [
      paragraph(text`Each with its exact function of time, ${math('1/|\\mathrm{Aut}|')} included.`),
      ...(items.length === 0 ? [] : [{ kind: 'diagrams' as const, style: diagramStyle(theory.theory), items }]),
      ...(more > 0 ? [paragraph(text`${more} more are part of the sum.`, 'soft')] : []),
    ],
  }
}

function numberSections(answer: SdeAnswer, plots: readonly Plot[]): readonly Section[] {
  const { at, values, parameters, simulation } = answer
  const rows =
    at === undefined || values === undefined || simulation !== undefined
      ? []
      : at.map((tau, i) => [`${tau}`, fullDigits(values[i] as number)])
  if (plots.length === 0 && rows.length === 0) return []
  const given = Object.entries(parameters).map(([name, value]) => `${name} = ${value}`)
  return [
    {
      title: 'Numbers',
      blocks: [
        ...(given.length === 0 ? [] : [paragraph(text`At ${given.join(', ')}:`)]),
        ...(rows.length === 0 ? [] : [plainTable('Values', [timeOf(answer, false), 'value'], rows)]),
        ...plots,
      ],
    },
  ]
}

function simulationSections({ simulation }: SdeAnswer): readonly Section[] {
  if (simulation === undefined) return []
  const { head, rows, verdicts } = simulatedRows(simulation)
  return [
    {
      title: 'Simulated paths',
      blocks: [
        ...simulatedSentences(simulation).map((sentence) => paragraph(text`${capital(sentence)}.`)),
        {
          kind: 'table',
          name: 'Simulated paths beside the prediction',
          head: head.map((each) => (each === '' ? 'verdict' : each)),
          rows: rows.map((row, r) =>
            row.map((cell, column) => ({
              text: [cell],
              ...(head[column] === '' && verdicts[r] !== undefined ? { tone: verdicts[r] } : {}),
            })),
          ),
          numbers: head.flatMap((each, column) => (each === '' ? [] : [column])),
        },
        ...simulatedDoubts(simulation).map(({ sentence }) => paragraph(text`${capital(sentence)}.`, 'note')),
      ],
    },
  ]
}

function checkBlocks({ fluctuationDissipation: fdt }: SdeAnswer): readonly Block[] {
  return [
    paragraph(
      text`The hierarchy of moments, ${math('d\\langle x^{n} \\rangle/dt = \\langle A x^{n} \\rangle')} solved order by order, which has no diagrams, gives the same, term by term.`,
    ),
    ...(fdt === undefined
      ? []
      : fdt.holds
        ? [paragraph(text`Fluctuation–dissipation, ${math('dC/d\\tau = -(D/2) R')}, holds at every order.`)]
        : [paragraph(text`Fluctuation–dissipation is not for this equation: ${fdt.because}.`)]),
  ]
}
