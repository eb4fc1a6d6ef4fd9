import { describe, expect, it } from 'vitest'
import { answerReferee } from '../../src/requests/referee/referee.js'
import type { RefereedClaim } from '../../src/requests/referee/referee.js'

const D = String.raw`\Delta(x,z)\Delta(z,z)\Delta(z,y)`
const T = String.raw`\int dz\,${D}`
const L = String.raw`\langle \phi(x) \phi(y) \rangle =`
const HALF = String.raw`-\frac{\lambda}{2}`

async function claimOf(tex: string, asked = 'legs=2 order=1', theory = 'phi4'): Promise<RefereedClaim> {
  const { claims } = await answerReferee({ document: `% edgewick: theory=${theory} ${asked}\n\\[ ${tex} \\]` })
  return claims[0] as RefereedClaim
}

describe('what is right', () => {
  it.each([
    `${L} ${HALF} ${T}`,
    String.raw`2\, w_2(x,y) = ${HALF} ${T}`,
    String.raw`\frac{1}{2!}${L} -\frac{\lambda}{4} ${T}`,
    String.raw`-\langle \phi(x) \phi(y) \rangle = \frac{\lambda}{2} ${T}`,
    String.raw`\langle T\phi(x)\phi(y)\rangle = ${HALF} ${T}`,
    String.raw`\langle\phi_x\phi_y\rangle = ${HALF} ${T}`,
    `${L} ${HALF} \\int_{-\\infty}^{+\\infty} dz ${D}`,
    `${L} ${HALF} \\int d^{d}z ${D}`,
    `${L} ${HALF} \\int ${D} \\,dz`,
    `${L} \\frac{\\lambda\\int dz ${D}}{-2}`,
    String.raw`${L} -\frac{\lambda}{2^1} ${T}`,
    String.raw`\boxed{${L} ${HALF} ${T}}`,
  ])('%s', async (tex) => {
    expect(await claimOf(tex)).toMatchObject({ verdict: 'right' })
  })

  it('dots count the fields', async () => {
    const tex = String.raw`\langle \phi(x_1) \cdots \phi(x_4) \rangle_c = -\lambda \int dz \prod_{i=1}^4 \Delta(x_i,z)`
    expect(await claimOf(tex, 'legs=4 order=1')).toMatchObject({ verdict: 'right' })
  })
})

describe('what is wrong, though every word of it can be read', () => {
  it.each([
    ['a line too few', `${L} ${HALF} \\int dz \\Delta(x,z)\\Delta(z,y)`],
    ['a line too many', `${L} ${HALF} \\int dz \\Delta(x,z)\\Delta(z,z)^2\\Delta(z,y)`],
    ['another point', `${L} ${HALF} \\int dz \\Delta(x,z)\\Delta(z,z)\\Delta(z,w)`],
    ['an external point twice', `${L} ${HALF} \\int dz \\Delta(x,z)\\Delta(z,z)\\Delta(z,x)`],
    ['an integral over an external point', `${L} ${HALF} \\int dx\\,dz ${D}`],
    ['a chain whose sides differ', `${L} ${HALF} ${T} = -\\frac{1}{4}\\lambda ${T}`],
    ['a factor before the left side', `2${L} ${HALF} ${T}`],
  ])('%s', async (_, tex) => {
    const { verdict, differences } = await claimOf(tex)
    expect(verdict).toBe('wrong')
    expect(differences.length).toBeGreaterThan(0)
  })

  it('has its right line, which is read back, where that has hundreds of diagrams', async () => {
    const tex = String.raw`${L} \Delta(x,y) + \lambda^{6}\int d^dz ${D}`
    const { verdict, corrected } = await claimOf(tex, '')
    expect(verdict).toBe('wrong')
    expect(corrected?.length).toBeGreaterThan(150_000)
  })
})

describe('what is not judged, for nobody can say what it means', () => {
  it.each([
    ['a power on a factorial', `${L} -\\frac{\\lambda}{2!^2} ${T}`],
    ['a power on a sign', `${L} -^2\\frac{\\lambda}{2} ${T}`],
    ['a power on a dot', `${L} -\\frac{\\lambda}{2}\\cdot^2 ${T}`],
    ['cases', `${L} \\begin{cases} ${HALF} ${T} \\\\ 1 \\end{cases}`],
    ['a matrix', `${L} ${HALF}\\begin{pmatrix} ${T} & 1 \\end{pmatrix}`],
    ['a factor set on another', `${L} ${HALF}\\mathrlap{3} ${T}`],
    ['something crossed out', `${L} -\\cancel{\\frac{\\lambda}{2}} ${T}`],
    ['something stacked', `${L} -\\stackrel{2}{\\frac{\\lambda}{2}} ${T}`],
    ['half of space', `${L} ${HALF} \\int_{-\\infty}^{x} dz ${D}`],
    ['an upper limit alone', `${L} ${HALF} \\int^{2} dz ${D}`],
    ['another dimension', `${L} ${HALF} \\int d^{d-1}z ${D}`],
    ['a tree', `\\langle \\phi(x) \\phi(y) \\rangle_{\\text{tree}} = ${HALF} ${T}`],
    ['an amputated one', `\\langle \\phi(x) \\phi(y) \\rangle_{\\rm amp} = ${HALF} ${T}`],
    ['a source that is on', `\\left.\\frac{\\delta^2W}{\\delta J(x)\\delta J(y)}\\right|_{J=1} = ${HALF} ${T}`],
    [
      'a coupling that is off',
      `\\left.\\frac{\\delta^2W}{\\delta J(x)\\delta J(y)}\\right|_{\\lambda=0} = ${HALF} ${T}`,
    ],
    ['a functional of something else', `\\frac{\\delta^2W[\\lambda]}{\\delta J(x)\\delta J(y)} = ${HALF} ${T}`],
    ['a point outside of its integral', `${L} ${HALF} \\left(\\int dz\\,\\Delta(x,z)\\right)\\Delta(z,z)\\Delta(z,y)`],
    ['a part of a function', `\\langle\\phi(x)\\phi(y)\\rangle \\ni ${HALF} ${T}`],
    ['nothing at all', `${L} O(\\lambda)`],
    ['two numbers of points', `G^{(2)}_3(x,y) = ${HALF} ${T}`],
    ['a label on a coupling', `w_2^{\\text{tree}}(x,y) = -\\frac{\\lambda}{4} ${T}`],
    ['a long chain', `${L} ${'1 = '.repeat(40)} ${HALF} ${T}`],
  ])('%s', async (_, tex) => {
    const { verdict, reason } = await claimOf(tex)
    expect(verdict).toBe('not-judged')
    expect(reason).not.toBe('')
  })

  it('a coupling without the Gaussian part, which may be what it means', async () => {
    const lines = [1, 2].map((i) => String.raw`G_c^{(2)}(y_${i},x_${i})^{-1}`).join('')
    const cubic = String.raw`\int dy_1\cdots dy_4\, G_c^{(4)}(y_1,y_2,y_3,y_4) ${lines} G_c^{(2)}(y_3,y_4)^{-1}`
    const asked = ['legs=2 up-to=1', 'edgeworth-even'] as const
    const right = await claimOf(String.raw`g_2(x_1,x_2) = \frac14 ${cubic}`, ...asked)
    expect(right).toMatchObject({ verdict: 'not-judged' })
    expect(right.reason).toContain('the correction to ½ G⁻¹ alone')
    const wrong = await claimOf(String.raw`g_2(x_1,x_2) = \frac12 ${cubic}`, ...asked)
    expect(wrong).toMatchObject({ verdict: 'wrong' })
    const whole = await claimOf(String.raw`g_2(x_1,x_2) = \frac14 ${cubic}`, 'legs=2 order=1', 'edgeworth-even')
    expect(whole).toMatchObject({ verdict: 'right' })
  })

  it('an order with more diagrams than there is time for', async () => {
    expect(await claimOf(String.raw`${L} \lambda^{9}\int d^dz ${D}`, '')).toMatchObject({ verdict: 'not-judged' })
  })
})

describe('conventions', () => {
  it('a tail beyond what was asked for was not looked at', async () => {
    const { verdict, convention } = await claimOf(`${L} \\Delta(x,y) ${HALF} ${T} + O(\\lambda^3)`, 'legs=2 up-to=1')
    expect(verdict).toBe('right-under')
    expect(convention).toContain('what its tail O(λ^3) says of higher ones was not looked at')
    expect((await claimOf(`${L} \\Delta(x,y) ${HALF} ${T} + O(\\lambda^2)`, 'legs=2 up-to=1')).verdict).toBe('right')
  })

  it('a macro means what it meant at its place', async () => {
    const document = `% edgewick: theory=phi4 legs=2 order=1
\\newcommand{\\half}{\\frac12}\\[ ${L} -\\half\\lambda ${T} \\]\\renewcommand{\\half}{\\frac14}\\[ ${L} -\\half\\lambda ${T} \\]`
    expect((await answerReferee({ document })).claims.map(({ verdict }) => verdict)).toEqual(['right', 'wrong'])
  })

  it('the left side of a corrected line is that of the equation, and nothing within it or behind it', async () => {
    const legs = String.raw`\prod_{i=1}^4 \Delta(x_i,y)`
    const [bare, derivative] = await Promise.all([
      claimOf(String.raw`\lambda \int dy ${legs}`, 'legs=4 order=1'),
      claimOf(
        String.raw`\left.\frac{\delta^2W[J]}{\delta J(x)\delta J(y)}\right|_{J=0} \label{a} &= \lambda ${T}`.replace(
          '&',
          '',
        ),
      ),
    ])
    expect(bare.corrected).toMatch(/^-\\int dy /)
    expect(derivative.corrected).toMatch(/\|_\{J=0\} = -\\frac\{1\}\{2\}/)
  })

  it('the corrected line of a functional has its fields, and is right', async () => {
    const quadratic = String.raw`\int dx\,dy\, \phi(x) G_c^{(2)}(x,y)^{-1} \phi(y)`
    const asked = ['legs=2 order=0', 'edgeworth-even'] as const
    const wrong = await claimOf(`S[\\phi] = ${quadratic}`, ...asked)
    expect(wrong.verdict).toBe('wrong')
    expect(wrong.corrected).toMatch(/^S\[\\phi\] = \\int dx_\{1\}\\, dx_\{2\} .* \\phi\(x_\{1\}\) \\phi\(x_\{2\}\)$/)
    expect(await claimOf(wrong.corrected as string, ...asked)).toMatchObject({ verdict: 'right' })
    const bare = await claimOf(String.raw`S[\phi] = \frac12 G_c^{(2)}(x,y)^{-1}`, ...asked)
    expect(bare).toMatchObject({ verdict: 'not-judged' })
  })

  it('a corrected line of several terms is one line', async () => {
    const { corrected } = await claimOf(`${L} \\Delta(x,y) + \\frac{\\lambda}{2} ${T}`, 'legs=2 up-to=1')
    expect(corrected).not.toBeNull()
    expect(corrected).not.toMatch(/\\\\|&|aligned|\$|allowbreak/)
    expect(await claimOf(corrected ?? '', 'legs=2 up-to=1')).toMatchObject({ verdict: 'right' })
  })
})

describe('a tail claims every order below it', () => {
  const legs = [1, 2, 3].map((k) => String.raw`G_c^{(2)}(y_${k},x_${k})^{-1}`).join('')
  const g3 = String.raw`g_3(x_1,x_2,x_3) = -\frac{1}{6\sqrt{N}}\int dy_1dy_2dy_3\, G_c^{(3)}(y_1,y_2,y_3) ${legs}`

  it.each([
    [`${g3} + O(N^{-3/2})`, 'right'],
    [`${g3} + O(N^{-2})`, 'wrong'],
  ])('%s is %s, for orders are halves there', async (tex, verdict) => {
    const { claims } = await answerReferee({ document: `% edgewick: theory=edgeworth\n\\[ ${tex} \\]` })
    expect(claims[0]?.verdict).toBe(verdict)
  })
})

describe('comments that end what was said', () => {
  it('none leaves out what follows, any lets it be judged by what it says', async () => {
    const cumulant = String.raw`\begin{equation}\kappa_4 = \mu_4 - 3\mu_2^2\end{equation}`
    const document = `% edgewick: theory=phi4\n% edgewick: none\n${cumulant}\n% edgewick: any\n${cumulant}`
    const { claims } = await answerReferee({ document })
    expect(claims.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['not-judged', 'a comment says that it is none'],
      [(await answerReferee({ document: cumulant })).claims[0]?.verdict, null],
    ])
    expect(claims[1]?.verdict).toMatch(/^right/)
  })
})
