import { describe, expect, it } from 'vitest'
import { claimOf, verdictsOf } from './identityClaims.js'

/** Right formulas, and how many of their errors leave something that is not called wrong: it would hold in a special case. */
const RIGHT: readonly (readonly [tex: string, open: number])[] = [
  [
    String.raw`\langle x^4 \rangle = \langle\!\langle x^4 \rangle\!\rangle + 4 \langle\!\langle x^3 \rangle\!\rangle\langle\!\langle x \rangle\!\rangle + 3 \langle\!\langle x^2 \rangle\!\rangle^2 + 6 \langle\!\langle x^2 \rangle\!\rangle \langle\!\langle x \rangle\!\rangle^2 + \langle\!\langle x \rangle\!\rangle^4`,
    0,
  ],
  [
    String.raw`\langle\!\langle x^4 \rangle\!\rangle = \langle x^4 \rangle - 4 \langle x^3\rangle\langle x\rangle - 3\langle x^2\rangle^2 + 12\langle x^2\rangle\langle x\rangle^2 - 6\langle x\rangle^4`,
    0,
  ],
  // Without ⟨x⟩⟨y⟩ it would hold for means that are 0.
  [String.raw`\langle x y\rangle_c = \langle x y\rangle - \langle x\rangle\langle y\rangle`, 1],
  [
    String.raw`\langle x_1x_2x_3\rangle_c = \langle x_1x_2x_3\rangle - \langle x_1x_2\rangle\langle x_3\rangle - \langle x_1x_3\rangle\langle x_2\rangle - \langle x_2x_3\rangle\langle x_1\rangle + 2\langle x_1\rangle\langle x_2\rangle\langle x_3\rangle`,
    0,
  ],
  [
    String.raw`\langle\phi(x_1)\phi(x_2)\phi(x_3)\rangle_{\text{conn}} = \langle\phi(x_1)\phi(x_2)\phi(x_3)\rangle - \langle\phi(x_1)\phi(x_2)\rangle\langle\phi(x_3)\rangle - \langle\phi(x_2)\phi(x_3)\rangle\langle\phi(x_1)\rangle - \langle\phi(x_3)\phi(x_1)\rangle\langle\phi(x_2)\rangle + 2\langle\phi(x_1)\rangle\langle\phi(x_2)\rangle\langle\phi(x_3)\rangle`,
    0,
  ],
  [
    String.raw`\mathbb{E}[z_1z_2z_3z_4]\big|_{\text{connected}} = \mathbb{E}[z_1z_2z_3z_4] - \mathbb{E}[z_1z_2]\mathbb{E}[z_3z_4] - \mathbb{E}[z_1z_3]\mathbb{E}[z_2z_4] - \mathbb{E}[z_1z_4]\mathbb{E}[z_2z_3]`,
    0,
  ],
  [String.raw`\kappa_4 = \mu_4 - 3\mu_2^2`, 0],
  [String.raw`\kappa_4 = m_4 - 4 m_3 m_1 - 3 m_2^2 + 12 m_2m_1^2 - 6m_1^4`, 0],
  [String.raw`c_3 = m_3 - 3 m_2 m_1 + 2 m_1^3`, 0],
  [String.raw`\kappa_3 = \mu_3' - 3\mu_2'\mu_1' + 2(\mu_1')^3`, 0],
  [String.raw`\mu'_4 = \kappa_4 + 4\kappa_3\kappa_1 + 3\kappa_2^2 + 6\kappa_2\kappa_1^2 + \kappa_1^4`, 0],
  [String.raw`\mu_5 = \kappa_5 + 10\kappa_3\kappa_2`, 0],
  // Without κ_3^2 it would hold for odd moments that are 0.
  [String.raw`\mu_6 = \kappa_6 + 15\kappa_4\kappa_2 + 10\kappa_3^2 + 15\kappa_2^3`, 1],
  [String.raw`\kappa_3 = \mathbb{E}[X^3] - 3\mathbb{E}[X^2]\mathbb{E}[X] + 2\mathbb{E}[X]^3`, 0],
  [String.raw`\mathbb{E}[(X-\mu)^3] = \mathbb{E}[X^3] - 3\mu\sigma^2 - \mu^3`, 0],
  [String.raw`\mathrm{Var}(X) = \mathbb{E}[X^2] - \mathbb{E}[X]^2`, 1],
  [String.raw`\mathrm{Var}(X+Y) = \mathrm{Var}(X) + \mathrm{Var}(Y) + 2\mathrm{Cov}(X,Y)`, 1],
  [
    String.raw`\mathrm{cum}(X,Y,Z) = \mathbb{E}[XYZ] - \mathbb{E}[XY]\mathbb{E}[Z] - \mathbb{E}[XZ]\mathbb{E}[Y] - \mathbb{E}[YZ]\mathbb{E}[X] + 2\mathbb{E}[X]\mathbb{E}[Y]\mathbb{E}[Z]`,
    0,
  ],
  [String.raw`\kappa(X,YZ) = \kappa(X,Y,Z) + \mathbb{E}[Y]\kappa(X,Z) + \mathbb{E}[Z]\kappa(X,Y)`, 1],
  [
    String.raw`\langle x_1x_2x_3\rangle = \langle x_1x_2x_3\rangle_c + \langle x_1x_2\rangle_c\langle x_3\rangle + 2\text{ perms} + \langle x_1\rangle\langle x_2\rangle\langle x_3\rangle`,
    1,
  ],
  // What becomes 0 as a whole is not judged.
  [String.raw`\mu'_n = \sum_{k=1}^{n}\binom{n-1}{k-1}\kappa_k\mu'_{n-k}`, 1],
  [String.raw`\mu_n = \sum_{k=0}^n \binom{n}{k} (-1)^{n-k} \mu'_k {\mu'_1}^{n-k}`, 1],
  [String.raw`\log \mathbb{E}[e^{tX}] = \sum_{n=1}^\infty \kappa_n \frac{t^n}{n!}`, 1],
  [String.raw`\ln\langle e^{i k x}\rangle = \sum_{n=1}^{\infty}\frac{(ik)^n}{n!}\langle x^n\rangle_c`, 1],
  // Wick's theorem.
  [
    String.raw`\langle x_1 x_2 x_3 x_4 \rangle = \Delta_{12}\Delta_{34} + \Delta_{13}\Delta_{24} + \Delta_{14}\Delta_{23}`,
    0,
  ],
  [
    String.raw`\mathbb{E}[z_\alpha z_\beta z_\gamma z_\delta] = K_{\alpha\beta}K_{\gamma\delta} + K_{\alpha\gamma}K_{\beta\delta} + K_{\alpha\delta}K_{\beta\gamma}`,
    0,
  ],
  [
    String.raw`\mathbb{E}\left[z^{2m}\right] = \frac{1}{\sqrt{2\pi K}}\int_{-\infty}^{\infty} dz\, e^{-\frac{z^2}{2K}} z^{2m} = K^m (2m-1)!!`,
    0,
  ],
  [
    String.raw`\langle\phi(x_1)\phi(x_2)\phi(x_3)\phi(x_4)\rangle = G(x_1,x_2)G(x_3,x_4) + G(x_1,x_3)G(x_2,x_4) + G(x_1,x_4)G(x_2,x_3)`,
    0,
  ],
  [
    String.raw`\langle\phi(x_1)\phi(x_2)\phi(x_3)\phi(x_4)\rangle = \Delta(x_1-x_2)\Delta(x_3-x_4) + \Delta(x_1-x_3)\Delta(x_2-x_4)+\Delta(x_1-x_4)\Delta(x_2-x_3)`,
    0,
  ],
  [String.raw`\langle\phi(x)^2\phi(y)^2\rangle = \Delta(0)^2 + 2\Delta(x-y)^2`, 0],
  [
    String.raw`\langle x_i x_j x_k x_l\rangle = (A^{-1})_{ij}(A^{-1})_{kl} + (A^{-1})_{ik}(A^{-1})_{jl} + (A^{-1})_{il}(A^{-1})_{jk}`,
    0,
  ],
  [String.raw`\langle x_i x_j x_k x_l\rangle = C_{ij}C_{kl}[3]`, 1],
  [String.raw`\mathbb{E}[z_1z_2z_3z_4z_5z_6] = K_{12}K_{34}K_{56} + 14 \text{ perms}`, 0],
  [String.raw`\langle x_i^2 x_j^2\rangle = \Sigma_{ii}\Sigma_{jj} + 2\Sigma_{ij}^2`, 0],
  // Another number may be said of another distribution.
  [String.raw`\langle x^4 \rangle = 3\langle x^2\rangle^2`, 3],
  [String.raw`\overline{x^4} = 3\,\overline{x^2}^2`, 3],
  [String.raw`\langle x^{2n}\rangle = \frac{(2n)!}{2^n n!}\sigma^{2n}`, 1],
  [String.raw`\mathbb{E}[e^{tX}] = e^{\frac{1}{2}\sigma^2t^2}`, 1],
]

it.each(RIGHT)('%s is right, and wrong with one error', async (tex, open) => {
  const found = await verdictsOf(tex)
  expect(found.verdict).toMatch(/^right/)
  expect(found.right).toEqual([])
  expect(found.open).toHaveLength(open)
})

/** Formulas of other conventions and cases: nothing in them is called wrong. */
const OTHERS = [
  // Independent variables, means that are 0, Grassmann and complex fields, a letter that says what it means.
  String.raw`\langle x y\rangle = \langle x\rangle\langle y\rangle`,
  String.raw`\langle x^2\rangle = \langle\langle x^2\rangle\rangle`,
  String.raw`\mathrm{Var}(X+Y) = \mathrm{Var}(X) + \mathrm{Var}(Y)`,
  String.raw`\kappa_6 = \mu_6 - 15\mu_4\mu_2 + 30\mu_2^3`,
  String.raw`\mathbb{E}[X^3] = \mu^3+3\mu\sigma^2`,
  String.raw`\langle \psi_1\psi_2\psi_3\psi_4\rangle = \Delta_{12}\Delta_{34} - \Delta_{13}\Delta_{24} + \Delta_{14}\Delta_{23}`,
  String.raw`\langle\phi^*_1\phi_2\phi^*_3\phi_4\rangle = \Delta_{12}\Delta_{34}+\Delta_{14}\Delta_{32}`,
  String.raw`\langle z_1 z_2\rangle = 2 K_{12}`,
  String.raw`\langle x^2\rangle = 1 - \frac{\lambda}{2} + O(\lambda^2)`,
  String.raw`\langle x^4\rangle = 3`,
  // Poisson, exponential, uniform distributions, statistics of samples, labels above.
  String.raw`\langle n^2\rangle = \langle n\rangle^2 + \langle n\rangle`,
  String.raw`\mathrm{Var}(N) = \mathbb{E}[N]`,
  String.raw`\mathrm{Var}(T) = \mathbb{E}[T]^2`,
  String.raw`\langle x^2\rangle = 2\langle x\rangle^2`,
  String.raw`\langle x^4\rangle = \frac{9}{5}\langle x^2\rangle^2`,
  String.raw`\mathbb{E}[s^2] = \sigma^2`,
  String.raw`\mathbb{E}[z^{(\ell)}_1z^{(\ell)}_2z^{(\ell)}_3z^{(\ell)}_4] = K^{(\ell)}_{12}K^{(\ell)}_{34} + K^{(\ell)}_{13}K^{(\ell)}_{24}+ K^{(\ell)}_{14}K^{(\ell)}_{23}`,
  String.raw`\langle |z|^4\rangle = 2\langle |z|^2\rangle^2`,
  String.raw`\langle x(t)\rangle = e^{-\gamma t} x_0`,
  String.raw`\langle \sigma_i\sigma_j\rangle = \delta_{ij} + m_i m_j`,
  String.raw`\langle \phi(x)\phi(y)\rangle_0 = 2\Delta(x-y)`,
  String.raw`\mathbb{E}_{x\sim p}[x^2] = 3`,
]

it.each(OTHERS)('%s is not called wrong', async (tex) => {
  expect((await claimOf(tex)).verdict).toBe('not-judged')
})

describe('what is said', () => {
  it('names the case', async () => {
    expect(await claimOf(String.raw`\langle x^4 \rangle = 3\langle x^2\rangle^2`)).toMatchObject({
      verdict: 'right-under',
      kind: 'wick',
      convention: 'the average is Gaussian with mean 0',
    })
    expect((await claimOf(String.raw`\langle x y\rangle = \langle x\rangle\langle y\rangle`)).reason).toBe(
      'it holds for independent variables only, which it does not say',
    )
    expect((await claimOf(String.raw`\kappa_4 = m_4 - 3m_2^2`)).convention).toBe('read m_n as moments about the mean')
  })

  it('a wrong term is mended', async () => {
    const claim = await claimOf(
      String.raw`\langle x_1 x_2 x_3 x_4 \rangle = \Delta_{12}\Delta_{34} - \Delta_{13}\Delta_{24} + \Delta_{14}\Delta_{23}`,
    )
    expect(claim.differences).toContain(String.raw`it would be right with the other sign of - \Delta_{13}\Delta_{24}`)
  })
})
