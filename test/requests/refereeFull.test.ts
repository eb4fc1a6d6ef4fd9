import { describe, expect, it } from 'vitest'
import { answerReferee } from '../../src/requests/referee/referee.js'
import type { RefereedClaim } from '../../src/requests/referee/referee.js'
import { answerVerify } from '../../src/requests/verify.js'

async function claimOf(said: string, tex: string): Promise<RefereedClaim> {
  const { claims } = await answerReferee({ document: `% edgewick: ${said}\n\\[ ${tex} \\]` })
  return claims[0] as RefereedClaim
}

const LEFT = String.raw`\langle\phi(x)\phi(y)\rangle`
const BARE = String.raw`\Delta(x,y)`
const RAINBOW = String.raw`g^2 \int_{a,b} \Delta(x,a)\Delta(a,b)D(a,b)\Delta(b,y)`
const TADPOLE = String.raw`\frac{g^2}{2} \int_{a,b} \Delta(x,a)\Delta(a,y)D(a,b)\Delta(b,b)`
const RIGHT = `${LEFT} = ${BARE} + ${RAINBOW} + ${TADPOLE} + O(g^3)`

describe('a full function whose products of means vanish by symmetry has its tadpoles', () => {
  it.each([
    'theory=yukawa',
    'theory=yukawa legs=J,J up-to=2',
    'theory=yukawa legs=phi,phi',
    'theory=yukawa legs=2 up-to=2',
  ])('%s', async (said) => {
    // Without its tadpole it is that of a theory in which χ has no mean, and right under that convention.
    expect(await claimOf(said, RIGHT)).toMatchObject({
      verdict: 'right',
      kind: 'full correlator',
      noticed: ['a sign', 'a factor 2'],
    })
  })

  it.each<[string, string]>([
    ['a sign', RIGHT.replace(`+ ${TADPOLE}`, `- ${TADPOLE}`)],
    ['a factor 2', RIGHT.replace(TADPOLE, TADPOLE.replace('{2}', '{1}'))],
    ['another term missing', RIGHT.replace(`${RAINBOW} + `, '')],
    ['no bare line', RIGHT.replace(`${BARE} + `, '')],
    ['lines exchanged', RIGHT.replace(String.raw`D(a,b)\Delta(b,b)`, String.raw`\Delta(a,b)D(b,b)`)],
    ['a tadpole at another point', RIGHT.replace(String.raw`D(a,b)\Delta(b,b)`, String.raw`D(a,b)\Delta(a,a)`)],
    [
      'a product that vanishes',
      RIGHT.replace(TADPOLE, String.raw`\frac{g^2}{4}\int_{a,b}D(x,a)\Delta(a,a)D(b,y)\Delta(b,b)`),
    ],
  ])('is wrong with %s', async (_, wrong) => {
    const claim = await claimOf('theory=yukawa', wrong)
    expect(claim.verdict).not.toMatch(/^right/)
    if (claim.corrected !== null) expect((await claimOf('theory=yukawa', claim.corrected)).verdict).toBe('right')
  })

  it('comes with the right line', async () => {
    const { verdict, differences, corrected } = await claimOf('theory=yukawa', RIGHT.replace('{2}', '{3}'))
    expect({ verdict, differences }).toEqual({
      verdict: 'wrong',
      differences: ['of 3 coefficients one differs: that of ee1|1|[g,g][D01,Δ11][φ,φ] is 2/3 times the derived one'],
    })
    expect((await claimOf('theory=yukawa', corrected ?? '')).verdict).toBe('right')
  })

  it('verify says the same, whatever is asked', async () => {
    for (const asked of [
      {},
      { upTo: 2 },
      { legs: ['J', 'J'], upTo: 2 },
      { legs: ['φ', 'φ'], upTo: 2, quantity: 'full' } as const,
    ]) {
      const answer = (formula: string) => answerVerify({ theory: 'yukawa', ...asked, formula })
      expect((await answer(RIGHT)).verdict).toBe('right')
      expect((await answer(RIGHT.replace('{2}', '{3}'))).verdict).toBe('wrong')
    }
  })
})

describe('a full function with products of means', () => {
  const CHI = String.raw`\langle\chi(x)\chi(y)\rangle = D(x,y) + \frac{g^2}{2}\int_{a,b} D(x,a)\Delta(a,b)^2 D(b,y)`
  const MEANS = String.raw`\frac{g^2}{4}\int_{a,b}D(x,a)\Delta(a,a)D(b,y)\Delta(b,b)`

  it('is right with them, and without, where χ has no mean', async () => {
    expect((await claimOf('theory=yukawa', `${CHI} + ${MEANS} + O(g^3)`)).verdict).toBe('right')
    const { verdict, convention } = await claimOf('theory=yukawa', `${CHI} + O(g^3)`)
    expect({ verdict, convention }).toEqual({
      verdict: 'right-under',
      convention: 'read with a mean of 0: the full function is the connected one without tadpoles',
    })
  })

  it.each(['+ 2', '-', String.raw`+ \frac12`])('is wrong with %s of them', async (factor) => {
    expect((await claimOf('theory=yukawa', `${CHI} ${factor} ${MEANS} + O(g^3)`)).verdict).toBe('wrong')
  })

  const phi3 = (products: string): string =>
    String.raw`${LEFT} = \Delta(x,y) + \frac{g^2}{2}\int_{a,b}\Delta(x,a)\Delta(a,b)^2\Delta(b,y) + \frac{g^2}{2}\int_{a,b}\Delta(x,a)\Delta(a,y)\Delta(a,b)\Delta(b,b) ${products} + O(g^3)`
  const PRODUCT = String.raw`\int_{a,b}\Delta(x,a)\Delta(a,a)\Delta(b,b)\Delta(b,y)`

  it('of one field: right with the product, wrong with another number in front, open without', async () => {
    expect((await claimOf('theory=phi3', phi3(String.raw`+ \frac{g^2}{4} ${PRODUCT}`))).verdict).toBe('right')
    expect((await claimOf('theory=phi3', phi3(String.raw`+ \frac{g^2}{2} ${PRODUCT}`))).verdict).toBe('wrong')
    expect((await claimOf('theory=phi3', phi3(String.raw`- \frac{g^2}{4} ${PRODUCT}`))).verdict).toBe('wrong')
    const { verdict, reason } = await claimOf('theory=phi3', phi3(''))
    expect(verdict).toBe('not-judged')
    expect(reason).toMatch(/expected a connected correlator, ⟨…⟩_c or G_c, or a full one with a mean of 0/)
  })
})
