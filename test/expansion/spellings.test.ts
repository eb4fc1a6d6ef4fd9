import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import type { Verification } from '../../src/expansion/verify.js'
import { verifyFormula } from '../../src/expansion/verifyFormula.js'
import { randomStream } from '../../src/random/philox.js'
import { theory } from '../../src/theory/shippedTheories.js'

const { variants } = JSON.parse(readFileSync(new URL('../known/spellings.json', import.meta.url), 'utf8')) as {
  readonly variants: readonly { readonly name: string; readonly tex: string }[]
}

/** Of two displays nobody said which. */
const REFUSED = ['two displays in document']

function verified(tex: string, name = 'phi4', legs = 2, order: object = { order: 1 }): Verification {
  const stream = randomStream(7, 0)
  return verifyFormula(tex, theory(name), {
    request: { legs, select: order as { readonly order: number } },
    draw: () => stream.uniform(),
    input: 'latex',
  })
}

describe('one formula in many spellings', () => {
  it.each(variants.filter(({ name }) => !REFUSED.includes(name)))('$name', ({ tex }) => {
    expect(verified(tex).verdict).toBe('right')
  })

  it.each(variants.filter(({ name }) => !REFUSED.includes(name)))('$name, with its sign reversed', ({ tex }) => {
    // A chain of equations has the sign on both sides.
    const reversed = tex.replaceAll(/-(?=\\(?!infty)|[({0])/g, '')
    expect(reversed).not.toBe(tex)
    expect(verified(reversed).verdict).toBe('wrong')
  })

  it.each(variants.filter(({ name }) => REFUSED.includes(name)))('$name is refused', ({ tex }) => {
    expect(() => verified(tex)).toThrow(/^formula:1:\d+: expected /)
  })
})

describe('n-point functions by their left sides', () => {
  const one = String.raw`\int dz\, \Delta(x,z) \Delta(z,z) \Delta(z,y)`
  it.each([
    [String.raw`\langle\phi(x)\phi(y)\rangle = \Delta(x,y) - \frac\lambda2 ${one}`, 'right'],
    [String.raw`\langle\phi(x)\phi(y)\rangle = \frac12\Delta(x,y) - \frac\lambda4 ${one}`, 'wrong'],
    [String.raw`\langle\!\langle\phi(x)\phi(y)\rangle\!\rangle = \Delta(x,y) - \frac\lambda2 ${one}`, 'right'],
    [String.raw`\langle 0|T\phi(x)\phi(y)|0\rangle = \Delta(x,y) - \frac\lambda2 ${one}`, 'right'],
    [String.raw`\mathbb{E}[\phi(x)\phi(y)] = \Delta(x-y) - \frac\lambda2 ${one}`, 'right'],
    [String.raw`G^{(2)}(x,y) = \Delta(x-y) - \frac\lambda2 ${one}`, 'right'],
    [
      String.raw`\left.\frac{\delta^2 W[J]}{\delta J(x)\delta J(y)}\right|_{J=0} = \Delta(x-y) - \frac\lambda2 ${one}`,
      'right',
    ],
    [String.raw`2\frac{\delta^2 W}{\delta J(x)\delta J(y)} = 2\Delta(x-y) - \lambda ${one}`, 'right'],
    [String.raw`w_2(x,y) = \Delta(x-y) - \frac\lambda2 ${one}`, 'wrong'],
    [String.raw`w^{(2)}(x,y) = \frac12\Delta(x-y) - \frac\lambda4 ${one}`, 'right'],
  ])('%s is %s', (tex, verdict) => {
    expect(verified(tex, 'phi4', 2, { upTo: 1 }).verdict).toBe(verdict)
  })

  it.each([
    [String.raw`\langle\phi(x)\phi(y)\rangle_0 = \Delta(x,y)`, /received one with the label 0/],
    [
      String.raw`\langle\phi(x_1)\phi(x_2)\phi(x_3)\phi(x_4)\rangle = -\lambda\int dy \Delta(x_1,y)\Delta(x_2,y)\Delta(x_3,y)\Delta(x_4,y)`,
      /expected a connected correlator.*received a full one of 4 points/,
    ],
    [
      String.raw`\frac{\delta^3 W}{\delta J(x)\delta J(y)} = \Delta(x,y)`,
      /a derivative of the order 2, received one of the order 3/,
    ],
    [String.raw`G^{(3)}_c(x,y) = \Delta(x,y)`, /expected 3 points after the index 3, received 2/],
  ])('%s is refused', (tex, sentence) => {
    expect(() => verified(tex)).toThrow(sentence)
  })

  it('where lines are inverses nothing is an n-point function, and no letter is taken for a line', () => {
    expect(() => verified(String.raw`\langle\phi(x)\phi(y)\rangle = G^{-1}(x,y)`, 'edgeworth-even')).toThrow(
      /expected g_n/,
    )
    expect(() => verified(String.raw`\frac12 K(x_1,x_2)`, 'edgeworth-even', 2, { order: 0 })).toThrow(
      /expected a symbol/,
    )
  })
})

describe('Δ(0), other letters, chains', () => {
  it('Δ(0) belongs to the point that lacks two line ends', () => {
    const tex = String.raw`\lambda^2\int dy dz [\frac14\Delta(x_1-y)\Delta(0)\Delta(y-z)\Delta(0)\Delta(z-x_2) + \frac14\Delta(x_1-y)\Delta(y-z)^2\Delta(0)\Delta(y-x_2) + \frac16\Delta(x_1-y)\Delta(y-z)^3\Delta(z-x_2)]`
    const { verdict, reading, evidence } = verified(tex, 'phi4', 2, { order: 2 })
    expect([verdict, reading]).toEqual(['right', 'correlator'])
    expect(Q.equal(evidence?.derived ?? Q.zero, evidence?.claimed ?? Q.one)).toBe(true)
  })

  it('it is refused where more than one point could have it', () => {
    expect(() =>
      verified(String.raw`\int dy dz\, \Delta(x_1-y)\Delta(0)\Delta(y-z)\Delta(y-z)\Delta(z-x_2)`, 'phi3-phi4'),
    ).toThrow(/where it is not clear which vertex Δ\(0\) is at/)
  })

  it('another letter for the one line and the one coupling is said', () => {
    const tex = String.raw`-g\int dz\, G_0(x_1,z)G_0(x_2,z)G_0(x_3,z)G_0(x_4,z)`
    const { verdict, claim } = verified(tex, 'phi4', 4)
    expect(verdict).toBe('right')
    expect(claim.notes).toEqual(expect.arrayContaining(['read g as λ of phi4', 'read G_0(a,b) as Δ of phi4']))
    expect(() => verified(tex.replace('G_0(x_2', String.raw`\Delta(x_2`), 'phi4', 4)).toThrow(
      /one letter for Δ|expected a symbol/,
    )
    expect(() => verified(tex.replace('G_0(x_1', 'D(x_1'), 'phi4', 4)).toThrow(/expected a symbol/)
  })

  it('every side of a chain must be equal', () => {
    const one = String.raw`\int dy\, \Delta(x_1,y)\Delta(y,y)\Delta(y,x_2)`
    expect(verified(String.raw`w_2(x_1,x_2) = -\frac{6\lambda}{4!} ${one} = -\frac\lambda4 ${one}`).verdict).toBe(
      'right',
    )
    expect(() => verified(String.raw`w_2(x_1,x_2) = -\frac{5\lambda}{4!} ${one} = -\frac\lambda4 ${one}`)).toThrow(
      /expected sides of a chain of equations that are equal/,
    )
  })
})
