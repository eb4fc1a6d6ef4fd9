import { math, paragraph, text } from '../../render/report/content.js'
import type { Block, Cell, ReportContent, Section, Text, Tone } from '../../render/report/content.js'
import type { DocumentClass } from '../../render/latex/document.js'
import { reportHtml } from '../../render/report/reportHtml.js'
import { reportTex } from '../../render/report/reportTex.js'
import { refereeTotal } from './readings.js'
import { safeMath } from '../../render/tikz/safeMath.js'
import type { RefereeAnswer, RefereedClaim } from './referee.js'
import { termIn } from './termSaid.js'

const TONES: Readonly<Record<RefereedClaim['verdict'], Tone>> = {
  right: 'agrees',
  'right-under': 'agrees',
  wrong: 'differs',
  'not-judged': 'undecided',
}
const KINDS: Readonly<Record<string, string>> = { coefficient: 'coefficient function', correlator: 'n-point function' }

/**
 * One self-contained HTML page: the paper's equations, the verdict on each, the right line with a button that copies it.
 * Nothing of the paper is taken for markup.
 *
 * @param katexCss the style sheet of KaTeX, which sets the formulas (`katex/dist/katex.min.css`)
 * @example
 * const document = '% edgewick: theory=phi4 legs=2 order=0\n\\[ w_2(x,y) = \\Delta(x,y) \\]'
 * refereePage(await answerReferee({ document }), '').includes('right would be') // true
 */
export function refereePage(answer: RefereeAnswer, katexCss: string): string {
  return reportHtml(refereeContent(answer), katexCss)
}

/**
 * The same as a LaTeX document for pdflatex. Equations that have more in them than mathematics, macros with arguments
 * for one, are shown as they are written.
 *
 * @example
 * const document = '% edgewick: theory=phi4 legs=2 order=0\n\\[ w_2(x,y) = \\Delta(x,y) \\]'
 * refereePaper(await answerReferee({ document })).startsWith('\\documentclass') // true
 */
export function refereePaper(answer: RefereeAnswer, kind: DocumentClass = 'article'): string {
  return reportTex(refereeContent(answer), kind)
}

function refereeContent({ file, claims }: RefereeAnswer): ReportContent {
  const has = (verdict: RefereedClaim['verdict']): boolean => claims.some((claim) => claim.verdict === verdict)
  return {
    title: `${file}, equation by equation`,
    subtitle: ['The displayed equations of the document against what the theories give that its comments name.'],
    verdict: has('wrong') ? 'differs' : has('not-judged') || claims.length === 0 ? 'undecided' : 'agrees',
    summary: [claims.length === 0 ? 'No displayed equation.' : `${refereeTotal(claims)}.`],
    sections: claims.length === 0 ? [] : [overview(claims), ...claims.map(sectionOf)],
  }
}

function overview(claims: readonly RefereedClaim[]): Section {
  const cell = (content: string): Cell => ({ text: [content] })
  return {
    title: 'All equations',
    blocks: [
      {
        kind: 'table',
        name: 'All equations',
        head: ['line', 'label', 'verdict', 'as', 'would have noticed'],
        numbers: [0],
        rows: claims.map(({ line, label, verdict, kind, noticed }) => [
          cell(`${line}`),
          cell(label ?? ''),
          { text: [verdictWords(verdict)], tone: TONES[verdict] },
          cell(kind ?? ''),
          cell(noticed.join(', ')),
        ]),
      },
    ],
  }
}

function sectionOf(claim: RefereedClaim): Section {
  const { line, label, verdict, kind, convention, reason, differences, corrected, noticed, tex, macros } = claim
  const as = kind === null ? '' : `, judged as ${KINDS[kind] ?? kind}`
  const blocks: readonly Block[] = [
    { kind: 'quotation', tex, macros, copied: false },
    paragraph([`${verdictWords(verdict)}${as}`], TONES[verdict]),
    ...(convention === null ? [] : [paragraph(text`under a convention: ${convention}`)]),
    ...(reason === null ? [] : [paragraph([reason])]),
    ...differences.map((difference) => paragraph(differenceText(difference))),
    ...(corrected === null
      ? []
      : [paragraph(['right would be']), { kind: 'quotation' as const, tex: corrected, macros, copied: true }]),
    ...(noticed.length === 0 ? [] : [paragraph(noticedText(noticed), 'soft')]),
  ]
  return { title: `line ${line}${label === null ? '' : ` (${label})`}: ${verdictWords(verdict)}`, blocks }
}

/** A sentence in which a term of the document is set. */
function differenceText(difference: string): Text {
  const said = termIn(difference)
  return said === undefined ? [difference] : [said.words, math(safeMath(said.tex))]
}

function noticedText(noticed: RefereedClaim['noticed']): Text {
  return [`would have been noticed, in each of its terms: ${noticed.join(', ')}`]
}

function verdictWords(verdict: RefereedClaim['verdict']): string {
  return verdict === 'right-under' ? 'right under a convention' : verdict.replace('-', ' ')
}
