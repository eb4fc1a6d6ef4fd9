import { describe, expect, it } from 'vitest'
import { answerReferee } from '../../src/requests/referee/referee.js'
import type { RefereedClaim } from '../../src/requests/referee/referee.js'

async function claimOf(asked: string, tex: string): Promise<RefereedClaim> {
  const { claims } = await answerReferee({ document: `% edgewick: ${asked}\n\\[ ${tex} \\]` })
  return claims[0] as RefereedClaim
}

const K = String.raw`\int\frac{d^dk}{(2\pi)^d}`
const P = String.raw`\frac{1}{p^2+m^2}`
const LINE = String.raw`\frac{1}{k^2+m^2}`

/** Each right, and wrong with 3/7 times its last product. */
const right: readonly (readonly [asked: string, before: string, last: string])[] = [
  [
    'theory=complex-phi4',
    String.raw`\langle\phi(x)\bar\phi(y)\rangle = \Delta(x,y)-`,
    String.raw`\lambda\int dz\,\Delta(x,z)\Delta(z,z)\Delta(z,y)`,
  ],
  [
    'theory=complex-phi4 legs=φ,φbar',
    String.raw`\langle\bar{\phi}(y)\phi(x)\rangle = \Delta(x,y)-`,
    String.raw`\lambda\int dz\,\Delta(x,z)\Delta(z,z)\Delta(z,y)`,
  ],
  [
    'theory=complex-phi4 legs=φbar,φ up-to=1',
    String.raw`\langle\phi(x)\bar\phi(y)\rangle = \Delta(x,y)-`,
    String.raw`\lambda\int dz\,\Delta(x,z)\Delta(z,z)\Delta(z,y)`,
  ],
  [
    'theory=complex-phi4 legs=2 order=1',
    String.raw`\langle\phi(x)\bar\phi(y)\rangle = -`,
    String.raw`\lambda\int dz\,\Delta(x,z)\Delta(z,z)\Delta(z,y)`,
  ],
  [
    'theory=complex-phi4',
    String.raw`\langle\phi(x_1)\phi(x_2)\bar\phi(x_3)\bar\phi(x_4)\rangle_c = -`,
    String.raw`\lambda\int dz\,\Delta(x_1,z)\Delta(x_2,z)\Delta(z,x_3)\Delta(z,x_4)`,
  ],
  [
    'theory=complex-phi4',
    String.raw`\langle\phi(x_1)\bar\phi(x_2)\phi(x_3)\bar\phi(x_4)\rangle_c = -`,
    String.raw`\lambda\int dz\,\Delta(x_1,z)\Delta(z,x_2)\Delta(x_3,z)\Delta(z,x_4)`,
  ],
  [
    'theory=complex-phi4',
    String.raw`G_c^{(2)}(x,y) = \Delta(x,y)-`,
    String.raw`\lambda\int dz\,\Delta(x,z)\Delta(z,z)\Delta(z,y)`,
  ],
  ['theory=complex-phi4', String.raw`\frac{\delta^2 W}{\delta\bar{J}(x)\delta J(y)} =`, String.raw`\Delta(x,y)`],
  ['theory=complex-phi4', String.raw`\Sigma(p) =`, String.raw`\lambda ${K} ${LINE}`],
  ['theory=complex-phi4', String.raw`\Gamma^{(2)}(p) = p^2+m^2 +`, String.raw`\lambda ${K} ${LINE}`],
  ['theory=complex-phi4', String.raw`G(p) = ${P} -`, String.raw`\lambda \frac{1}{(p^2+m^2)^2} ${K} ${LINE}`],
  ['theory=complex-phi4', String.raw`G(p) = \Delta(p) -`, String.raw`\lambda\Delta(p)^2 ${K}\Delta(k)`],
  [
    'theory=complex-phi4 legs=2',
    String.raw`\langle\phi(p)\bar\phi(-p)\rangle = ${P} -`,
    String.raw`\lambda \frac{1}{(p^2+m^2)^2} ${K} ${LINE}`,
  ],
  ['theory=yukawa', String.raw`\langle\chi(x)\rangle = -`, String.raw`\frac{g}{2}\int dz\,D(x,z)\Delta(z,z)`],
  [
    'theory=yukawa',
    String.raw`\langle\chi(x)\chi(y)\rangle_c = D(x,y) +`,
    String.raw`\frac{g^2}{2}\int du\,dv\,D(x,u)\Delta(u,v)^2D(v,y)`,
  ],
  [
    'theory=yukawa',
    String.raw`\langle\phi(x)\phi(y)\chi(z)\rangle_c = -`,
    String.raw`g\int du\,\Delta(x,u)\Delta(y,u)D(z,u)`,
  ],
  [
    'theory=yukawa legs=J,K,J order=1',
    String.raw`\langle\chi(x)\phi(y)\phi(z)\rangle_c = -`,
    String.raw`g\int du\,D(x,u)\Delta(y,u)\Delta(z,u)`,
  ],
  [
    'theory=yukawa',
    String.raw`\frac{\delta^2 W}{\delta K(x)\delta K(y)} = D(x,y) +`,
    String.raw`\frac{g^2}{2}\int du\,dv\,D(x,u)\Delta(u,v)^2D(v,y)`,
  ],
  [
    'theory=yukawa',
    String.raw`\langle\chi(p)\chi(-p)\rangle_c = D(p) +`,
    String.raw`\frac{g^2}{2}D(p)^2 ${K}\Delta(k)\Delta(p-k)`,
  ],
  [
    'theory=msrdj-cubic',
    String.raw`\langle x(t)\tilde{x}(s)\rangle = R(t,s) +`,
    String.raw`\frac{\epsilon}{2}\int du\,R(t,u)C(u,u)R(u,s)`,
  ],
]

describe('the legs are those of the fields on the left side', () => {
  it.each(right)('%s: %s %s', async (asked, before, last) => {
    expect((await claimOf(asked, `${before} ${last}`)).verdict).toMatch(/^right/)
    expect(await claimOf(asked, String.raw`${before} \frac{3}{7} ${last}`)).toMatchObject({ verdict: 'wrong' })
  })

  it('the corrected line is in these fields', async () => {
    const tex = String.raw`\langle\chi(x)\chi(y)\rangle_c = 2 D(x,y)`
    expect((await claimOf('theory=yukawa', tex)).corrected).toContain('D(x,y)')
  })
})

describe('not judged where the legs cannot be told', () => {
  it.each([
    ['other fields than asked for', 'theory=yukawa legs=J,J', String.raw`\langle\chi(x)\chi(y)\rangle_c = D(x,y)`],
    ['of φ or of χ', 'theory=yukawa', String.raw`\Sigma(p) = -\frac{g^2}{2} ${K}\Delta(k)\Delta(p-k)`],
    ['which legs are which', 'theory=complex-phi4', String.raw`\Gamma^{(4)}(p_1,p_2,p_3,p_4) = -\lambda`],
    ['of x and x̃', 'theory=msrdj-cubic', String.raw`\Sigma(p) = \frac{\epsilon}{2} ${K} C(k)`],
    [
      'lines written without a direction',
      'theory=complex-phi4',
      String.raw`\langle\phi(x_1)\phi(x_2)\bar\phi(x_3)\bar\phi(x_4)\rangle_c = -\lambda\int dz\,\Delta(x_1,z)\Delta(x_2,z)\Delta(x_3,z)\Delta(x_4,z)`,
    ],
  ])('%s', async (_, asked, tex) => {
    const { verdict, reason } = await claimOf(asked, tex)
    expect(verdict).toBe('not-judged')
    expect(reason).toBeTruthy()
  })
})

describe('averages with the weight e^{-S/ħ} are ħ^{n-1} times derivatives of W', () => {
  const loops = String.raw`-\frac{\hbar^2\lambda}{2}\int dz\,\Delta(x,z)\Delta(z,z)\Delta(z,y)+\frac{\hbar^2g^2}{2}\int dz\,du\,\Delta(x,z)\Delta(z,u)^2\Delta(u,y)+\frac{\hbar^2g^2}{2}\int dz\,du\,\Delta(x,z)\Delta(y,z)\Delta(z,u)\Delta(u,u)`
  const two = String.raw`\langle\phi(x)\phi(y)\rangle_c =`
  it.each([
    String.raw`${two} \hbar\Delta(x,y)+O(\hbar^2)`,
    String.raw`${two} \hbar\Delta(x,y) ${loops} +O(\hbar^3)`,
    String.raw`\langle\phi(x)\phi(y)\phi(z)\rangle_c = -\hbar^2 g\int du\,\Delta(x,u)\Delta(y,u)\Delta(z,u)+O(\hbar^3)`,
    String.raw`G_c^{(2)}(p) = \frac{\hbar}{p^2+m^2}+O(\hbar^2)`,
  ])('%s', async (tex) => {
    const { verdict, convention } = await claimOf('theory=phi3-phi4', tex)
    expect(verdict).toBe('right-under')
    expect(convention).toContain('W = ħ ln Z')
  })

  it.each([
    String.raw`${two} \hbar\Delta(x,y)+O(\hbar^3)`,
    String.raw`${two} \Delta(x,y) ${loops}`,
    String.raw`${two} \hbar\Delta(x,y) ${loops.replace('-', '+')} +O(\hbar^3)`,
    String.raw`${two} \hbar^2\Delta(x,y)+O(\hbar^3)`,
    String.raw`\frac{\delta^2 W}{\delta J(x)\delta J(y)} = \hbar\Delta(x,y)+O(\hbar^2)`,
    String.raw`G_c^{(2)}(p) = \frac{2\hbar}{p^2+m^2}+O(\hbar^2)`,
  ])('wrong: %s', async (tex) => {
    expect(await claimOf('theory=phi3-phi4', tex)).toMatchObject({ verdict: 'wrong' })
  })
})

describe('a tail says that everything below is there', () => {
  const four = String.raw`-\lambda\int dz\,\Delta(x_1,z)\Delta(x_2,z)\Delta(x_3,z)\Delta(x_4,z)`
  const left = String.raw`\langle\phi(x_1)\phi(x_2)\phi(x_3)\phi(x_4)\rangle_c =`
  it.each([
    [String.raw`\langle\phi(x)\phi(y)\rangle = \Delta(x,y)`, 1],
    [`G^{(2)}(p) = ${P}`, 1],
    [`${left} ${four}`, 2],
    [String.raw`\Gamma^{(4)}(p_1,p_2,p_3,p_4) = -\lambda`, 2],
  ])('%s up to λ^%s', async (tex, open) => {
    expect((await claimOf('theory=phi4', String.raw`${tex} + O(\lambda^${open})`)).verdict).toMatch(/^right/)
    expect((await claimOf('theory=phi4', String.raw`${tex} + O(\lambda^${open + 1})`)).verdict).toBe('wrong')
  })
})

describe('the sign of iε', () => {
  const self = (line: string): string => String.raw`-iM^2(p^2) = -i\frac{\lambda}{2}\int\frac{d^4k}{(2\pi)^4}${line}`
  it.each([
    String.raw`\frac{i}{k^2-m^2+i\epsilon}`,
    String.raw`\frac{i}{k^2+i\epsilon-m^2}`,
    String.raw`\frac{-i}{k^2+m^2-i\epsilon}`,
    String.raw`\frac{-i}{m^2-k^2-i0}`,
  ])('right: %s', async (line) => {
    expect((await claimOf('theory=phi4', self(line))).verdict).toBe('right-under')
  })
  it.each([
    String.raw`\frac{i}{k^2-m^2-i\epsilon}`,
    String.raw`\frac{i}{k^2-i\epsilon-m^2}`,
    String.raw`\frac{-i}{k^2+m^2+i\epsilon}`,
    String.raw`\frac{-i}{m^2-k^2+i0}`,
  ])('not judged: %s', async (line) => {
    expect(await claimOf('theory=phi4', self(line))).toMatchObject({ verdict: 'not-judged' })
  })
})

describe('one diagram of several, by itself and with the i’s of its vertices and lines', () => {
  const sunset = (factor: string): string =>
    String.raw`${factor}\int\frac{d^4k}{(2\pi)^4}\int\frac{d^4q}{(2\pi)^4}\frac{i}{k^2-m^2}\frac{i}{q^2-m^2}\frac{i}{(p-k-q)^2-m^2}`
  it.each([
    ['', 3],
    [' order=2', 2],
  ])('right%s', async (asked, count) => {
    const claim = await claimOf(`theory=phi4 legs=2${asked}`, sunset(String.raw`\frac{(-i\lambda)^2}{6}`))
    expect(claim.verdict).toBe('right-under')
    expect(claim.convention).toContain(`one of the ${count} diagrams`)
    expect(claim.noticed).toEqual(['a sign', 'a factor 2', 'a dropped term'])
  })
  it.each([
    String.raw`\frac{(-i\lambda)^2}{3}`,
    String.raw`-\frac{(-i\lambda)^2}{6}`,
    String.raw`\frac{(-i\lambda)^2}{2}`,
  ])('wrong: %s', async (factor) => {
    expect(await claimOf('theory=phi4 legs=2 order=2', sunset(factor))).toMatchObject({ verdict: 'wrong' })
  })
})

describe('coefficients are told in the signs of the left side', () => {
  it.each([
    ['phi4', String.raw`\Sigma(p) = \frac{\lambda}{3} ${K} ${LINE}`, ['λ ∫ Δ(k): derived 1/2, claimed 1/3, ratio 2/3']],
    [
      'phi4',
      String.raw`\Gamma^{(2)}(p) = p^2+m^2+\frac{\lambda}{3} ${K} ${LINE}`,
      ['λ ∫ Δ(k): derived 1/2, claimed 1/3, ratio 2/3'],
    ],
    [
      'phi4-vector',
      String.raw`\Sigma(p) = \frac{\lambda(n+2)}{3} ${K} ${LINE}`,
      [
        'every coefficient is 2 times the derived one',
        'λ ∫ Δ(k): derived 1/3, claimed 2/3, ratio 2',
        'n λ ∫ Δ(k): derived 1/6, claimed 1/3, ratio 2',
      ],
    ],
  ])('%s: %s', async (theory, tex, expected) => {
    const { differences } = await claimOf(`theory=${theory}`, tex)
    expect(differences.map((text) => text.replace(/^\S+: /, ''))).toEqual(expected)
  })
})
