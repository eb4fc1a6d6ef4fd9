import { describe, expect, it } from 'vitest'
import { refereeText } from '../../src/requests/referee/readings.js'
import { answerReferee } from '../../src/requests/referee/referee.js'

/** What is said of a wrong equation; its right line is judged right when it is pasted back. */
async function corrected(
  comment: string,
  tex: string,
): Promise<readonly [line: string, differences: readonly string[]]> {
  const judged = async (equation: string): Promise<Awaited<ReturnType<typeof answerReferee>>['claims'][number]> => {
    const { claims } = await answerReferee({
      document: `${comment === '' ? '' : `% edgewick: ${comment}\n`}\\[ ${equation} \\]`,
    })
    const [claim] = claims
    if (claim === undefined) throw new Error('no equation')
    return claim
  }
  const wrong = await judged(tex)
  expect(wrong.verdict).toBe('wrong')
  const line = wrong.corrected ?? 'none'
  expect([line, (await judged(line)).verdict]).toEqual([line, expect.stringMatching(/^right/)])
  return [line, wrong.differences]
}

const I = String.raw`\int \frac{d^dk}{(2\pi)^d} \frac{1}{k^2+m^2}`

describe('the right line in momentum space', () => {
  it.each([
    ['phi4', String.raw`\Sigma(p) = \lambda ${I}`, String.raw`\Sigma(p) = \frac{1}{2} \lambda ${I}`],
    ['phi4', String.raw`\Sigma(p) = \frac{\lambda}{3} ${I}`, String.raw`\Sigma(p) = \frac{\lambda}{2} ${I}`],
    [
      'phi4',
      String.raw`-i\Sigma(p) = -i\lambda \int \frac{d^4k}{(2\pi)^4} \frac{i}{k^2-m^2+i\epsilon}`,
      String.raw`-i\Sigma(p) = - \frac{1}{2} i\lambda \int \frac{d^4k}{(2\pi)^4} \frac{i}{k^2-m^2+i\epsilon}`,
    ],
    [
      'phi4',
      String.raw`G^{(2)}(p) = 2 \Delta(p) - \lambda \Delta(p)^2 \int_k \Delta(k) + O(\lambda^2)`,
      String.raw`G^{(2)}(p) = \Delta(p) - \frac{1}{2} \lambda \Delta(p)^2 \int_k \Delta(k) + O(\lambda^2)`,
    ],
    [
      'phi4 legs=2 up-to=2',
      String.raw`\Sigma(p) = \frac{g}{3} \int_k G_0(k) - \frac{g^2}{3}\int_{k,q} G_0(k) G_0(q) G_0(p-k-q) + O(g^3)`,
      String.raw`\Sigma(p) = \frac{g}{2} \, \int_{k} \, G_0(k) - \frac{g^2}{6} \, \int_{k,q} \, G_0(k+q-p) \, G_0(k) \, G_0(q) - \frac{g^2}{4} \, \int_{k,q} \, G_0(k)^{2} \, G_0(q) + O(g^3)`,
    ],
    [
      'phi4',
      String.raw`\Gamma^{(4)}(0,0,0,0) = \lambda - \lambda^2 \int \frac{d^d\ell}{(2\pi)^d} \frac{1}{(\ell^2+\mu^2)^2}`,
      String.raw`\Gamma^{(4)}(0,0,0,0) = \lambda - \frac{3}{2} \lambda^2 \int \frac{d^d\ell}{(2\pi)^d} \frac{1}{(\ell^2+\mu^2)^2}`,
    ],
    [
      'phi4',
      String.raw`\tilde{w}_2(p,p') = (2\pi)^d \delta(p+p') \left[ \Delta(p) - \frac{\lambda}{4} \Delta(p)^2 \int \frac{d^dk}{(2\pi)^d} \Delta(k) \right]`,
      String.raw`\tilde{w}_2(p,p') = (2\pi)^{d} \, \delta(p+p') \left[ \frac{1}{2} \, \Delta(p) - \frac{\lambda}{4} \, \Delta(p)^{2} \, \int \frac{d^{d}k}{(2\pi)^{d}} \, \Delta(k) \right]`,
    ],
  ])('%s: %s', async (theory, tex, right) => {
    expect((await corrected(`theory=${theory}`, tex))[0]).toBe(right)
  })

  it('has the channels that were left out, and tells a factor at each loop', async () => {
    const one = String.raw`\frac{1}{k^2+m^2} \frac{1}{(k+p_1+p_2)^2+m^2}`
    const left = String.raw`\Gamma^{(4)}(p_1,p_2,p_3,p_4) = -\lambda +`
    const [line] = await corrected('theory=phi4', String.raw`${left} \lambda^2 \int \frac{d^4k}{(2\pi)^4} ${one}`)
    expect(line.match(/\\int/g)).toHaveLength(3)
    const [, [said]] = await corrected(
      'theory=phi4',
      String.raw`${left} \lambda^2 \int \frac{d^4k}{(2\pi)^4} \left[ ${one} + \text{2 perms} \right]`,
    )
    expect(said).toBe(
      'each loop carries a factor 2 too many; or the symmetry factor 1/|Aut| of the diagram with its legs held fixed is left out',
    )
  })
})

describe('the right line in Minkowski space, with terms that were left out', () => {
  const line = (p: string): string => String.raw`\frac{i}{${p}^2-m^2+i\epsilon}`
  const D = String.raw`\int\frac{d^4k}{(2\pi)^4}`
  it.each([
    // [the comment, the formula, what the right line has, and what not]
    [
      'phi4 up-to=2',
      String.raw`-i\Sigma(p) = \frac{-i\lambda}{2}${D}${line('k')}`,
      String.raw`\frac{(-i \lambda)^2}{6}`,
      '+ -',
    ],
    [
      'phi4 up-to=2',
      String.raw`\Sigma(p) = \frac{\lambda}{2}${D}${line('k')}`,
      String.raw`\frac{i (-i \lambda)^2}{6}`,
      'k_',
    ],
    [
      'phi4 legs=4 up-to=2',
      String.raw`i\Gamma^{(4)}(p_1,p_2,p_3,p_4) = -i\lambda + \frac{(-i\lambda)^2}{2}\int_k D_F(k)D_F(k+p_1+p_2)`,
      'D_F(k-p_{1}-p_{3})',
      'D_F(k_',
    ],
    [
      'phi4 legs=4 up-to=2',
      String.raw`i\mathcal{M} = -i\lambda + \frac{(-i\lambda)^2}{2}\int_k \frac1i\Delta(k)\frac1i\Delta(k+p_1+p_2)`,
      String.raw`\frac{1}{i} \Delta(k+p_{2}+p_{3})`,
      'k_',
    ],
    [
      'phi3 legs=2 up-to=4',
      String.raw`i\Pi(k^2) = \frac{1}{2}(ig)^2\left(\frac1i\right)^2\int\frac{d^d\ell}{(2\pi)^d}\tilde\Delta((\ell+k)^2)\tilde\Delta(\ell^2)`,
      String.raw`\right]^{2}`,
      String.raw`\ell_`,
    ],
  ])('%s: %s', async (asked, tex, has, hasNot) => {
    const [right] = await corrected(`theory=${asked}`, tex)
    expect(right).toContain(has)
    expect(right).not.toContain(hasNot)
  })
})

describe('the right line of a gap equation', () => {
  it.each([
    [
      String.raw`m_R^2 = m^2 + \frac{\lambda}{2}\int_k\frac{1}{(k^2+m^2)^2}`,
      String.raw`m_R^2 = m^2 + \frac{\lambda}{2} \, \int_{k} \, \frac{1}{k^2 + m^2}`,
    ],
    [
      String.raw`m^2 = m_0^2 + \lambda\int_k\frac{1}{k^2+m^2} + \lambda`,
      String.raw`m^2 = m_0^2 + \frac{\lambda}{2} \, \int_{k} \, \frac{1}{k^2 + m^2}`,
    ],
    [
      String.raw`m^2 = m_0^2 - \frac{\lambda}{2}\int_k\frac{1}{k^2+m^2}`,
      String.raw`m^2 = m_0^2 + \frac{\lambda}{2}\int_k\frac{1}{k^2+m^2}`,
    ],
  ])('%s', async (tex, right) => {
    expect((await corrected('theory=phi4', tex))[0]).toBe(right)
  })
})

it('a sum in a right line begins without a plus', async () => {
  for (const [tex, right] of [
    [String.raw`\kappa_4 = -\mu_4 + 3\mu_2^2`, String.raw`\kappa_4 = \mu_4 - 3\mu_2^2`],
    [String.raw`\kappa_4 ={} - \mu_4 + 3\mu_2^2`, String.raw`\kappa_4 ={} \mu_4 - 3\mu_2^2`],
  ] as const)
    expect((await corrected('', tex))[0]).toBe(right)
})

it('of a wrong formula without a right line is said why there is none', async () => {
  const answer = await answerReferee({ document: String.raw`\[ \kappa_4 = \mu_4 - 2\mu_2 - \mu_3 \]` })
  expect(answer.claims[0]).toMatchObject({ verdict: 'wrong', corrected: null })
  expect(refereeText(answer)).toContain('no right line: none that can be written in its letters was found right')
})

const FOUR = String.raw`\int G_c^{(4)}(y_1,y_2,y_3,y_4) G^{-1}(y_1,x_1) G^{-1}(y_2,x_2)`
const QUARTIC = String.raw`${FOUR} G^{-1}(y_3,x_3) G^{-1}(y_4,x_4) \phi(x_1)\phi(x_2)\phi(x_3)\phi(x_4)`
const LOOP = String.raw`${FOUR} G^{-1}(y_3,y_4) \phi(x_1)\phi(x_2)`

describe('the right line of a whole functional', () => {
  const action = (free: string, loop: string, quartic: string): string =>
    String.raw`S[\phi] = ${free} \int dx dy\, \phi(x) G^{-1}(x,y) \phi(y) ${loop} ${LOOP} ${quartic} ${QUARTIC} + O(1/N^2)`

  it('says what all of its parts have in common, and is the whole', async () => {
    const [line, said] = await corrected(
      'theory=edgeworth-even',
      action('', String.raw`+ \frac12`, String.raw`- \frac{2}{4!}`),
    )
    expect(said).toEqual(['every coefficient is 2 times the derived one'])
    expect(line).toMatch(
      /^S\[\\phi\] = .*\\frac\{1\}\{2\} G\^\{-1\}.*\\frac\{1\}\{4\}.*\\frac\{1\}\{24\}.* \+ O\(1\/N\^2\)$/,
    )
    const [, without] = await corrected(
      'theory=edgeworth-even',
      action('', String.raw`+ \frac12`, '-').replaceAll('\\frac{1}{4!}', ''),
    )
    expect(without).toContain('1/n! is left out, as when g_n is defined with 1/n! in front')
  })

  it('has the parts that were left out', async () => {
    const [line, said] = await corrected(
      'theory=phi4',
      String.raw`W[J] = \frac12\int dx dy J(x) \Delta(x,y) J(y) - \frac{\lambda}{2} \int dx dy dz J(x) \Delta(x,z)\Delta(z,z)\Delta(z,y) J(y) + O(\lambda^2)`,
    )
    expect(said).toContain('left out: all terms with 4 fields')
    expect(line).toMatch(/J\(x_\{4\}\) \+ O\(\\lambda\^2\)$/)
  })
})

describe('the right line of an identity that is wrong by one number', () => {
  it.each([
    [
      String.raw`\kappa_4 = 2\mu_4 - 6\mu_2^2`,
      String.raw`\kappa_4 = \mu_4 - 3 \mu_2^2`,
      'every term is 2 times the right one',
    ],
    [String.raw`\kappa_4 = -\mu_4 + 3\mu_2^2`, String.raw`\kappa_4 = \mu_4 - 3\mu_2^2`, 'every sign is reversed'],
    [
      String.raw`\kappa^{i,j,k} = 3\kappa^{ijk} - 3\kappa^i\kappa^{jk}[3] + 6\kappa^i\kappa^j\kappa^k`,
      String.raw`\kappa^{i,j,k} = \kappa^{ijk} - \kappa^i\kappa^{jk}[3] + 2 \kappa^i\kappa^j\kappa^k`,
      'every term is 3 times the right one',
    ],
  ])('%s', async (tex, right, said) => {
    const [line, differences] = await corrected('', tex)
    expect([line, differences.slice(1)]).toEqual([right, [said]])
  })
})
