import { describe, expect, it } from 'vitest'
import { claimOf, mutationsOf } from './identityClaims.js'

const PAIRS = String.raw`\Delta(x_1,x_2)\Delta(x_3,x_4) + \Delta(x_1,x_3)\Delta(x_2,x_4) + \Delta(x_1,x_4)\Delta(x_2,x_3)`
const FULL = String.raw`\langle\phi(x_1)\phi(x_2)\phi(x_3)\phi(x_4)\rangle`
const VERTEX = String.raw`\int dz\, \Delta(x_1-z)\Delta(x_2-z)\Delta(x_3-z)\Delta(x_4-z)`

const RIGHT: readonly (readonly [string, string])[] = [
  ['theory=phi4 legs=4 order=0', `${FULL} = ${PAIRS}`],
  ['theory=phi4 legs=4 up-to=0', String.raw`${FULL} = \Delta(x_1,x_2)\Delta(x_3,x_4) + \text{perms} + O(\lambda)`],
  [
    'theory=phi4 legs=4 up-to=1',
    String.raw`${FULL} = \left[\Delta(x_1,x_2)\Delta(x_3,x_4) + 2\text{ perms}\right] - \lambda ${VERTEX} - \frac{\lambda}{2}\int dz\left[\Delta(x_1,z)\Delta(z,z)\Delta(z,x_2)\Delta(x_3,x_4) + 5\text{ perms}\right] + O(\lambda^2)`,
  ],
  [
    'theory=action legs=4 up-to=1',
    String.raw`G^{(4)}(x_1,x_2,x_3,x_4) = K(x_1,x_2)K(x_3,x_4) + K(x_1,x_3)K(x_2,x_4) + K(x_1,x_4)K(x_2,x_3) - 24\int d^dx\,\lambda\,K(x_1,x)K(x_2,x)K(x_3,x)K(x_4,x) - 12\int d^dx\,\lambda\left[K(x,x)K(x_1,x)K(x_2,x)K(x_3,x_4) + 5\text{ perms}\right]`,
  ],
  [
    'theory=phi3 legs=3 order=1',
    String.raw`\langle\varphi(x)\varphi(y)\varphi(u)\rangle = -g \int d^dz\,\Delta(x-z)\Delta(y-z)\Delta(u-z) - \frac{g}{2}\int d^dz\left[\Delta(0)\Delta(x-z)\Delta(y-u) + 2\text{ perms}\right]`,
  ],
]

describe.each(RIGHT)('%s: %s', (said, tex) => {
  it('is right', async () => {
    const claim = await claimOf(tex, said)
    expect(claim).toMatchObject({ reason: null, differences: [], kind: 'full correlator' })
    expect(['right', 'right-under']).toContain(claim.verdict)
    // Without its products in parts a full function is that of a theory without mean, and right under that convention.
    expect(claim.noticed).toEqual(['a sign', 'a factor 2', ...(tex.includes('varphi') ? [] : ['a dropped term'])])
  })

  // Without its products in parts a full function is that of a theory without mean, and right under that convention.
  const mutations = mutationsOf(tex).filter((wrong) => !/\\varphi.*\\Delta\(u-z\) $/.test(wrong))
  it.each(mutations)('is wrong as %s', async (wrong) => {
    expect((await claimOf(wrong, said)).verdict).toBe('wrong')
  })
})

it('a correlator of which only the connected part is written is wrong', async () => {
  expect((await claimOf(`${FULL} = -\\lambda ${VERTEX}`, 'theory=phi4 legs=4 up-to=1')).verdict).toBe('wrong')
})

describe('what a line is between', () => {
  const pairs = (line: string): string =>
    String.raw`${FULL} = ${line} \Delta(x_3,x_4) + \Delta(x_1-x_3)\Delta(x_2-x_4) + \Delta(x_1-x_4)\Delta(x_2-x_3)`

  it.each(['(x_1-x_2)', '(x_2-x_1)', '(-x_2+x_1)', '(x_1,x_2)'])('Δ%s is right', async (points) => {
    expect((await claimOf(pairs(`\\Delta${points}`), 'theory=phi4 legs=4 order=0')).verdict).toMatch(/^right/)
  })

  it.each(['(x_1+x_2)', '(x_1+2x_2)', '(x_1-2x_2)', '(2x_1-x_2)', '(-x_1-x_2)', '(x_1)', '(x_1,x_2,x_2)'])(
    'Δ%s is not right',
    async (points) => {
      const { verdict } = await claimOf(pairs(`\\Delta${points}`), 'theory=phi4 legs=4 order=0')
      expect(['wrong', 'not-judged']).toContain(verdict)
    },
  )
})
