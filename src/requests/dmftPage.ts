import type { DocumentClass } from '../render/latex/document.js'
import { formula, math, paragraph, text } from '../render/report/content.js'
import type { Block, Plot, ReportContent, Section } from '../render/report/content.js'
import { capital } from '../render/report/prose.js'
import { reportHtml } from '../render/report/reportHtml.js'
import { reportTex } from '../render/report/reportTex.js'
import type { StateAnswer } from './dmft.js'
import { drawnPlots } from './drawnPlots.js'
import { dmftPanels } from './dmftPlot.js'
import { dmftDoubt, everyFew, PHASES, shown, small } from './dmftReadings.js'
import { simulationDoubts, simulationNote, simulationRows } from './simulationReadings.js'

/**
 * One self-contained HTML page of a random network at one coupling strength: the network, its theory, the state with
 * errors, c(τ) as a plot and in numbers, simulated networks and what was checked.
 *
 * @param katexCss the style sheet of KaTeX, which sets the formulas (`katex/dist/katex.min.css`)
 * @example
 * const page = await dmftPage(await answerDmft({ phi: 'tanh', g: 1.5 }), '')
 * page.includes('<html') // true
 */
export async function dmftPage(answer: StateAnswer, katexCss: string): Promise<string> {
  return reportHtml(contentOf(answer, await drawnPlots(plotsOf(answer))), katexCss)
}

/**
 * The same as a LaTeX document for pdflatex.
 *
 * @example
 * dmftPaper(await answerDmft({ phi: 'tanh', g: 1.5 })).startsWith('\\documentclass') // true
 */
export function dmftPaper(answer: StateAnswer, kind: DocumentClass = 'article'): string {
  return reportTex(contentOf(answer, plotsOf(answer)), kind)
}

function plotsOf(answer: StateAnswer): readonly Plot[] {
  return dmftPanels(answer).map((panel) => ({ kind: 'plot', panel }))
}

function contentOf(answer: StateAnswer, plots: readonly Plot[]): ReportContent {
  const { state, simulation } = answer
  const { network, phase } = state
  const doubts = [
    ...[dmftDoubt(state)].flatMap((doubt) => doubt ?? []),
    ...(simulation === undefined ? [] : simulationDoubts(simulation)),
  ]
  const blunt =
    simulation !== undefined &&
    (simulation.extrapolated === undefined
      ? simulation.sizes.some(({ c0 }) => c0.verdict === 'undecided')
      : [simulation.extrapolated.c0, simulation.extrapolated.lyapunov].some(({ verdict }) => verdict === 'undecided'))
  return {
    title: 'A random network',
    subtitle: text`${math(network.phi.latex)}; g = ${network.g}, D = ${network.noise}: dynamic mean-field theory${simulation === undefined ? '' : ', with simulated networks beside it'}.`,
    verdict: doubts.length > 0 ? 'differs' : blunt ? 'undecided' : 'agrees',
    summary:
      doubts.length > 0
        ? doubts.map((each) => `${capital(each)}. `)
        : [
            `${capital(PHASES[phase])}. The state solves its equation, by a quadrature that did not find it.${simulation === undefined ? '' : blunt ? ' Simulated networks have errors that are too large for a verdict.' : ' Simulated networks agree with it.'}`,
          ],
    sections: [
      networkSection(answer),
      stateSection(answer),
      { title: 'Correlation', blocks: [...plots, curveTable(answer)] },
      ...simulationSections(answer),
      checkSection(answer),
    ],
  }
}

function networkSection({ state: { iteration } }: StateAnswer): Section {
  const way =
    iteration === undefined
      ? text`The variance follows from the energy, ${math('D^{2}/8 = V(c_{\\infty}) - V(c_{0})')}.`
      : text`Here the equation ${EQUATION} was put into itself, ${iteration.iterations} times, without the potential.`
  return {
    title: 'The network and its theory',
    blocks: [
      formula(
        '\\mathrm{d}x_{i} = \\Bigl( -x_{i} + \\sum_{j} J_{ij} \\phi(x_{j}) \\Bigr) \\mathrm{d}t + \\mathrm{d}W_{i} ,\\quad J_{ij} \\sim \\mathcal{N}(0, g^{2}/N) ,\\quad \\langle \\mathrm{d}W_{i}^{2} \\rangle = D \\, \\mathrm{d}t',
      ),
      paragraph(
        text`For many units each of them is a Gaussian process whose correlation ${math('c(\\tau) = \\langle x(t) x(t+\\tau) \\rangle')} comes back to itself, with ${math('f_{\\phi}(c, c_{0}) = \\langle \\phi(x) \\phi(y) \\rangle')} over two Gaussian variables of variance ${math('c_{0}')} and covariance ${math('c')}:`,
      ),
      formula(
        "\\ddot{c} = c - g^{2} f_{\\phi}(c, c_{0}) = -V'(c; c_{0}) ,\\quad \\dot{c}(0^{+}) = -\\frac{D}{2} ,\\quad V(c; c_{0}) = -\\frac{c^{2}}{2} + g^{2} \\left[ f_{\\Phi}(c, c_{0}) - f_{\\Phi}(0, c_{0}) \\right] ,\\quad \\Phi' = \\phi",
      ),
      paragraph([
        ...way,
        ...text` The largest Lyapunov exponent is ${math('\\lambda = -1 + \\sqrt{1 - E_{0}}')} with the lowest energy of`,
      ]),
      formula("-\\partial_{\\tau}^{2} + 1 - g^{2} f_{\\phi'}(c(\\tau), c_{0})"),
    ],
  }
}

const EQUATION = math('c = \\tfrac{1}{2} e^{-|\\tau|} * \\left( g^{2} f_{\\phi}(c) + D \\delta \\right)')

function stateSection({ state }: StateAnswer): Section {
  const { c0, lyapunov, gain, asymptote, errors, others, phase } = state
  const rows: readonly (readonly [string, string, string])[] = [
    ['c_{0}', shown(c0), small(errors.c0)],
    ['\\lambda', shown(lyapunov), small(errors.lyapunov)],
    ["g^{2} \\langle \\phi'^{2} \\rangle", shown(gain), ''],
    ...(asymptote > 0 ? [['c_{\\infty}', shown(asymptote), ''] as const] : []),
  ]
  return {
    title: 'The state',
    blocks: [
      paragraph(text`${capital(PHASES[phase])}.`),
      {
        kind: 'table',
        name: 'The state',
        head: ['', 'value', 'error'],
        rows: rows.map(([name, value, error]) => [{ text: [math(name)] }, { text: [value] }, { text: [error] }]),
        numbers: [1, 2],
      },
      ...(others.length === 0
        ? []
        : [paragraph(text`Other solutions have ${math('c_{0}')} = ${others.map(shown).join(', ')}.`)]),
    ],
  }
}

function curveTable({ curve }: StateAnswer): Block {
  return {
    kind: 'table',
    name: 'Correlation',
    head: ['τ', 'c'],
    rows: everyFew(curve.tau).map((k) => [{ text: [`${curve.tau[k]}`] }, { text: [shown(curve.c[k] as number)] }]),
    numbers: [0, 1],
  }
}

function simulationSections({ simulation }: StateAnswer): readonly Section[] {
  if (simulation === undefined) return []
  const { head, rows } = simulationRows(simulation)
  const verdicts = head.flatMap((each, column) => (each === '' ? [column] : []))
  const toned = ['agrees', 'differs', 'undecided'] as const
  return [
    {
      title: 'Simulated networks',
      blocks: [
        {
          kind: 'table',
          name: 'Simulated networks beside the theory',
          head: head.map((each) => (each === '' ? 'verdict' : each)),
          rows: rows.map((row) =>
            row.map((cell, column) => {
              const tone = verdicts.includes(column) ? toned.find((each) => each === cell) : undefined
              return { text: [cell], ...(tone === undefined ? {} : { tone }) }
            }),
          ),
          numbers: head.flatMap((each, column) => (each === '' ? [] : [column])),
        },
        ...simulationNote(simulation).map((sentence) => paragraph(text`${capital(sentence)}.`, 'soft')),
      ],
    },
  ]
}

function checkSection({ state }: StateAnswer): Section {
  const doubt = dmftDoubt(state)
  return {
    title: 'Checks',
    blocks: [
      paragraph(
        text`The self-consistency equation ${EQUATION}, by another quadrature than that which found the state, holds to ${small(state.errors.residual)} of ${math('c_{0}')}.`,
      ),
      ...(doubt === undefined ? [] : [paragraph(text`${capital(doubt)}.`, 'note')]),
    ],
  }
}
