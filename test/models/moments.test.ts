import { describe, expect, it } from 'vitest'
import { claimOf, mutationsOf } from './identityClaims.js'

const RIGHT = [
  String.raw`\kappa^{ijk} = \kappa^{i,j,k} + \kappa^i\kappa^{j,k}[3] + \kappa^i\kappa^j\kappa^k`,
  String.raw`\kappa^{ijkl} = \kappa^{i,j,k,l} + \kappa^i\kappa^{j,k,l}[4] + \kappa^{i,j}\kappa^{k,l}[3] + \kappa^i\kappa^j\kappa^{k,l}[6] + \kappa^i\kappa^j\kappa^k\kappa^l`,
  String.raw`\kappa^{i,jk} = \kappa^{i,j,k} + \kappa^j\kappa^{i,k} + \kappa^k\kappa^{i,j}`,
  String.raw`\kappa^{i,jk} = \kappa^{i,j,k} + \kappa^j\kappa^{i,k}[2]`,
  String.raw`\kappa^{i,jkl} = \kappa^{i,j,k,l} + \kappa^j\kappa^{i,k,l}[3] + \kappa^{i,j}\kappa^{k,l}[3] + \kappa^{i,j}\kappa^k\kappa^l[3]`,
  String.raw`\kappa^{ij,kl} = \kappa^{i,j,k,l} + \kappa^i\kappa^{j,k,l}[4] + \kappa^{i,k}\kappa^{j,l}[2] + \kappa^i\kappa^k\kappa^{j,l}[4]`,
  String.raw`\kappa^{i,j,kl} = \kappa^{i,j,k,l} + \kappa^k\kappa^{i,j,l}[2] + \kappa^{i,k}\kappa^{j,l}[2]`,
]

describe.each(RIGHT)('%s', (tex) => {
  it('is right', async () => {
    expect(await claimOf(tex)).toMatchObject({
      verdict: 'right',
      kind: 'moments',
      noticed: ['a sign', 'a factor 2', 'a dropped term'],
    })
  })

  it.each(mutationsOf(tex))('is wrong as %s', async (wrong) => {
    const claim = await claimOf(wrong)
    expect(claim.verdict).toBe('wrong')
  })
})

it('the term that is wrong is named, and the right line given', async () => {
  const claim = await claimOf(String.raw`\kappa^{i,jk} = \kappa^{i,j,k} + \kappa^j\kappa^{i,k} - 2\kappa^k\kappa^{i,j}`)
  expect(claim.differences.at(-1)).toBe(String.raw`it would be right with -1/2 times - 2\kappa^k\kappa^{i,j}`)
  expect(claim.corrected).toBe(String.raw`\kappa^{i,jk} = \kappa^{i,j,k} + \kappa^j\kappa^{i,k} + \kappa^k\kappa^{i,j}`)
})

describe('labels below', () => {
  const tex = String.raw`\langle x_1 x_2 x_3 \rangle = \kappa_{1,2,3} + \kappa_{1,2}\kappa_3 + \kappa_{1,3}\kappa_2 + \kappa_1\kappa_{2,3} + \kappa_1\kappa_2\kappa_3`
  it('right', async () => {
    expect(await claimOf(tex)).toMatchObject({ verdict: 'right', kind: 'moments' })
    const cumulant = String.raw`\kappa_{1,2} = \langle x_1 x_2 \rangle - \langle x_1 \rangle \langle x_2 \rangle`
    expect(await claimOf(cumulant)).toMatchObject({ verdict: 'right' })
  })

  it.each(mutationsOf(tex))('wrong: %s', async (wrong) => {
    expect((await claimOf(wrong)).verdict).toBe('wrong')
  })
})

describe('dots between terms hide what they are, and a power behind a function is its power', () => {
  it.each([
    String.raw`\kappa^{ijk} = \kappa^{i,j,k} + \kappa^i\kappa^{j,k} + \dots + \kappa^i\kappa^j\kappa^k`,
    String.raw`\langle x_1x_2x_3x_4 \rangle = \Delta_{12}\Delta_{34} + \dots`,
    String.raw`\langle x^4 \rangle = \kappa_4 + 4\kappa_3\kappa_1 + \dots`,
    String.raw`\langle \log(x^2)^2 \rangle = K`,
  ])('%s is not judged', async (tex) => {
    expect((await claimOf(tex)).verdict).toBe('not-judged')
  })

  it.each([
    String.raw`\langle \cos(x)^2 \rangle = \frac{1}{2}\left(1 + e^{-2K}\right)`,
    String.raw`\langle \exp(x)^2 \rangle = e^{2K}`,
  ])('%s is right', async (tex) => {
    expect((await claimOf(tex)).verdict).toMatch(/^right/)
  })
})
