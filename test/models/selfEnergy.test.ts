import { describe, expect, it } from 'vitest'
import { claimOf } from './identityClaims.js'

/** The verdicts on a formula with a factor 2 in place of ⋆. */
async function verdicts(tex: string): Promise<readonly string[]> {
  const found = []
  for (const factor of ['', '2']) found.push((await claimOf(tex.replace('⋆', factor))).verdict)
  return found
}

describe("Dyson's equation", () => {
  it.each([
    [String.raw`G = G_0 + ⋆ G_0 \Sigma G`, '1/G = 1/G_0 - Σ'],
    [String.raw`G = G_0 - ⋆ G_0 \Sigma G`, '1/G = 1/G_0 + Σ'],
    [String.raw`G = G_0 + ⋆ G \Sigma G_0`, '1/G = 1/G_0 - Σ'],
    [String.raw`G^{-1} = ⋆ G_0^{-1} - \Sigma`, '1/G = 1/G_0 - Σ'],
    [String.raw`G^{-1} = G_0^{-1} + ⋆ \Sigma`, '1/G = 1/G_0 + Σ'],
    [String.raw`\Sigma = ⋆ G_0^{-1} - G^{-1}`, '1/G = 1/G_0 - Σ'],
    [String.raw`G = ⋆ (G_0^{-1} - \Sigma)^{-1}`, '1/G = 1/G_0 - Σ'],
    [String.raw`G = \frac{G_0}{1 - ⋆ \Sigma G_0}`, '1/G = 1/G_0 - Σ'],
    [String.raw`G = G^{(0)} + ⋆ G^{(0)} \Sigma G`, '1/G = 1/G_0 - Σ'],
    [String.raw`G = \Delta + ⋆ \Delta \Sigma G`, '1/G = 1/Δ - Σ'],
    [String.raw`D = D_0 + ⋆ D_0 \Pi D`, '1/D = 1/D_0 - Π'],
    [String.raw`G = G_0 + G_0 (-i ⋆\Sigma) G`, '1/G = 1/G_0 + iΣ'],
    [String.raw`G = G_0 + G_0 \Sigma G_0 + ⋆ G_0 \Sigma G_0 \Sigma G_0 + \cdots`, '1/G = 1/G_0 - Σ'],
    [String.raw`G(p) = G_0(p) + ⋆ G_0(p) \Sigma(p) G(p)`, '1/G = 1/G_0 - Σ'],
    [String.raw`G^{-1}(k) = G_0^{-1}(k) - ⋆ \Sigma(k)`, '1/G = 1/G_0 - Σ'],
    [String.raw`G(p) = \frac{1}{p^2 + m^2 - ⋆\Sigma(p)}`, '1/G = p^2 + m^2 - Σ'],
    [String.raw`\frac{1}{G(p)} = p^2 + m^2 + ⋆ \Sigma(p)`, '1/G = p^2 + m^2 + Σ'],
    [String.raw`G(p) = \frac{i}{p^2 - m^2 - ⋆\Sigma(p)}`, 'i/G = p^2 - m^2 - Σ'],
    [String.raw`G(x,y) = G_0(x,y) + ⋆ \int dz\, dw\, G_0(x,z) \Sigma(z,w) G(w,y)`, '1/G = 1/G_0 - Σ'],
    [
      String.raw`G(x,y) = G_0(x,y) + ⋆ \int dz\, dw\, G_0(z,x) \Sigma(z,w) G(w,y)`,
      '1/G = 1/G_0 - Σ; two points may be exchanged',
    ],
    [String.raw`G^{-1}(x,y) = G_0^{-1}(x,y) - ⋆ \Sigma(x,y)`, '1/G = 1/G_0 - Σ'],
    // Of the square of a momentum, and of a frequency too.
    [String.raw`G(p^2) = \frac{1}{p^2 + m^2 - ⋆\Sigma(p^2)}`, '1/G = p^2 + m^2 - Σ'],
    [String.raw`G(\mathbf{k}) = \frac{1}{k^2 + m^2 - ⋆\Sigma(\mathbf{k})}`, '1/G = k^2 + m^2 - Σ'],
    [String.raw`G (p^2 + m^2) = 1 + ⋆\Sigma G`, '1/G = p^2 + m^2 - Σ'],
    [String.raw`G(k,\omega) = G_0(k,\omega) + ⋆ G_0(k,\omega) \Sigma(k,\omega) G(k,\omega)`, '1/G = 1/G_0 - Σ'],
  ])('%s is right under a sign of Σ, and wrong with a factor 2', async (tex, convention) => {
    expect(await verdicts(tex)).toEqual(['right-under', 'wrong'])
    expect((await claimOf(tex.replace('⋆', ''))).convention).toBe(convention)
  })

  it.each([
    [String.raw`G = G_0 + G_0 \Sigma G_0 + 2 G_0 \Sigma G_0 \Sigma G_0 + \cdots`, 'wrong'],
    [String.raw`G = G_0 + \Sigma G`, 'wrong'],
    [String.raw`G(x,y) = G_0(x,y) + \int dz\, dw\, G_0(x,z) \Sigma(x,w) G(w,y)`, 'wrong'],
    [String.raw`G(x,y) = G_0(x,y) + G_0(x,y) \Sigma(x,y) G(x,y)`, 'wrong'],
    // Of other momenta, of points, of numbers.
    [String.raw`G(p) = \frac{1}{k^2 + m^2 + \Sigma(p)}`, 'not-judged'],
    [String.raw`G(p) = \frac{1}{p^2 + m^2 + \Sigma(k)}`, 'not-judged'],
    [String.raw`G(p) = \frac{1}{m^2 + \Sigma(p)}`, 'not-judged'],
    [String.raw`G(-p) = \frac{1}{p^2 + m^2 + \Sigma(-p)}`, 'not-judged'],
    [String.raw`G(p) = G_0(k) + G_0(p) \Sigma(p) G(p)`, 'not-judged'],
    [String.raw`G(k,\omega) = G_0(k,\omega) + G_0(k,\omega) \Sigma(k,\nu) G(k,\omega)`, 'not-judged'],
    [String.raw`G(x) = G_0(x) + G_0(x) \Sigma(x) G(x)`, 'not-judged'],
    [String.raw`G(2) = G_0(2) + G_0(2) \Sigma(2) G(2)`, 'not-judged'],
    // Of the improper self-energy.
    [String.raw`G = G_0 + G_0 \Sigma G_0`, 'not-judged'],
    // Of other theories and letters.
    [String.raw`\Sigma = G^3`, 'not-judged'],
    [String.raw`G^{-1} = -\Sigma`, 'not-judged'],
    [String.raw`G(\omega)^{-1} = -i\omega - \Sigma(\omega)`, 'not-judged'],
    [String.raw`G(p) = \frac{Z}{p^2 + m^2 + \Sigma(p)}`, 'not-judged'],
    [String.raw`G(p) = \frac{1}{p^2 - m^2 - \Sigma(p)}`, 'not-judged'],
    [String.raw`\Sigma = \lambda G_0`, 'not-judged'],
    [String.raw`G = G_0 + G_0 \hat\Sigma G`, 'not-judged'],
  ])('%s is %s', async (tex, verdict) => {
    expect((await claimOf(tex)).verdict).toBe(verdict)
  })

  it('has the polarisation with the sign of the sum of its diagrams', async () => {
    const bubble = String.raw`\frac{g^2}{2}\int\frac{d^dk}{(2\pi)^d}\frac{1}{(k^2+m^2)((k+p)^2+m^2)}`
    const { verdict, convention } = await claimOf(`\\Pi(p) = ${bubble}`, 'theory=phi3 legs=2 order=2')
    expect([verdict, convention]).toEqual([
      'right-under',
      'read 1/(k^2 + m^2) as the line Δ; Π is the sum of the 1PI diagrams: 1/G = p^2 + m^2 - Π',
    ])
    expect((await claimOf(`\\Pi(p) = 2 ${bubble}`, 'theory=phi3 legs=2 order=2')).verdict).toBe('wrong')
    const other = await claimOf(`\\Pi(p) = -${bubble}`, 'theory=phi3 legs=2 order=2')
    expect([other.verdict, other.convention]).toEqual(['right-under', expect.stringContaining('Π is minus the sum')])
  })
})
