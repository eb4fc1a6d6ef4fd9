import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerAudit } from '../../src/requests/audit.js'
import { refereeText } from '../../src/requests/referee/readings.js'
import type { RefereedClaim } from '../../src/requests/referee/referee.js'
import { claimOf } from '../models/identityClaims.js'
import { runWith } from '../cli/run.js'

/** What an independent derivation says of each formula; the judge must find it by itself. */
const EXPECTED: Readonly<Record<string, RefereedClaim['verdict']>> = {
  'cumulant-scaling': 'right-under',
  'independence-breaking-w': 'right-under',
  edgeworth: 'right',
  'edgeworth-imaginary': 'wrong',
  'gaussian-action-half': 'right-under',
  'gaussian-action': 'wrong',
  'source-formula': 'wrong',
  'feynman-rules': 'wrong',
  'g4-leading-1/N': 'wrong',
  'action-leading-1/N': 'wrong',
  'g4-leading-alpha': 'wrong',
  'cos-net-action': 'wrong',
  'cos-net-g4c': 'right-under',
  'cos-net-g4c-alpha': 'wrong',
  'tanh-two-point': 'not-judged',
  'phi4-network': 'right-under',
  'tap-free-energy': 'right-under',
  'tap-equations': 'right-under',
  'plefka-potential': 'right-under',
  'plefka-equations': 'right-under',
  'georges-yedidia': 'right-under',
}

const answer = await answerAudit({})
const claim = (label: string): RefereedClaim => answer.claims.find((each) => each.label === label) as RefereedClaim

describe('the audit', () => {
  it.each(Object.entries(EXPECTED))('%s is %s', (label, verdict) => {
    expect(claim(label).verdict).toBe(verdict)
  })

  it('has no formula beside these', () => {
    expect(answer.claims.map(({ label }) => label)).toEqual(Object.keys(EXPECTED))
  })

  it('says under what the right ones are right', () => {
    expect(claim('cumulant-scaling').convention).toBe('φ as the sum of N independent X_i divided by √N')
    expect(claim('cos-net-g4c').convention).toContain('the sum over the pairings (12)(34), (13)(42), (14)(23)')
    expect(claim('phi4-network').convention).toContain('inside its cutoff')
    expect(claim('tap-equations').convention).toContain('to order 2 in the couplings')
    expect(claim('georges-yedidia').convention).toContain('to order 4 in the couplings')
  })

  it('says why the wrong ones are wrong', () => {
    expect(claim('g4-leading-1/N').differences).toEqual(['every sign is reversed, as in −S instead of S'])
    expect(claim('action-leading-1/N').differences[0]).toContain('left out: the term of g_2')
    expect(claim('g4-leading-alpha').differences.at(-1)).toMatch(/expected one line end at y6/)
    expect(claim('tanh-two-point').reason).toContain('known analytically')
  })

  it.each([
    ['gaussian-action', 'legs=2 order=0'],
    ['g4-leading-1/N', 'order=1'],
  ])('%s: the corrected line is right', async (label, order) => {
    const said = `theory=edgeworth-even ${order}`
    expect((await claimOf(claim(label).corrected ?? '', said)).verdict).toMatch(/^right/)
  })

  it('every right one says that it would have noticed a sign and a factor 2', () => {
    for (const { verdict, noticed } of answer.claims)
      if (verdict.startsWith('right')) expect(noticed).toEqual(expect.arrayContaining(['a sign', 'a factor 2']))
  })
})

describe('edgewick audit', () => {
  it('is referee on the paper that ships, with the claims beside it', async () => {
    const [paper, claims] = ['papers/audit.tex', 'papers/audit.claims']
    const files = Object.fromEntries([paper, claims].map((file) => [file, readFileSync(file, 'utf8')]))
    const { status, out } = await runWith(['audit'])
    expect(status).toBe(0)
    expect(out).toBe(`${refereeText(answer)}\n`)
    expect(await runWith(['referee', paper, '--claims', claims], files)).toMatchObject({ status: 1, out })
  })

  it('writes a paper', async () => {
    const { out } = await runWith(['audit', '--format', 'latex'])
    expect(out).toMatch(/^\\documentclass/)
    // What a standard font lacks is set as mathematics.
    expect(out).toContain(String.raw`divided by \ensuremath{\surd}N`)
    expect(out).not.toContain('U+')
    expect((await runWith(['audit', '--format', 'docx'])).status).toBe(2)
  })
})
