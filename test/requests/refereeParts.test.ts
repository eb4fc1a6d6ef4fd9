import { describe, expect, it } from 'vitest'
import { answerReferee } from '../../src/requests/referee/referee.js'
import type { RefereedClaim } from '../../src/requests/referee/referee.js'
import { answerVerify } from '../../src/requests/verify.js'

async function claimOf(said: string, tex: string): Promise<RefereedClaim> {
  const { claims } = await answerReferee({ document: `% edgewick: ${said}\n\\[ ${tex} \\]` })
  return claims[0] as RefereedClaim
}

const LOOP = String.raw`\frac{\lambda}{4} \int dz\, dx\, dy\, \Delta(x,z)\Delta(z,z)\Delta(z,y) J(x)J(y)`
const STAR = String.raw`\frac{\lambda}{4!} \int dz\, dx\, dy\, du\, dv\, \Delta(x,z)\Delta(y,z)\Delta(u,z)\Delta(v,z) J(x)J(y)J(u)J(v)`
const QUARTIC = String.raw`\frac{1}{4!} \int dx\,dy\,du\,dv\,da\,db\,dc\,dd\, G_c^{(4)}(a,b,c,d) G^{-1}(a,x) G^{-1}(b,y) G^{-1}(c,u) G^{-1}(d,v) \phi(x)\phi(y)\phi(u)\phi(v)`

describe('a formula with ∋ is some terms of the functional', () => {
  it.each<[string, string]>([
    ['theory=phi4', String.raw`W[J] \ni -${LOOP}`],
    ['theory=phi4', String.raw`W \ni -${LOOP}`],
    ['theory=phi4 legs=2 up-to=1', String.raw`W[J] \ni -${LOOP}`],
    ['theory=phi4', String.raw`W[J] \ni -${STAR}`],
    ['theory=phi4', String.raw`W[J] \ni -${STAR} - ${LOOP}`],
    ['theory=edgeworth', String.raw`S[\phi] \ni -${QUARTIC}`],
  ])('%s: %s', async (said, tex) => {
    const { verdict, noticed, differences } = await claimOf(said, tex)
    expect({ verdict, differences }).toEqual({ verdict: expect.stringMatching(/^right/) as string, differences: [] })
    // What it leaves out it does not deny.
    expect(noticed).toEqual(['a sign', 'a factor 2'])
    for (const wrong of [
      tex.replace(/-(?=\\frac)/, '+'),
      tex.replace('4', '3'),
      tex.replace(/\\frac/, String.raw`2\frac`),
    ])
      if (wrong !== tex)
        expect([wrong, (await claimOf(said, wrong)).verdict]).not.toEqual([wrong, expect.stringMatching(/^right/)])
    // With a sign of equality the terms that it leaves out are missing.
    if (said.includes('up-to')) expect((await claimOf(said, tex.replace('\\ni', '='))).verdict).toBe('wrong')
  })

  it('has no term that is none, nor one of another order', async () => {
    const other = String.raw`W[J] \ni -\frac{\lambda^2}{4} \int dz\, dx\, dy\, \Delta(x,z)\Delta(z,z)\Delta(z,y) J(x)J(y)`
    expect((await claimOf('theory=phi4', other)).verdict).toBe('wrong')
  })

  it('comes with the right line of its own terms', async () => {
    const { verdict, corrected } = await claimOf('theory=phi4', String.raw`W[J] \ni -${LOOP.replace('{4}', '{2}')}`)
    expect(verdict).toBe('wrong')
    expect(corrected).toMatch(/^W\[J\] \\ni /)
    expect(corrected).not.toContain(String.raw`\frac{1}{2} \Delta`)
    expect((await claimOf('theory=phi4', corrected ?? '')).verdict).toMatch(/^right/)
  })

  it('in plain writing, with an order and without', async () => {
    for (const asked of [{}, { legs: 2, upTo: 1 }]) {
      const verdict = async (formula: string): Promise<string> =>
        (await answerVerify({ theory: 'phi4', ...asked, formula })).verdict
      expect(await verdict('W ∋ -1/4 λ Δ(x1,z) Δ(z,z) Δ(z,x2) J(x1) J(x2)')).toMatch(/^right/)
      expect(await verdict('W ∋ 1/4 λ Δ(x1,z) Δ(z,z) Δ(z,x2) J(x1) J(x2)')).toBe('wrong')
      expect(await verdict('W ∋ -1/2 λ Δ(x1,z) Δ(z,z) Δ(z,x2) J(x1) J(x2)')).toBe('wrong')
    }
  })
})
