import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { expand } from '../../src/expansion/expand.js'
import type { Expansion, Term } from '../../src/expansion/expansion.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { expansionPlain } from '../../src/render/text/plainText.js'
import { answerVerify } from '../../src/requests/verify.js'
import { verifyText } from '../../src/requests/verifyReadings.js'
import { shippedTheories, theory } from '../../src/theory/shippedTheories.js'

async function corrected(asked: Parameters<typeof answerVerify>[0]): Promise<string> {
  const answer = await answerVerify(asked)
  expect(answer.verdict).toBe('wrong')
  expect(answer.corrected).not.toBeNull()
  const formula = answer.corrected ?? ''
  expect(verifyText(answer)).toContain(`right would be: ${formula}`)
  const again = await answerVerify({ ...asked, formula })
  expect([formula, again.verdict]).toEqual([formula, 'right'])
  return formula
}

const times = (term: Term, factor: Q.Rational): Term => ({
  ...term,
  coefficient: Q.multiply(term.coefficient, factor),
})

/** What is wrong with a derived expansion. */
const ERRORS: Readonly<Record<string, (of: Expansion) => readonly Term[]>> = {
  'all is 3 times too large': ({ terms }) => terms.map((term) => times(term, Q.rational(3n))),
  'a sign': ({ terms: [first, ...others] }) => [
    ...(first === undefined ? [] : [times(first, Q.rational(-1n))]),
    ...others,
  ],
  'the last term is left out': ({ terms }) => terms.slice(0, -1),
}

describe('what is printed as right is right when it is pasted back', () => {
  for (const name of shippedTheories)
    for (const legs of [2, 3, 4]) {
      const upTo = name === 'phi3-phi4' || name === 'loops' ? 0 : 1
      const derived = expand(theory(name), { legs, select: { upTo }, maxValence: 6 })
      // Of one term nothing is left where one is left out.
      if (derived.terms.length < 2) continue
      it(`${name}, ${legs} legs`, async () => {
        for (const wrong of Object.values(ERRORS))
          for (const print of [expansionPlain, expansionLatex])
            await corrected({
              theory: name,
              legs,
              upTo,
              maxValence: 6,
              formula: print({ ...derived, terms: wrong(derived) }),
            })
      })
    }
})

describe('the right line is written as its author writes', () => {
  it.each([
    ['w2(a,b) = Δ(a,b) - 1/2 λ Δ(a,y) Δ(y,y) Δ(y,b)', 'w2(a,b) = 1/2 Δ(a,b) - 1/4 λ Δ(y,y) Δ(y,a) Δ(y,b)'],
    [
      'w2(x1,x2) = Delta(x1,x2) + O(lambda^2)',
      'w2(x1,x2) = 1/2 Delta(x1,x2) - 1/4 lambda Delta(y,y) Delta(y,x1) Delta(y,x2) + O(lambda^2)',
    ],
    // It says to be a part, so that nothing is missing of it.
    ['W ∋ Δ(x1,x2) J(x1) J(x2)', 'W ∋ (1/2 Δ(x1,x2)) J(x1) J(x2)'],
    [
      '\\langle\\phi(x)\\phi(y)\\rangle = G_0(x-y) - g \\int dz\\, G_0(x-z) G_0(0) G_0(z-y) + O(g^2)',
      '\\langle\\phi(x)\\phi(y)\\rangle = G_0(x-y) - \\frac{1}{2} \\int dz \\, g \\, G_0(0) \\, G_0(z-x) \\, G_0(z-y) + O(g^2)',
    ],
  ])('%s', async (formula, right) => {
    expect(await corrected({ theory: 'phi4', legs: 2, upTo: 1, formula })).toBe(right)
  })

  const TREE = String.raw`\langle\phi(x)\phi(y)\rangle = \Delta(x,y)`
  it.each([
    // [the formula, what its integrals are over, in the right line, and which other letters none of them has]
    [String.raw`${TREE} - \lambda\int d^dw\,\Delta(x,w)\Delta(w,w)\Delta(w,y)`, ['d^{d}w', 'd^{d}w \\, d^{d}z'], 'u_'],
    [
      String.raw`${TREE} - \lambda\int dz\,\Delta(x,z)\Delta(z,z)\Delta(z,y) + \frac{\lambda^2}{6}\int dv\,du\,\Delta(x,v)\Delta(v,u)^3\Delta(u,y)`,
      ['dz', 'dv \\, du', 'dz \\, dv'],
      '_',
    ],
    [String.raw`${TREE} - \lambda\int_z\Delta(x,z)\Delta(z,z)\Delta(z,y)`, ['_{z}', '_{z,w}'], 'd'],
    [
      String.raw`${TREE} - \lambda\int dz_3\,\Delta(x,z_3)\Delta(z_3,z_3)\Delta(z_3,y)`,
      ['dz_{3}', 'dz_{3} \\, dz_{1}'],
      'y_',
    ],
    [TREE, ['dz_{1}', 'dz_{1} \\, dz_{2}'], 'y_'],
  ] as const)('with its dummy letters: %s', async (formula, integrals, none) => {
    const line = await corrected({ theory: 'phi4', legs: 2, upTo: 2, formula })
    const found = [...line.matchAll(/\\int ?(_\{[^{}]*\}|[^\\]*(?:\\, d[^\\]*)*?)(?= \\, (?:\\lambda|\\Delta))/g)]
    expect([...new Set(found.map(([, points]) => points?.trim()))].sort()).toEqual([...integrals].sort())
    for (const [, points] of found) expect(points).not.toContain(none)
  })

  it.each([
    [1, 'w2(x1,x2) = 1/2 Δ(x1,x2) - 1/4 λ Δ(y,y) Δ(y,x1) Δ(y,x2) + 1/12 λ^2 Δ(y,z)^3 Δ(y,x1) Δ(z,x2)'],
    [0, 'w2(x1,x2) = 1/2 Δ(x1,x2) - 1/4 λ Δ(y,y) Δ(y,x1) Δ(y,x2) + 1/12 λ^2 Δ(y,z)^3 Δ(y,x1) Δ(z,x2)'],
  ])('with its terms of other orders than %i', async (order, right) => {
    for (const [own, wrong] of [
      ['1/2 Δ(x1', 'Δ(x1'],
      ['1/4 λ', 'λ'],
    ] as const) {
      const formula = right.replace(own, wrong).replaceAll('Δ(y,x1)', 'Δ(x1,y)')
      expect(await corrected({ theory: 'phi4', legs: 2, order, formula })).toBe(right)
    }
  })

  it('with its dummy letters in plain writing', async () => {
    const formula = 'w2(a,b) = Δ(a,b)/2 - 1/2 λ Δ(a,z) Δ(z,z) Δ(z,b)'
    expect(await corrected({ theory: 'phi4', legs: 2, upTo: 1, formula })).toBe(
      'w2(a,b) = 1/2 Δ(a,b) - 1/4 λ Δ(z,z) Δ(z,a) Δ(z,b)',
    )
  })

  it('with its own N, in position and momentum space', async () => {
    const line = await corrected({
      theory: 'phi4-vector',
      legs: 2,
      upTo: 1,
      formula: String.raw`\langle\phi_a(x)\phi_b(y)\rangle = \delta_{ab}[\Delta(x,y) - \frac{N+1}{6}\lambda\int dz\,\Delta(x,z)\Delta(z,z)\Delta(z,y)]`,
    })
    expect(line).toContain('N')
    expect(line.replaceAll('\\int', '').replaceAll('\\rangle', '').replaceAll('\\langle', '')).not.toContain('n')
    const asked = { theory: 'phi4-vector', quantity: 'self-energy', upTo: 2 } as const
    const formula = String.raw`\Sigma(p)=-\frac{N+2}{6}\lambda\int_q\Delta(q)+\frac{\lambda^2(N+2)}{9}\int_{k,q}\Delta(k)\Delta(q)\Delta(p-k-q)`
    const { corrected: right } = await answerVerify({ ...asked, formula })
    expect(right).toContain('N^2')
    expect(right).not.toMatch(/[kq]_|(?<!\\i)n(?!t)/)
    expect((await answerVerify({ ...asked, formula: right ?? '' })).equal).toBe(true)
  })

  it('under the names that were given to it', async () => {
    const formula = '\\frac{1}{2} \\kappa(x_1,x_2)^{-1}'
    const line = await corrected({
      theory: 'edgeworth-even',
      legs: 2,
      upTo: 1,
      rename: { G_c: '\\kappa' },
      formula: formula.replace('\\kappa(', '\\kappa^{(2)}('),
    })
    expect(line).toContain('\\kappa^{(4)}')
    expect(line).not.toContain('G_c')
  })
})
