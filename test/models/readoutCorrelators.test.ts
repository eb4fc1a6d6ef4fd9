import { describe, expect, it } from 'vitest'
import { claimOf } from './identityClaims.js'
import { itCallsRightUnder, itJudges, itLeavesAlone } from './judgedRows.js'

const FOUR = String.raw`3\, \mathbb{E}[h(x_1)h(x_2)h(x_3)h(x_4)] - \mathbb{E}[h(x_1)h(x_2)]\mathbb{E}[h(x_3)h(x_4)] - \mathbb{E}[h(x_1)h(x_3)]\mathbb{E}[h(x_2)h(x_4)] - \mathbb{E}[h(x_1)h(x_4)]\mathbb{E}[h(x_2)h(x_3)]`

describe('correlators of a Gaussian readout in averages of a hidden unit', () => {
  itJudges('network correlator', [
    String.raw`G_c^{(4)}(x_1,x_2,x_3,x_4) = \frac{\sigma_{W}^4}{N}\left[ ${FOUR} \right]`,
    String.raw`G^{(4)}_{\mathrm{con}}(x_1,\dots,x_4) = \frac{\sigma_{W_1}^4}{N} \Big( 3 \langle h_1 h_2 h_3 h_4\rangle - \langle h_1 h_2\rangle\langle h_3 h_4\rangle - \langle h_1 h_3\rangle\langle h_2 h_4\rangle - \langle h_1 h_4\rangle \langle h_2 h_3\rangle \Big)`,
    {
      tex: String.raw`\langle \phi(x_1)\phi(x_2)\phi(x_3)\phi(x_4) \rangle_c = \frac{\sigma_1^4}{N}\left[ 3 \langle h_1h_2h_3h_4 \rangle - \left(\langle h_1h_2\rangle\langle h_3h_4\rangle + 2\text{ perms}\right)\right]`,
      isOpen: true,
    },
    String.raw`G^{(4)}_c(x_1,x_2,x_3,x_4) = \frac{C_W^2}{n} \left[3 E_h[h(x_1)h(x_2)h(x_3)h(x_4)] - E_h[h(x_1)h(x_2)]E_h[h(x_3)h(x_4)] [3]\right]`,
    String.raw`G_c^{(4)}(x_1,x_2,x_3,x_4) = N \sigma_W^4 \left[ ${FOUR} \right]`,
    String.raw`G_{c,1234}^{(4)} = \frac{1}{N}\left[ 3 \langle h_1 h_2 h_3 h_4\rangle - \langle h_1 h_2\rangle\langle h_3 h_4\rangle - \langle h_1 h_3\rangle\langle h_2 h_4\rangle - \langle h_1 h_4\rangle \langle h_2 h_3\rangle \right]`,
    String.raw`G^{(2)}(x_1,x_2) = \sigma_W^2\, \mathbb{E}[h(x_1)h(x_2)]`,
    { tex: String.raw`K(x,x') = \sigma_b^2 + \sigma_w^2\, \mathbb{E}[\varphi(x)\varphi(x')]`, isOpen: true },
    // The variances of weights and of biases have letters of their own, deviations or variances.
    ...[
      String.raw`\sigma_b^2 + C_W \mathbb{E}[h(x)h(y)]`,
      String.raw`C_b + \sigma_w^2\, \mathbb{E}[h(x)h(y)]`,
      String.raw`C_W \langle h(x)h(y)\rangle + C_b`,
      String.raw`\langle h(x)h(y)\rangle + \sigma_{\text{bias}}^2`,
      String.raw`C_b + \langle h(x)h(y)\rangle`,
      String.raw`\sigma_{b_1}^2 + C_{W_1} \langle h(x)h(y)\rangle`,
    ].map((side) => ({ tex: String.raw`K(x,y) = ${side}`, isOpen: true })),
    String.raw`\mathbb{E}[\phi(x)\phi(y)] = \sigma_1^2 \langle h(x) h(y) \rangle`,
    String.raw`\langle \phi(x_1)\phi(x_2)\phi(x_3)\phi(x_4) \rangle = \sigma_W^4 \left( 1 - \frac{1}{N}\right) \left( \langle h_1 h_2\rangle\langle h_3 h_4\rangle + \langle h_1 h_3\rangle\langle h_2 h_4\rangle + \langle h_1 h_4\rangle \langle h_2 h_3\rangle\right) + \frac{3\sigma_W^4}{N} \langle h_1 h_2 h_3 h_4\rangle`,
  ])

  itLeavesAlone([
    // With a bias of its own it would have one more term; without it this is right.
    String.raw`K(x,x') = \sigma_w^2\, \mathbb{E}[\varphi(x)\varphi(x')]`,
    // The definition of a kernel with averages of the field itself, and one with a letter that nothing explains.
    String.raw`G_c^{(4)}(x_1,x_2,x_3,x_4) = \frac{\mu_4}{N} \mathbb{E}[h(x_1)h(x_2)h(x_3)h(x_4)]`,
  ])

  itCallsRightUnder([String.raw`G^{(2)}(x_1,x_2) = \mathbb{E}[\phi(x_1)\phi(x_2)]`])

  // The bias left out of these would be no bias.
  it.each([
    [String.raw`\mathbb{E}[\phi(x)\phi(y)] = \sigma_b^2 + C_W \mathbb{E}[h(x)h(y)]`, /^right/],
    [String.raw`G^{(2)}(x_1,x_2) = C_b + \sigma_W^2\, \mathbb{E}[h(x_1)h(x_2)]`, /^right/],
    [String.raw`\mathbb{E}[\phi(x)\phi(y)] = \sigma_b^2 - C_W \mathbb{E}[h(x)h(y)]`, /^wrong/],
    [String.raw`G^{(2)}(x_1,x_2) = 2 C_b + \sigma_W^2\, \mathbb{E}[h(x_1)h(x_2)]`, /^wrong/],
  ])('%s is %s', async (tex, verdict) => {
    expect((await claimOf(tex)).verdict).toMatch(verdict)
  })
})
