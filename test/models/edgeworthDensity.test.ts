import { itJudges, itLeavesAlone } from './judgedRows.js'

/** Without its last term a formula that has no n is a Gram–Charlier series, and not judged; so is one without any cumulant. */
itJudges('density', [
  {
    tex: String.raw`f_X(x;\kappa) = f_0(x)\left\{ 1 + \frac{1}{3!}\kappa^{i,j,k}h_{ijk}(x) + \frac{1}{4!}\kappa^{i,j,k,l}h_{ijkl}(x) + \frac{10}{6!}\kappa^{i,j,k}\kappa^{l,m,n}h_{i\cdots n}(x) + \cdots\right\}`,
    isOpen: true,
  },
  {
    tex: String.raw`\log f_X(x) - \log f_0(x) = \frac{1}{3!}\kappa^{i,j,k}h_{ijk}(x) + \frac{1}{4!}\kappa^{i,j,k,l}h_{ijkl}(x) + \frac{1}{72}\kappa^{i,j,k}\kappa^{l,m,n}\left(h_{ijklmn}(x) - h_{ijk}(x)h_{lmn}(x)\right)`,
    isOpen: true,
  },
  {
    tex: String.raw`F_n(x) = \Phi(x) - \phi(x)\left[\frac{\rho_3}{6\sqrt{n}}(x^2-1) + \frac{\rho_4}{24n}(x^3-3x) + \frac{\rho_3^2}{72n}(x^5-10x^3+15x)\right]`,
    isOpen: true,
  },
  {
    tex: String.raw`f_n(x) = \phi(x)\left\{1 + \frac{\rho_3}{6\sqrt{n}} He_3(x) + \frac{1}{n}\left[\frac{\rho_4}{24}He_4(x) + \frac{\rho_3^2}{72}He_6(x)\right]\right\} + O(n^{-3/2})`,
    isOpen: true,
  },
  {
    tex: String.raw`f(x) = \phi(x)\left[1 + \frac{\kappa_3}{3!}\mathrm{He}_3(x) + \frac{\kappa_4}{4!}\mathrm{He}_4(x) + \frac{10\kappa_3^2}{6!}\mathrm{He}_6(x)\right]`,
    isOpen: true,
  },
  {
    tex: String.raw`F(x) = \Phi(x) - \phi(x)\left[\frac{\kappa_3}{6}H_2(x) + \frac{\kappa_4}{24}H_3(x) + \frac{\kappa_3^2}{72}H_5(x)\right] + \cdots`,
    isOpen: true,
  },
  {
    tex: String.raw`f(x) = \frac{1}{\sigma}\phi\left(\frac{x-\mu}{\sigma}\right)\left[1 + \frac{\kappa_3}{6\sigma^3}He_3\left(\frac{x-\mu}{\sigma}\right) + \frac{\kappa_4}{24\sigma^4}He_4\left(\frac{x-\mu}{\sigma}\right) + \frac{\kappa_3^2}{72\sigma^6}He_6\left(\frac{x-\mu}{\sigma}\right)\right]`,
    isOpen: true,
  },
  {
    tex: String.raw`f_n(x) = \frac{1}{\sqrt{2\pi}}e^{-x^2/2}\left[1 + \frac{\kappa_3}{6\sigma^3\sqrt{n}}(x^3-3x) + \frac{\kappa_4}{24\sigma^4n}(x^4-6x^2+3) + \frac{\kappa_3^2}{72\sigma^6n}(x^6-15x^4+45x^2-15)\right] + O(n^{-3/2})`,
    isOpen: true,
  },
  {
    tex: String.raw`f(x) = \phi(x)\left[1+\frac{\gamma_1}{6}He_3(x) + \frac{\gamma_2}{24}He_4(x) + \frac{\gamma_1^2}{72}He_6(x)\right]`,
    isOpen: true,
  },
  String.raw`\log f_n(x) = \log\phi(x) + \frac{\rho_3}{6\sqrt n}He_3(x) + \frac{1}{n}\left[\frac{\rho_4}{24}He_4(x) + \frac{\rho_3^2}{72}\left(He_6(x) - He_3(x)^2\right)\right] + O(n^{-3/2})`,
  String.raw`f(x) = \phi(x)\left[1 + \frac{\lambda_3}{12\sqrt{2n}}H_3(x/\sqrt{2}) + \frac{\lambda_4}{96n}H_4(x/\sqrt2) + \frac{\lambda_3^2}{576n}H_6(x/\sqrt2)\right]`,
  {
    tex: String.raw`f_X(x) = f_0(x)\left[1 + \frac{1}{6}\kappa_{ijk}h_{ijk}(x) + \frac{1}{24}\kappa_{ijkl}h_{ijkl}(x) + \frac{1}{72}\kappa_{ijk}\kappa_{lmn}h_{ijklmn}(x)\right]`,
    isOpen: true,
  },
  String.raw`p_N(x) = \phi(x)\left(1 + \frac{\kappa_3 H_3(x)}{6\sqrt{N}} + \frac{\kappa_4H_4(x)}{24N} + \frac{\kappa_3^2H_6(x)}{72N}\right)`,
])

itLeavesAlone([
  String.raw`f(x) = \phi(x)\left[1 + \frac{\kappa_3}{3!}He_3(x) + \frac{\kappa_4}{4!}He_4(x)\right]`,
  String.raw`F_n(x) = \Phi(x) - \frac{\rho_3}{6\sqrt{n}}\Phi^{(3)}(x) + O(1/n)`,
  String.raw`f(x) = \phi(x)\left[1 + \frac{\kappa_3}{6}He_3(x)\right]`,
  String.raw`f(x) = \phi(x)\left[1 + c_3 He_3(x) + c_4 He_4(x)\right]`,
  String.raw`f(x) = \frac{\kappa_3}{6} x^3`,
  String.raw`p(x) = e^{-\lambda_3x^3 - \lambda_4x^4}`,
  String.raw`p(x) = \frac{1}{Z} e^{-x^2/2 - \lambda_4 x^4}`,
])
