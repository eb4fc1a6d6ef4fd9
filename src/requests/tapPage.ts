import { meanFieldLatex } from '../render/latex/meanFieldLatex.js'
import type { DocumentClass } from '../render/latex/document.js'
import { formula, math, paragraph, plainTable, text } from '../render/report/content.js'
import type { Block, ReportContent, Section } from '../render/report/content.js'
import { reportHtml } from '../render/report/reportHtml.js'
import { reportTex } from '../render/report/reportTex.js'
import type { GibbsAnswer, MeansAnswer, TapAnswer } from './tap.js'
import { failureSentence, gibbsSentences, instability } from './tapReadings.js'
import { isStable } from './tapSolutions.js'

/** Spins in the table: what there is more is in JSON. */
const SHOWN = 200

/** Slopes that are nearer to P + 1 are as they should be. */
const NEAR = 0.5

/**
 * One self-contained HTML page: the formulas of the order, the numbers, and what was checked.
 *
 * @param katexCss the style sheet of KaTeX, which sets the formulas (`katex/dist/katex.min.css`)
 * @example
 * tapPage(await answerTap({ couplings: [[0, 0.3], [0.3, 0]], magnetisations: [0.1, 0.5] }), '').includes('<html') // true
 */
export function tapPage(answer: TapAnswer, katexCss: string): string {
  return reportHtml(contentOf(answer), katexCss)
}

/**
 * The same as a LaTeX document for pdflatex.
 *
 * @example
 * tapPaper(await answerTap({ couplings: [[0, 0.3], [0.3, 0]], magnetisations: [0.1, 0.5] })).startsWith('\\documentclass') // true
 */
export function tapPaper(answer: TapAnswer, kind: DocumentClass = 'article'): string {
  return reportTex(contentOf(answer), kind)
}

function contentOf(answer: TapAnswer): ReportContent {
  const { order } = answer
  const { energy, equation } = meanFieldLatex(order)
  const spins = answer.kind === 'gibbs' ? answer.magnetisations.length : answer.fields.length
  return {
    title: `${spins} Ising spins, to order ${order} in the couplings`,
    subtitle: ['The Gibbs free energy and the mean-field equations as sums over sites, with their values.'],
    ...(answer.kind === 'gibbs' ? gibbsVerdict(answer) : meansVerdict(answer)),
    sections: [
      {
        title: 'Formulas',
        blocks: [
          paragraph(
            text`The weight is ${math('\\exp(\\sum_{i<j} K_{ij} s_{i} s_{j} + \\sum_{i} h_{i} s_{i})')}; a primed sum runs over sites no two of which are the same.`,
          ),
          formula(energy),
          formula(equation),
        ],
      },
      { title: 'Numbers', blocks: answer.kind === 'gibbs' ? gibbsBlocks(answer) : meansBlocks(answer) },
      ...(answer.kind === 'gibbs' ? scanSection(answer) : []),
    ],
  }
}

function gibbsVerdict(answer: GibbsAnswer): Pick<ReportContent, 'verdict' | 'summary'> {
  const { scan, gibbs, doubts } = answer
  const slopes = scan?.orders.filter(({ slope }) => !Number.isNaN(slope)) ?? []
  const fits = slopes.every(({ order, slope }) => Math.abs(slope - order - 1) < NEAR)
  return {
    verdict: doubts.length > 0 ? 'differs' : slopes.length === 0 ? 'undecided' : fits ? 'agrees' : 'differs',
    summary: [
      `G = ${gibbs.value}. `,
      ...gibbsSentences(answer).map((sentence) => `${sentence}. `),
      slopes.length === 0
        ? 'The error of its orders was not looked at (--scan).'
        : fits
          ? 'The error of every order falls as it should.'
          : 'The error of an order does not fall as it should.',
    ],
  }
}

function meansVerdict({ solutions, failed }: MeansAnswer): Pick<ReportContent, 'verdict' | 'summary'> {
  const [best] = solutions
  if (best === undefined) return { verdict: 'differs', summary: [`${failureSentence(failed)}.`] }
  if (!isStable(best)) return { verdict: 'differs', summary: [`The solution is none to trust: ${instability(best)}.`] }
  return {
    verdict: 'agrees',
    summary: [
      `A locally stable solution was found, to ${best.residual.toExponential(1)}, by ${best.iterations} evaluations.`,
    ],
  }
}

function gibbsBlocks({ magnetisations, gibbs, spinGlass, exact, sampled }: GibbsAnswer): readonly Block[] {
  return [
    plainTable(
      'Orders',
      ['', 'value'],
      [
        ...gibbs.terms.map((term, k) => [`F${k + 1}`, `${term}`]),
        ['G', `${gibbs.value}`],
        ['1 − ρ(qK²q)', spinGlass.toPrecision(3)],
        ...(exact === undefined ? [] : [['G, exactly', `${exact.value}`]]),
      ],
      1,
    ),
    spinTable(magnetisations.length, [
      ['m', magnetisations],
      ['h', gibbs.fields],
      ...(exact === undefined ? [] : [['h, exactly', exact.fields] as const]),
      ...sampledColumns(sampled),
    ]),
  ]
}

function meansBlocks({ fields, solutions, exact, sampled }: MeansAnswer): readonly Block[] {
  return [
    plainTable(
      'Solutions',
      ['solution', 'G − h·m', 'starts', 'evaluations', 'residual', 'least ∂²G', '1 − ρ(qK²q)'],
      solutions.map(({ freeEnergy, starts, iterations, residual, smallestEigenvalue, spinGlass }, k) => [
        `${k + 1}`,
        `${freeEnergy}`,
        `${starts}`,
        `${iterations}`,
        residual.toExponential(1),
        smallestEigenvalue.toPrecision(3),
        spinGlass.toPrecision(3),
      ]),
      1,
    ),
    ...(exact === undefined ? [] : [paragraph(text`Exactly, −log Z is ${exact.freeEnergy}.`)]),
    spinTable(fields.length, [
      ['h', fields],
      ...solutions.slice(0, 4).map(({ means }, k) => [`m, ${k + 1}`, means] as const),
      ...(exact === undefined ? [] : [['m, exactly', exact.means] as const]),
      ...sampledColumns(sampled),
    ]),
  ]
}

function sampledColumns(sampled: GibbsAnswer['sampled']): readonly (readonly [string, readonly number[]])[] {
  return sampled === undefined
    ? []
    : [
        ['m, sampled', sampled.means],
        ['error', sampled.errors],
      ]
}

function scanSection({ scan }: GibbsAnswer): readonly Section[] {
  if (scan === undefined) return []
  const rows = [
    ...scan.strengths.map((strength, s) => [
      strength.toPrecision(3),
      ...scan.orders.map(({ errors }) => (errors[s] as number).toExponential(2)),
    ]),
    ['slope', ...scan.orders.map(({ slope }) => (Number.isNaN(slope) ? '' : slope.toFixed(2)))],
    ['P + 1', ...scan.orders.map(({ order }) => `${order + 1}`)],
  ]
  return [
    {
      title: 'Checks',
      blocks: [
        paragraph(
          text`The error of G(m) when the couplings are scaled by ε; that of order P should fall as ε to the power P + 1.`,
        ),
        plainTable('Errors', ['ε', ...scan.orders.map(({ order }) => `order ${order}`)], rows, 1),
      ],
    },
  ]
}

function spinTable(spins: number, columns: readonly (readonly [string, readonly number[]])[]): Block {
  const rows = Array.from({ length: Math.min(spins, SHOWN) }, (_, i) => [
    `${i + 1}`,
    ...columns.map(([, values]) => (values[i] as number).toFixed(6)),
  ])
  return plainTable('Spins', ['spin', ...columns.map(([name]) => name)], rows, 1)
}
