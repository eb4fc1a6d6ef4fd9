import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import type { expand } from '../../src/expansion/expand.js'
import { verifyFormula } from '../../src/expansion/verifyFormula.js'
import type { Verification } from '../../src/expansion/verify.js'
import { randomStream } from '../../src/random/philox.js'
import { verificationText } from '../../src/render/text/verificationText.js'
import { theory } from '../../src/theory/shippedTheories.js'

type Select = Parameters<typeof expand>[1]['select']

function verify(text: string, name: string, legs: number, select: Select): Verification {
  const stream = randomStream(3, 0)
  return verifyFormula(text, theory(name), { request: { legs, select }, draw: () => stream.uniform() })
}

const TREE = '1/2 Δ(x1,x2)'
const FIRST = '- 1/4 λ Δ(x1,y) Δ(y,y) Δ(y,x2)'

describe('the tail of a formula', () => {
  it.each([
    [`${TREE} ${FIRST} + O(λ^2)`, 'right'],
    [`${TREE} ${FIRST} + …`, 'right'],
    [`${TREE} ${FIRST} + O(λ^(3/2))`, 'right'],
    [`${TREE} ${FIRST} + O(λ)`, 'open'],
    [`${TREE} + O(λ)`, 'open'],
    [`${TREE} + O(λ^(1/2))`, 'open'],
    [`${TREE} ${FIRST} + O(1)`, 'open'],
    [`${TREE} + …`, 'open'],
    [`${TREE} + O(blah)`, 'open'],
    [`${TREE} (1 + O(λ))`, 'open'],
    [`${TREE} ${FIRST} (1 + O(λ))`, 'right'],
    [`${TREE} ${FIRST} + λ O(λ)`.replace('λ O(λ)', '(λ (0 + O(λ)))'), 'right'],
    [`${TREE} + O(λ^2)`, 'wrong'],
    [`${TREE} - 1/3 λ Δ(x1,y) Δ(y,y) Δ(y,x2) + O(λ)`, 'wrong'],
    [
      String.raw`\frac12\Delta(x_1,x_2) - \frac{\lambda}{4}\int dy \Delta(x_1,y)\Delta(y,y)\Delta(y,x_2) + \mathcal{O}\left(\lambda\right)`,
      'open',
    ],
    [
      String.raw`\frac12\Delta(x_1,x_2) - \frac{\lambda}{4}\int dy \Delta(x_1,y)\Delta(y,y)\Delta(y,x_2) + \mathcal{O}(\lambda^2, \lambda^3)`,
      'right',
    ],
  ] as const)('%s up to λ: %s', (text, verdict) => {
    const verification = verify(text, 'phi4', 2, { upTo: 1 })
    expect(verification.verdict).toBe(verdict)
    expect(verification.equal).toBe(verdict === 'right')
  })

  it.each([
    ['O(N^-2)', 'right'],
    ['O(1/N^2)', 'right'],
    ['O(N^-1)', 'open'],
    ['O(1/N)', 'open'],
    ['O(N^(-3/2))', 'right'],
    ['O(N^(-1/2))', 'open'],
  ] as const)('+ %s at order 1/N: %s', (tail, verdict) => {
    const text = `1/4 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,y4) + ${tail}`
    expect(verify(text, 'edgeworth-even', 2, { order: 1 }).verdict).toBe(verdict)
  })

  it('is named in the verdict, with what it leaves open', () => {
    const text = verificationText(verify(`${TREE} + O(λ)`, 'phi4', 2, { upTo: 1 }))
    expect(text).toMatch(
      /^open: nothing in the formula differs from w_2 of phi4 \(2 diagrams\), but its tail 'O\(λ\)' leaves 1 of the 2 open\n/,
    )
    expect(text).toMatch(/ee0\|\s+λ\s+λ\s+−1\/4\s+left open/)
    expect(text).toContain("'O(λ)' leaves the orders from λ on open")
  })
})

/** The O(λ²) part of w₂: the literature's 1/8, 1/12, 1/8, from the weights 1/4, 1/6, 1/4 of the labelled diagrams. */
const SECOND = [
  '1/8 Δ(x1,y)Δ(y,y)Δ(y,z)Δ(z,z)Δ(z,x2)',
  '1/12 Δ(x1,y) Δ(y,z)^3 Δ(z,x2)',
  '1/8 Δ(x1,y) Δ(y,x2) Δ(y,z)^2 Δ(z,z)',
] as const
const TADPOLES = `λ^2 (${SECOND[0]})`

describe('terms beyond what was asked for', () => {
  const verdicts = ({ terms }: Verification): readonly string[] =>
    terms.map(({ verdict, asked }) => `${verdict}${asked ? '' : ' beyond'}`)

  it.each([
    // All of the next order, some of it, and the order before.
    [
      `${TREE} ${FIRST} + λ^2 (${SECOND.join(' + ')})`,
      { upTo: 1 },
      'right',
      ['equal', 'equal', 'equal beyond', 'equal beyond', 'equal beyond'],
    ],
    [`${TREE} ${FIRST} + ${TADPOLES}`, { upTo: 1 }, 'right', ['equal', 'equal', 'equal beyond']],
    [`${TREE} ${FIRST}`, { order: 1 }, 'right', ['equal beyond', 'equal']],
    [`${TREE} ${FIRST} + ${TADPOLES}`, { loops: 1 }, 'right', ['equal beyond', 'equal', 'equal beyond']],
    [`${TREE} ${FIRST} + ${TADPOLES}`, { vertices: { λ: 1 } }, 'right', ['equal beyond', 'equal', 'equal beyond']],
    [`${TREE} ${FIRST} + ${TADPOLES}`, { from: 1, upTo: 1 }, 'right', ['equal beyond', 'equal', 'equal beyond']],
    // A tail leaves the rest of the higher order open, which was not asked for.
    [`${TREE} ${FIRST} + ${TADPOLES} + …`, { upTo: 1 }, 'right', ['equal', 'equal', 'equal beyond']],
    [`${TREE} ${FIRST} + ${TADPOLES} + O(λ^2)`, { upTo: 1 }, 'right', ['equal', 'equal', 'open beyond']],
    // Wrong ones are told: by their coefficient, and by their powers.
    [`${TREE} ${FIRST} + 2 ${TADPOLES}`, { upTo: 1 }, 'wrong', ['equal', 'equal', 'coefficient beyond']],
    [`${TREE} ${FIRST} + λ^3 (${SECOND[0]})`, { upTo: 1 }, 'wrong', ['equal', 'equal', 'order beyond']],
    // Beyond does not make up for what is missing.
    [`${TREE} + ${TADPOLES}`, { upTo: 1 }, 'wrong', ['equal', 'missing', 'equal beyond']],
  ] as const)('%s, asked for %j: %s', (text, select, verdict, each) => {
    const verification = verify(`w2(x1,x2) = ${text}`, 'phi4', 2, select)
    expect(verification.verdict).toBe(verdict)
    expect(verdicts(verification)).toEqual(each)
    // The second route takes them in.
    expect(Q.equal(verification.evidence?.derived as Q.Rational, verification.evidence?.claimed as Q.Rational)).toBe(
      verdict === 'right',
    )
  })

  it('count for the n-point function as well, n! times as large', () => {
    const correlator = `2 [${TREE} ${FIRST} + ${TADPOLES}]`
    const right = verify(correlator, 'phi4', 2, { upTo: 1 })
    expect([right.verdict, right.reading, ...verdicts(right)]).toEqual([
      'right',
      'correlator',
      'equal',
      'equal',
      'equal beyond',
    ])
    const wrong = verify(`2 [${TREE} ${FIRST}] + ${TADPOLES}`, 'phi4', 2, { upTo: 1 })
    expect([wrong.verdict, wrong.reading, ...verdicts(wrong)]).toEqual([
      'wrong',
      'correlator',
      'equal',
      'equal',
      'coefficient beyond',
    ])
  })

  it('what the filters leave out is no part of the function that was asked for, at any order', () => {
    const { terms, verdict } = verifyFormula(
      `w2(x1,x2) = ${TREE} ${FIRST} + λ^2 (${SECOND.join(' + ')})`,
      theory('phi4'),
      {
        request: { legs: 2, select: { upTo: 1 }, filters: ['1pi'] },
        draw: () => 0.3,
      },
    )
    expect(verdict).toBe('wrong')
    expect(terms.map(({ verdict: each, claimed, derived }) => `${(derived ?? claimed)?.weighted.id} ${each}`)).toEqual([
      'ee equal',
      'ee0| equal',
      'e111|e| equal',
      'ee11|1| equal',
      // Two tadpoles in a row hang on one line.
      'e01|e1| extra',
    ])
  })
})

describe('the coefficient of W and the n-point function', () => {
  const CORRELATOR = 'Δ(x1,x2) - 1/2 λ Δ(x1,y) Δ(y,y) Δ(y,x2)'

  it('a formula without a left side is judged as both, and the verdict says which', () => {
    const right = verify(CORRELATOR, 'phi4', 2, { upTo: 1 })
    expect([right.verdict, right.reading]).toEqual(['right', 'correlator'])
    expect(verificationText(right)).toMatch(
      /^right: the formula is the 2-point function δ\^2W\/\(δJ δJ\) of phi4 \(2 diagrams\)\n/,
    )
    const coefficient = verify(`${TREE} ${FIRST}`, 'phi4', 2, { upTo: 1 })
    expect([coefficient.verdict, coefficient.reading]).toEqual(['right', 'coefficient'])
    expect(coefficient.claim.notes).toContain(
      'read as the coefficient w_2 of W, and not as the 2-point function δ^2W/(δJ δJ)',
    )
  })

  it('one wrong term of a correlator is the one that is called wrong', () => {
    const text = `${CORRELATOR} + λ^2 (1/4 Δ(x1,y)Δ(y,y)Δ(y,z)Δ(z,z)Δ(z,x2) + 1/12 Δ(x1,y) Δ(y,z)^3 Δ(z,x2) + 1/4 Δ(x1,y) Δ(y,x2) Δ(y,z)^2 Δ(z,z))`
    const verification = verify(text, 'phi4', 2, { upTo: 2 })
    expect([verification.verdict, verification.reading]).toEqual(['wrong', 'correlator'])
    expect(
      verification.terms.filter(({ verdict }) => verdict !== 'equal').map(({ derived }) => derived?.weighted.id),
    ).toEqual(['e111|e|'])
  })

  it('a correlator that is wrong by one thing is measured as one: the simpler explanation decides', () => {
    const sign = verify('1/2 λ Δ(x1,y) Δ(y,y) Δ(y,x2)', 'phi4', 2, { order: 1 })
    expect([sign.verdict, sign.reading, sign.terms[0]?.ratio]).toEqual(['wrong', 'correlator', Q.rational(-1)])
    expect(sign.explanation.reasons[0]).toBe('every sign is reversed, as in −W instead of W')
    const coupling = verify('-1/2 Δ(x1,y) Δ(y,y) Δ(y,x2)', 'phi4', 2, { order: 1 })
    expect([coupling.verdict, coupling.reading, coupling.explanation.reasons]).toEqual(['wrong', 'correlator', []])
    expect(coupling.explanation.terms).toEqual([
      'ee0| has the powers of the small parameters wrong: 1 where λ is right',
    ])
    // Minus the coefficient, and minus one half of the 2-point function.
    expect(verify('1/4 λ Δ(x1,y) Δ(y,y) Δ(y,x2)', 'phi4', 2, { order: 1 }).reading).toBe('coefficient')
  })

  it('W_2 = is a left side that leaves it open, in plain writing and in LaTeX; others are refused with what to do', () => {
    for (const text of [
      'W_2(x,z) = -1/2 λ Δ(x,y) Δ(y,y) Δ(y,z)',
      'W2(x,z) = -1/2 λ Δ(x,y) Δ(y,y) Δ(y,z)',
      String.raw`W_2(x,z) = -\frac12 \lambda \int dy \Delta(x,y) \Delta(y,y) \Delta(y,z)`,
    ])
      expect(verify(text, 'phi4', 2, { order: 1 })).toMatchObject({ verdict: 'right', reading: 'correlator' })
    for (const left of ['H_2(x,z)', '|φφ|', String.raw`\langle\phi\phi\rangle`])
      expect(() => verify(`${left} = 0`, 'phi4', 2, { order: 1 })).toThrow(
        / or W(, an n-point function such as .*)? before '='; the left side may be left out, received /,
      )
  })

  it('four legs: 1/4! of the four-point function; 3 labellings of the one-loop diagrams', () => {
    const tree = '- λ Δ(x1,y) Δ(x2,y) Δ(x3,y) Δ(x4,y)'
    expect(verify(tree, 'phi4', 4, { order: 1 })).toMatchObject({ verdict: 'right', reading: 'correlator' })
    const bubble = '1/2 λ^2 [Δ(x1,y) Δ(x2,y) Δ(y,z)^2 Δ(x3,z) Δ(x4,z) + 2 perms]'
    const snail = '1/2 λ^2 [Δ(x1,y) Δ(y,y) Δ(y,z) Δ(x2,z) Δ(x3,z) Δ(x4,z) + 3 perms]'
    expect(verify(`${bubble} + ${snail}`, 'phi4', 4, { order: 2 })).toMatchObject({
      verdict: 'right',
      reading: 'correlator',
    })
    expect(verify(`${bubble.replace('2 perms', '3 perms')} + ${snail}`, 'phi4', 4, { order: 2 })).toMatchObject({
      verdict: 'wrong',
      reading: 'correlator',
    })
  })

  it('a left side that names the coefficient decides, and the other reading is named', () => {
    const verification = verify(`w2(x1,x2) = ${CORRELATOR}`, 'phi4', 2, { upTo: 1 })
    expect([verification.verdict, verification.reading]).toEqual(['wrong', 'coefficient'])
    expect(verification.claim.notes).toContain('as the 2-point function δ^2W/(δJ δJ) it is right')
    expect(verify(`W2(x1,x2) = ${CORRELATOR}`.replace('W2', 'W'), 'phi4', 2, { upTo: 1 })).toMatchObject({
      verdict: 'right',
      reading: 'correlator',
    })
    expect(verify('W ∋ Δ(a,b) J(a) J(b)', 'phi4', 2, { order: 0 })).toMatchObject({
      verdict: 'wrong',
      reading: 'coefficient',
    })
  })

  it('couplings of an action have one reading', () => {
    expect(verify('iG(x1,x2)', 'edgeworth-even', 2, { order: 0 })).toMatchObject({
      verdict: 'wrong',
      reading: 'coefficient',
    })
  })
})

describe('the second route', () => {
  it('shows the digits in which the two sides differ', () => {
    const all = `${TREE} ${FIRST} + λ^2 (1/8 Δ(x1,y)Δ(y,y)Δ(y,z)Δ(z,z)Δ(z,x2) + 1/12 Δ(x1,y) Δ(y,z)^3 Δ(z,x2) + 1/8 Δ(x1,y) Δ(y,x2) Δ(y,z)^2 Δ(z,z))`
    const verification = verify(`w2(x1,x2) = ${all.replace(TREE, '')}`, 'phi4', 2, { upTo: 2 })
    const line =
      verificationText(verification)
        .split('\n')
        .find((each) => each.startsWith('on two points')) ?? ''
    const [derived, claimed, difference] = ['derived', 'claimed', 'difference'].map(
      (word) => new RegExp(`${word} ≈? ?([^ ,]+)`).exec(line)?.[1]?.replace('−', '-') ?? '',
    )
    expect(derived).not.toBe(claimed)
    // The tree term by itself is what is missing.
    const tree = verify(TREE, 'phi4', 2, { order: 0 }).evidence?.derived as Q.Rational
    const { evidence } = verification
    expect(Q.subtract(evidence?.claimed as Q.Rational, evidence?.derived as Q.Rational)).toEqual(Q.negate(tree))
    expect(Number(difference) / -Q.toNumber(tree)).toBeCloseTo(1, 4)
  })

  it('half powers and third powers of the parameter count', () => {
    const body = 'Gc3(y1,y2,y3) iG(y1,x1) iG(y2,x2) iG(y3,x3)'
    const sides = (power: string): Q.Rational => {
      const { evidence } = verify(`1/6 ${power} ${body}`, 'edgeworth', 3, { order: 0.5 })
      return Q.divide(evidence?.claimed as Q.Rational, evidence?.derived as Q.Rational)
    }
    const half = sides('')
    expect(Q.equal(half, Q.one) || Q.equal(half, Q.rational(-1n))).toBe(true)
    const root = Q.divide(half, sides('N^-1'))
    expect(Q.toNumber(root)).toBeGreaterThan(1)
    expect(Q.divide(sides('N^(1/2)'), half)).toEqual(Q.multiply(root, root))
    expect(Q.divide(half, sides('N^(-3/2)'))).toEqual(Q.multiply(root, root))
    const third = Q.divide(sides('N^(-1/3)'), half)
    // N^(1/6), whatever number N is: its cube is √N.
    expect(Q.toNumber(third)).toBeGreaterThan(1)
    expect(Q.divide(sides('N^(-1/3)'), sides('N^(-2/3)'))).toEqual(Q.multiply(third, third))
  })
})
