import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { InputError } from '../../src/errors.js'
import { expand } from '../../src/expansion/expand.js'
import type { Expansion } from '../../src/expansion/expansion.js'
import { hasSeveralSources } from '../../src/expansion/formula/carriedBy.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { expansionPlain } from '../../src/render/text/plainText.js'
import { answerVerify } from '../../src/requests/verify.js'
import { nPointTheory, quantityNames } from '../../src/theory/nPointTheory.js'
import { shippedTheories, theory } from '../../src/theory/shippedTheories.js'
import type { NPointFunction, Theory } from '../../src/theory/theory.js'

/** Numbers of legs, or what each carries where they differ. */
function legsOf(own: Theory, quantity: NPointFunction): readonly (number | readonly string[])[] {
  const [first = '', second = ''] = [...new Set(own.legs.map(({ carries }) => carries))]
  if (!hasSeveralSources(own)) return quantity === 'self-energy' ? [2] : [1, 2, 3, 4]
  const two = [
    [first, first],
    [first, second],
  ]
  return quantity === 'self-energy'
    ? [...two, [second, second]]
    : [...two, [first, first, second], [first, first, second, second]]
}

describe('what expand prints of n-point functions is read back', () => {
  const slips: readonly ((terms: Expansion['terms']) => Expansion['terms'])[] = [
    ([first, ...others]) =>
      first === undefined ? [] : [{ ...first, coefficient: Q.negate(first.coefficient) }, ...others],
    (terms) => terms.slice(0, -1),
  ]
  for (const quantity of quantityNames)
    for (const name of shippedTheories) {
      const of = (): Theory | undefined => {
        try {
          return nPointTheory(theory(name), quantity)
        } catch (error) {
          if (!(error instanceof InputError)) throw error
          return undefined
        }
      }
      const own = of()
      if (own === undefined) continue
      it(`${quantity} of ${name}`, async () => {
        let count = 0
        for (const legs of legsOf(own, quantity)) {
          const number = typeof legs === 'number' ? legs : legs.length
          // The first orders that have diagrams.
          for (const order of [1, 2].slice(0, count === 0 ? 2 : 1)) {
            const orders = own.orders.map(({ symbol }): [string, number] => [symbol, order])
            const upTo = Object.fromEntries(orders)
            const derived = expand(own, {
              legs: number,
              ...(typeof legs === 'number' ? {} : { legFields: legs }),
              select: { upTo: Object.fromEntries(orders.map(([symbol, power]) => [symbol, Q.rational(power)])) },
              maxValence: 4,
            })
            if (derived.terms.length === 0 || derived.terms.length > 16) continue
            const asked = { theory: name, quantity, legs, upTo, maxValence: 4 }
            for (const print of [expansionPlain, expansionLatex]) {
              const formula = print(derived)
              expect([formula, (await answerVerify({ ...asked, formula })).verdict]).toEqual([formula, 'right'])
              for (const slip of derived.terms.length > 1 ? slips : []) {
                const wrong = print({ ...derived, terms: slip(derived.terms) })
                expect([wrong, (await answerVerify({ ...asked, formula: wrong })).verdict]).toEqual([wrong, 'wrong'])
              }
              count++
            }
          }
        }
        if (`${quantity} of ${name}` !== 'self-energy of trees') expect(count).toBeGreaterThan(0)
      })
    }

  it('a part without a leg is none of a full function', async () => {
    const asked = { theory: 'phi4', quantity: 'full', legs: 2, upTo: 1 } as const
    const formula = 'Δ(x1,x2) - 1/2 λ Δ(x1,y) Δ(y,y) Δ(y,x2)'
    expect((await answerVerify({ ...asked, formula })).verdict).toBe('right')
    await expect(answerVerify({ ...asked, formula: `${formula} - 1/8 λ Δ(x1,x2) Δ(y,y)^2` })).rejects.toThrow(
      'expected a diagram of which each part has a leg',
    )
  })

  it('the right line of a full function has its parts', async () => {
    const asked = { theory: 'phi3', quantity: 'full', legs: 3, upTo: 1 } as const
    const formula = String.raw`\langle\phi(x)\phi(y)\phi(z)\rangle = -g\int dw\,\Delta(x,w)\Delta(y,w)\Delta(z,w) - \frac{g}{3}\left[\int dw\,\Delta(x,w)\Delta(w,w)\Delta(y,z) + 2\text{ perms}\right]`
    const { verdict, corrected } = await answerVerify({ ...asked, formula })
    expect(verdict).toBe('wrong')
    expect((await answerVerify({ ...asked, formula: corrected ?? '' })).verdict).toBe('right')
  })
})
