import { describe, expect, it } from 'vitest'
import { coefficientHead, coefficientName, coefficientSymbol } from '../../src/expansion/coefficientName.js'
import { expand } from '../../src/expansion/expand.js'
import { carriedInText } from '../../src/expansion/formula/carriedIn.js'
import { verifyFormula } from '../../src/expansion/verifyFormula.js'
import { expansionJson } from '../../src/render/expansionJson.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { momentumSpaceLatex } from '../../src/render/latex/momentumSpaceLatex.js'
import { expansionPlain } from '../../src/render/text/plainText.js'
import { answerReferee } from '../../src/requests/referee/referee.js'
import { effectiveTheory } from '../../src/theory/effectiveTheory.js'
import { theory } from '../../src/theory/shippedTheories.js'
import type { Theory } from '../../src/theory/theory.js'

const gamma = (name: string): Theory => effectiveTheory(theory(name))
const stream = (): number => 375
const asked = (...legFields: readonly string[]) => ({ legs: legFields.length, legFields })

describe('the name of a coefficient', () => {
  it('is a number of legs where all are alike', () => {
    expect(coefficientHead(gamma('phi4'), { legs: 4 })).toBe('\\Gamma_{4}')
    expect(coefficientName(theory('edgeworth'), { legs: 3 })).toBe('g_3')
    expect(coefficientName(gamma('yukawa'), { legs: 0 })).toBe('Γ_0')
  })

  it('says the fields of the legs, in their order, where they differ', () => {
    expect(coefficientHead(gamma('yukawa'), asked('φ', 'φ', 'χ'))).toBe('\\Gamma_{\\phi\\phi\\chi}')
    expect(coefficientHead(gamma('yukawa'), asked('χ', 'χ', 'χ'))).toBe('\\Gamma_{\\chi\\chi\\chi}')
    expect(coefficientName(gamma('yukawa'), { legs: 2 })).toBe('Γ_φφ')
    expect(coefficientName(theory('yukawa'), asked('J', 'K', 'J'))).toBe('w_JKJ')
    // A source that two rules answer to, and one of the rules.
    expect(coefficientHead(theory('msrdj-quadratic'), asked('J', 'J~'))).toBe('w_{J\\tilde{J}}')
    expect(coefficientHead(theory('msrdj-quadratic'), asked('x~'))).toBe('w_{\\tilde{x}}')
    expect(coefficientSymbol(gamma('msrdj-quadratic'), asked('x~', 'x'))).toBe('Γ_xtildex')
  })

  it('is read in a text, with the spelling of names and of letters', () => {
    expect(carriedInText('φφχ', gamma('yukawa'))).toEqual(['φ', 'φ', 'χ'])
    expect(carriedInText('JJbar', theory('complex-phi4'))).toEqual(['J', 'Jbar'])
    expect(carriedInText('J̄J', theory('complex-phi4'))).toEqual(['Jbar', 'J'])
    expect(carriedInText('φψ', gamma('yukawa'))).toBeUndefined()
    expect(carriedInText('φφ', gamma('phi4'))).toBeUndefined()
  })

  it.each<readonly [of: string, legs: readonly string[], upTo: number]>([
    ['Γ yukawa', ['φ', 'φ', 'χ'], 3],
    ['Γ yukawa', ['χ', 'φ', 'φ'], 3],
    ['Γ yukawa', ['χ', 'χ', 'χ'], 3],
    ['W yukawa', ['J', 'K', 'J'], 1],
    ['W complex-phi4', ['J', 'Jbar'], 2],
    ['Γ complex-phi4', ['φbar', 'φ'], 2],
    ['W msrdj-quadratic', ['J~', 'J'], 2],
  ])('of %s, legs %j, is read as it is printed', (name, legFields, upTo) => {
    const [functional, ruled = ''] = name.split(' ')
    const of = functional === 'Γ' ? gamma(ruled) : theory(ruled)
    const request = { legs: legFields.length, legFields, select: { upTo } }
    const derived = expand(of, request)
    const points = legFields.map((_, i) => `x${i + 1}`).join()
    const named = `${coefficientName(of, request)}(${points}) = ${expansionPlain(derived)}`
    for (const text of [expansionLatex(derived), named]) {
      const { verdict, claim } = verifyFormula(text, of, { request, draw: stream })
      expect([text, verdict, claim.carries]).toEqual([text, 'right', legFields])
    }
    expect(expansionJson(derived).legNames).toEqual(legFields)
  })

  it('refuses a formula of other legs', () => {
    const of = gamma('yukawa')
    const text = expansionLatex(expand(of, { ...asked('φ', 'φ', 'χ'), select: { upTo: 1 } }))
    const request = { ...asked('χ', 'χ', 'χ'), select: { upTo: 1 } }
    expect(() => verifyFormula(text, of, { request, draw: stream })).toThrow(
      'expected fields on the left side for the legs χ, χ, χ, received those for φ, φ, χ',
    )
    const others = text.replace('\\phi\\phi\\chi', '\\chi\\chi\\chi')
    expect(() => verifyFormula(others, of, { request, draw: stream })).toThrow()
  })
})

describe('a paper', () => {
  it('may name the coefficients of several fields, in momentum space and at a point too', async () => {
    const derived = expand(theory('yukawa'), { ...asked('J', 'J', 'K'), select: { upTo: 1 } })
    const document = String.raw`\begin{document}
% edgewick: theory=yukawa legs=J,J,K up-to=1
\begin{equation} ${momentumSpaceLatex(derived)} \end{equation}
\begin{equation} w_{JJK} = -\frac{g}{2} D \Delta^2 \end{equation}
\begin{equation} w_{JJK} = -g D \Delta^2 \end{equation}
\end{document}`
    const { claims } = await answerReferee({ document })
    expect(claims.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['right', null],
      ['right', null],
      ['wrong', null],
    ])
  })
})
