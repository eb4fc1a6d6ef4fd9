import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import '../src/vitest.js'
import { rational } from '../src/algebra/rational.js'
import { expand } from '../src/expansion/expand.js'
import type { Expansion } from '../src/expansion/expansion.js'
import { theory } from '../src/theory/shippedTheories.js'

const derived = expand(theory('edgeworth'), { legs: 4, select: { order: 1 } })

function messageOf(assertion: () => void): string {
  try {
    assertion()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('the assertion held')
}

describe('toEqualExpansion', () => {
  it('holds for the same sum, in any order of terms', () => {
    expect({ ...derived, terms: [...derived.terms].reverse() }).toEqualExpansion(derived)
    expect({ ...derived, terms: derived.terms.slice(1) }).not.toEqualExpansion(derived)
  })

  it('says which coefficient is off, and by what factor', () => {
    const claimed: Expansion = {
      ...derived,
      terms: derived.terms.map((term) =>
        term.weighted.id === 'eeee|' ? { ...term, coefficient: rational(1, 24) } : term,
      ),
    }
    expect(messageOf(() => expect(claimed).toEqualExpansion(derived))).toBe(
      'the expansion differs from the expected one in 1 term:\ncoefficient 1/24 instead of −1/24 (ratio −1): −1/24 N⁻¹ · eeee| (Gc4)\n' +
        'explanation: every sign is reversed, as in −S instead of S; and the sign (−1) of each internal line is left out',
    )
  })

  it('takes a formula, and explains', () => {
    const g2 = expand(theory('edgeworth-even'), { legs: 2, select: { order: 1 } })
    expect(g2).toEqualExpansion('1/4 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,y4)')
    expect(
      messageOf(() => expect(g2).toEqualExpansion('-1/4 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,y4)')),
    ).toContain('coefficient 1/4 instead of −1/4 (ratio −1): −1/4 N⁻¹ · ee0| (Gc4)')
    const w2 = expand(theory('phi4'), { legs: 2, select: { upTo: 1 } })
    expect(messageOf(() => expect(w2).toEqualExpansion('-1/2 Δ(x1,x2) + 1/4 λ Δ(x1,y) Δ(y,y) Δ(y,x2)'))).toContain(
      'explanation: every sign is reversed, as in −W instead of W',
    )
  })

  it('judges a formula as the command verify does: its tail, what it has beyond the order, and the n-point function', () => {
    const w2 = expand(theory('phi4'), { legs: 2, select: { upTo: 1 } })
    const [tree, first] = ['1/2 Δ(x1,x2)', '- 1/4 λ Δ(x1,y) Δ(y,y) Δ(y,x2)']
    const second = '1/8 λ^2 Δ(x1,y)Δ(y,y)Δ(y,z)Δ(z,z)Δ(z,x2)'
    for (const right of [
      `${tree} ${first} + O(λ^2)`,
      `${tree} ${first} + …`,
      `${tree} ${first} + ${second}`,
      `2 [${tree} ${first}]`,
    ])
      expect(w2).toEqualExpansion(right)
    for (const open of [`${tree} + O(λ)`, `${tree} + …`]) {
      expect(w2).not.toEqualExpansion(open)
      expect(messageOf(() => expect(w2).toEqualExpansion(open))).toMatch(
        /^the formula does not say all of the expansion:\nformula:1:\d+: '.*' (leaves|is left open)/,
      )
    }
    expect(messageOf(() => expect(w2).toEqualExpansion(`${tree} ${first} + 2 [${second}]`))).toContain(
      'coefficient 1/8 instead of 1/4 (ratio 1/2): 1/4 λ² · e01|e1| (λ λ)',
    )
    // What the received expansion lacks is not beyond it.
    expect({ ...w2, terms: w2.terms.slice(0, 1) }).not.toEqualExpansion(`${tree} ${first}`)
  })

  it('says which diagram is missing and which is extra', () => {
    const [first] = derived.terms
    const other = expand(theory('edgeworth'), { legs: 4, select: { order: 2 } }).terms[0]
    const claimed: Expansion = { ...derived, terms: [...derived.terms.slice(1), other as Expansion['terms'][number]] }
    const message = messageOf(() => expect(claimed).toEqualExpansion(derived))
    expect(message).toContain('missing: −1/24 N⁻¹ · eeee| (Gc4)')
    expect(message).toContain('extra: ')
    expect(first?.weighted.id).toBe('eeee|')
  })

  it('refuses what is no expansion', () => {
    for (const received of [3, undefined, null, 'x', []])
      expect(() => expect(received).toEqualExpansion('1/2 iG(x1,x2)')).toThrow(
        /^expect\(…\)\.toEqualExpansion: expected an expansion, as expand gives it, received /,
      )
    expect(() => expect(3).not.toEqualExpansion('1/2 iG(x1,x2)')).toThrow('received 3')
  })
})

describe('toHoldIn', () => {
  it('judges momentum space, identities and whole functionals too', async () => {
    const bubble = String.raw`\Sigma(p) = \frac{\lambda}{2}\int\frac{d^dk}{(2\pi)^d}\frac{1}{k^2+m^2}`
    await expect(bubble).toHoldIn('phi4')
    await expect(bubble.replace('{2}', '{4}')).not.toHoldIn('phi4')
    await expect(String.raw`\kappa_4 = \mu_4 - 3\mu_2^2`).toHoldIn('phi4')
    await expect(String.raw`\kappa_4 = \mu_4 - 2\mu_2^2`).not.toHoldIn('phi4')
    await expect(String.raw`G^{-1} = G_0^{-1} - \Sigma`).toHoldIn('phi4')
    await expect(String.raw`W[J] = \frac12 \int dx dy\, J(x)\Delta(x,y)J(y) + O(\lambda)`).toHoldIn('phi4')
  })

  const two = String.raw`\langle \phi(x) \phi(y) \rangle = \Delta(x,y) - \frac{\lambda}{2} \int d^dz\, \Delta(x,z) \Delta(z,z) \Delta(z,y) + O(\lambda^2)`

  it('holds for a formula that is right, plain or LaTeX, with or without options', async () => {
    await expect(two).toHoldIn('phi4')
    await expect(two).toHoldIn('phi4', { legs: 2, upTo: 1 })
    await expect(two).toHoldIn(theory('phi4'))
    await expect('1/4 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,y4)').toHoldIn('edgeworth-even', { legs: 2, order: 1 })
  })

  it.each(['README.md', 'docs/verify.md'])('holds as %s shows it', async (page) => {
    const line = /await expect\('(.*?)'\)\.toHoldIn\('phi4'(?:, (\{.*?\}))?\)/.exec(readFileSync(page, 'utf8'))
    const formula = (line?.[1] ?? '').replaceAll('\\\\', '\\')
    await expect(formula).toHoldIn('phi4', line?.[2] === undefined ? {} : { legs: 2, order: 0 })
  })

  it('says what differs, and the right line', async () => {
    const wrong = two.replace('{2}', '{4}')
    await expect(wrong).not.toHoldIn('phi4')
    const message = await rejected(expect(wrong).toHoldIn('phi4'))
    expect(message).toMatch(
      /^the formula does not hold in phi4:\nthe symmetry factor .* is taken twice\nright would be: /,
    )
    const corrected = /right would be: (.*)/.exec(message)?.[1] ?? ''
    await expect(corrected).toHoldIn('phi4', { legs: 2, upTo: 1 })
    expect(await rejected(expect(two).not.toHoldIn('phi4'))).toBe(
      'expected the formula not to hold in phi4, but it is right',
    )
    const renamed = two.replaceAll('\\lambda', 'g')
    expect(await rejected(expect(renamed).not.toHoldIn('phi4'))).toContain('right under a convention: read g as λ')
  })

  it('is an error for what is not judged, under not too', async () => {
    for (const [formula, options, sentence] of [
      ['\\phi(x) \\heartsuit = 1', {}, "expect(…).toHoldIn('phi4'): expected a formula that can be judged, received "],
      [two, { limit: 1, upTo: 3, legs: 2 }, 'expected a formula that can be judged'],
      [two, { legs: 2, upTo: [] }, 'upTo'],
    ] as const) {
      expect(await rejected(expect(formula).toHoldIn('phi4', options as never))).toContain(sentence)
      expect(await rejected(expect(formula).not.toHoldIn('phi4', options as never))).toContain(sentence)
    }
    expect(await rejected(expect(3).toHoldIn('phi4'))).toBe(
      'expect(…).toHoldIn: expected a formula, as text, received 3',
    )
    expect(await rejected(expect(two).toHoldIn({} as never))).toContain('expected the name of a theory that ships')
    expect(await rejected(expect(two).toHoldIn('phi5'))).toContain('phi5')
  })
})

async function rejected(assertion: Promise<unknown>): Promise<string> {
  try {
    await assertion
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('the assertion held')
}

describe('toAgreeWith', () => {
  const estimate = {
    quantity: { kind: 'correlator', of: 'points', indices: [0, 0] } as const,
    mean: 0.52,
    standardError: 0.01,
    samples: 100,
    seed: 3,
    method: { kind: 'named', name: 'kernel' } as const,
  }

  it('holds within the given number of standard errors, four by default', () => {
    expect(estimate).toAgreeWith(0.5)
    expect(estimate).toAgreeWith(0.5, { sigmas: 2.5 })
    expect(estimate).not.toAgreeWith(0.5, { sigmas: 1.5 })
    expect(estimate).not.toAgreeWith(0.47)
  })

  it('an estimate without an error agrees with itself only, and the deviation is infinite', () => {
    const exact = { ...estimate, standardError: 0 }
    expect(exact).toAgreeWith(0.52)
    expect(messageOf(() => expect(exact).toAgreeWith(0.6))).toContain('is −∞ standard errors, beyond 4')
    expect(messageOf(() => expect(exact).toAgreeWith(0.5))).toContain('is ∞ standard errors, beyond 4')
  })

  it('prints both numbers, the difference and the seed', () => {
    expect(messageOf(() => expect(estimate).toAgreeWith(0.4))).toBe(
      'G2(x1, x1): estimated 0.52 ± 0.01 (100 samples, seed 3), predicted 0.4: the difference 0.1200 is 12.00 standard errors, beyond 4',
    )
  })

  it('prints the digits that an estimate has', () => {
    const sampled = { ...estimate, mean: 0.1 + 0.2, standardError: 0.1 / 3 }
    expect(messageOf(() => expect(sampled).toAgreeWith(2 / 3))).toContain(
      '0.3 ± 0.033 (100 samples, seed 3), predicted 0.666667:',
    )
  })

  it('refuses what is no estimate', () => {
    for (const received of [3, undefined, null, 'x', {}])
      expect(() => expect(received).toAgreeWith(0.5)).toThrow(/^expect\(…\)\.toAgreeWith: expected an estimate/)
    expect(() => expect(3).not.toAgreeWith(0.5)).toThrow('received 3')
  })
})
