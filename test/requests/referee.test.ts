import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expand } from '../../src/expansion/expand.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { refereeJson, refereeText } from '../../src/requests/referee/readings.js'
import { answerReferee } from '../../src/requests/referee/referee.js'
import type { RefereedClaim } from '../../src/requests/referee/referee.js'
import { readRequest } from '../../src/requests/readRequest.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { runWith } from '../cli/run.js'

const paper = readFileSync('test/requests/papers/edgeworth.tex', 'utf8')

const claims = async (document: string): Promise<readonly RefereedClaim[]> => (await answerReferee({ document })).claims
const display = (tex: string): string => `\n\\begin{equation} ${tex} \\end{equation}\n`

describe('a paper, equation by equation', () => {
  it('right, right under a convention, wrong with the right line, not judged and why', async () => {
    const found = await claims(paper)
    expect(found.map(({ label, line, kind, verdict }) => [line, label, kind, verdict])).toEqual([
      [10, 'eq:two', 'correlator', 'right'],
      [16, 'eq:w2', 'coefficient', 'right'],
      [18, 'eq:wrong', 'coefficient', 'wrong'],
      [21, 'eq:four', 'correlator', 'right-under'],
      [25, null, null, 'not-judged'],
      [31, null, 'coefficient', 'wrong'],
      [35, 'eq:sigma', 'self-energy', 'right-under'],
    ])
    for (const { verdict, kind, noticed } of found) {
      const all = ['a sign', 'a factor 2', 'a dropped term']
      // The sign of a self-energy of one term is a convention.
      expect(noticed).toEqual(!verdict.startsWith('right') ? [] : kind === 'self-energy' ? all.slice(1) : all)
    }
    expect(found[3]?.convention).toBe('read g as λ of phi4; read G_0(a,b) as Δ of phi4')
    expect(found[4]?.reason).toBe('a comment says that it is none')
    expect(found[5]?.differences).toEqual(['every sign is reversed, as in −S instead of S'])
    expect(found[6]?.convention).toContain('1/G = p^2 + m^2 + Σ')
  })

  it('the corrected line, put in place of the wrong one, is right', async () => {
    const found = await claims(paper)
    for (const { verdict, corrected, tex } of found.filter(({ verdict: one }) => one === 'wrong')) {
      expect(corrected).not.toBeNull()
      const index = found.findIndex((one) => one.tex === tex)
      const mended = await claims(paper.replace(tex, `${corrected ?? ''} \\nonumber`))
      expect(mended[index]?.verdict).toBe('right')
      expect(verdict).toBe('wrong')
    }
  })

  it('what expand prints is right, and each of its terms is looked at', async () => {
    for (const [name, legs, upTo] of [
      ['phi4', 2, 3],
      ['phi4', 4, 2],
      ['edgeworth', 4, 1],
      ['phi3', 3, 3],
    ] as const) {
      const printed = expansionLatex(expand(theory(name), { legs, select: { upTo } }))
      const [claim] = await claims(`% edgewick: theory=${name} legs=${legs} up-to=${upTo}${display(printed)}`)
      expect(claim).toMatchObject({ verdict: 'right', noticed: ['a sign', 'a factor 2', 'a dropped term'] })
      const [dropped] = await claims(
        `% edgewick: theory=${name} legs=${legs} up-to=${upTo}${display(printed.replace(/\\frac\{1\}\{(\d+)\}/, '\\frac{1}{1$1}'))}`,
      )
      expect(dropped?.verdict).toBe('wrong')
      expect(dropped?.corrected).not.toBeNull()
    }
  })

  it('without a left side it is right by a reading, which is named, and a factor that is the other reading goes unnoticed', async () => {
    const tex = String.raw`-\frac{\lambda}{2}\int dy \Delta(x_1,y)\Delta(y,y)\Delta(y,x_2)`
    const [claim] = await claims(`% edgewick: theory=phi4 legs=2 order=1${display(tex)}`)
    expect(claim).toMatchObject({ verdict: 'right-under', kind: 'correlator' })
    expect(claim?.convention).toBe('read as the 2-point function δ^2W/(δJ δJ)')
  })

  it('legs and orders that the comment leaves out are those of the formula', async () => {
    const tex = String.raw`w_2(x,y) = \frac12\Delta(x,y) - \frac{\lambda}{4}\int dz \Delta(x,z)\Delta(z,z)\Delta(z,y)`
    expect((await claims(`% edgewick: theory=phi4${display(tex)}`))[0]?.verdict).toBe('right')
    expect(
      (await claims(`% edgewick: theory=phi4${display(tex.replace(String.raw`\frac12\Delta(x,y)`, ''))}`))[0]?.verdict,
    ).toBe('wrong')
  })

  it('rule files by their name, several theories, and no comment at all', async () => {
    const rules = readFileSync('rules/phi4.yaml', 'utf8')
    const tex = display(String.raw`w_2(x,y) = \frac12\Delta(x,y)`)
    const document = `${tex}% edgewick: theory=my/own.yaml legs=2 order=0${tex}% edgewick: network=cos-net d=1${tex}`
    const answer = await answerReferee({ document, rules: { 'my/own.yaml': { rules } } })
    expect(answer.claims.map(({ verdict }) => verdict)).toEqual(['not-judged', 'right', 'not-judged'])
    expect(answer.claims[0]?.reason).toContain('no comment before it says of which theory it is')
  })

  it.each([
    ['% edgewick: theory=phi5', 'document:1:1: theory: expected '],
    [
      '% edgewick: theory=phi4 leg=2',
      'document:1:1: expected keys with values, each once, as in theory=phi4 legs=2 up-to=2',
    ],
    ['% edgewick: theory=phi4 legs=2 legs=3', "received 'legs=3'"],
    ['% edgewick: theory=phi4 legs=2.5', 'document:1:1: legs: expected a natural number'],
    ['% edgewick: theory=phi4 legs=2 order=1 up-to=2', 'document:1:1: options: expected one of --order'],
  ])('a comment that cannot be read: %s', async (comment, sentence) => {
    await expect(claims(`${comment}${display(String.raw`w_2(x,y) = \frac12\Delta(x,y)`)}`)).rejects.toThrow(sentence)
  })

  it('ends by a signal, with its reason, and tells how far it is', async () => {
    const stop = new AbortController()
    const seen: number[] = []
    const answer = answerReferee(
      { document: paper },
      {
        signal: stop.signal,
        onProgress: ({ what, done }) => {
          if (what !== 'judging') return
          seen.push(done)
          if (done === 2) stop.abort(new Error('enough'))
        },
      },
    )
    await expect(answer).rejects.toThrow('enough')
    expect(seen).toEqual([0, 1, 2])
  })
})

describe('the command', () => {
  const files = { 'paper.tex': paper }

  it('prints what its request answers, in both formats, and exits with 1 where something is wrong', async () => {
    const request = await readRequest('referee', JSON.parse(JSON.stringify({ document: paper, file: 'paper.tex' })))
    const answer = await answerReferee(request)
    expect(await runWith(['referee', 'paper.tex'], files)).toMatchObject({ status: 1, out: `${refereeText(answer)}\n` })
    const { out } = await runWith(['referee', 'paper.tex', '--format', 'json'], files)
    expect(out).toBe(`${refereeJson(answer)}\n`)
    expect(Object.keys((JSON.parse(out) as { claims: object[] }).claims[0] ?? {})).toEqual(
      'label line kind verdict convention reason differences corrected noticed'.split(' '),
    )
  })

  it('tells all comments that cannot be read at once', async () => {
    const document = [
      '% edgewick: thoery=phi4',
      '% edgewick: theory=phi4 legs=2 order=x',
      '% edgewick: theory=phi5',
      '% edgewick: theory=phi4 legs=2',
      '',
    ].join(display('x = 1'))
    await expect(claims(document)).rejects.toThrow(
      /^document: expected comments as in theory=phi4 .* received 3 that cannot be read: 1:1 'thoery=phi4', 3:1 'x', 5:1 'phi5'$/,
    )
    const { status, err } = await runWith(['referee', 'p.tex'], { 'p.tex': document })
    expect(status).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('exits with 0 where nothing is wrong, and with 2 where a comment cannot be read', async () => {
    const right = display(String.raw`w_2(x,y) = \frac12\Delta(x,y)`)
    const own = {
      'paper.tex': `% edgewick: theory=./own.yaml legs=2 order=0${right}`,
      './own.yaml': readFileSync('rules/phi4.yaml', 'utf8'),
    }
    expect((await runWith(['referee', 'paper.tex'], own)).status).toBe(0)
    const bad = await runWith(['referee', 'paper.tex'], { 'paper.tex': `% edgewick: thery=phi4${right}` })
    expect(bad.status).toBe(2)
    expect(bad.err).toContain('paper.tex:1:1: expected keys with values')
  })
})
