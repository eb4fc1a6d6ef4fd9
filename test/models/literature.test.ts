import { itJudges, itLeavesAlone } from './judgedRows.js'

/**
 * Formulas of textbooks in their authors' letters. Open are errors that leave what holds for means or odd moments of 0, or
 * for one distribution.
 */
itJudges('moments', [
  // McCullagh.
  String.raw`\kappa^{i,j,k} = \kappa^{ijk} - \kappa^i\kappa^{jk}[3] + 2\kappa^i\kappa^j\kappa^k`,
  String.raw`\kappa^{i,j,k,l} = \kappa^{ijkl} - \kappa^i\kappa^{jkl}[4] - \kappa^{ij}\kappa^{kl}[3] + 2\kappa^i\kappa^j\kappa^{kl}[6] - 6\kappa^i\kappa^j\kappa^k\kappa^l`,
  String.raw`\kappa^{ij,kl} = \kappa^{ijkl} - \kappa^{ij}\kappa^{kl}`,
  String.raw`\kappa^{ij,k,l} = \kappa^{i,j,k,l} + \kappa^i\kappa^{j,k,l}[2] + \kappa^{i,k}\kappa^{j,l}[2]`,
  // Kardar.
  {
    tex: String.raw`\langle x^3\rangle = \langle x^3\rangle_c + 3\langle x^2\rangle_c\langle x\rangle_c + \langle x\rangle_c^3`,
    isOpen: true,
  },
  String.raw`\langle x^4\rangle_c = \langle x^4\rangle - 4\langle x^3\rangle\langle x\rangle - 3\langle x^2\rangle^2 + 12\langle x^2\rangle\langle x\rangle^2 - 6\langle x\rangle^4`,
  {
    tex: String.raw`\langle x_\alpha * x_\beta\rangle_c = \langle x_\alpha x_\beta\rangle - \langle x_\alpha\rangle\langle x_\beta\rangle`,
    isOpen: true,
  },
  {
    tex: String.raw`\langle x_1^2 x_2\rangle = \langle x_1\rangle_c^2\langle x_2\rangle_c + \langle x_1^2\rangle_c\langle x_2\rangle_c + 2\langle x_1 x_2\rangle_c\langle x_1\rangle_c + \langle x_1^2 x_2\rangle_c`,
    isOpen: true,
  },
  // Kendall.
  String.raw`\mu_4 = \mu_4' - 4\mu\mu_3' + 6\mu^2\mu_2' - 3\mu^4`,
  String.raw`\kappa_5 = \mu_5 - 10\mu_3\mu_2`,
  { tex: String.raw`\kappa_6 = \mu_6 - 15\mu_4\mu_2 - 10\mu_3^2 + 30\mu_2^3`, isOpen: true },
  { tex: String.raw`\gamma_2 = \frac{\mu_4}{\mu_2^2} - 3`, isOpen: true },
  String.raw`\gamma_1 = \frac{\mu_3}{\mu_2^{3/2}}`,
  String.raw`\gamma_2 = \frac{\kappa_4}{\kappa_2^2}`,
  String.raw`\mathbb{E}[X^4] = \kappa_4 + 4\kappa_3\kappa_1 + 3\kappa_2^2 + 6\kappa_2\kappa_1^2 + \kappa_1^4`,
  String.raw`\kappa_4 = \mathbb{E}[(X-\mathbb{E}[X])^4] - 3\left(\mathbb{E}[(X-\mathbb{E}[X])^2]\right)^2`,
  // Characteristic and generating functions.
  {
    tex: String.raw`\log\mathbb{E}[e^{tX}] = \kappa_1t + \frac{\kappa_2}{2}t^2 + \frac{\kappa_3}{6}t^3 + O(t^4)`,
    isOpen: true,
  },
  {
    tex: String.raw`\mathbb{E}[e^{itX}] = 1 + it\mu_1' - \frac{t^2}{2}\mu_2' - \frac{it^3}{6}\mu_3' + O(t^4)`,
    isOpen: true,
  },
  {
    tex: String.raw`\mathbb{E}[e^{itX}] = \exp\left(i\kappa_1t - \frac{\kappa_2t^2}{2} - \frac{i\kappa_3t^3}{6} + \frac{\kappa_4t^4}{24} + O(t^5)\right)`,
    isOpen: true,
  },
])

itJudges('wick', [
  // Peskin and Schroeder, Isserlis.
  String.raw`\langle\phi_1\phi_2\phi_3\phi_4\rangle = D_{12}D_{34} + D_{13}D_{24} + D_{14}D_{23}`,
  String.raw`\mathbb{E}[X_1X_2X_3X_4] = \mathbb{E}[X_1X_2]\mathbb{E}[X_3X_4] + \mathbb{E}[X_1X_3]\mathbb{E}[X_2X_4] + \mathbb{E}[X_1X_4]\mathbb{E}[X_2X_3]`,
  String.raw`\mathbb{E}[x_1x_2x_3x_4] = \sigma_{12}\sigma_{34} + \sigma_{13}\sigma_{24} + \sigma_{14}\sigma_{23}`,
  String.raw`\mathbb{E}[x_1^2x_2x_3] = \sigma_{11}\sigma_{23} + 2\sigma_{12}\sigma_{13}`,
  { tex: String.raw`\mathbb{E}[x_1^3x_2] = 3\sigma_{11}\sigma_{12}`, isOpen: true },
  { tex: String.raw`\langle x_ix_jx_kx_lx_mx_n\rangle = C_{ij}C_{kl}C_{mn}[15]`, isOpen: true },
  String.raw`\mathbb{E}[X_1^2X_2^2X_3^2] = \Sigma_{11}\Sigma_{22}\Sigma_{33} + 2\Sigma_{11}\Sigma_{23}^2 + 2\Sigma_{22}\Sigma_{13}^2 + 2\Sigma_{33}\Sigma_{12}^2 + 8\Sigma_{12}\Sigma_{23}\Sigma_{13}`,
])

itLeavesAlone([
  String.raw`\langle 0|T\phi(x_1)\phi(x_2)\phi(x_3)\phi(x_4)|0\rangle = D_F(x_1-x_2)D_F(x_3-x_4) + D_F(x_1-x_3)D_F(x_2-x_4) + D_F(x_1-x_4)D_F(x_2-x_3)`,
  String.raw`\mathbb{E}[X_1X_2\cdots X_{2n}] = \sum_{p\in P^2_{2n}}\prod_{\{i,j\}\in p}\mathrm{Cov}(X_i,X_j)`,
  String.raw`\beta_2 = \frac{\mu_4}{\mu_2^2}`,
  String.raw`\log M(t) = \kappa_1 t + \frac{\kappa_2 t^2}{2!} + \frac{\kappa_3t^3}{3!} + O(t^4)`,
  String.raw`\varphi_n(t) = e^{-t^2/2}\left[1 + \frac{\kappa_3(it)^3}{6\sqrt{n}} + \frac{1}{n}\left(\frac{\kappa_4(it)^4}{24} + \frac{\kappa_3^2(it)^6}{72}\right)\right] + O(n^{-3/2})`,
  String.raw`He_4(x) = x^4 - 6x^2 + 3`,
])
