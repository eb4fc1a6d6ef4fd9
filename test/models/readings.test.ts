import { describe, expect, it } from 'vitest'
import { claimOf, mutationsOf } from './identityClaims.js'

/** Formulas that were called wrong, each right as their authors read them, and wrong with an error in any of their terms. */
const RIGHT = [
  // κ_r beside √n are those of one standardised variable.
  String.raw`x_p = z_p + \frac{\kappa_3}{6\sqrt n}(z_p^2-1)+O(1/n)`,
  String.raw`w_\alpha = z_\alpha + \frac{\kappa_3}{6\sqrt{n}}(z_\alpha^2-1) + \frac{\kappa_4}{24n}(z_\alpha^3-3z_\alpha) - \frac{\kappa_3^2}{36n}(2z_\alpha^3-5z_\alpha) + O(n^{-3/2})`,
  String.raw`z = x - \frac{\kappa_3}{6\sqrt n}(x^2-1) - \frac{\kappa_4}{24n}(x^3-3x) + \frac{\kappa_3^2}{36n}(4x^3-7x)+O(n^{-3/2})`,
  String.raw`x_p = z_p + \frac{\kappa_3}{6\sigma^3\sqrt n}(z_p^2-1)+O(1/n)`,
  // McCullagh's table 1.
  String.raw`\kappa^{ijklm} = \kappa^{i,j,k,l,m}+\kappa^i\kappa^{j,k,l,m}[5]+\kappa^{i,j}\kappa^{k,l,m}[10]+\kappa^i\kappa^j\kappa^{k,l,m}[10]+\kappa^i\kappa^{j,k}\kappa^{l,m}[15]+\kappa^i\kappa^j\kappa^k\kappa^{l,m}[10]+\kappa^i\kappa^j\kappa^k\kappa^l\kappa^m`,
  String.raw`\kappa^{i,j,k,l,m} = \kappa^{ijklm} - \kappa^i\kappa^{jklm}[5] - \kappa^{ij}\kappa^{klm}[10] + 2\kappa^i\kappa^j\kappa^{klm}[10] + 2\kappa^i\kappa^{jk}\kappa^{lm}[15] - 6\kappa^i\kappa^j\kappa^k\kappa^{lm}[10] + 24\kappa^i\kappa^j\kappa^k\kappa^l\kappa^m`,
  // Under means of 0.
  String.raw`\kappa^{ijkl} = \kappa^{i,j,k,l}+\kappa^{i,j}\kappa^{k,l}[3]`,
  String.raw`\kappa^{i,jklm} = \kappa^{i,j,k,l,m} + \kappa^{i,j}\kappa^{k,l,m}[4] + \kappa^{j,k}\kappa^{i,l,m}[6]`,
  // E(…)^k of statisticians.
  String.raw`\mathrm{Var}(X) = E(X-\mu)^2`,
  String.raw`\mu_4 = \mathbb{E}(X-\mu)^4`,
  String.raw`\kappa_4(X) = \mathbb{E}(X-\mu)^4-3\sigma^4`,
]

describe.each(RIGHT)('%s', (tex) => {
  it('is right', async () => {
    expect((await claimOf(tex)).verdict).toMatch(/^right/)
  })

  it.each(mutationsOf(tex))('is not right as %s', async (wrong) => {
    expect((await claimOf(wrong)).verdict).not.toMatch(/^right/)
  })
})

it.each([
  [String.raw`\kappa^{ijkl} = \kappa^{i,j,k,l}+\kappa^{i,j}\kappa^{k,l}[3]`, 'all means are 0'],
  [String.raw`\mathrm{Var}(X) = E(X-\mu)^2`, 'read E(·)^k as E[(·)^k]'],
])('%s names its convention', async (tex, convention) => {
  expect(await claimOf(tex)).toMatchObject({ verdict: 'right-under', convention })
})

it('where the power of the average would make it right, nothing is said', async () => {
  expect((await claimOf(String.raw`\mathrm{Var}(X+Y) = E[(X+Y)^2]-E(X+Y)^2`)).verdict).toBe('not-judged')
})

it('a bracket around an average is what its power raises', async () => {
  expect((await claimOf(String.raw`\mathrm{Var}(X+Y) = E[(X+Y)^2]-(E(X+Y))^2`)).verdict).toBe('right')
})

const layers = (n: string, z: string, V: string): string =>
  String.raw`\mathbb{E}[z^{(${z})}_{i_1;\alpha_1}z^{(${z})}_{i_2;\alpha_2}z^{(${z})}_{i_3;\alpha_3}z^{(${z})}_{i_4;\alpha_4}]|_{\text{connected}} = \frac{1}{n_{${n}}}\left[\delta_{i_1i_2}\delta_{i_3i_4}V^{(${V})}_{(\alpha_1\alpha_2)(\alpha_3\alpha_4)}+\delta_{i_1i_3}\delta_{i_2i_4}V^{(${V})}_{(\alpha_1\alpha_3)(\alpha_2\alpha_4)}+\delta_{i_1i_4}\delta_{i_2i_3}V^{(${V})}_{(\alpha_1\alpha_4)(\alpha_2\alpha_3)}\right]`
const inverse = (point: string): string =>
  String.raw`\int d^dz\,\frac{\delta^2W}{\delta J(x)\delta J(z)}\frac{\delta^2\Gamma}{\delta\phi(z)\delta\phi(y)} = \delta(${point})`

it.each([
  layers('1', '2', '2'),
  layers(String.raw`\ell-1`, String.raw`\ell`, String.raw`\ell`),
  inverse('x-y'),
  inverse('y-x'),
])('%s is right', async (tex) => {
  expect((await claimOf(tex)).verdict).toMatch(/^right/)
})

it.each([
  layers('2', '2', '2'),
  layers('1', '2', '3'),
  layers(String.raw`\ell+1`, String.raw`\ell`, String.raw`\ell`),
  String.raw`K^{(\ell+1)}_{\alpha\beta} = C_b^{(\ell)}+C_W^{(\ell)}\langle\sigma_\alpha\sigma_\beta\rangle_{K^{(\ell)}}`,
  String.raw`V^{(2)}_{(12)(34)} = (C_W^{(1)})^2\left[\langle\sigma_1\sigma_2\sigma_3\sigma_4\rangle_{K^{(1)}}-\langle\sigma_1\sigma_2\rangle_{K^{(1)}}\langle\sigma_3\sigma_4\rangle_{K^{(1)}}\right]`,
  inverse('x+y'),
  inverse('2x-y'),
])('%s is not right', async (tex) => {
  expect((await claimOf(tex)).verdict).not.toMatch(/^right/)
})
