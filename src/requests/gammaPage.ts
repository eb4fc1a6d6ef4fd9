import { notInSum } from '../expansion/leftOut.js'
import { coefficientHead, coefficientName } from '../expansion/coefficientName.js'
import type { Expansion } from '../expansion/expansion.js'
import { atAPoint } from '../expansion/readings/atAPoint.js'
import type { SolvableExpansion } from '../expansion/solvable/expandSolvable.js'
import { diagramStyle } from '../render/diagramStyle.js'
import { diagramEquation } from '../render/equation/diagramEquation.js'
import type { DocumentClass } from '../render/latex/document.js'
import { expansionLatex } from '../render/latex/expansionLatex.js'
import { momentumSpaceLatex } from '../render/latex/momentumSpaceLatex.js'
import { polynomialLatex } from '../render/latex/polynomialLatex.js'
import { solvableAtAPointLatex, solvableLatex } from '../render/latex/solvableLatex.js'
import { withoutDiagramLatex } from '../render/latex/withoutDiagramLatex.js'
import { formula, math, paragraph, text } from '../render/report/content.js'
import type { Block, ReportContent, Section } from '../render/report/content.js'
import { drawnTerm } from '../render/report/couplingSection.js'
import { prose } from '../render/report/prose.js'
import { reportHtml } from '../render/report/reportHtml.js'
import { reportTex } from '../render/report/reportTex.js'
import { rulesTable } from '../render/report/rulesSection.js'
import { nodeText } from '../render/text/solvableText.js'
import { rationalText } from '../render/text/unicode.js'
import type { Theory } from '../theory/theory.js'
import { InputError } from '../errors.js'
import { answerGamma } from './gamma.js'
import type { GammaRequest } from './gamma.js'
import { gammaChecks, solvableChecks } from './gammaChecks.js'
import type { GammaCheck } from './gammaChecks.js'
import type { Running } from './running.js'
import { chosenTheory } from './subject.js'

/** An expansion of Γ, and what was checked of it. */
export type GammaReport = {
  /** The theory as its rule file has it. */
  readonly theory: Theory
  readonly checks: readonly GammaCheck[]
} & (
  | { readonly kind: 'gaussian'; readonly expansion: Expansion }
  | { readonly kind: 'solvable'; readonly expansion: SolvableExpansion }
)

/**
 * What a page shows of Γ; {@link gammaPage} and {@link gammaPaper} write it.
 *
 * @throws InputError for a request that cannot be read, and for one at a point or of Dyson's equation, which have no page
 * @example
 * Object.keys(await answerGammaReport({ theory: 'phi4', legs: 2, loops: 1 })).join() // 'kind,expansion,theory,checks'
 */
export async function answerGammaReport(request: GammaRequest, running: Running = {}): Promise<GammaReport> {
  const answer = await answerGamma({ ...request, space: 'position' }, running)
  if ('dyson' in answer || (!('solvable' in answer) && answer.space === 'point'))
    throw new InputError({
      code: 'requests.page',
      at: 'request',
      expected: 'diagrams, which a page shows',
      received: 'Dyson’s equation',
    })
  const theory = await chosenTheory(request.theory)
  return 'solvable' in answer
    ? { kind: 'solvable', expansion: answer.solvable, theory, checks: solvableChecks(theory, answer.solvable) }
    : { kind: 'gaussian', expansion: answer.expansion, theory, checks: gammaChecks(theory, answer.expansion.terms) }
}

/**
 * One self-contained HTML page: the theory, its diagrams, formulas, numbers and checks.
 *
 * @param katexCss the style sheet of KaTeX, which sets the formulas (`katex/dist/katex.min.css`)
 * @example
 * gammaPage(await answerGammaReport({ theory: 'phi4', legs: 2, loops: 1 }), '').includes('<html') // true
 */
export function gammaPage(report: GammaReport, katexCss: string): string {
  return reportHtml(contentOf(report), katexCss)
}

/**
 * The same as a LaTeX document for pdflatex.
 *
 * @example
 * gammaPaper(await answerGammaReport({ theory: 'phi4', legs: 2, loops: 1 })).startsWith('\\documentclass') // true
 */
export function gammaPaper(report: GammaReport, kind: DocumentClass = 'article'): string {
  return reportTex(contentOf(report), kind)
}

function contentOf(report: GammaReport): ReportContent {
  const { expansion, checks } = report
  const { request, terms } = expansion
  const { title } = expansion.theory
  return {
    title,
    subtitle: text`${math(coefficientHead(expansion.theory, request))}: ${terms.length} ${terms.length === 1 ? 'diagram' : 'diagrams'}, with what was checked.`,
    ...verdictOf(checks),
    sections: [
      theorySection(report),
      { title: 'Diagrams', blocks: diagramBlocks(report) },
      ...(terms.length === 0
        ? []
        : [
            { title: 'Formulas', blocks: formulaBlocks(report) },
            { title: 'Numbers', blocks: numberBlocks(report) },
          ]),
      { title: 'Checks', blocks: checkBlocks(checks) },
    ],
  }
}

function verdictOf(checks: readonly GammaCheck[]): Pick<ReportContent, 'verdict' | 'summary'> {
  const of = (verdict: GammaCheck['verdict']): readonly string[] =>
    checks.filter((check) => check.verdict === verdict).map(({ name }) => name)
  const [agrees, differs, undecided] = [of('agrees'), of('differs'), of('undecided')]
  const open = undecided.length === 0 ? [] : [` Not decided: ${undecided.join(', ')}.`]
  if (differs.length > 0) return { verdict: 'differs', summary: [`Does not agree: ${differs.join(', ')}.`, ...open] }
  return agrees.length > 0
    ? { verdict: 'agrees', summary: [`Agrees: ${agrees.join(', ')}.`, ...open] }
    : { verdict: 'undecided', summary: ['Nothing independent of the diagrams was compared.'] }
}

/** What diagrams are summed, and what their parts stand for. */
function theorySection({ kind, theory, expansion: { theory: gamma } }: GammaReport): Section {
  const which =
    kind === 'solvable'
      ? 'connected diagrams without self-loops and, but for the single line, without bridges, nodes carrying what the rule says'
      : gamma.filters.includes('tree')
        ? 'trees'
        : 'one-particle irreducible diagrams, whose legs have no lines'
  const sum = math(gamma.expands.latex)
  const besides = kind === 'solvable' ? 'that of the uncoupled sites' : 'its quadratic part'
  const sign = gamma.expands.sign < 0 ? 'minus ' : ''
  return {
    title: 'The theory and its rules',
    blocks: [
      paragraph(
        text`${theory.title}. ${sum} is the Legendre transform of W: beside ${besides}, ${sign}the sum over ${which}, of the product of these factors divided by the order of the automorphism group.`,
      ),
      rulesTable(gamma),
      ...(kind === 'solvable' ? nodeBlocks : []),
      paragraph(prose(`Source: ${theory.source.trim().replace(/\.$/, '')}.`), 'soft'),
    ],
  }
}

/** The rule of `blockWeight`, as `nodeRule` has it for the terminal. */
const nodeBlocks: readonly Block[] = [
  paragraph(
    text`The legs of a node fall into blocks, one for each part that the diagram has without the node. One block of ${math('n')} legs carries the cumulant ${math('\\kappa_{n}')} at the mean of the site, two of ${math('n')} and ${math('m')} legs ${math('\\kappa_{n+m} - \\kappa_{n+1} \\kappa_{m+1} / \\kappa_{2}')}, several the coefficient of ${math('t_{1} \\cdots t_{b}')} in`,
  ),
  formula(
    '\\operatorname*{ext}_{\\delta} \\Bigl[ \\sum_{S} t_{S} \\sum_{r} \\frac{\\delta^{r}}{r!} \\kappa_{n_{S}+r} - m \\delta \\Bigr]',
  ),
  paragraph(
    text`with ${math('S')} running over sets of blocks with ${math('n_{S}')} legs. A bridge leaves a block of one leg beside others, which carries 0: it counts in the single line of first order only. An external leg is a derivative with respect to the mean of its site, ${math('d\\kappa_{n}/dm = \\kappa_{n+1}/\\kappa_{2}')}.`,
  ),
]

function diagramBlocks({ kind, expansion }: GammaReport): readonly Block[] {
  const { theory, request, terms, reason } = expansion
  const style = diagramStyle(theory)
  const remark = kind === 'solvable' ? expansion.remark : notInSum(theory, request)
  return [
    ...(reason === undefined ? [] : [paragraph(text`No diagram: ${reason}.`)]),
    ...(terms.length === 0
      ? []
      : [{ kind: 'diagrams' as const, style, items: terms.map((term) => drawnTerm(theory, term)) }]),
    ...(terms.length === 0 || kind === 'solvable'
      ? []
      : [
          {
            kind: 'equation' as const,
            style,
            equation: diagramEquation(expansion),
            name: `${coefficientName(theory, request)} as a sum of diagrams`,
          },
        ]),
    ...(remark === undefined || reason !== undefined ? [] : [paragraph(text`${capital(remark)}.`, 'note')]),
  ]
}

function formulaBlocks({ kind, expansion }: GammaReport): readonly Block[] {
  if (kind === 'solvable') return [{ kind: 'formula', latex: (style) => solvableLatex(expansion, style) }]
  return [
    { kind: 'formula', latex: (style) => expansionLatex(expansion, 'counted', style) },
    ...(expansion.theory.spaces.length === 0 && expansion.request.legs > 0
      ? [paragraph(text`In momentum space, of a theory that is the same everywhere:`), momentumFormula(expansion)]
      : []),
  ]
}

function momentumFormula(expansion: Expansion): Block {
  return { kind: 'formula', latex: (style) => momentumSpaceLatex(expansion, 'counted', style) }
}

function numberBlocks({ kind, expansion }: GammaReport): readonly Block[] {
  const { theory, request } = expansion
  const nodes = kind === 'solvable' ? expansion.terms.map((term) => term.nodes.map(nodeText).join(' · ')) : undefined
  const rows = expansion.terms.map(({ coefficient, weighted: { id, automorphisms, labellings } }, i) => [
    id,
    rationalText(coefficient),
    `${automorphisms.free}`,
    `${labellings}`,
    ...(nodes === undefined ? [] : [nodes[i] ?? '']),
  ])
  return [
    paragraph(
      kind === 'solvable'
        ? text`At a point, every line being its symbol and every cumulant too:`
        : text`At a point, every vertex and line being its symbol:`,
    ),
    {
      kind: 'formula',
      latex: (style = {}) =>
        kind === 'solvable'
          ? solvableAtAPointLatex(expansion, style)
          : polynomialLatex(
              atAPoint(expansion),
              coefficientHead(theory, request),
              style,
              withoutDiagramLatex(expansion),
            ),
    },
    {
      kind: 'table',
      name: 'Diagrams',
      head: [
        'diagram',
        'coefficient',
        '|Aut|, legs free',
        'labellings',
        ...(nodes === undefined ? [] : ['its nodes carry']),
      ],
      rows: rows.map((row) =>
        row.map((cell, column) => ({
          text: column === 0 ? [{ code: cell }] : column === NODES ? prose(cell) : [cell],
        })),
      ),
      numbers: [1, 2, 3],
    },
  ]
}

/** The column of what nodes carry. */
const NODES = 4

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function checkBlocks(checks: readonly GammaCheck[]): readonly Block[] {
  return [
    {
      kind: 'table',
      name: 'Checks',
      head: ['', 'verdict'],
      rows: checks.map(({ name, verdict }) => [{ text: prose(name) }, { text: [verdict], tone: verdict }]),
      numbers: [],
    },
    ...checks.map(({ name, evidence }) => paragraph(text`${name}: ${evidence}.`, 'soft')),
  ]
}
