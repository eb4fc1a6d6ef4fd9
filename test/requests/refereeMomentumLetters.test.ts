import { describe, expect, it } from 'vitest'
import { answerReferee } from '../../src/requests/referee/referee.js'
import type { RefereedClaim } from '../../src/requests/referee/referee.js'

async function claimOf(tex: string, ...said: readonly string[]): Promise<RefereedClaim> {
  const comments = said.map((one) => `% edgewick: ${one}\n`).join('')
  const { claims } = await answerReferee({ document: `${comments}\\[ ${tex} \\]` })
  return claims[0] as RefereedClaim
}

const two = 'theory=phi4 legs=2 up-to=1'
const four = 'theory=phi4 legs=4 up-to=2'

describe('functions of one point are those of a difference of points', () => {
  it.each([
    String.raw`\langle\phi(x)\phi(0)\rangle = \Delta(x) - \frac{\lambda}{2}\Delta(0)\int d^dy\,\Delta(x-y)\Delta(y)`,
    String.raw`G^{(2)}(x) = \Delta(x) - \frac{\lambda}{2}\Delta(0)\int d^dz\,\Delta(x-z)\Delta(z)`,
    String.raw`G^{(2)}(z) = \Delta(z) - \frac{\lambda}{2}\Delta(0)\int d^dy_1\,\Delta(z-y_1)\Delta(y_1)`,
  ])('%s is not called wrong', async (tex) => {
    expect((await claimOf(tex, two)).verdict).not.toBe('wrong')
  })

  it.each(['p', 'k', 'q_1', "p'", 'l', 'r'])('of %s they are those of a momentum', async (p) => {
    const tex = (sign: string): string =>
      `G^{(2)}(${p}) = \\Delta(${p}) ${sign} \\frac{\\lambda}{2}\\Delta(${p})^2\\int_{k'}\\Delta(k')`
    expect((await claimOf(tex('-'), two)).verdict).toBe('right')
    expect((await claimOf(tex('+'), two)).verdict).toBe('wrong')
  })
})

/** Γ⁽⁴⁾ to one loop with lines as they are written, and the sign of the loop. */
const loop = (line: string, sign = '+'): string =>
  String.raw`i\Gamma^{(4)}(p_1,p_2,p_3,p_4) = -i\lambda ${sign} \frac{(-i\lambda)^2}{2}\left[\int_k ${line}(k)${line}(k+p_1+p_2) + 2\text{ perms}\right]`

describe('the i of a propagator, however it is written', () => {
  it.each([
    [String.raw`\frac1i\Delta`, 'every line 1/i'],
    [String.raw`\frac{1}{i}\tilde\Delta`, 'every line 1/i'],
    [String.raw`(-i)\Delta`, 'every line 1/i'],
    ['(-i)D', 'every line 1/i'],
    ['iD_F', 'every line i'],
    [String.raw`i\Delta_F`, 'every line i'],
  ])('%s', async (line, convention) => {
    const found = await claimOf(loop(line), four)
    expect(found.verdict).toBe('right-under')
    expect(found.convention).toContain(convention)
    expect((await claimOf(loop(line, '-'), four)).verdict).toBe('wrong')
    const tadpole = (sign: string): string => String.raw`-i\Sigma(p) = ${sign}\frac{(-i\lambda)}{2}\int_k ${line}(k)`
    expect((await claimOf(tadpole(''), two)).convention).toContain(convention)
    // One term of which the sign is that of iΣ, where the left side is -iΣ.
    expect((await claimOf(tadpole('-'), two)).verdict).toBe('not-judged')
  })

  it('a loop without the i’s of its lines has the other sign', async () => {
    expect((await claimOf(loop(String.raw`\Delta`, '+'), four)).verdict).toBe('right-under')
    expect((await claimOf(loop(String.raw`\Delta`, '-'), four)).verdict).toBe('wrong')
  })
})

describe('what a comment says of letters holds in momentum space', () => {
  const twoPoint = (term: string): string => `G^{(2)}(p) = H(p) ${term} H(p)^2\\int_k H(k)`
  const minkowski = 'H = propagator of phi4, Minkowski'

  it('each vertex brings an i in Minkowski space, whether one is written or not', async () => {
    expect((await claimOf(twoPoint(String.raw`- \frac{i\lambda}{2}`), minkowski, two)).verdict).toBe('right-under')
    expect((await claimOf(twoPoint(String.raw`- \frac{\lambda}{2}`), minkowski, two)).verdict).toBe('wrong')
    expect((await claimOf(twoPoint(String.raw`+ \frac{i\lambda}{2}`), minkowski, two)).verdict).toBe('wrong')
  })

  it('without Minkowski it is a letter and no more', async () => {
    const letter = 'H = propagator of phi4'
    expect((await claimOf(twoPoint(String.raw`- \frac{\lambda}{2}`), letter, two)).verdict).toBe('right')
    expect((await claimOf(twoPoint(String.raw`+ \frac{\lambda}{2}`), letter, two)).verdict).toBe('wrong')
  })

  it('a propagator with its i, which may be written as it likes', async () => {
    const said = String.raw`\frac{1}{i}\Delta = propagator of phi4, Minkowski`
    for (const line of [String.raw`\frac1i\Delta`, String.raw`(-i)\Delta`, String.raw`\frac{1}{i}\tilde\Delta`]) {
      expect((await claimOf(loop(line), said, four)).verdict, line).toBe('right-under')
      expect((await claimOf(loop(line, '-'), said, four)).verdict, line).toBe('wrong')
    }
    expect((await claimOf(loop(String.raw`\Delta`), said, four)).verdict).toBe('wrong')
  })

  it('the sign of a coupling', async () => {
    const cubic = 'theory=phi3 legs=3 up-to=3'
    const triangle = (sign: string): string =>
      String.raw`\Gamma^{(3)}(p_1,p_2,p_3) = g ${sign} g^3\int_k \Delta(k)\Delta(k+p_1)\Delta(k-p_2)`
    expect((await claimOf(triangle('+'), '-g = coupling of phi3', cubic)).verdict).toBe('right-under')
    expect((await claimOf(triangle('-'), '-g = coupling of phi3', cubic)).verdict).toBe('wrong')
    const srednicki = [
      String.raw`\frac{1}{i}\Delta = propagator of phi3, Minkowski; -g = coupling of phi3`,
      cubic,
    ] as const
    const ofMinkowski = (sign: string): string =>
      String.raw`i\Gamma^{(3)}(p_1,p_2,p_3) = ig ${sign} (ig)^3\int_k \frac1i\Delta(k)\frac1i\Delta(k+p_1)\frac1i\Delta(k-p_2)`
    expect((await claimOf(ofMinkowski('+'), ...srednicki)).verdict).toBe('right-under')
    expect((await claimOf(ofMinkowski('-'), ...srednicki)).verdict).toBe('wrong')
    // Without the comment the sign of the field is the author's.
    expect((await claimOf(ofMinkowski('+'), cubic)).verdict).toBe('not-judged')
    expect((await claimOf(ofMinkowski('-'), cubic)).verdict).toBe('wrong')
  })
})

describe('one mistake, however many terms it is written in', () => {
  it.each([
    String.raw`-\frac{\lambda}{2}\int_k G(k)`,
    String.raw`-\frac{\lambda}{4}\int_k G(k) - \frac{\lambda}{4}\int_q G(q)`,
    String.raw`-\lambda\int_k G(k) + \frac{\lambda}{2}\int_k G(k)`,
    String.raw`-\frac{\lambda}{6}\left[\int_k G(k)+\int_k G(k)\right] - \frac{\lambda}{6}\int_k G(k)`,
  ])('Σ = %s has the sign of another convention', async (tex) => {
    const { verdict, convention } = await claimOf(String.raw`\Sigma(p) = ${tex}`, two)
    expect(verdict).toBe('right-under')
    expect(convention).toContain('1/G = p^2 + m^2 - Σ')
  })

  it('the sign of two diagrams is one of a convention', async () => {
    const tex = String.raw`\Gamma^{(4)}(0) = \lambda - \frac{3\lambda^2}{2}\int_k G(k)^2`
    expect((await claimOf(tex, four)).verdict).toBe('right-under')
  })
})
