import { describe, expect, it } from 'vitest'
import { answerReferee } from '../../src/requests/referee/referee.js'
import { answerVerify } from '../../src/requests/verify.js'

const judged = async (equations: readonly string[], asked = ''): Promise<readonly (readonly (string | null)[])[]> => {
  const document = `% edgewick: theory=phi4 ${asked}\n${equations.map((each) => `\\begin{equation}${each}\\end{equation}`).join('\n')}`
  const { claims } = await answerReferee({ document })
  return claims.map(({ verdict, convention }) => [verdict, convention])
}

const CONTACT = String.raw`-\lambda\int_z\prod_{i=1}^4\Delta(x_i,z)`
const LEGS = String.raw`+\frac{\lambda^2}{2}\int_{z,w}\Delta(z,w)\Delta(w,w)\left[\Delta(x_1,w)\Delta(x_2,z)\Delta(x_3,z)\Delta(x_4,z)+3\text{ perms}\right]`
const CHANNEL = (a: number, b: number, c: number, d: number): string =>
  String.raw`\Delta(x_${a},z)\Delta(x_${b},z)\Delta(x_${c},w)\Delta(x_${d},w)`
const four = (factor: string, channels: string): string =>
  String.raw`\langle\phi(x_1)\phi(x_2)\phi(x_3)\phi(x_4)\rangle_c = ${CONTACT}+${factor}\int_{z,w}\Delta(z,w)^2[${channels}]${LEGS}+O(\lambda^3)`
const HALF = String.raw`\frac{\lambda^2}{2}`
const [s, t, u] = [CHANNEL(1, 2, 3, 4), CHANNEL(1, 3, 2, 4), CHANNEL(1, 4, 2, 3)]

describe('labellings that a formula lists', () => {
  it('are all of them, or one that stands for all, which is a convention; anything else is no symmetric function', async () => {
    const found = await judged([
      four(HALF, `${s}+${t}+${u}`),
      four(String.raw`\frac{3\lambda^2}{2}`, s),
      four(HALF, `${s}+2${t}`),
      four(HALF, `${s}+${t}+${u}+${u}-${t}`),
      four(HALF, `${s}+${t}+${u}+2${s}-2${s}`),
      four(String.raw`\frac{3\lambda^2}{4}`, `${s}+${t}`),
    ])
    expect(found.map(([verdict]) => verdict)).toEqual(['right', 'right-under', 'wrong', 'wrong', 'right', 'wrong'])
    expect(found[1]?.[1]).toContain('one labelling stands for all of ee11|ee|')
  })

  it('verify says which are not alike', async () => {
    const formula = four(HALF, `${s}+2${t}`)
    await expect(answerVerify({ theory: 'phi4', legs: 4, order: 2, formula })).rejects.toThrow(
      'expected the 3 labellings of ee11|ee| alike, or one that stands for all, for the function is symmetric in what its legs carry, received 1/2, 1, and 1 not listed',
    )
  })

  it('under fields any labelling is as good as another', async () => {
    const found = await judged(
      [s, `\\frac13\\left(${s}+2${t}\\right)`].map(
        (each) => String.raw`W[J] \ni \frac{\lambda^2}{16}\int ${each}\Delta(z,w)^2J(x_1)J(x_2)J(x_3)J(x_4)`,
      ),
      'legs=4 order=2 filter=no-self-loop',
    )
    expect(found).toEqual(Array(2).fill(['right', null]))
  })
})

describe('powers of an integral', () => {
  it('have a point of their own in each factor', async () => {
    const four = await judged(
      ['4!', '3!'].map((n) => String.raw`W[J] \ni -\frac{\lambda}{${n}}\int_z\left(\int_x\Delta(z,x)J(x)\right)^4`),
      'legs=4 order=1',
    )
    expect(four.map(([verdict]) => verdict)).toEqual(['right', 'wrong'])
    const two = await judged(
      ['2', '3'].map(
        (n) => String.raw`W[J] \ni -\frac{\lambda}{4}\int_z\Delta(z,z)\left(\int_x\Delta(z,x)J(x)\right)^${n}`,
      ),
      'legs=2 order=1',
    )
    expect(two.map(([verdict]) => verdict)).toEqual(['right', 'wrong'])
  })
})
