import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerReferee } from '../../src/requests/referee/referee.js'
import { readRequest } from '../../src/requests/readRequest.js'
import { runWith } from '../cli/run.js'

const W2 = String.raw`w_2(x,y) = \frac12 \Delta(x,y)`
const W2_OF_D = String.raw`w_2(x,y) = \frac12 D(x,y)`
const FOUR = String.raw`G_c^{(4)}(x_1,\ldots,x_4) = -g \int d^dz\, \prod_{i=1}^4 D(x_i,z)`
/** Three equations in lines 1, 4, 7; the last one has no label. */
const paper = `\\begin{equation} \\label{eq:two}
  ${W2}
\\end{equation}
\\begin{equation} \\label{eq:m}
  ${W2_OF_D}
\\end{equation}
\\[ ${FOUR} \\]
`

const verdicts = async (document: string, text: string): Promise<readonly string[]> =>
  (await answerReferee({ document, claims: { text, file: 'paper.claims' } })).claims.map(({ verdict }) => verdict)

describe('a file of claims', () => {
  it('says of equations by their labels, their lines, and of all what comments would say', async () => {
    const claims = '# of paper.tex\n\n*: theory=phi4 order=0\n*: D = propagator of phi4\nline 7: theory=phi4 order=1\n'
    expect(await verdicts(paper, claims)).toEqual(['right', 'right', 'right-under'])
    expect(await verdicts(paper, `${claims}eq:two: none`)).toEqual(['not-judged', 'right', 'right-under'])
    // Without its letter the line is that of another text.
    expect(await verdicts(paper, 'eq:two: theory=phi4 legs=2 order=0')).toEqual(['right', 'not-judged', 'not-judged'])
  })

  it('is the same as comments before each equation', async () => {
    const claims = 'eq:two: theory=phi4 order=0\neq:m: theory=phi4 order=0\neq:m: D = propagator of phi4\n'
    const commented = paper
      .replace('\\begin{equation} \\label{eq:two}', '% edgewick: theory=phi4 order=0\n$&')
      .replace('\\begin{equation} \\label{eq:m}', '% edgewick: D = propagator of phi4\n$&')
      .replace('\\[', '% edgewick: none\n$&')
    const bare = ({ claims: found }: Awaited<ReturnType<typeof answerReferee>>): readonly unknown[] =>
      found.slice(0, 2).map((claim) => ({ ...claim, line: 0, macros: {}, tex: '' }))
    expect(bare(await answerReferee({ document: paper, claims: { text: claims } }))).toEqual(
      bare(await answerReferee({ document: commented })),
    )
  })

  it('speaks for its own equation only, and before comments of the document', async () => {
    const document = `% edgewick: none\n${paper}`
    expect(await verdicts(document, 'eq:two: theory=phi4 order=0')).toEqual(['right', 'not-judged', 'not-judged'])
    // For all: as at the head of the document, so that its comments come later.
    expect(await verdicts(document, '*: theory=phi4 order=0')).toEqual(['not-judged', 'not-judged', 'not-judged'])
  })

  it.each([
    [
      'eq:tow: theory=phi4',
      "paper.claims:1:1: expected a label of the document (eq:two, eq:m), the line of an equation as in line 12, or *, received 'eq:tow'",
    ],
    [
      'line 3: theory=phi4',
      "paper.claims:1:1: expected a label of the document (eq:two, eq:m), the line of an equation as in line 12, or *, received 'line 3'",
    ],
    [
      'eq:two: none\n  eq:m\n',
      "paper.claims:2:3: expected a label, a colon and what a comment would say, as in eq:two: theory=phi4 legs=2, received 'eq:m'",
    ],
    ['eq:two:\n', "received 'eq:two:'"],
    [
      '\neq:two: theory=phi5',
      'paper.claims:2:1: theory: expected one of edgeworth, edgeworth-even, independence-breaking',
    ],
    ['*: thery=phi4', 'paper.claims:1:1: expected keys with values, each once'],
    [
      'eq:m: D = coupling of edgeworth',
      'paper.claims:1:1: expected a coupling of edgeworth, received a theory without one',
    ],
    [
      'eq:two: thery=phi4\neq:tow: none',
      /^paper\.claims: expected claims as in theory=phi4 .* received 2 that cannot be read: 2:1 'eq:tow', 1:1 'thery=phi4'$/,
    ],
  ])('one that cannot be read: %j', async (claims, sentence) => {
    await expect(verdicts(paper, claims)).rejects.toThrow(sentence)
  })

  it('a document without a label says so, and a file too long is refused', async () => {
    await expect(verdicts(`\\[ ${W2} \\]`, 'eq:two: none')).rejects.toThrow(
      'expected a label of the document, which has none, the line of an equation',
    )
    await expect(verdicts(paper, '#'.repeat(1_000_001))).rejects.toThrow('paper.claims: expected')
  })
})

describe('the command with --claims', () => {
  const files = { 'paper.tex': paper, 'paper.claims': '*: theory=./own.yaml order=0\nline 7: none\neq:m: none\n' }

  it('reads the file, and the rule files that it names', async () => {
    const own = { ...files, './own.yaml': readFileSync('rules/phi4.yaml', 'utf8') }
    const { status, out } = await runWith(['referee', 'paper.tex', '--claims', 'paper.claims'], own)
    expect(status).toBe(0)
    expect(out).toContain('3 equations: 1 right, 0 wrong, 2 not judged')
  })

  it('tells where the file is wrong, with status 2', async () => {
    const { status, err } = await runWith(['referee', 'paper.tex', '--claims', 'c'], { ...files, c: 'eq:w: none' })
    expect(status).toBe(2)
    expect(err).toContain('c:1:1: expected a label of the document (eq:two, eq:m)')
  })

  it('is a request as JSON too', async () => {
    const request = await readRequest('referee', { document: paper, claims: { text: 'eq:two: theory=phi4 order=0' } })
    expect((await answerReferee(request)).claims[0]?.verdict).toBe('right')
    await expect(readRequest('referee', { document: paper, claims: 'eq:two: none' })).rejects.toThrow('claims')
  })
})
