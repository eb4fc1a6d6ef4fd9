import { describe, expect, it } from 'vitest'
import { answerVerify } from '../../src/requests/verify.js'
import type { VerifyRequest } from '../../src/requests/verify.js'

const I = String.raw`\int \frac{d^dk}{(2\pi)^d} \frac{1}{k^2+m^2}`

function verify(quantity: VerifyRequest['quantity'], formula: string, legs?: number, upTo: number = 1) {
  return answerVerify({
    theory: 'phi4',
    ...(quantity === undefined ? {} : { quantity }),
    ...(legs === undefined ? {} : { legs }),
    upTo,
    formula,
  })
}

describe('names of the self-energy', () => {
  it.each([
    String.raw`\Sigma(x,y) = C \delta(x-y)`,
    String.raw`\Pi(x,y) = C \delta(x-y)`,
    String.raw`M(x,y) = C \delta(x-y)`,
    String.raw`M^2(x,y) = C \delta(x-y)`,
  ])('%s', async (left) => {
    const written = (number: string): string => left.replace('C', `${number}\\lambda \\Delta(x,x)`)
    expect((await verify('self-energy', written('-\\frac12'))).verdict).toBe('right')
    const wrong = await verify('self-energy', written('-'))
    expect(wrong.verdict).toBe('wrong')
    // Its own name stands before the right line.
    expect(wrong.corrected?.startsWith(left.slice(0, left.indexOf('=')))).toBe(true)
    expect((await verify('self-energy', wrong.corrected ?? '')).verdict).toBe('right')
  })

  it('in plain writing', async () => {
    expect((await verify('self-energy', 'Pi(x1,x2) = -1/2 lambda Delta(x1,x1) δ(x1,x2)')).verdict).toBe('right')
    expect((await verify('self-energy', 'M(x1,x2) = 1/2 lambda Delta(x1,x1) δ(x1,x2)')).verdict).toBe('wrong')
  })

  it('are none of another quantity', async () => {
    await expect(verify('vertex', String.raw`\Pi(x,y) = \Delta(x,y)`, 2)).rejects.toThrow("received 'Π'")
  })
})

describe('quantities in momentum space', () => {
  it.each<[VerifyRequest['quantity'], string, number | undefined]>([
    ['self-energy', String.raw`\Sigma(p) = C\frac{\lambda}{2} ${I}`, undefined],
    ['self-energy', String.raw`\Pi(p) = -C\frac{\lambda}{2} ${I}`, undefined],
    ['self-energy', String.raw`M(p) = C\frac{\lambda}{2} ${I}`, undefined],
    [undefined, String.raw`M(p) = C\frac{\lambda}{2} ${I}`, 2],
    ['connected', String.raw`G^{(2)}(p) = \Delta(p) - C\frac{\lambda}{2} \Delta(p)^2 \int_k \Delta(k)`, 2],
    ['vertex', String.raw`\Gamma^{(4)}(p_1,p_2,p_3,p_4) = -C\lambda`, 4],
  ])('%s: %s', async (quantity, formula, legs) => {
    expect(await verify(quantity, formula.replace('C', ''), legs)).toMatchObject({ equal: true })
    expect(await verify(quantity, formula.replace('C', '3'), legs)).toMatchObject({ equal: false })
  })

  it('refuses another quantity than the one that is asked for, and plain writing', async () => {
    await expect(verify('connected', String.raw`\Sigma(p) = \frac{\lambda}{2} ${I}`, 2)).rejects.toThrow(
      'quantity: expected a formula of the quantity connected, received one that was judged as self-energy',
    )
    for (const quantity of [undefined, 'self-energy'] as const)
      await expect(verify(quantity, 'Σ(p) = λ/2 ∫k Δ(k)')).rejects.toThrow(
        'formula: expected LaTeX for a formula in momentum space, as expand --space momentum --format latex prints it, received plain writing',
      )
  })
})

it('a full function', async () => {
  const pairs = (number: string): string =>
    String.raw`\langle\phi(x)\phi(y)\phi(z)\phi(w)\rangle = ${number} \Delta(x,y)\Delta(z,w) + \Delta(x,z)\Delta(y,w) + \Delta(x,w)\Delta(y,z) + O(\lambda)`
  expect(await verify('full', pairs(''), 4, 0)).toMatchObject({ verdict: 'right', kind: 'full correlator' })
  expect(await verify('full', pairs('2'), 4, 0)).toMatchObject({ verdict: 'wrong' })
})
