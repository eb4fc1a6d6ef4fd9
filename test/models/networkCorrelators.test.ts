import { describe, expect, it } from 'vitest'
import { claimOf } from './identityClaims.js'
import { itJudges, itLeavesAlone } from './judgedRows.js'

const ARCSINE = String.raw`\frac{2(\sigma_b^2 + \frac{\sigma_W^2}{d_{\text{in}}} x\cdot x')}{\sqrt{\left(1+2(\sigma_b^2 + \frac{\sigma_W^2}{d_{\text{in}}} x\cdot x)\right)\left(1+2(\sigma_b^2 + \frac{\sigma_W^2}{d_{\text{in}}} x'\cdot x')\right)}}`

// Left open: what an error leaves without anything to compare, or without its bracket.
describe('closed correlators of networks with names', () => {
  itJudges('network correlator', [
    String.raw`G_{c,\text{Cos}}^{(4)}(x_1, x_2, x_3, x_4) = \frac{\sigma_{W_1}^4}{8N} \sum_{\mathcal{P}(abcd)} \left( -2e^{-\frac{\sigma_{W_0}^2((\Delta x_{ab})^2 + (\Delta x_{cd})^2)}{2d}} + 3e^{-\frac{\sigma_{W_0}^2(\Delta x_{ab} + \Delta x_{cd})^2}{2d}} \right)`,
    String.raw`G_{c,\text{Cos}}^{(4)}(x_1, x_2, x_3, x_4) = \frac{\sigma_1^4}{8N} \left[ 3 e^{-\frac{\sigma_0^2}{2d} |x_1+x_2-x_3-x_4|^2} + 3 e^{-\frac{\sigma_0^2}{2d} |x_1-x_2+x_3-x_4|^2} + 3 e^{-\frac{\sigma_0^2}{2d} |x_1-x_2-x_3+x_4|^2} - 2 e^{-\frac{\sigma_0^2}{2d} (|x_1-x_2|^2 + |x_3-x_4|^2)} - 2 e^{-\frac{\sigma_0^2}{2d} (|x_1-x_3|^2 + |x_2-x_4|^2)} - 2 e^{-\frac{\sigma_0^2}{2d} (|x_1-x_4|^2 + |x_2-x_3|^2)} \right]`,
    {
      tex: String.raw`G_c^{(4)}(x_1, x_2, x_3, x_4) = \frac{\sigma_{W_1}^4}{8N} \sum_{\mathcal{P}(abcd)} \left( 3e^{-\frac{\sigma_{W_0}^2(\Delta x_{ab} + \Delta x_{cd})^2}{2}} - 2e^{-\frac{\sigma_{W_0}^2((\Delta x_{ab})^2 + (\Delta x_{cd})^2)}{2}} \right)`,
      said: 'network=cos-net d=1',
    },
    {
      tex: String.raw`G^{(2)}_c(x,y) = \frac{\sigma_1^2}{2} e^{-\frac{\sigma_0^2}{2d}|x-y|^2} \left[ 1 + \frac{\alpha}{N^2} \left( (2Nd+4) \frac{\sigma_0^6}{d^3} |x-y|^2 - \frac{\sigma_0^8}{d^4} |x-y|^4 \right) \right] + O(\alpha^2)`,
      said: 'network=cos-net',
    },
    String.raw`K_{\text{Cos}}(x,x') = \frac{\sigma_{W_1}^2}{2} e^{-\frac{\sigma_{W_0}^2 (x-x')^2}{2d}}`,
    String.raw`G^{(2)}_{\text{Cos}}(x_1,x_2) = \frac{\sigma_{W_1}^2}{2} e^{-\frac{\sigma_{W_0}^2 (\Delta x_{12})^2}{2d}}`,
    {
      tex: String.raw`\langle \phi(x)\phi(y) \rangle = \frac{\sigma_1^2}{2} \exp\left(-\frac{\sigma_0^2}{2} |x-y|^2\right)`,
      said: 'network=cos-net',
    },
    {
      tex: String.raw`K_{\text{Gauss}}(x,x') = \sigma_b^2 + \sigma_W^2 \exp\left[ -\frac{\sigma_W^2 |x-x'|^2}{2 d_{\text{in}}} \right]`,
      isOpen: true,
    },
    { tex: String.raw`G^{(2)}(x,x') = \sigma_1^2 e^{-\frac{\sigma_0^2}{2d} \|x-x'\|^2}`, said: 'network=gauss-net' },
    String.raw`G^{(4)}_{c,\text{Gauss}}(x_1,x_2,x_3,x_4) = \frac{\sigma_1^4}{N}\left[3 e^{4\sigma_b^2} e^{-\frac{\sigma_0^2}{2d}(x_1^2+x_2^2+x_3^2+x_4^2 - 2x_1\cdot x_2 - 2x_1\cdot x_3-2x_1\cdot x_4-2x_2\cdot x_3-2x_2\cdot x_4-2x_3\cdot x_4)} - e^{-\frac{\sigma_0^2}{2d}((x_1-x_4)^2 + (x_2-x_3)^2)} - e^{-\frac{\sigma_0^2}{2d}((x_1-x_3)^2+(x_2-x_4)^2)} - e^{-\frac{\sigma_0^2}{2d}((x_1-x_2)^2+(x_3-x_4)^2)}\right]`,
    {
      tex: String.raw`K_{\rm Erf}(x,x') = \sigma_b^2 + \sigma_W^2 \frac{2}{\pi} \arcsin\left[ ${ARCSINE} \right]`,
      isOpen: true,
    },
    {
      tex: String.raw`K(x,x') = \sigma_1^2 \frac{2}{\pi} \sin^{-1}\left(\frac{2(\sigma_b^2 + \sigma_0^2 x^\top x'/d)}{\sqrt{(1+2(\sigma_b^2+\sigma_0^2 \|x\|^2/d))(1+2(\sigma_b^2+\sigma_0^2 \|x'\|^2/d))}}\right)`,
      said: 'network=erf-net',
    },
    {
      tex: String.raw`K_{\text{ReLU}}(x,x') = \sigma_b^2 + \sigma_W^2 \frac{1}{2\pi} \sqrt{\left(\sigma_b^2 + \frac{\sigma_W^2}{d_{\text{in}}} x\cdot x\right)\left(\sigma_b^2 + \frac{\sigma_W^2}{d_{\text{in}}} x'\cdot x'\right)} \left( \sin\theta + (\pi-\theta)\cos\theta \right)`,
      isOpen: true,
    },
    String.raw`K_{\text{ReLU}}(x,x') = \frac{\sigma_1^2 \sigma_0^2}{2\pi d} \left|x\right|\left|x'\right| \left( \sin\theta + (\pi-\theta)\cos\theta \right)`,
    String.raw`G^{(2)}(p) = \frac{1}{p^2+m^2}`,
    String.raw`\tilde G(k) = (k^2+m^2)^{-1}`,
  ])

  itLeavesAlone([
    // Right without a bias at the output, which the letters do not tell.
    String.raw`K_{\text{Gauss}}(x,x') = \sigma_W^2 \exp\left[ -\frac{\sigma_W^2 |x-x'|^2}{2 d_{\text{in}}} \right]`,
    String.raw`K_{\text{Erf}}(x,x') = \sigma_W^2 \frac{2}{\pi} \arcsin\left[ ${ARCSINE} \right]`,
    // The kernel of squared exponentials is right for some network, and no network is named.
    String.raw`K(x,x') = \sigma^2 e^{-\frac{|x-x'|^2}{2\ell^2}}`,
    // Right for α in place of α/N² in the density of the hidden weights.
    {
      tex: String.raw`G^{(2)}_c(x,y) = \frac{\sigma_1^2}{2} e^{-\frac{\sigma_0^2}{2d}|x-y|^2} \left[ 1 + \alpha \left( (2Nd+4) \frac{\sigma_0^6}{d^3} |x-y|^2 - \frac{\sigma_0^8}{d^4} |x-y|^4 \right) \right] + O(\alpha^2)`,
      said: 'network=cos-net',
    },
    // Minkowski space, without a mass.
    String.raw`G(p) = \frac{1}{p^2-m^2}`,
    String.raw`D_F(p) = \frac{i}{p^2-m^2+i\epsilon}`,
    String.raw`G(p) = \frac{1}{p^2}`,
    // An exponent that cannot be read.
    String.raw`K_{\text{Cos}}(x,x') = \frac{\sigma_1^2}{2} e^{-\sigma_0^2 (x-x')^2/2d}`,
  ])
})

describe('the action of the Cos-net', () => {
  itJudges('network action', [
    {
      tex: String.raw`S_{\text{Cos}}[\phi] = \frac{1}{\sigma_{W_1}^2} \left(\frac{\sigma_{W_0}^2}{2\pi d}\right)^{d/2} \int d^dx\, \phi(x) e^{-\frac{d}{2\sigma_{W_0}^2}\nabla_x^2} \phi(x) + O(1/N)`,
      isOpen: true,
    },
    {
      tex: String.raw`S_{\text{Cos}}[\phi] = \frac{1}{\sigma_{W_1}^2} \left(\frac{\sigma_{W_0}^2}{2\pi d}\right)^{d/2} \int \frac{d^dp}{(2\pi)^d} \phi(-p) e^{\frac{d p^2}{2\sigma_{W_0}^2}} \phi(p) + O(1/N)`,
      isOpen: true,
    },
  ])

  it('is wrong by its quadratic part alone', async () => {
    const printed = String.raw`S_{\text{Cos}}[\phi] = \frac{2\sigma_{W_0}}{\sigma_{W_1}^2 \sqrt{d}} \int d^d x \, \phi(x) e^{-\frac{\sigma_{W_0}^2 \nabla_x^2}{2d}} \phi(x) - \int d^d x_1 \cdots d^d x_4 \left[\frac{4\sqrt{6}\pi^{3/2}\sigma_{W_0}^4}{Nd^2\sigma_{W_1}^4} \sum_{\mathcal{P}(abcd)} e^{-\frac{\sigma_{W_0}^2 \nabla_{r_{abcd}}^2}{6d}} - \frac{8\pi\sigma_{W_0}^4}{Nd^2\sigma_{W_1}^4} \sum_{\mathcal{P}(ab,cd)} e^{-\frac{\sigma_{W_0}^2 (\nabla_{r_{ab}}^2 + \nabla_{r_{cd}}^2)}{2d}} \right] \phi(x_1) \cdots \phi(x_4) + O(1/N^2)`
    expect(await claimOf(printed)).toMatchObject({ verdict: 'wrong', kind: 'network action' })
  })

  itLeavesAlone([
    String.raw`S_{\text{Cos}}[\phi] = \frac{1}{\sigma_{W_1}^2} \left(\frac{\sigma_{W_0}^2}{2\pi d}\right)^{d/2} \int d^dx\, \phi(x) e^{-\frac{d}{2\sigma_{W_0}^2}\nabla_x^2} \phi(x) + \frac{1}{N} \int d^d x_1 \cdots d^dx_4\, \phi(x_1)\cdots\phi(x_4)`,
    String.raw`S_{\text{Cos}}[\phi] = \frac{1}{2} \int d^dx\, d^dy\, \phi(x) G^{-1}(x,y) \phi(y)`,
  ])
})
