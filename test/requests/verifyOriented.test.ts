import { describe, expect, it } from 'vitest'
import { expand } from '../../src/expansion/expand.js'
import { parseExpansion } from '../../src/expansion/parseExpansion.js'
import { exactRealization, valueOfClaim, valueOfExpansion } from '../../src/expansion/readings/exactValue.js'
import { randomStream } from '../../src/random/philox.js'
import { answerVerify } from '../../src/requests/verify.js'
import type { VerifyRequest } from '../../src/requests/verify.js'
import { nPointTheory } from '../../src/theory/nPointTheory.js'
import { theory } from '../../src/theory/shippedTheories.js'

type Asked = Pick<VerifyRequest, 'quantity' | 'functional' | 'legs' | 'upTo' | 'order' | 'vertices'>

const verify = (formula: string, asked: Asked) => answerVerify({ theory: 'complex-phi4', formula, ...asked })

const PAIR = String.raw`\langle\phi(x)\bar\phi(y)\rangle = `
const LOOP = String.raw`\int_z \Delta(x,z)\Delta(z,z)\Delta(z,y)`
const REVERSED = String.raw`\int_z \Delta(y,z)\Delta(z,z)\Delta(z,x)`
const FORWARD = String.raw`${PAIR}\Delta(x,y) - \lambda ${LOOP}`

// To the order λ², as expand prints it.
const SECOND = String.raw`${FORWARD}
  + \lambda^2 \int_{z,w} \Delta(x,z)\Delta(z,z)\Delta(z,w)\Delta(w,w)\Delta(w,y)
  + \lambda^2 \int_{z,w} \Delta(x,z)\Delta(z,w)\Delta(w,w)\Delta(w,z)\Delta(z,y)
  + \frac{\lambda^2}{2} \int_{z,w} \Delta(x,z)\Delta(z,w)^2\Delta(w,z)\Delta(w,y)`

const properTerms = (sign: string, other: string): string =>
  String.raw`${sign}\lambda\delta(x,y)\Delta(x,x) ${other} \frac{\lambda^2}{2}\Delta(y,x)^2\Delta(x,y) ${other} \lambda^2\int dz\,\Delta(z,x)\Delta(x,z)\delta(x,y)\Delta(z,z)`

const reversedSunset = (formula: string): string =>
  formula.replace(String.raw`\Delta(y,x)^2\Delta(x,y)`, String.raw`\Delta(x,y)^2\Delta(y,x)`)

describe('which leg stands at which point of oriented lines', () => {
  it.each<[string, Asked]>([
    [FORWARD, { quantity: 'connected', legs: ['φ', 'φbar'], upTo: 1 }],
    [FORWARD, { legs: ['Jbar', 'J'], upTo: 1 }],
    [SECOND, { quantity: 'connected', legs: ['φ', 'φbar'], upTo: 2 }],
    [SECOND, { legs: ['Jbar', 'J'], upTo: 2 }],
  ])('%s, %o', async (formula, asked) => {
    expect(await verify(formula, asked)).toMatchObject({ verdict: 'right' })
    // The whole right side, and one diagram of it, run the other way.
    const [left, right = ''] = formula.split(' = ')
    const swapped = right.replaceAll(/\((\w),(\w)\)/g, '($2,$1)')
    await expect(verify(`${left} = ${swapped}`, asked)).rejects.toThrow(/expected a leg at x for .*, received one that/)
    await expect(verify(formula.replace(LOOP, REVERSED), asked)).rejects.toThrow(/expected a leg at x for/)
    // A number that is wrong is told as such, and its right line is right.
    const wrong = await verify(formula.replace(String.raw`- \lambda`, String.raw`- 3\lambda`), asked)
    expect(wrong).toMatchObject({ verdict: 'wrong' })
    expect(await verify(wrong.corrected ?? '', asked)).toMatchObject({ verdict: 'right' })
  })

  it.each<[string, Asked]>([
    [String.raw`\Sigma_{\phi\bar\phi}(x,y) = ${properTerms('-', '+')}`, { quantity: 'self-energy' }],
    [String.raw`\Sigma(x,y) = ${properTerms('-', '+')}`, { quantity: 'self-energy' }],
    [String.raw`\Gamma_{\phi\bar\phi}(x,y) = \Delta(y,x)^{-1} ${properTerms('+', '-')}`, { quantity: 'vertex' }],
    [String.raw`\Gamma_{\phi\bar\phi}(x,y) = \Delta(y,x)^{-1} ${properTerms('+', '-')}`, { functional: 'Γ' }],
    [
      String.raw`G_{c,\mathrm{amp},\phi\bar\phi}(x,y) = \Delta(y,x)^{-1} ${properTerms('-', '+')} + \lambda^2\Delta(x,x)\Delta(y,x)\Delta(y,y)`,
      { quantity: 'amputated' },
    ],
  ])('legs without lines: %s, %o', async (formula, asked) => {
    const named = { ...asked, legs: ['φ', 'φbar'], upTo: 2 }
    expect(await verify(formula, named)).toMatchObject({ verdict: 'right' })
    await expect(verify(reversedSunset(formula), named)).rejects.toThrow(
      /expected a vertex of complex-phi4 at x, received 3 line ends and 1 legs for φ/,
    )
    const backwards = formula.replace(String.raw`\Delta(y,x)^{-1}`, String.raw`\Delta(x,y)^{-1}`)
    if (backwards !== formula) await expect(verify(backwards, named)).rejects.toThrow(/expected a leg at x for φ/)
    const wrong = await verify(formula.replace(String.raw`\frac{\lambda^2}{2}`, String.raw`\lambda^2`), named)
    expect(wrong).toMatchObject({ verdict: 'wrong' })
    expect(await verify(wrong.corrected ?? '', named)).toMatchObject({ verdict: 'right' })
  })

  it('four legs, at one vertex with the fields that it has', async () => {
    const tree = (inner: string): string =>
      String.raw`\langle\phi(a)\bar\phi(b)\phi(c)\bar\phi(d)\rangle_c = -\lambda\int_z ${inner}`
    const asked = { quantity: 'connected', legs: ['φ', 'φ', 'φbar', 'φbar'], upTo: 1 } as const
    const right = tree(String.raw`\Delta(a,z)\Delta(c,z)\Delta(z,b)\Delta(z,d)`)
    expect(await verify(right, asked)).toMatchObject({ verdict: 'right' })
    const other = tree(String.raw`\Delta(a,z)\Delta(b,z)\Delta(z,c)\Delta(z,d)`)
    await expect(verify(other, asked)).rejects.toThrow('expected a leg at b for φbar, received one that carries φ')
  })

  it('is seen by the values too', () => {
    const connected = nPointTheory(theory('complex-phi4'), 'connected')
    const derived = expand(connected, { legs: 2, legFields: ['φ', 'φbar'], select: { upTo: 1 } })
    const stream = randomStream(7, 0)
    const values = exactRealization(() => stream.uniform())
    const expected = valueOfExpansion(derived, values)
    expect(valueOfClaim(parseExpansion(FORWARD, connected), values)).toEqual(expected)
    // The same lines with the fields at the other ends: the diagrams are the same, the values are not.
    const claim = parseExpansion(FORWARD, connected)
    expect(valueOfClaim({ ...claim, carries: ['φbar', 'φ'] }, values)).not.toEqual(expected)
  })
})

describe('legs that are asked for and fields on the left side', () => {
  it.each<[Asked]>([
    [{ legs: ['Jbar', 'J'] }],
    [{ legs: ['J', 'Jbar'] }],
    [{ legs: 2 }],
    [{ quantity: 'connected', legs: ['φ', 'φbar'] }],
    [{ quantity: 'connected', legs: ['φbar', 'φ'] }],
    [{ quantity: 'connected', legs: 2 }],
  ])('points follow the fields: %o', async (asked) => {
    for (const [upTo, formula] of [FORWARD, SECOND].entries())
      expect(await verify(formula, { ...asked, upTo: upTo + 1 })).toMatchObject({ verdict: 'right', differences: [] })
    const mirrored = FORWARD.replace(String.raw`\phi(x)\bar\phi(y)`, String.raw`\bar\phi(y)\phi(x)`)
    expect(await verify(mirrored, { ...asked, upTo: 1 })).toMatchObject({ verdict: 'right' })
    await expect(verify(FORWARD.replace(LOOP, REVERSED), { ...asked, upTo: 1 })).rejects.toThrow(/a leg at x for/)
    const wrong = await verify(FORWARD.replace(String.raw`- \lambda`, String.raw`- 2\lambda`), { ...asked, upTo: 1 })
    expect(wrong).toMatchObject({ verdict: 'wrong' })
    expect(wrong.corrected).toContain(String.raw`\Delta(x,y)`)
    expect(await verify(wrong.corrected ?? '', { ...asked, upTo: 1 })).toMatchObject({ verdict: 'right' })
  })

  it.each<[Asked, string]>([
    [{ legs: ['J', 'J'] }, 'fields on the left side for the legs J, J, received those for Jbar, J'],
    [
      { quantity: 'connected', legs: ['φ', 'φ'] },
      'fields on the left side for the legs φ, φ, received those for φ, φbar',
    ],
  ])('others are refused: %o', async (asked, message) => {
    await expect(verify(FORWARD, { ...asked, upTo: 1 })).rejects.toThrow(`formula:1:1: expected ${message}`)
  })

  it('by a number, lines say what the legs are, and must say the same in all terms', async () => {
    const unnamed = FORWARD.replace(PAIR, 'G_c(x,y) = ')
    expect(await verify(unnamed, { legs: 2, upTo: 1 })).toMatchObject({ verdict: 'right' })
    await expect(verify(unnamed.replace(LOOP, REVERSED), { legs: 2, upTo: 1 })).rejects.toThrow(
      'expected legs that carry Jbar, J, as in the first term, or legs that are named one by one, received legs that carry J, Jbar',
    )
  })

  it('a bare line is the same in whatever order the sources are written', async () => {
    const source = (fields: string): string => String.raw`W[J,\bar J] \ni \int dx\,dy\, ${fields}\Delta(x,y)`
    for (const legs of [
      ['J', 'Jbar'],
      ['Jbar', 'J'],
    ])
      for (const fields of [String.raw`J(y)\bar J(x)`, String.raw`\bar J(x)J(y)`])
        expect(await verify(source(fields), { legs, order: 0 })).toMatchObject({ verdict: 'right' })
  })
})
