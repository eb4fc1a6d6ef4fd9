import { describe, expect, it } from 'vitest'
import { answerVerify } from '../../src/requests/verify.js'
import type { VerifyRequest } from '../../src/requests/verify.js'
import type { Verification } from '../../src/expansion/verify.js'

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
    expect((await verify('self-energy', 'M(x1,x2) = 1/3 lambda Delta(x1,x1) δ(x1,x2)')).verdict).toBe('wrong')
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
  expect(await verify('full', pairs(''), 4, 0)).toMatchObject({ verdict: 'right', reading: 'correlator' })
  expect(await verify('full', pairs('2'), 4, 0)).toMatchObject({ verdict: 'wrong' })
})

const explanationOf = (answer: Awaited<ReturnType<typeof verify>>): Verification['explanation'] | undefined =>
  'explanation' in answer ? answer.explanation : undefined

describe('a term that n-point functions do not have', () => {
  const self = String.raw`-\frac{\lambda}{2}\delta(x,y)\Delta(x,x)+\frac{\lambda^2}{6}\Delta(x,y)^3+\frac{\lambda^2}{4}\delta(x,y)\int_z\Delta(x,z)^2\Delta(z,z)`

  it.each([
    ['1/4', ', as claimed'],
    ['1/2', ', not 1/2'],
  ])('is told with its coefficient there, where %s is claimed', async (claimed, told) => {
    const [over, under] = claimed.split('/')
    const extra = String.raw`\frac{${over}}{${under}}\lambda^2\Delta(x,x)\Delta(x,y)\Delta(y,y)`
    const explanation = explanationOf(await verify('self-energy', `\\Sigma(x,y) = ${self} + ${extra}`, 2, 2))
    // expand phi4 --legs 2 --order 2 --quantity amputated has 1/4 Δ(x,x) Δ(x,y) Δ(y,y).
    expect(explanation?.terms).toEqual([
      `e01|e1| is not among the terms that were asked for; its derived coefficient is 1/4${told}`,
    ])
  })

  it('one wrong term among right ones is no convention', async () => {
    const explanation = explanationOf(await verify('self-energy', `\\Sigma(x,y) = ${self.replace('{6}', '{3}')}`, 2, 2))
    expect(explanation?.reasons.join()).toMatch(
      /^of 3 coefficients one differs: that of e111\|e\| is 2 times the derived one/,
    )
    expect(explanation?.reasons.join()).not.toMatch(/defined with|in front|every sign/)
  })

  it('all by 1/n! are the coefficients of the functional', async () => {
    const half = String.raw`G_2(x,y) = \frac12 \Delta(x,y) - \frac{\lambda}{4} \int_z \Delta(x,z)\Delta(z,z)\Delta(z,y)`
    expect(explanationOf(await verify('connected', half, 2))?.reasons).toContain(
      '1/2! stands in front, as of the coefficients of W',
    )
  })
})
