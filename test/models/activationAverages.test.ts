import { describe, expect, it } from 'vitest'
import { describeRight } from './describeRight.js'
import { claimOf } from './identityClaims.js'
import { itCallsRightUnder, itLeavesAlone } from './judgedRows.js'

describeRight([
  ['', String.raw`q^{(\ell)} = \sigma_w^2 \int \mathcal{D}z\, \phi\left(\sqrt{q^{(\ell-1)}} z\right)^2 + \sigma_b^2`],
  ['', String.raw`q^l = \sigma_w^2 \int Dz\, \phi(\sqrt{q^{l-1}} z)^2 + \sigma_b^2`],
  ['', String.raw`q^{(\ell+1)} = \sigma_b^2 + \sigma_w^2 \int \mathcal{D}z\, \phi^2(\sqrt{q^{(\ell)}} z)`],
  ['', String.raw`q^l_{aa} = \sigma_w^2 \int Dz\, \phi(\sqrt{q^{l-1}_{aa}} z)^2 + \sigma_b^2`],
  ['', String.raw`q^l = C_W \int Dz\, \phi(\sqrt{q^{l-1}} z)^2 + \sigma_b^2`],
  ['', String.raw`\chi_1(q^*) = \sigma_w^2 \int \mathcal{D}z\, \phi'(\sqrt{q^*} z)^2`],
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
  ['', String.raw`\mathbb{E}_{z\sim\mathcal{N}(0,K)}[z f(z)] = K \mathbb{E}_{z\sim\mathcal{N}(0,K)}[f'(z)]`],
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
    // Of another law.
    String.raw`\mathbb{E}_{z\sim 2\mathcal{N}(0,1)}[z f(z)] = \mathbb{E}_{z\sim 2\mathcal{N}(0,1)}[f'(z)]`,
    // Of two activations.
    String.raw`q^l = \sigma_w^2 \int Dz\, \phi(\sqrt{q^{l-1}} z)\hat\phi(\sqrt{q^{l-1}} z) + \sigma_b^2`,
    String.raw`\langle z\, \hat\sigma(z) \rangle_K = K \langle \sigma'(z) \rangle_K`,
  ])

  itCallsRightUnder([String.raw`\mathbb{E}[z f(z)] = \mathbb{E}[f'(z)]`])

  // Another sample, layer or variance than that of the left side.
  it.each([
    String.raw`q^l_{ab} = \sigma_w^2 \int Dz\, \phi(\sqrt{q^{l-1}} z)^2 + \sigma_b^2`,
    String.raw`q^l_{ab} = \sigma_w^2 \int Dz\, \phi(\sqrt{q^{l-1}_{ab}} z)^2 + \sigma_b^2`,
    String.raw`q^l_{aa} = \sigma_w^2 \int Dz\, \phi(\sqrt{q^{l-1}_{bb}} z)^2 + \sigma_b^2`,
    String.raw`q^l_{1} = \sigma_w^2 \int Dz\, \phi(\sqrt{q^{l-1}_{2}} z)^2 + \sigma_b^2`,
    String.raw`q^l = \sigma_w^2 \int Dz\, \phi(\sqrt{q^{l-2}} z)^2 + \sigma_b^2`,
    String.raw`q^l = \sigma_w^2 \int Dz\, \phi(\sqrt{K^{l-1}} z)^2 + \sigma_b^2`,
    String.raw`q^l = \sigma_w^2 \int Dz\, \phi(\sqrt{q} z)^2 + \sigma_b^2`,
    String.raw`\hat{q}^l = \sigma_w^2 \int Dz\, \phi(\sqrt{q^{l-1}} z)^2 + \sigma_b^2`,
    String.raw`\chi_\parallel(G) = \frac{C_W}{K} \langle z\, \sigma(z)\sigma'(z) \rangle_K`,
    String.raw`\chi_\parallel(z) = \frac{C_W}{K} \langle z\, \sigma(z)\sigma'(z) \rangle_K`,
    String.raw`\chi_\parallel(2K) = \frac{C_W}{K} \langle z\, \sigma(z)\sigma'(z) \rangle_K`,
    String.raw`\chi_\parallel(K,q) = \frac{C_W}{K} \langle z\, \sigma(z)\sigma'(z) \rangle_K`,
    String.raw`\chi_\perp(K) = C_W \langle \sigma'(z)^2 \rangle_G`,
    String.raw`\chi'_\perp = C_W \langle \sigma'(z)^2 \rangle_K`,
    String.raw`\langle z\, \sigma(z) \rangle_K = G \langle \sigma'(z) \rangle_K`,
    String.raw`\langle z\, \sigma(z) \rangle_K = K \langle \sigma'(z) \rangle_q`,
    String.raw`\frac{\partial}{\partial G} \langle f(z) \rangle_K = \frac{1}{2} \langle f''(z) \rangle_K`,
    String.raw`\frac{\partial}{\partial K_{12}} \langle f(z) \rangle_K = \frac{1}{2} \langle f''(z) \rangle_K`,
  ])('%s is not judged', async (tex) => {
    expect((await claimOf(tex)).verdict).toBe('not-judged')
  })
})
