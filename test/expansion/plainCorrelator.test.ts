import { describe, expect, it } from 'vitest'
import { answerVerify } from '../../src/requests/verify.js'

async function verdictOf(theory: string, formula: string): Promise<string> {
  return (await answerVerify({ theory, formula })).verdict
}

const TWO = 'Δ(x,y) - 1/2 λ Δ(x,z) Δ(z,z) Δ(z,y) + O(λ^2)'
const FOUR = '-λ Δ(x1,z) Δ(x2,z) Δ(x3,z) Δ(x4,z) + O(λ^2)'
const LINES = 'Δ(x1,x2)Δ(x3,x4) + Δ(x1,x3)Δ(x2,x4) + Δ(x1,x4)Δ(x2,x3)'
const YUKAWA = 'Δ(x,y) + g^2 Δ(x,a)Δ(a,b)D(a,b)Δ(b,y) + g^2/2 Δ(x,a)Δ(a,y)D(a,b)Δ(b,b) + O(g^3)'

const LEFTS: readonly (readonly [string, string])[] = [
  ...['G(x,y)', 'G_2(x,y)', 'G2(x,y)', 'G^(2)(x,y)', 'G_c(x,y)', 'Gc2(x,y)', 'G_c^(2)(x,y)', 'G(x-y)'].map(
    (left) => [left, TWO] as const,
  ),
  ...['⟨φ(x) φ(y)⟩', '<φ(x)φ(y)>', '<phi(x) phi(y)>_c', '<<φ(x) φ(y)>>', '⟨ψ(x)ψ(y)⟩'].map(
    (left) => [left, TWO] as const,
  ),
  ...['G_c4(x1,...,x4)', 'G_c(x1,x2,x3,x4)', 'G_c_4(x1,x2,x3,x4)', '⟨φ(x1)φ(x2)φ(x3)φ(x4)⟩_c'].map(
    (left) => [left, FOUR] as const,
  ),
]

describe('an n-point function on the left side of plain writing', () => {
  it.each(LEFTS)('%s', async (left, right) => {
    expect(await verdictOf('phi4', `${left} = ${right}`)).toMatch(/^right/)
    for (const wrong of [
      `-(${right.replace(/ \+ O.*/, '')})`,
      right.replace('λ', 'λ (2)'),
      right.replace('λ', 'λ (-1)'),
    ])
      expect([wrong, await verdictOf('phi4', `${left} = ${wrong}`)]).toEqual([wrong, 'wrong'])
  })

  it('of several fields says which', async () => {
    for (const left of ['G_cφφ(x,y)', 'G_c,φφ(x,y)', '⟨φ(x)φ(y)⟩_c', '⟨φ(x)φ(y)⟩', 'G_φφ(x,y)']) {
      expect([left, await verdictOf('yukawa', `${left} = ${YUKAWA}`)]).toEqual([left, 'right'])
      expect([left, await verdictOf('yukawa', `${left} = ${YUKAWA.replace('/2', '/3')}`)]).toEqual([left, 'wrong'])
    }
    await expect(verdictOf('yukawa', `⟨φ(x)χ(y)⟩_c = ${YUKAWA}`)).rejects.toThrow('expected a leg at y for K')
    expect(await verdictOf('complex-phi4', '⟨φ(x)φbar(y)⟩ = Δ(y,x) - λ Δ(z,x)Δ(z,z)Δ(y,z)')).toBe('right')
    await expect(verdictOf('complex-phi4', '⟨φ(x)φbar(y)⟩ = Δ(x,y) - λ Δ(x,z)Δ(z,z)Δ(z,y)')).rejects.toThrow(
      'expected a leg',
    )
  })

  it('of four points is the full one, with its products, or says how to write the connected one', async () => {
    expect(await verdictOf('phi4', `G_4(x1,x2,x3,x4) = ${LINES} + O(λ)`)).toBe('right')
    expect(await verdictOf('phi4', `G_4(x1,x2,x3,x4) = 2 (${LINES}) + O(λ)`)).toBe('wrong')
    await expect(verdictOf('phi4', `G_4(x1,x2,x3,x4) = ${FOUR}`)).rejects.toThrow(
      'expected a connected correlator, ⟨…⟩_c or G_c, which is what the diagrams give, received a full one of 4 points',
    )
  })

  it.each([
    ['G^(3)(x,y)', 'expected 3 points after the index 3'],
    ['G_2^(3)(x,y)', 'expected one number of points at G'],
    ['G_3(x,y)', 'expected 3 points after the index 3'],
    ['⟨φ(x)χ(y)⟩', 'expected fields of phi4 (φ)'],
    ['⟨φ(x,y)⟩', 'expected φ at one point'],
    ['H(x,y)', 'an n-point function such as G_cn(x1,…,xn)'],
  ])('%s is refused', async (left, sentence) => {
    await expect(answerVerify({ theory: 'phi4', legs: 2, upTo: 1, formula: `${left} = ${TWO}` })).rejects.toThrow(
      sentence,
    )
  })
})
