import { describe, expect, it } from 'vitest'
import { answerReferee } from '../../src/requests/referee/referee.js'
import type { RefereedClaim } from '../../src/requests/referee/referee.js'

async function claimOf(said: string, asked: string, tex: string): Promise<RefereedClaim> {
  const { claims } = await answerReferee({
    document: `% edgewick: ${said}\n% edgewick: theory=${asked}\n\\[ ${tex} \\]`,
  })
  return claims[0] as RefereedClaim
}

const LEFT = String.raw`\langle\phi(x)\phi(y)\rangle = \Delta(x,y)`
const TADPOLE = String.raw`\int d^dz\,\Delta(x,z)\Delta(z,z)\Delta(z,y) + O(g^2)`

describe('a letter with a number', () => {
  // S = ½φΔ⁻¹φ + V: for V = λφ⁴/4! the first order is −λ/2, for gφ⁴ −12 g, for gφ⁴/4 −3 g.
  it.each([
    [String.raw`4!\, g`, '12', '24'],
    [String.raw`4! g`, '12', '6'],
    ['24 g', '12', String.raw`\frac{1}{2}`],
    ['6 g', '3', '6'],
    [String.raw`\frac{4!}{4} g`, '3', '12'],
    ['g/2', String.raw`\frac{1}{4}`, String.raw`\frac{1}{2}`],
    [String.raw`\frac{1}{3!} g`, String.raw`\frac{1}{12}`, String.raw`\frac{1}{2}`],
    ['1/3! g', String.raw`\frac{1}{12}`, '3'],
  ])('%s = coupling of phi4', async (letter, right, wrong) => {
    const said = `${letter} = coupling of phi4`
    const asked = 'phi4 legs=2 up-to=1'
    expect((await claimOf(said, asked, `${LEFT} - ${right} g ${TADPOLE}`)).verdict).toMatch(/^right/)
    const other = await claimOf(said, asked, `${LEFT} - ${wrong} g ${TADPOLE}`)
    expect(other.verdict).toBe('wrong')
    expect(other.corrected).not.toBeNull()
    expect((await claimOf(said, asked, `${LEFT} + ${right} g ${TADPOLE}`)).verdict).toBe('wrong')
  })

  it('and a sign: S = … − g φ³', async () => {
    const said = '-3! g = coupling of phi3'
    const tex = String.raw`\int d^dz\,\Delta(x_1,z)\Delta(x_2,z)\Delta(x_3,z)`
    const left = String.raw`G_c^{(3)}(x_1,x_2,x_3) =`
    expect((await claimOf(said, 'phi3 legs=3 up-to=1', `${left} 6 g ${tex}`)).verdict).toMatch(/^right/)
    expect((await claimOf(said, 'phi3 legs=3 up-to=1', `${left} -6 g ${tex}`)).verdict).toBe('wrong')
    expect((await claimOf(said, 'phi3 legs=3 up-to=1', `${left} g ${tex}`)).verdict).toBe('wrong')
  })

  it('of a line: the propagator is twice K', async () => {
    const tex = String.raw`\langle\phi(x)\phi(y)\rangle = 2K(x,y)`
    expect((await claimOf('2K = propagator of phi4', 'phi4 legs=2 order=0', tex)).verdict).toMatch(/^right/)
    expect((await claimOf('2K = propagator of phi4', 'phi4 legs=2 order=0', tex.replace('2K', 'K'))).verdict).toBe(
      'wrong',
    )
  })
})
