import { describe, expect, it } from 'vitest'
import { claimOf } from './identityClaims.js'

describe('what stands behind a comma', () => {
  it.each([
    [String.raw`\kappa_3 = \mu_3, \quad \kappa_4 = \mu_4+3\mu_2^2`, ''],
    [String.raw`\kappa_4(S_N) = \frac{\kappa_4(X)}{N}, \qquad S_N = \frac{2}{\sqrt{N}}\sum_{i=1}^N X_i`, ''],
    [
      String.raw`\langle\phi^2\rangle = 1-\frac\lambda2+O(\lambda^2),\quad \langle\phi^4\rangle = 3+4\lambda+O(\lambda^2)`,
      'theory=phi4',
    ],
    [String.raw`W^{(3)} = -\Gamma^{(3)}(W^{(2)})^3,\qquad W^{(2)} = -(\Gamma^{(2)})^{-1}`, ''],
    [String.raw`\langle x^4\rangle = 3\Delta^2; \quad \Delta = 2\langle x^2\rangle`, ''],
    [String.raw`f(x) = \phi(x)\left[1+\frac{\rho_3}{6\sqrt n}He_3(x)+O(1/n)\right],\quad He_3(x) = x^3-6x`, ''],
  ])('%s: another equation is told, and nothing is judged', async (tex, said) => {
    const { verdict, reason } = await claimOf(tex, said)
    expect(verdict).toBe('not-judged')
    expect(reason).toContain('expected one equation in a line')
  })

  it.each([
    String.raw`\kappa_4 = \mu_4 - 3\mu_2^2, \qquad n \ge 4`,
    String.raw`\kappa_3 = \mu_3, \quad n = 1, 2, \ldots`,
  ])('%s: conditions may stand there', async (tex) => {
    expect((await claimOf(tex)).verdict).toMatch(/^right/)
  })
})

describe('where the argument of a function ends', () => {
  it.each([
    String.raw`\mathbb{E}[\cos z_1\cos z_2] = \cosh K_{12}\,e^{-\frac12(K_{11}+K_{22})}`,
    String.raw`\mathbb{E}[\cos z_1\cos z_2] = \cosh K_{12} e^{-\frac12(K_{11}+K_{22})}`,
    String.raw`m_i = \tanh h_i+\sum_jJ_{ij}\tanh h_j(1-\tanh^2h_i)+O(J^2)`,
    String.raw`\ln Z = \sum_i\ln 2\cosh h_i+\frac12\sum_{ij}\tanh h_i\,J_{ij}\tanh h_j+O(J^2)`,
  ])('%s is right', async (tex) => {
    expect((await claimOf(tex)).verdict).toMatch(/^right/)
  })

  it.each([
    String.raw`\mathbb{E}[\cos z_1\cos z_2] = \cosh K_{12}\,e^{-(K_{11}+K_{22})}`,
    String.raw`m_i = \tanh h_i+\sum_jJ_{ij}\tanh h_j(1+\tanh^2h_i)+O(J^2)`,
  ])('%s is wrong', async (tex) => {
    expect((await claimOf(tex)).verdict).toBe('wrong')
  })

  it.each([
    String.raw`\ln Z = \sum_i\ln 2\cosh h_i+\frac12\sum_{ij}\tanh h_iJ_{ij}\tanh h_j+O(J^2)`,
    String.raw`Z = \prod_i2\cosh h_i\left[1+\sum_{i<j}J_{ij}\tanh h_i\tanh h_j+O(J^2)\right]`,
  ])('%s can be read in two ways, and is not judged', async (tex) => {
    expect((await claimOf(tex)).verdict).toBe('not-judged')
  })
})
