import { describe, expect, it } from 'vitest'
import { claimOf } from './identityClaims.js'
import { itJudges, itLeavesAlone } from './judgedRows.js'

// Left open: what an error leaves without anything to compare, or without its bracket.
describe('recursions from layer to layer', () => {
  itJudges('layer recursion', [
    {
      tex: String.raw`V^{(2)}_{(\alpha_1\alpha_2)(\alpha_3\alpha_4)} = \left(C_W^{(2)}\right)^2 \left[ \langle \sigma_{\alpha_1}\sigma_{\alpha_2}\sigma_{\alpha_3}\sigma_{\alpha_4}\rangle_{G^{(1)}} - \langle \sigma_{\alpha_1}\sigma_{\alpha_2}\rangle_{G^{(1)}} \langle \sigma_{\alpha_3}\sigma_{\alpha_4}\rangle_{G^{(1)}}\right]`,
      isOpen: true,
    },
    String.raw`V_{(12)(34)}^{(2)} = C_W^2 \Big( \langle \sigma_1\sigma_2\sigma_3\sigma_4\rangle_{K^{(1)}} - \langle \sigma_1\sigma_2\rangle_{K^{(1)}} \langle \sigma_3\sigma_4\rangle_{K^{(1)}}\Big)`,
    String.raw`V^{(2)} = \left(C_W^{(2)}\right)^2 \left[ \langle \sigma(z)^4 \rangle_{G^{(1)}} - \langle \sigma(z)^2 \rangle_{G^{(1)}}^2 \right]`,
    {
      tex: String.raw`\mathcal{G}_0^{(\ell+1)}(\vec{x}_1,\vec{x}_2) = C_b^{(\ell+1)} + C_W^{(\ell+1)} \left\langle \sigma\big(\phi^{(\ell)}(\vec{x}_1)\big)\sigma\big(\phi^{(\ell)}(\vec{x}_2)\big)\right\rangle_{\mathcal{G}_0^{(\ell)}}`,
      isOpen: true,
    },
    {
      tex: String.raw`K^{(\ell+1)}_{\alpha_1\alpha_2} = C_b^{(\ell+1)} + C_W^{(\ell+1)} \langle \sigma_{\alpha_1}\sigma_{\alpha_2} \rangle_{K^{(\ell)}}`,
      isOpen: true,
    },
    {
      tex: String.raw`K^{(l+1)}_{\alpha\beta} = C_W \langle\sigma(z_\alpha)\sigma(z_\beta)\rangle_{K^{(l)}} + C_b`,
      isOpen: true,
    },
    ...[
      String.raw`\sigma_b^2 + C_W \langle \sigma_{\alpha}\sigma_{\beta} \rangle_{K^{(\ell)}}`,
      String.raw`C_b + \sigma_w^2 \langle \sigma_{\alpha}\sigma_{\beta} \rangle_{K^{(\ell)}}`,
    ].map((side) => ({ tex: String.raw`K^{(\ell+1)}_{\alpha\beta} = ${side}`, isOpen: true })),
    {
      tex: String.raw`K^{l}(x,x') = \sigma_b^2 + \sigma_w^2\, \mathbb{E}_{z\sim\mathcal{GP}(0,K^{l-1})}[\phi(z(x))\phi(z(x'))]`,
      isOpen: true,
    },
    {
      tex: String.raw`\Sigma^{(\ell)}(x,x') = \sigma_w^2\, \mathbb{E}_{f\sim\mathcal{N}(0,\Sigma^{(\ell-1)})}[\sigma(f(x))\sigma(f(x'))] + \sigma_b^2`,
      isOpen: true,
    },
    {
      tex: String.raw`G^{(2)}_{\alpha_1\alpha_2} = C_b^{(2)} + C_W^{(2)} \langle \sigma_{\alpha_1}\sigma_{\alpha_2} \rangle_{G^{(1)}}`,
      isOpen: true,
    },
    {
      tex: String.raw`K^{(\ell+1)}_{\alpha\beta} = C_b + C_W \langle \sigma_\alpha\sigma_\beta \rangle_{K_{\alpha\beta}^{(\ell)}}`,
      isOpen: true,
    },
    { tex: String.raw`K^{(\ell+1)} = C_b + C_W \langle \sigma(z)\sigma(z) \rangle_{K^{(\ell)}}`, isOpen: true },
  ])

  itLeavesAlone([
    // Without biases.
    String.raw`K^{(\ell+1)}_{\alpha\beta} = C_W \langle\sigma_\alpha\sigma_\beta\rangle_{K^{(\ell)}}`,
    // Beyond the second layer the vertex has a term with that of the layer below.
    String.raw`V^{(\ell+1)}_{(12)(34)} = C_W^2 \left[ \langle \sigma_1\sigma_2\sigma_3\sigma_4\rangle_{G^{(\ell)}} - \langle \sigma_1\sigma_2\rangle_{G^{(\ell)}} \langle \sigma_3\sigma_4\rangle_{G^{(\ell)}}\right] + O(1/n)`,
    String.raw`K^{(\ell)}(x,x') = \langle\sigma(x)\sigma(x')\rangle_{K^{(\ell)}}`,
    // Of another Gaussian.
    String.raw`K^{(\ell+1)}(x,x') = \sigma_b^2 + \sigma_w^2\,\mathbb{E}_{z\sim\mathcal{N}(1,K^{(\ell)})}[\phi(z(x))\phi(z(x'))]`,
    ...[
      String.raw`z\sim\mathcal{N}(0,2K^{(\ell)})`,
      String.raw`z\sim U(0,K^{(\ell)})`,
      String.raw`z\sim\mathcal{N}(0,K^{(\ell)})^2`,
      String.raw`z\sim\mathcal{N}(0,\hat K^{(\ell)})`,
      String.raw`z\sim\mathcal{N}'(0,K^{(\ell)})`,
      String.raw`z\sim\mathcal{N}(0,K^{(\ell)}_{\gamma\delta})`,
    ].map(
      (law) => String.raw`K^{(\ell+1)}(x,x') = \sigma_b^2 + \sigma_w^2\,\mathbb{E}_{${law}}[\phi(z(x))\phi(z(x'))]`,
    ),
    // Of derivatives, of another activation, of another variable.
    ...[
      String.raw`\phi'(z(x))\phi'(z(x'))`,
      String.raw`\hat\phi(z(x))\phi(z(x'))`,
      String.raw`\phi(z'(x))\phi(z(x'))`,
      String.raw`\phi(\hat z(x))\phi(z(x'))`,
    ].map(
      (product) =>
        String.raw`K^{(\ell+1)}(x,x') = \sigma_b^2 + \sigma_w^2\,\mathbb{E}_{z\sim\mathcal{N}(0,K^{(\ell)})}[${product}]`,
    ),
    ...[
      [String.raw`K^{(\ell+1)}`, String.raw`\sigma'_\alpha \sigma'_\beta`, String.raw`K^{(\ell)}`],
      [String.raw`K^{(\ell+1)}`, String.raw`\hat\sigma_\alpha \sigma_\beta`, String.raw`K^{(\ell)}`],
      [String.raw`K^{(\ell+1)}`, String.raw`\sigma_\alpha \sigma_\beta`, String.raw`K_{\gamma\delta}`],
      [String.raw`K^{(\ell+1)}`, String.raw`\sigma_\alpha \sigma_\beta`, String.raw`\hat K^{(\ell)}`],
      [String.raw`K'^{(\ell+1)}`, String.raw`\sigma_\alpha \sigma_\beta`, String.raw`K^{(\ell)}`],
      [String.raw`\hat K^{(\ell+1)}`, String.raw`\sigma_\alpha \sigma_\beta`, String.raw`K^{(\ell)}`],
      [String.raw`\Theta^{(\ell+1)}`, String.raw`\sigma_\alpha \sigma_\beta`, String.raw`K^{(\ell)}`],
      [String.raw`\Theta^{(\ell+1)}`, String.raw`\sigma_\alpha \sigma_\beta`, String.raw`\Theta^{(\ell)}`],
    ].map(
      ([kernel, product, below]) =>
        String.raw`${kernel}_{\alpha\beta} = C_b + C_W \langle ${product} \rangle_{${below}}`,
    ),
  ])
})

describe('moments of preactivations', () => {
  const V = (a: string): string => String.raw`V^{(\ell)}_{${a}}`
  itJudges('preactivations', [
    String.raw`\mathbb{E}\left[z_{i_1;\alpha_1}^{(\ell)} z_{i_2;\alpha_2}^{(\ell)} z_{i_3;\alpha_3}^{(\ell)} z_{i_4;\alpha_4}^{(\ell)}\right]\Big\vert_{\text{connected}} = \frac{1}{n_{\ell-1}}\left[ \delta_{i_1i_2}\delta_{i_3i_4} V^{(\ell)}_{(\alpha_1\alpha_2)(\alpha_3\alpha_4)} + \delta_{i_1i_3}\delta_{i_2i_4} V^{(\ell)}_{(\alpha_1\alpha_3)(\alpha_2\alpha_4)} + \delta_{i_1i_4}\delta_{i_2i_3} V^{(\ell)}_{(\alpha_1\alpha_4)(\alpha_2\alpha_3)}\right]`,
    String.raw`\langle z_{i;\alpha} z_{j;\beta} z_{k;\gamma} z_{l;\delta} \rangle_c = \frac{1}{n} \left( \delta_{ij}\delta_{kl} V_{\alpha\beta\gamma\delta} + \delta_{ik}\delta_{jl} V_{\alpha\gamma\beta\delta} + \delta_{il}\delta_{jk} V_{\alpha\delta\beta\gamma} \right)`,
    String.raw`\left\langle \phi_{i_1}(x_1) \phi_{i_2}(x_2)\phi_{i_3}(x_3)\phi_{i_4}(x_4)\right\rangle_{\text{conn}} = \frac{1}{n} \left[ \delta_{i_1i_2}\delta_{i_3i_4} ${V('(12)(34)')} + \delta_{i_1i_3}\delta_{i_2i_4} ${V('(13)(24)')} + \delta_{i_1i_4}\delta_{i_2i_3} ${V('(14)(23)')} \right]`,
    String.raw`\mathbb{E}\left[z_{i_1;\alpha_1}^{(\ell)} z_{i_2;\alpha_2}^{(\ell)}\right] = \delta_{i_1i_2} G^{(\ell)}_{\alpha_1\alpha_2}`,
    String.raw`\mathbb{E}\left[z_{i_1;\alpha_1} z_{i_2;\alpha_2} z_{i_3;\alpha_3} z_{i_4;\alpha_4}\right] = \delta_{i_1i_2}\delta_{i_3i_4}\left[G_{\alpha_1\alpha_2}G_{\alpha_3\alpha_4} + \frac{1}{n} V_{(\alpha_1\alpha_2)(\alpha_3\alpha_4)}\right] + \delta_{i_1i_3}\delta_{i_2i_4}\left[G_{\alpha_1\alpha_3}G_{\alpha_2\alpha_4} + \frac{1}{n} V_{(\alpha_1\alpha_3)(\alpha_2\alpha_4)}\right] + \delta_{i_1i_4}\delta_{i_2i_3} \left[G_{\alpha_1\alpha_4}G_{\alpha_2\alpha_3} + \frac{1}{n} V_{(\alpha_1\alpha_4)(\alpha_2\alpha_3)}\right]`,
  ])

  itLeavesAlone([
    String.raw`\mathbb{E}[z_{i;\alpha} z_{j;\beta}] = \delta_{ij} G'_{\alpha\beta}`,
    String.raw`\mathbb{E}[z_{i;\alpha} z_{j;\beta}] = \delta_{ij} \hat G_{\alpha\beta}`,
    String.raw`\mathbb{E}[z_{i;\alpha} z_{j;\beta}] = \bar\delta_{ij} G_{\alpha\beta}`,
    String.raw`\mathbb{E}[z_{i;\alpha} z_{j;\beta}] = \delta_{ijj} G_{\alpha\beta}`,
    String.raw`\mathbb{E}[z'_{i;\alpha} z_{j;\beta}] = \delta_{ij} G_{\alpha\beta}`,
    String.raw`\mathbb{E}[\hat z_i(x) z_j(y)] = \delta_{ij} G_{xy}`,
  ])

  it.each([
    ['a third term with fewer δ', String.raw`\delta_{il}`],
    ['a third term with the neurons of two others', String.raw`\delta_{il}\delta_{jl}`],
    ['a third term with one δ twice', String.raw`\delta_{il}\delta_{il}`],
    ['a third term with none', ''],
  ])('%s is wrong', async (_, third) => {
    const tex = (deltas: string): string =>
      String.raw`\langle z_{i;\alpha} z_{j;\beta} z_{k;\gamma} z_{l;\delta} \rangle_c = \frac{1}{n} \left( \delta_{ij}\delta_{kl} V_{\alpha\beta\gamma\delta} + \delta_{ik}\delta_{jl} V_{\alpha\gamma\beta\delta} + ${deltas} V_{\alpha\delta\beta\gamma} \right)`
    expect((await claimOf(tex(third))).verdict).toBe('wrong')
    expect(await claimOf(tex(String.raw`\delta_{il}\delta_{jk}`))).toMatchObject({
      verdict: 'right',
      noticed: ['a sign', 'a factor 2', 'a dropped term'],
    })
  })

  itJudges('wide networks', [
    {
      tex: String.raw`\mathbb{E}\left[z_\alpha z_\beta\right] = K_{\alpha\beta} + \frac{1}{n}\left(\ldots\right) + O\left(\frac{1}{n^2}\right)`,
      isOpen: true,
    },
    { tex: String.raw`\langle z_1 z_2 \rangle = K_{12} + O(1/n)`, isOpen: true },
    { tex: String.raw`\langle z_1 z_2 \rangle = K_{21} + O(1/n)`, isOpen: true },
  ])

  // The kernel is that of both samples.
  it.each([
    [String.raw`\langle z_1 z_2 \rangle = K_{11} + O(1/n)`, 'wrong'],
    [String.raw`\mathbb{E}[z_\alpha z_\beta] = K_{\alpha\alpha} + \frac{1}{n}(\ldots) + O(1/n^2)`, 'wrong'],
    [String.raw`\langle z_1 z_2 \rangle = \sqrt{K_{11}K_{22}} + O(1/n)`, 'wrong'],
    [String.raw`\langle z_1 z_2 \rangle = K_{13} + O(1/n)`, 'not-judged'],
    [String.raw`\langle z_1 z_2 \rangle = K_{1} + O(1/n)`, 'not-judged'],
    [String.raw`\langle z_1 z_2 \rangle = K'_{12} + O(1/n)`, 'not-judged'],
    [String.raw`\langle z_1 z_2 \rangle = \hat{K}_{12} + O(1/n)`, 'not-judged'],
  ])('%s is %s', async (tex, verdict) => {
    expect((await claimOf(tex)).verdict).toBe(verdict)
  })
})
