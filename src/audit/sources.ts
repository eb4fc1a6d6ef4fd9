import type { Printed } from './finding.js'

const PAPER = 'Demirtas, Halverson, Maiti, Schwartz, Stoner, arXiv:2307.03223'
const TALK = "Halverson, 'φ⁴ theory as a neural network field theory' (talk)"
const MAITI = "Maiti, 'Neural network field theories' (talk)"

type Key =
  | 'scaling'
  | 'breaking'
  | 'edgeworth'
  | 'edgeworthI'
  | 'gaussianHalf'
  | 'gaussian'
  | 'source'
  | 'rules'
  | 'g4'
  | 'action'
  | 'g4Alpha'
  | 'cosAction'
  | 'b7'
  | 'b7Alpha'
  | 'tanh'
  | 'phi4'

/**
 * Formulas as they are printed, long ones with arguments abbreviated. Only what is printed stands here; what holds is
 * computed.
 */
export const printed: Readonly<Record<Key, Printed>> = {
  scaling: {
    id: 'cumulant-scaling',
    printed: String.raw`\kappa_r^\phi = \frac{\kappa_r^{X_i}}{N^{r/2-1}}`,
    source: `${TALK}, CLT from generating functions`,
  },
  breaking: {
    id: 'independence-breaking-w',
    printed: String.raw`W_\phi[J] = \log\left[ e^{W_{\phi,\alpha=0}[J]} + \sum_k \frac{\alpha^k}{k!} \mathbb{E}[ e^{J \sum_i X_i/\sqrt N} \mathcal{P}_k |_{\alpha=0} ] \right]`,
    source: `${TALK}, interactions from independence breaking`,
  },
  edgeworth: {
    id: 'edgeworth',
    printed: String.raw`e^{-S[\phi]} = \frac1Z \exp\left( \sum_{r\ge3} \frac{(-1)^r}{r!} \int G_c^{(r)} \frac{\delta^r}{\delta\phi^r} \right) e^{-S_{GP}[\phi]}`,
    source: `${PAPER}, section 3; ${TALK}`,
  },
  edgeworthI: {
    id: 'edgeworth-imaginary',
    printed: String.raw`Z_\phi[0] = \int D\phi \, e^{\sum_{r\ge3} \frac{(-i)^r}{r!} \int G_{con}^{(r)} \partial_\phi^r} e^{-\frac12 \phi (G^{(2)})^{-1} \phi}`,
    source: `${MAITI}, partition function`,
  },
  gaussianHalf: {
    id: 'gaussian-action-half',
    printed: String.raw`S_{GP}[\phi] = \frac12 \int \phi(x_1) G_c^{(2)}(x_1,x_2)^{-1} \phi(x_2)`,
    source: `${PAPER}, section 3; ${TALK}; ${MAITI}`,
  },
  gaussian: {
    id: 'gaussian-action',
    printed: String.raw`S[\phi] = \int \phi(x) G^{(2)}(x,y)^{-1} \phi(y)`,
    source: `${TALK}, NNGP correspondence`,
  },
  source: {
    id: 'source-formula',
    printed: String.raw`e^{W[J]} = c' \exp\left( \sum_{r} (-1)^r \int g_r \frac{\delta^r}{\delta J^r} \right) e^{-\int J \Delta J}`,
    source: `${TALK}, an unexpected source-field duality`,
  },
  rules: {
    id: 'feynman-rules',
    printed: String.raw`line = G_c^{(2)}(z,y)^{-1}, vertex = (-1)^n \int G_c^{(n)}, divide by the symmetry factor and by (-1)^r`,
    source: `${PAPER}, eqs. (3.22), (3.23); ${TALK}`,
  },
  g4: {
    id: 'g4-leading-1/N',
    printed: String.raw`g_4(x_1, \dots, x_4) = \frac{1}{4!} \left[ \int dy_1 dy_2 dy_3 dy_4 G_c^{(4)}(y_1, y_2, y_3, y_4) G_c^{(2)}(y_1, x_1)^{-1} G_c^{(2)}(y_2, x_2)^{-1} G_c^{(2)}(y_3, x_3)^{-1} G_c^{(2)}(y_4, x_4)^{-1} + \text{Comb.} \right] + O\left(\frac{1}{N^2}\right)`,
    source: `${PAPER}, section 3; ${TALK}, leading order in 1/N`,
  },
  action: {
    id: 'action-leading-1/N',
    printed: String.raw`S = S_{GP} + \int d^dx_1 \dots d^dx_4 \, g_4(x_1,\dots,x_4) \phi(x_1) \dots \phi(x_4) + O(1/N^2)`,
    source: `${TALK}, leading order in 1/N`,
  },
  g4Alpha: {
    id: 'g4-leading-alpha',
    printed: String.raw`\sum_{n=2}^{\infty} \frac{(-1)^{2n-4}}{(2n)!} \left[ \int dy_1 \dots dy_{2n} G_c^{(2n)}(y_1, \dots, y_{2n}) G_c^{(2)}(y_1, x_1)^{-1} G_c^{(2)}(y_2, x_2)^{-1} G_c^{(2)}(y_3, x_3)^{-1} G_c^{(2)}(y_4, x_4)^{-1} \prod_{m=5}^{2n-1} G_c^{(2)}(y_m, y_{m+1})^{-1} + \text{Comb.} \right]`,
    source: `${TALK}, leading order in independence breaking`,
  },
  cosAction: {
    id: 'cos-net-action',
    printed: String.raw`S_{Cos}[\phi] = \frac{2\sigma_{W_0}}{\sigma_{W_1}^2\sqrt d} \int \phi e^{-\frac{\sigma_{W_0}^2\nabla^2}{2d}} \phi - \int \left[ \frac{4\sqrt6\pi^{3/2}\sigma_{W_0}^4}{N d^2\sigma_{W_1}^4} \sum_{P(abcd)} e^{-\frac{\sigma_{W_0}^2\nabla_{r_{abcd}}^2}{6d}} - \frac{8\pi\sigma_{W_0}^4}{N d^2\sigma_{W_1}^4} \sum_{P(ab,cd)} e^{-\frac{\sigma_{W_0}^2(\nabla_{r_{ab}}^2+\nabla_{r_{cd}}^2)}{2d}} \right] \phi\phi\phi\phi`,
    source: `${PAPER}; ${TALK}, concrete example`,
  },
  b7: {
    id: 'cos-net-g4c',
    printed: String.raw`G_c^{(4)} = \frac{\sigma_{W_1}^4}{8N} \sum_{P(abcd)} \left( -2 e^{-\frac{\sigma_{W_0}^2(\Delta x_{ab}^2+\Delta x_{cd}^2)}{2d}} + 3 e^{-\frac{\sigma_{W_0}^2(\Delta x_{ab}+\Delta x_{cd})^2}{2d}} \right)`,
    source: `${PAPER}, eq. (B.7), the part without α`,
  },
  b7Alpha: {
    id: 'cos-net-g4c-alpha',
    printed: String.raw`\frac{\sigma_{W_1}^4}{8N} \sum_{P(abcd)} \frac{\alpha \sigma_{W_0}^4}{d^4 N} ( -6d^2 e_2 + 3d^2 e_1 + 3d\sigma_{W_0}^2(\Delta x_{ab}+\Delta x_{cd})^2 e_1 - 2d\sigma_{W_0}^2(\Delta x_{ab}^2+\Delta x_{cd}^2) e_2 - 2\sigma_{W_0}^4 \Delta x_{ab}^2\Delta x_{cd}^2 e_2 )`,
    source: `${PAPER}, eq. (B.7), the part linear in α; e_1 and e_2 are the exponentials of the part without α`,
  },
  tanh: {
    id: 'tanh-two-point',
    printed: 'the two-point function is known analytically for Tanh',
    source: `${TALK}, NNGP correspondence`,
  },
  phi4: {
    id: 'phi4-network',
    printed: String.raw`\phi = \sqrt{\frac{2 vol(B_\Lambda)}{\sigma_a^2(2\pi)^d}} \sum_i \frac{a_i \cos(b_i x + c_i)}{\sqrt{b_i^2+m^2}}, \quad G^{(2)}(p) = \frac{1}{p^2+m^2}`,
    source: `${TALK}, φ⁴ theory as an NN-FT`,
  },
}
