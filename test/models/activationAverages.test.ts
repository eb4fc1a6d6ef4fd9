import { describe } from 'vitest'
import { describeRight } from './describeRight.js'
import { itLeavesAlone } from './judgedRows.js'

describeRight([
  ['', String.raw`q^{(\ell)} = \sigma_w^2 \int \mathcal{D}z\, \phi\left(\sqrt{q^{(\ell-1)}} z\right)^2 + \sigma_b^2`],
  ['', String.raw`q^l = \sigma_w^2 \int Dz\, \phi(\sqrt{q^{l-1}} z)^2 + \sigma_b^2`],
  ['', String.raw`q^{(\ell+1)} = \sigma_b^2 + \sigma_w^2 \int \mathcal{D}z\, \phi^2(\sqrt{q^{(\ell)}} z)`],
  ['', String.raw`\chi_\perp = C_W \langle \sigma'(z)\sigma'(z) \rangle_K`],
  ['', String.raw`\chi_\perp(K) = C_W \langle \sigma'(z)^2 \rangle_K`],
  ['', String.raw`\chi_\parallel(K) = \frac{C_W}{2K^2} \langle \sigma(z)\sigma(z)(z^2 - K) \rangle_K`],
  ['', String.raw`\chi_\parallel(K) = \frac{C_W}{K} \langle z\, \sigma(z)\sigma'(z) \rangle_K`],
  ['', String.raw`\chi_1 = \sigma_w^2 \int \mathcal{D}z\, \phi'(\sqrt{q^*} z)^2`],
  ['', String.raw`\mathbb{E}[z f(z)] = K \mathbb{E}[f'(z)]`],
  ['', String.raw`\mathbb{E}[z^2 f(z)] = K \mathbb{E}[f(z)] + K^2 \mathbb{E}[f''(z)]`],
  ['', String.raw`\frac{\partial}{\partial K} \langle f(z) \rangle_K = \frac{1}{2} \langle f''(z) \rangle_K`],
  ['', String.raw`\langle z\, \sigma(z) \rangle_K = K \langle \sigma'(z) \rangle_K`],
  ['', String.raw`\mathbb{E}[X g(X)] = \sigma^2 \mathbb{E}[g'(X)]`],
  ['', String.raw`\chi_\parallel = \frac{C_W}{2K^2} \langle \sigma(z)\sigma(z)(z^2 - K) \rangle_K`],
  ['', String.raw`\mathbb{E}_{z\sim\mathcal{N}(0,1)}[z f(z)] = \mathbb{E}_{z\sim\mathcal{N}(0,1)}[f'(z)]`],
])

describe('averages of activations', () => {
  // What holds for some activations, or a variance of 1.
  itLeavesAlone([
    String.raw`\mathbb{E}[z f(z)] = \frac{1}{2} \mathbb{E}[f'(z)]`,
    String.raw`\frac{\partial}{\partial K} \langle \sigma(z)^2 \rangle_K = \langle \sigma'(z)^2 + \sigma(z) \sigma''(z) \rangle_K`,
    String.raw`\mathbb{E}[f'(z)] = \mathbb{E}[z f(z)]`,
    String.raw`\langle \sigma'(z) \rangle = \langle \sigma'(z)^2 \rangle`,
    String.raw`\chi_\parallel = C_W \langle \sigma'(z)^2 \rangle_K`,
    String.raw`\langle \sigma(z)^2 \rangle_K = K \langle \sigma'(z) \rangle_K`,
    String.raw`\langle z \sigma'(z) \rangle_K = \langle \sigma(z) \rangle_K`,
    String.raw`\chi_\perp = \frac{C_W}{K} \langle \sigma(z)^2 \rangle_K`,
    String.raw`q^{(\ell)} = \frac{\sigma_w^2}{2} q^{(\ell-1)} + \sigma_b^2`,
    String.raw`\mathbb{E}[z f(z)] = \mathbb{E}[f'(z)]`,
  ])
})
