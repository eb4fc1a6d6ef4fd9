import { describe, expect, it } from 'vitest'
import { answerReferee } from '../../src/requests/referee/referee.js'
import { answerVerify } from '../../src/requests/verify.js'
import type { JudgedFormula, VerifyRequest } from '../../src/requests/verify.js'

type Asked = Omit<VerifyRequest, 'formula'>

async function judgedIn(asked: Asked, formula: string): Promise<JudgedFormula> {
  const found = await answerVerify({ ...asked, formula })
  if (!('differences' in found) || !('convention' in found)) throw new Error('compared diagram by diagram')
  return found
}

const TADPOLE = String.raw`\int_k\Delta(k)`
const BUBBLE = String.raw`\int_k\Delta(k)\Delta(k+p)`
const SCOOP = String.raw`\int_{k,q}\Delta(k)\Delta(q)^2`
const SUNSET = String.raw`\int_{k,q}\Delta(k)\Delta(q)\Delta(p-k+q)`
const loops: Asked = { theory: 'phi3-phi4', quantity: 'self-energy', loops: 1 }

describe('a small parameter that power counting implies, in momentum space', () => {
  const square = String.raw`\frac{1}{k^2+m^2}`
  const squares = String.raw`\frac{1}{(k^2+m^2)((k+p)^2+m^2)}`
  it.each<[Asked, string]>([
    [loops, String.raw`\Sigma(p)=\frac{\lambda}{2}${TADPOLE}-\frac{g^2}{2}C${BUBBLE}`],
    [loops, String.raw`\Sigma(p)=\hbar\frac{\lambda}{2}${TADPOLE}-\frac{g^2}{2}C${BUBBLE}`],
    [{ theory: 'phi3-phi4' }, String.raw`\Sigma(p)=\frac{\lambda}{2}${TADPOLE}-\frac{g^2}{2}C${BUBBLE}`],
    [{ theory: 'phi3-phi4', quantity: 'self-energy', vertices: { 3: 2 } }, String.raw`\Pi(p)=\frac{g^2}{2}C${BUBBLE}`],
    [
      { theory: 'phi3-phi4', quantity: 'vertex', legs: 2, loops: 1 },
      String.raw`\Gamma^{(2)}(p)=p^2+m^2+\frac{\lambda}{2}\int_k${square}-\frac{g^2}{2}C\int_k${squares}`,
    ],
  ])('%j: %s', async (asked, formula) => {
    expect(await judgedIn(asked, formula.replace('C', ''))).toMatchObject({ equal: true })
    for (const slip of ['3', String.raw`\hbar^2 `])
      expect(await judgedIn(asked, formula.replace('C', slip))).toMatchObject({ verdict: 'wrong' })
  })

  it('is in the right line where the formula has it', async () => {
    const plainly = await judgedIn(loops, String.raw`\Sigma(p)=\frac{\lambda}{2}${TADPOLE}`)
    expect(plainly.corrected).toContain('g^2')
    expect(plainly.corrected).not.toContain('hbar')
    expect(await judgedIn(loops, plainly.corrected ?? '')).toMatchObject({ equal: true })
    const written = await judgedIn(loops, String.raw`\Sigma(p)=\frac{\lambda\hbar}{2}${TADPOLE}`)
    expect(written.corrected?.match(/hbar/g)).toHaveLength(2)
    expect(await judgedIn(loops, written.corrected ?? '')).toMatchObject({ equal: true })
  })

  it('is not implied where an average is divided by it', async () => {
    const average = (power: string): string =>
      String.raw`\langle\phi(p)\phi(-p)\rangle = \hbar\Delta(p)-\frac{\lambda}{2}\hbar^2\Delta(p)^2${TADPOLE}+\frac{g^2}{2}\hbar^2\Delta(p)^2${BUBBLE}+\frac{g^2}{2}\hbar${power}\Delta(p)^2\Delta(0)${TADPOLE}`
    const judgedWith = async (power: string): Promise<JudgedFormula> =>
      judgedIn({ theory: 'phi3-phi4', legs: 2, upTo: 1 }, average(power))
    expect(await judgedWith('^2')).toMatchObject({ equal: true })
    for (const power of ['', '^3']) expect(await judgedWith(power)).toMatchObject({ verdict: 'wrong' })
  })
})

describe('the sign convention is that of the signs', () => {
  const asked: Asked = { theory: 'phi4', quantity: 'self-energy', upTo: 2 }
  const MINUS = '1/G = p^2 + m^2 + Σ'
  const PLUS = '1/G = p^2 + m^2 - Σ'
  const LEFT_OUT =
    'each vertex λ carries a factor 24 = 4! too many; or the 1/n! of the n-valent vertices is left out, as with couplings defined without it'
  it.each<[readonly string[], string, readonly string[], string]>([
    [['-12g', '+144g^2', '+96g^2'], PLUS, ['24', '576', '576'], LEFT_OUT],
    [['12g', '-144g^2', '-96g^2'], MINUS, ['24', '576', '576'], LEFT_OUT],
    [
      [String.raw`-\lambda`, String.raw`+\frac{\lambda^2}{2}`, String.raw`+\frac{\lambda^2}{3}`],
      PLUS,
      ['2', '2', '2'],
      'every coefficient is 2 times the derived one',
    ],
  ])('%j', async ([a = '', b = '', c = ''], convention, ratios, says) => {
    const found = await judgedIn(asked, String.raw`\Sigma(p) = ${a}${TADPOLE}${b}${SCOOP}${c}${SUNSET}`)
    expect(found.verdict).toBe('wrong')
    expect(found.convention).toContain(convention)
    expect(found.differences[0]).toBe(says)
    expect(found.differences.slice(1).map((said) => said.replace(/^.*, ratio /, ''))).toEqual(ratios)
    const again = await judgedIn(asked, found.corrected ?? '')
    expect(again).toMatchObject({ equal: true })
    expect(again.convention).toContain(convention)
  })

  it('of Γ with four legs', async () => {
    const bubble = (other: string): string => String.raw`\Delta(k)\Delta(k+p_1+${other})`
    const found = await judgedIn(
      { theory: 'phi4', quantity: 'vertex', legs: 4, upTo: 2 },
      String.raw`\Gamma^{(4)}(p_1,p_2,p_3,p_4)=24g-288g^2\int_k[${bubble('p_2')}+${bubble('p_3')}+${bubble('p_4')}]`,
    )
    expect(found.convention).toContain('Γ = S + …')
    expect(found.differences[0]).toBe(LEFT_OUT)
    expect(found.corrected).toMatch(/=\s*g\s*- \\frac\{1\}\{2\} g\^2/)
  })

  it('of one term both are told', async () => {
    const found = await judgedIn({ ...asked, upTo: 1 }, String.raw`\Sigma(p)=-\lambda${TADPOLE}`)
    expect(found).toMatchObject({ verdict: 'wrong' })
    expect(found.corrected).toBe(String.raw`\Sigma(p)=- \frac{1}{2} \lambda${TADPOLE}`)
    expect(found.differences[0]).toMatch(/derived -1\/2, claimed -1, ratio 2$/)
    expect(found.convention).toContain(PLUS)
    expect(found.convention).toContain(`${MINUS}, which the sign of one term does not tell, and the ratio is then -2`)
  })
})

describe('the other sign in position space', () => {
  const asked: Asked = { theory: 'phi4', quantity: 'self-energy', upTo: 2 }
  const sigma = (a: string, b: string, c: string): string =>
    String.raw`\Sigma(x,y)=${a}\lambda\Delta(x,x)\delta(x-y)${b}\lambda^2\Delta(x-y)^3${c}\lambda^2\delta(x-y)\int dz\Delta(x-z)^2\Delta(z,z)`
  const reversed = sigma('\\frac12', '-\\frac16', '-\\frac14')

  it('is right, as for the referee', async () => {
    const found = await answerVerify({ ...asked, formula: reversed })
    expect(found.verdict).toBe('right')
    expect('claim' in found && found.claim.notes).toContain('Σ has the other sign')
    const { claims } = await answerReferee({ document: `% edgewick: theory=phi4 up-to=2\n\\[ ${reversed} \\]` })
    expect(claims.map(({ verdict }) => verdict)).toEqual(['right-under'])
    expect(claims[0]?.convention).toContain('Σ has the other sign')
  })

  it('is what a wrong number is told in', async () => {
    const found = await answerVerify({ ...asked, formula: sigma('', '-\\frac16', '-\\frac14') })
    expect(found).toMatchObject({ verdict: 'wrong' })
    expect('terms' in found && found.terms.map(({ verdict }) => verdict)).toEqual(['coefficient', 'equal', 'equal'])
    expect((await answerVerify({ ...asked, formula: found.corrected ?? '' })).verdict).toBe('right')
  })

  it('is not taken for one sign alone', async () => {
    const one = await answerVerify({ ...asked, formula: sigma('\\frac12', '+\\frac16', '+\\frac14') })
    expect('terms' in one && one.terms.map(({ verdict }) => verdict)).toEqual(['coefficient', 'equal', 'equal'])
  })

  it.each<[Asked, string]>([
    [{ theory: 'phi4', quantity: 'self-energy', upTo: 1 }, 'Σ'],
    [{ theory: 'phi4', quantity: 'self-energy', upTo: 1 }, 'Π'],
    [{ theory: 'phi4', quantity: 'vertex', legs: 4, upTo: 1 }, 'Γ'],
  ])('%j: of one term the one that it has is the convention, for verify as for the referee', async (one, letter) => {
    const formula =
      letter === 'Γ'
        ? String.raw`\Gamma^{(4)}(x,y,z,w)=C\lambda\delta(x-y)\delta(x-z)\delta(x-w)`
        : String.raw`${letter === 'Σ' ? '\\Sigma' : '\\Pi'}(x,y)=C\frac{\lambda}{2}\Delta(x,x)\delta(x-y)`
    const note = `${letter} has the other sign`
    const usual = letter === 'Γ' ? '' : '-'
    for (const [C, verdict, isOther] of [
      ['', 'right', usual !== ''],
      ['-', 'right', usual !== '-'],
      ['2', 'wrong', usual !== ''],
      ['-2', 'wrong', usual !== '-'],
    ] as const) {
      const tex = formula.replace('C', C)
      const found = await answerVerify({ ...one, formula: tex })
      const { claims } = await answerReferee({ document: `% edgewick: theory=phi4 up-to=1\n\\[ ${tex} \\]` })
      const said = ('claim' in found ? found.claim.notes : []).filter((each) => each.startsWith(letter))
      expect([found.verdict, said.length]).toEqual([verdict, isOther ? 1 : 0])
      expect(claims[0]?.verdict.replace('-under', '')).toBe(verdict)
      for (const each of said) expect([each, claims[0]?.convention?.endsWith(each)]).toEqual([each, true])
      if (verdict === 'right') expect(claims[0]?.noticed).toEqual(['a factor 2', 'a dropped term'])
      if (isOther) expect(said[0]).toContain(verdict === 'right' ? note : `${note}, or the usual one, which`)
      if (verdict === 'wrong') expect((await answerVerify({ ...one, formula: found.corrected ?? '' })).equal).toBe(true)
    }
  })
})
