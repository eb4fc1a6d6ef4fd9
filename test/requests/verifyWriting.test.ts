import { describe, expect, it } from 'vitest'
import { answerReferee } from '../../src/requests/referee/referee.js'
import { answerVerify } from '../../src/requests/verify.js'
import type { VerifyRequest } from '../../src/requests/verify.js'
import { verifyText } from '../../src/requests/verifyReadings.js'

type Asked = Omit<VerifyRequest, 'formula'>

/** Right as it stands, and wrong with another number in the place of the first of its halves. */
async function isRight(asked: Asked, formula: string, half: string, other: string): Promise<void> {
  expect([formula, (await answerVerify({ ...asked, formula })).verdict]).toEqual([formula, 'right'])
  expect(formula).toContain(half)
  const wrong = await answerVerify({ ...asked, formula: formula.replace(half, other) })
  expect(wrong.verdict).toBe('wrong')
  expect((await answerVerify({ ...asked, formula: wrong.corrected ?? '' })).verdict).toBe('right')
}

const SELF: Asked = { theory: 'phi4', quantity: 'self-energy', upTo: 2 }
const TWO: Asked = { theory: 'phi4', legs: 2, upTo: 1 }

describe('Δ(0) of a line from a point to itself', () => {
  it.each<[Asked, string, string, string]>([
    [{ ...SELF, upTo: 1 }, String.raw`\Sigma(x,y) = -\frac{\lambda}{2}\Delta(0)\delta(x-y)`, '{2}', '{3}'],
    [
      SELF,
      String.raw`\Sigma(x-y) = -\frac{\lambda}{2}\Delta(0)\delta(x-y) + \frac{\lambda^2}{6}\Delta(x-y)^3 + \frac{\lambda^2}{4}\delta(x-y)\Delta(0)\int dz\,\Delta(x-z)^2`,
      '{2}',
      '{3}',
    ],
    [
      SELF,
      String.raw`\Sigma(x,y) = -\frac{\lambda}{2}\Delta(x,x)\delta(x,y) + \frac{\lambda^2}{6}\Delta(x-y)^3 + \frac{\lambda^2}{4}\delta(x-y)\Delta(0)\int dz\,\Delta(x,z)^2`,
      '{6}',
      '{5}',
    ],
    [SELF, 'Σ(x1,x2) = -λ/2 Δ(0) δ(x1-x2) + λ^2/3! Δ(x1-x2)^3 + λ^2/4 Δ(0) δ(x1-x2) Δ(x1-y)^2', '/4', '/3'],
    [
      SELF,
      String.raw`\Sigma(x-y) = -\frac{u}{2}\delta(x-y)G_0(0) + \frac{u^2}{4}\delta(x-y)G_0(0)\int d^dz\,G_0(x-z)^2 + \frac{u^2}{6}G_0(x-y)^3`,
      '{6}',
      '{5}',
    ],
    [
      { ...SELF, theory: 'phi4-vector', upTo: 1 },
      String.raw`\Sigma(x,y) = -\frac{N+2}{6}\lambda\Delta(0)\delta(x-y)`,
      '{6}',
      '{3}',
    ],
    [TWO, String.raw`\Delta(x-y) - \frac{\lambda}{2}\Delta(0)\int dz\,\Delta(x-z)\Delta(z-y)`, '{2}', '{3}'],
  ])('%j: %s', async (asked, formula, half, other) => {
    await isRight(asked, formula, half, other)
  })

  it('is in the right line as its author writes it, with differences', async () => {
    const formula = String.raw`\Sigma(x,y) = -\lambda\Delta(0)\delta(x-y) + \frac{\lambda^2}{6}\Delta(x-y)^3`
    const { corrected } = await answerVerify({ ...SELF, formula })
    expect(corrected).not.toContain(',z')
    expect(corrected?.match(/\\Delta\(0\)/g)).toHaveLength(2)
    expect(corrected?.match(/\\delta\(x-y\)/g)).toHaveLength(2)
    const listed = await answerVerify({ ...SELF, formula: formula.replaceAll('x-y', 'x,y').replace('(0)', '(x,x)') })
    expect(listed.corrected).not.toMatch(/\(\w-\w\)|\(0\)/)
  })

  it('is told the same by the referee', async () => {
    const formula = String.raw`\Sigma(x,y) = -\frac{\lambda}{2}\Delta(0)\delta(x-y)`
    const { claims } = await answerReferee({ document: `% edgewick: theory=phi4\n\\[ ${formula} \\]` })
    expect(claims[0]?.verdict).toMatch(/^right/)
  })

  it('is refused where a vertex has no room for it', async () => {
    const formula = String.raw`\Sigma(x,y) = \lambda^2\Delta(0)\Delta(x-y)^3`
    await expect(answerVerify({ ...SELF, formula })).rejects.toThrow(/Δ\(0\)/)
  })
})

describe('plain writing', () => {
  it.each<[Asked, string, string, string]>([
    [TWO, 'w2(x1,x2) = Δ(x1,x2)/2! - λ/2!^2 Δ(x1,y) Δ(y,y) Δ(y,x2)', '/2!', '/3!'],
    [
      { theory: 'phi4', legs: 2, order: 2 },
      'λ^2/3! Δ(x1,y) Δ(y,z)^3 Δ(z,x2) + λ^2/4 Δ(x1,y) Δ(y,y) Δ(y,z) Δ(z,z) Δ(z,x2) + Δ(y,z)^2/4 λ^2 Δ(x1,y) Δ(y,x2) Δ(z,z)',
      '/3!',
      '/2!',
    ],
    [{ theory: 'complex-phi4', legs: 2, order: 0 }, 'W ∋ J^*(x1) Δ(x2,x1) J(x2)', 'Δ', '2 Δ'],
  ])('%j: %s', async (asked, formula, half, other) => {
    await isRight(asked, formula, half, other)
  })

  it('keeps a power of a small parameter that is no whole one', async () => {
    const found = await answerVerify({
      theory: 'edgeworth',
      legs: 3,
      order: '1/2',
      formula: 'N^-1/2 g3(x1,x2,x3)',
    }).catch((error: unknown) => String(error))
    expect(found).toContain("received 'g3'")
  })
})

describe('the conjugate of a complex field', () => {
  const asked: Asked = { theory: 'complex-phi4', legs: 2, upTo: 1 }
  it.each([
    String.raw`\phi^*`,
    String.raw`\phi^{*}`,
    String.raw`\phi^\ast`,
    String.raw`\phi^\dagger`,
    String.raw`\overline{\phi}`,
    String.raw`\bar\phi`,
  ])('%s', async (conjugate) => {
    const formula = String.raw`\langle\phi(x)${conjugate}(y)\rangle = \Delta(x,y) - 2\frac{\lambda}{2}\int dz\,\Delta(x,z)\Delta(z,z)\Delta(z,y)`
    await isRight(asked, formula, '{2}', '{3}')
    const turned = formula.replaceAll(/\\Delta\((\w),(\w)\)/g, (_, a: string, b: string) => `\\Delta(${b},${a})`)
    await expect(answerVerify({ ...asked, formula: turned })).rejects.toThrow()
    const momenta = String.raw`\langle\phi(p)${conjugate}(p)\rangle = \Delta(p) - \lambda\Delta(p)^2\int_k\Delta(k)`
    expect(await answerVerify({ theory: 'complex-phi4', formula: momenta })).toMatchObject({ equal: true })
  })
})

describe('plain writing in the letters of a renamed theory', () => {
  const verdict = async (formula: string): Promise<string> => {
    const rename = { '\\Delta': 'D', '\\lambda': 'g' }
    const answer = await answerVerify({ theory: 'phi4', legs: 2, upTo: 1, quantity: 'connected', formula, rename })
    return verifyText(answer).split(':')[0] as string
  }

  it('reads them', async () => {
    expect(await verdict('D(x,y) - (g/2) ∫ dz D(x,z) D(z,z) D(z,y)')).toBe('right')
    expect(await verdict('D(x,y) - (g/3) ∫ dz D(x,z) D(z,z) D(z,y)')).toBe('wrong')
    // The names of the theory are read as before.
    expect(await verdict('Δ(x,y) - (λ/2) ∫ dz Δ(x,z) Δ(z,z) Δ(z,y)')).toBe('right')
  })
})
