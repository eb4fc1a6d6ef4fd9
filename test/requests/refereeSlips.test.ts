import { describe, expect, it } from 'vitest'
import { claimOf } from '../models/identityClaims.js'

/** Slips that no reading makes right, beside what is written alike and may be meant. */
describe('what no reading makes right is wrong', () => {
  it.each([
    // A point too few for a Δ(0), another external point, of one coupling among many.
    [
      'theory=phi4 legs=2',
      String.raw`W^{(2)}(x_1,x_2) = \Delta(x_1-x_2) + \lambda^2 \int d^dy\, d^dz\, \Delta(x_1-y)\Delta(y-z)^3\Delta(0)\Delta(y-x_2) + O(\lambda^3)`,
    ],
    [
      'theory=phi4 legs=2',
      String.raw`\langle\phi(x)\phi(y)\rangle = \Delta(x-y) - \frac{\lambda}{2} \int d^dz\, \Delta(x-z)\Delta(0)^2\Delta(z-y) + O(\lambda^2)`,
    ],
    [
      'theory=action legs=2 up-to=1',
      String.raw`G^{(2)}(x_1,x_2) = K(x_1,x_1) - 12 \int dx\, \lambda\, K(x_1,x) K(x,x) K(x,x_2) + O(\lambda^2)`,
    ],
    [
      'theory=action legs=2 up-to=1',
      String.raw`G^{(2)}(x,y) = K(x,y) - 12 \int dz\, g\, K(x,z) K(z,z) K(z,i) + O(g^2)`,
    ],
    // A vector has no odd powers.
    ['theory=phi4 legs=2 order=1', String.raw`\Sigma(p) = \frac{\lambda}{2}\int\frac{d^dk}{(2\pi)^d}\frac{1}{k^3+m^2}`],
    [
      'theory=phi4 legs=2',
      String.raw`G(p) = \frac{1}{p^2+m^2} - \frac{\lambda}{2}\frac{1}{(p^2+m^2)^2}\int\frac{d^dq}{(2\pi)^d}\frac{1}{q^{5}+m^2} + O(\lambda^2)`,
    ],
    // Nobody writes three cumulants of a law that has one.
    [
      '',
      String.raw`\langle x^4 \rangle = \langle\!\langle x^5 \rangle\!\rangle + 4 \langle\!\langle x^3 \rangle\!\rangle\langle\!\langle x \rangle\!\rangle + 3 \langle\!\langle x^2 \rangle\!\rangle^2 + 6 \langle\!\langle x^2 \rangle\!\rangle \langle\!\langle x \rangle\!\rangle^2 + \langle\!\langle x \rangle\!\rangle^4`,
    ],
    [
      '',
      String.raw`\langle x^3 \rangle = \langle\!\langle x^4 \rangle\!\rangle + 3 \langle\!\langle x^2 \rangle\!\rangle\langle\!\langle x \rangle\!\rangle + \langle\!\langle x \rangle\!\rangle^3`,
    ],
    // A label that is not summed over.
    ['', String.raw`f(x) = f_0(x)\left\{ 1 + \frac{1}{6}\kappa^{i,j,k}h_{jjk}(x) + \cdots\right\}`],
    [
      '',
      String.raw`\log f_X(x) - \log f_0(x) = \frac{1}{3!}\kappa^{i,j,k}h_{ijk}(x) + \frac{1}{4!}\kappa^{i,j,k,l}h_{ijkk}(x) + \frac{1}{72}\kappa^{i,j,k}\kappa^{l,m,n}\left(h_{ijklmn}(x) - h_{ijk}(x)h_{lmn}(x)\right)`,
    ],
    // So many derivatives above, and others below.
    [
      '',
      String.raw`G_c^{(4)}(x_1,\ldots,x_4) = \left.\frac{\delta^5 W[J]}{\delta J(x_1)\delta J(x_2)\delta J(x_3)\delta J(x_4)}\right|_{J=0}`,
    ],
    ['', String.raw`W^{(2)} = \frac{\partial^3 W}{\partial J_1 \partial J_2}`],
  ])('%s %s', async (said, tex) => {
    expect((await claimOf(tex, said)).verdict).toBe('wrong')
  })
})

describe('what may be meant so is not called wrong', () => {
  it.each([
    // Of a cubic coupling nothing stands at its first order.
    ['theory=action legs=2 up-to=1', String.raw`G^{(2)}(x_1,x_2) = K(x_1,x_2) + O(\lambda^2)`, 'not-judged'],
    // One parameter for all cumulants.
    ['', String.raw`\kappa_3 = \kappa_2`, 'not-judged'],
    [
      '',
      String.raw`\langle n^4 \rangle = \langle n \rangle (\langle n^3 \rangle + 3\langle n^2 \rangle + 3\langle n \rangle + 1)`,
      'not-judged',
    ],
    ['', String.raw`\kappa_3 = \kappa_2(1 - 2\kappa_1)`, 'not-judged'],
    ['', String.raw`\kappa_3 = \kappa_2(1 - 2p)`, 'not-judged'],
    ['', String.raw`\kappa_4 = \kappa_2(1 - 6p(1-p))`, 'not-judged'],
    // Where κ stands without a bracket, one behind it is a factor.
    ['', String.raw`\mu'_3 = \kappa_3 + \kappa_1(3\kappa_2 + \kappa_1^2)`, 'right'],
    ['', String.raw`\mu_5 = \kappa_5 + 10\kappa_3(\kappa_2)`, 'right-under'],
    [
      '',
      String.raw`\kappa_3(X) = \langle X^3 \rangle - 3 \langle X^2 \rangle\langle X \rangle + 2\langle X \rangle^3`,
      'right',
    ],
    // In one reading of K no rule tells the average; in another one it is wrong.
    ['', String.raw`\mathbb{E}[\operatorname{erf}(z)^2] = \frac{2}{\pi}\arcsin\frac{2K}{1+2K}`, 'not-judged'],
    // The source stands in the average, and none beside it.
    ['', String.raw`W[J] = \ln\langle e^{J\phi}\rangle`, 'right-under'],
    ['', String.raw`Z[J] = \langle e^{\int dx J(x)\phi(x)}\rangle`, 'right-under'],
    ['', String.raw`Z[J] = \langle e^{2J\phi}\rangle`, 'wrong'],
    // Components of a field, two angles as one.
    ['', String.raw`m^2 = \frac{\partial^2 V}{\partial\phi^1 \partial\phi^2}`, 'not-judged'],
    ['', String.raw`I = \frac{d^3\sigma}{dE\, d\Omega}`, 'not-judged'],
    ['', String.raw`f(x) = f_0(x)\left\{ 1 + \frac{1}{6}\kappa^{a,b,c}h_{abc}(x) + \cdots\right\}`, 'right'],
  ])('%s %s', async (said, tex, verdict) => {
    expect((await claimOf(tex, said)).verdict).toBe(verdict)
  })
})
