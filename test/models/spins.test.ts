import { describe, expect, it } from 'vitest'
import { describeRight } from './describeRight.js'
import { meanFieldLatex } from '../../src/render/latex/meanFieldLatex.js'
import { claimOf } from './identityClaims.js'

const ENTROPY = String.raw`\sum_i\left[\frac{1+m_i}{2}\ln\frac{1+m_i}{2} + \frac{1-m_i}{2}\ln\frac{1-m_i}{2}\right]`

/** With what the comment says. Every one is right, and not right with a slip in one term. */
describeRight([
  [
    'theory=solvable legs=0 up-to=2',
    String.raw`\Gamma(m) = ${ENTROPY} - \frac{1}{2}\sum_{i\neq j} J_{ij}m_im_j - \frac{1}{4}\sum_{i\neq j}J_{ij}^2(1-m_i^2)(1-m_j^2)`,
  ],
  [
    'theory=solvable legs=0 up-to=2',
    String.raw`\ln Z = \sum_i \ln 2\cosh h_i + \frac{1}{2}\sum_{i\neq j}J_{ij}m_im_j + \frac{1}{4}\sum_{i\neq j}J_{ij}^2(1-m_i^2)(1-m_j^2) + \frac12 \sum_{i} (1-m_i^2)\Big(\sum_{j} J_{ij}m_j\Big)^2 + O(J^3)`,
  ],
  ['theory=solvable up-to=1', String.raw`\langle s_i \rangle = \tanh h_i + (1-\tanh^2 h_i) \sum_j J_{ij} \tanh h_j`],
  ['', String.raw`\langle \sigma_i \rangle = m_i + (1-m_i^2) \sum_j J_{ij} m_j + \mathcal{O}(J^2)`],
  ['', String.raw`\langle s_i s_j \rangle_c = (1-m_i^2)(1-m_j^2) J_{ij} + O(J^2)`],
  [
    '',
    String.raw`\langle s_i s_j \rangle - \langle s_i\rangle\langle s_j \rangle = \beta J_{ij} (1-m_i^2)(1-m_j^2) + O(\beta^2)`,
  ],
  ['', String.raw`W(h) = \sum_i \ln(2\cosh h_i) + \sum_{i<j} K_{ij} m_i m_j + O(K^2)`],
  [
    'theory=solvable up-to=1',
    String.raw`F = -\sum_i \ln(2\cosh h_i) - \sum_{\langle ij\rangle} J_{ij} \tanh h_i \tanh h_j`,
  ],
  [
    '',
    String.raw`-\beta G(m) = -${ENTROPY} + \beta\sum_{i<j} J_{ij} m_i m_j + \frac{\beta^2}{2} \sum_{i<j} J_{ij}^2 (1-m_i^2)(1-m_j^2) + O(\beta^3)`,
  ],
  [
    '',
    String.raw`G(m) = ${ENTROPY} - \sum_{(ij)} J_{ij} m_i m_j - \frac12 \sum_{(ij)} J_{ij}^2 (1-m_i^2)(1-m_j^2) - \frac{2}{3} \sum_{(ij)} J_{ij}^3 m_i (1-m_i^2) m_j(1-m_j^2) - \sum_{i<j<k} J_{ij}J_{jk}J_{ki}(1-m_i^2)(1-m_j^2)(1-m_k^2) + O(J^4)`,
  ],
  // What has a 0 is that of spins without couplings.
  [
    'theory=solvable up-to=2',
    String.raw`\Gamma(m) = \Gamma^{(0)}(m) - \sum_{i<j} J_{ij}m_im_j - \frac{1}{2}\sum_{i<j}J_{ij}^2(1-m_i^2)(1-m_j^2)`,
  ],
  ['', String.raw`W(h) = W_0(h) + \sum_{i<j} J_{ij} \tanh h_i \tanh h_j + O(J^2)`],
  ['', String.raw`F[h] = F_0[h] - \sum_{i<j} J_{ij} \tanh h_i \tanh h_j + O(J^2)`],
  ['', String.raw`\frac{Z}{Z_0} = 1 + \sum_{i<j} J_{ij} \tanh h_i \tanh h_j + O(J^2)`],
])

describe('labels', () => {
  it('0 is no part of what has couplings', async () => {
    const difference = String.raw`\Gamma_0(m) - \frac{1}{2}\sum_{i\neq j} J_{ij}m_im_j + O(J^2)`
    expect((await claimOf(String.raw`\Gamma(m) = ${difference}`)).verdict).toMatch(/^right/)
    const full = String.raw`${ENTROPY} - \frac{1}{2}\sum_{i\neq j} J_{ij}m_im_j + O(J^2)`
    expect((await claimOf(String.raw`\Gamma(m) = ${full}`)).verdict).toMatch(/^right/)
    expect((await claimOf(String.raw`\Gamma_0(m) = ${full}`)).verdict).toBe('wrong')
    expect((await claimOf(String.raw`\Gamma^{(0)}(m) = ${full}`)).verdict).toBe('wrong')
    expect(
      (await claimOf(String.raw`W_0(h) = \sum_i \ln 2\cosh h_i + \sum_{i<j} J_{ij}\tanh h_i\tanh h_j + O(J^2)`))
        .verdict,
    ).toBe('wrong')
  })

  it.each([
    String.raw`\Gamma_1(m) = ${ENTROPY} - \frac{1}{2}\sum_{i\neq j} J_{ij}m_im_j + O(J^2)`,
    String.raw`\Gamma^{(1)}(m) = -\frac{1}{2}\sum_{i\neq j} J_{ij}m_im_j + O(J^2)`,
    String.raw`\Gamma_{\rm MF}(m) = ${ENTROPY} - \frac{1}{2}\sum_{i\neq j} J_{ij}m_im_j + O(J^2)`,
    String.raw`\tilde\Gamma(m) = ${ENTROPY} - \sum_{i\neq j} J_{ij}m_im_j + O(J^2)`,
    String.raw`Z_1 = \sum_{i<j} J_{ij} \tanh h_i \tanh h_j + O(J^2)`,
  ])('%s is not judged: nothing says what the label means', async (tex) => {
    expect((await claimOf(tex)).verdict).toBe('not-judged')
  })
})

describe('of another convention', () => {
  it.each([
    // The free energy with the other sign, and a weight in which each pair stands twice.
    String.raw`\Gamma(m) = -${ENTROPY} + \frac{1}{2}\sum_{i\neq j} J_{ij}m_im_j + \frac{1}{4}\sum_{i\neq j}J_{ij}^2(1-m_i^2)(1-m_j^2) + O(J^3)`,
    String.raw`m_i = \tanh(h_i + 2\sum_j J_{ij} m_j - 4 m_i \sum_j J_{ij}^2 (1-m_j^2)) + O(J^3)`,
    // No model of it: couplings that are not small, spins that are not Ising.
    String.raw`m = \tanh(\beta J m)`,
    String.raw`m_i = \frac{1}{N}\sum_j J_{ij} m_j`,
  ])('%s is not wrong', async (tex) => {
    expect((await claimOf(tex)).verdict).not.toBe('wrong')
  })
})

describe('what the command tap prints', () => {
  it.each([1, 2, 3, 4])('to order %d is right', async (order) => {
    const { energy, equation } = meanFieldLatex(order)
    for (const tex of [energy, equation]) {
      expect((await claimOf(tex)).verdict).toMatch(/^right/)
      // The sign of the last sum.
      const slip = tex.replace(
        /(.*)([-+])( (?:\\frac\{\d+\}\{\d+\} |\d+ )?\\sum)/s,
        (_, before: string, sign: string, sum: string) => `${before}${sign === '-' ? '+' : '-'}${sum}`,
      )
      expect(slip).not.toBe(tex)
      expect((await claimOf(slip)).verdict, slip).toBe('wrong')
    }
  })
})

describe('sites that are not the same', () => {
  const squares = (sum: string): string =>
    String.raw`G(m) = ${ENTROPY} - \sum_{i<j} K_{ij} m_i m_j - \frac12 \sum_{i<j} K_{ij}^2 (1-m_i^2)(1-m_j^2) - \frac{2}{3} \sum_{i<j} K_{ij}^3 m_i (1-m_i^2) m_j(1-m_j^2) - \sum_{i<j<k} K_{ij}K_{jk}K_{ki}(1-m_i^2)(1-m_j^2)(1-m_k^2) + \frac{1}{12} \sum_{i<j} K_{ij}^4 (1-m_i^2)(1-m_j^2)(1+3m_i^2+3m_j^2-15m_i^2m_j^2) - 2\sum_{i<j}\sum_{k} K_{ij}^2 K_{jk} K_{ki} m_i m_j (1-m_i^2)(1-m_j^2)(1-m_k^2) - \frac18 ${sum} K_{ij}K_{jk}K_{kl}K_{li}(1-m_i^2)(1-m_j^2)(1-m_k^2)(1-m_l^2) + O(K^5)`

  it.each([String.raw`\sum_{i \neq j \neq k \neq l}`, String.raw`\sum_{ijkl}'`])('%s', async (sum) => {
    expect((await claimOf(squares(sum))).verdict).toMatch(/^right/)
  })

  it('others may be', async () => {
    expect((await claimOf(squares(String.raw`\sum_{ijkl}`))).verdict).toBe('wrong')
  })

  it.each([
    String.raw`h_i = \operatorname{artanh} m_i - \sum_j K_{ij} m_j + m_i \sum_j K_{ij}^2 (1-m_j^2) + O(K^3)`,
    String.raw`h_i = \mathrm{arctanh}(m_i) - \sum_j K_{ij} m_j + m_i \sum_j K_{ij}^2 (1-m_j^2) + O(K^3)`,
  ])('%s', async (tex) => {
    expect((await claimOf(tex)).verdict).toMatch(/^right/)
    expect((await claimOf(tex.replace('+ m_i', '- m_i'))).verdict).toBe('wrong')
  })
})
