import { describe, expect, it } from 'vitest'
import { claimOf, verdictsOf } from './identityClaims.js'

/** Right formulas, and how many of their errors leave what holds in a special case. */
const RIGHT: readonly (readonly [tex: string, open: number])[] = [
  // The mean has a letter of its own.
  [
    String.raw`\langle (x-\mu_x)^4 \rangle = \langle x^4\rangle - 4\mu_x\langle x^3\rangle + 6\mu_x^2\langle x^2\rangle - 3\mu_x^4`,
    0,
  ],
  [String.raw`\mathbb{E}[(X-\mu_X)^3] = \mathbb{E}[X^3] - 3\mu_X\mathbb{E}[X^2] + 2\mu_X^3`, 0],
  [String.raw`\mathbb{E}[(X-\mu_X)^3] = \mathbb{E}[X^3] - 3\mu_X\sigma_X^2 - \mu_X^3`, 0],
  [String.raw`\langle (x-\bar x)^2 \rangle = \langle x^2\rangle - \bar{x}^2`, 1],
  [String.raw`\mathbb{E}[(X-\mu_X)(Y-\mu_Y)] = \mathbb{E}[XY] - \mu_X\mu_Y`, 1],
  [String.raw`\mathrm{Cov}(X_1,X_2) = \mathbb{E}[X_1X_2] - \mu_1\mu_2`, 1],
  // δx is x without its mean.
  [
    String.raw`\langle (\delta x)^4 \rangle = \langle x^4\rangle - 4\langle x\rangle\langle x^3\rangle + 6\langle x\rangle^2\langle x^2\rangle - 3\langle x\rangle^4`,
    0,
  ],
  [
    String.raw`\langle \delta x^3 \rangle = \langle x^3\rangle - 3\langle x\rangle\langle x^2\rangle + 2\langle x\rangle^3`,
    0,
  ],
  [String.raw`\langle \delta x\,\delta y \rangle = \langle xy\rangle - \langle x\rangle\langle y\rangle`, 1],
  [String.raw`\langle (\Delta x)^2 \rangle = \langle x^2\rangle - \langle x\rangle^2`, 1],
  // A letter that holds whatever it is.
  [String.raw`\langle (x-a)^2 \rangle = \langle x^2\rangle - 2a\langle x\rangle + a^2`, 2],
  // Without anything on its right side a formula is of no kind. Wick's theorem to high powers, and for functions that are no polynomials.
  [String.raw`\langle x^{14} \rangle = 135135 K^7`, 1],
  [String.raw`\langle x^{40} \rangle = 319830986772877770815625 K^{20}`, 1],
  [String.raw`\langle x_1^{14}x_2^2 \rangle = 135135 K_{11}^7K_{22} + 1891890 K_{11}^6 K_{12}^2`, 0],
  [String.raw`\langle \cos x_1 \cos x_2 \rangle = e^{-\frac{1}{2}(K_{11}+K_{22})}\cosh K_{12}`, 1],
]

it.each(RIGHT)('%s is right, and wrong with one error', async (tex, open) => {
  const found = await verdictsOf(tex)
  expect(found.verdict).toMatch(/^right/)
  expect(found.right).toEqual([])
  expect(found.open.length).toBeLessThanOrEqual(open)
})

describe('quadrature', () => {
  it('three variables: the right one, and its neighbour', async () => {
    const of = (last: string): string =>
      String.raw`\langle \cos(x_1+x_2+x_3) \rangle = e^{-\frac{1}{2}(K_{11}+K_{22}+K_{33}+2K_{12}+2K_{13}${last})}`
    expect((await claimOf(of('+2K_{23}'))).verdict).toBe('right-under')
    expect((await claimOf(of('-2K_{23}'))).verdict).toBe('wrong')
  })

  it.each([
    // Its rules converge slowly: ⟨erf x erf y⟩ is an arcsine.
    String.raw`\langle \mathrm{erf}(9x_1)\mathrm{erf}(9x_2) \rangle = \frac{2}{\pi}\arcsin\frac{162K_{12}}{\sqrt{(1+162K_{11})(1+162K_{22})}}`,
    String.raw`\langle \mathrm{sgn}(x_1)\mathrm{sgn}(x_2) \rangle = \frac{2}{\pi}\arcsin\frac{K_{12}}{\sqrt{K_{11}K_{22}}}`,
    // No more than rounding.
    String.raw`\langle \cos(40x) \rangle = e^{-800K}`,
  ])('%s is not judged', async (tex) => {
    expect((await claimOf(tex)).verdict).toBe('not-judged')
  })
})

describe('what nothing says', () => {
  it.each([
    String.raw`\langle (H-E)^2 \rangle = \langle H^2\rangle - E^2`,
    String.raw`\langle (H-E)^2 \rangle = 0`,
    String.raw`\langle (x-x_0)^2 \rangle = \langle x^2\rangle - x_0^2`,
    String.raw`\langle (x-a)^2 \rangle = \langle x^2\rangle - a^2`,
    String.raw`\langle (x+y)^2 \rangle = \langle x^2\rangle + \langle y^2\rangle`,
    String.raw`\langle (\Delta x)^2 \rangle = 2 D t`,
    // What holds for one distribution: fermions, bosons, the uniform one, Poisson's.
    String.raw`\langle (\Delta n)^2 \rangle = \langle n\rangle(1 - \langle n\rangle)`,
    String.raw`\mathrm{Var}(n) = \langle n\rangle(1 + \langle n\rangle)`,
    String.raw`\langle (\delta x)^4 \rangle = \frac{9}{5}\langle (\delta x)^2\rangle^2`,
    String.raw`\langle x^4\rangle_c = -\frac{6}{5}\langle x^2\rangle_c^2`,
    String.raw`\langle (\Delta N)^2 \rangle = \langle N\rangle`,
    String.raw`\langle\bar\psi_1\psi_1\bar\psi_2\psi_2\rangle = G_{11}G_{22} - G_{12}G_{21}`,
    String.raw`\langle z\bar z\rangle = 2\sigma^2`,
    String.raw`\mathbb{E}[(X_i-\bar X)^2] = \frac{n-1}{n}\sigma^2`,
  ])('%s is not judged', async (tex) => {
    expect((await claimOf(tex)).verdict).toBe('not-judged')
  })

  it('primes tell moments about 0 from those about the mean, which is not 0 then', async () => {
    const raw = await claimOf(String.raw`\kappa_4 = \mu_4' - 3\mu_2'^2`)
    expect(raw).toMatchObject({
      verdict: 'not-judged',
      reason: 'it holds if all means are 0 only, which it does not say',
    })
    expect((await claimOf(String.raw`\kappa_4 = \mu_4' + 3\mu_2'^2`)).verdict).toBe('wrong')
    expect((await claimOf(String.raw`\kappa_4 = \mu_4 - 3\mu_2^2`)).verdict).toMatch(/^right/)
    expect(await claimOf(String.raw`\kappa_4 = \langle x^4\rangle - 3\langle x^2\rangle^2`)).toMatchObject({
      verdict: 'right-under',
      convention: 'all means are 0',
    })
  })
})
