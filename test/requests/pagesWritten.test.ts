import { describe, expect, it } from 'vitest'
import { answerGammaReport, gammaPage, gammaPaper } from '../../src/requests/gammaPage.js'
import { answerTap } from '../../src/requests/tap.js'
import { tapPage, tapPaper } from '../../src/requests/tapPage.js'
import { answerTapData } from '../../src/requests/tapData.js'
import { tapDataPage, tapDataPaper } from '../../src/requests/tapDataPage.js'
import { answerReferee } from '../../src/requests/referee/referee.js'
import { refereeText } from '../../src/requests/referee/readings.js'
import { refereePage, refereePaper } from '../../src/requests/referee/refereePage.js'
import { randomStream } from '../../src/random/philox.js'

/** What a reader sees of a page: without marks, styles, scripts, code, and the LaTeX that goes with formulas. */
function seen(page: string): string {
  return page
    .replaceAll(/<(style|script|code|annotation|math)\b[^]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&gt;', '>')
}

/** Text of a document without commands, code, and what stands between dollars and in displays. */
function printed(paper: string): string {
  return paper
    .slice(paper.indexOf('\\begin{document}'))
    .replaceAll(/\\begin\{(align\*?|equation|tikzpicture)\}[^]*?\\end\{\1\}/g, ' ')
    .replaceAll(
      /\\\[[^]*?\\\]|\$[^$]*\$|\\(?:texttt|section\*|ensuremath)\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g,
      ' ',
    )
}

const random = randomStream(1, 0)
const data = Array.from({ length: 600 }, () => [random.uniform() < 0.5 ? 0 : 1, random.uniform() < 0.3 ? 0 : 1])
const couplings = [
  [0, -0.3, 0.1],
  [-0.3, 0, 0.2],
  [0.1, 0.2, 0],
]
const pages: readonly (readonly [string, () => Promise<readonly [string, string]>])[] = [
  ...[
    { theory: 'phi3-phi4', legs: 2, loops: 1 },
    { theory: 'solvable', legs: 0, order: 4 },
  ].map(
    (request) =>
      [
        `gamma ${request.theory}`,
        async () => {
          const report = await answerGammaReport(request)
          return [gammaPage(report, ''), gammaPaper(report)] as const
        },
      ] as const,
  ),
  [
    'tap',
    async () => {
      const answer = await answerTap({ couplings, magnetisations: [-0.1, 0.5, 0.2], order: 4, scan: true, exact: true })
      return [tapPage(answer, ''), tapPaper(answer)] as const
    },
  ],
  [
    'tap --data',
    async () => {
      const answer = await answerTapData({ data, exact: true })
      return [await tapDataPage(answer, ''), tapDataPaper(answer)] as const
    },
  ],
]

describe('pages of reports', () => {
  it.each(pages)('set formulas in sentences, and signs in numbers: %s', async (_, make) => {
    const [page, paper] = await make()
    expect(seen(page)).not.toMatch(/[\p{L}\d)]_[\p{L}\d{]|\^[\d{(]|(?<![\p{L}\d.)])-\d|\de[-+]?\d/u)
    expect(printed(paper)).not.toMatch(/\\_|textasciicircum|(?<![\p{L}\d.)}\]{-])-\d|\de[-+]?\d|U\+[0-9A-F]{4}/u)
  })

  it('say what slopes are compared with', async () => {
    const answer = await answerTap({ couplings, magnetisations: [0.1, 0.5, 0.2], order: 3, scan: true })
    for (const text of [seen(tapPage(answer, '')), tapPaper(answer)])
      expect(text).toMatch(/P \+ 1\s*(?:&\s*)?2\s*(?:&\s*)?3\s*(?:&\s*)?4/)
  })

  it('set the terms of a document that are named in what differs', async () => {
    const document = String.raw`\textit{The TAP equations of Ising spins.}
\[ m_i = \tanh\Bigl( h_i + \sum_j K_{ij} m_j + m_i \sum_j K_{ij}^2 (1-m_j^2) \Bigr) \]`
    const answer = await answerReferee({ document })
    const raw = String.raw`m_i \sum_j K_{ij}^2 (1-m_j^2)`
    expect(answer.claims[0]?.differences.at(-1)).toContain(raw)
    expect(refereeText(answer)).toContain('with the other sign of m_i Σ_j K_(ij)² (1−m_j²)')
    expect(refereePage(answer, '')).toContain('class="katex"')
    expect(seen(refereePage(answer, ''))).not.toContain('\\sum')
    expect(refereePaper(answer)).toContain(`other sign of $${raw}$`)
  })
})
