import { describe, expect, it } from 'vitest'
import { substitutePolynomial } from '../../src/algebra/composeSeries.js'
import { limit } from '../../src/algebra/limits.js'
import { addPolynomials, constant, monomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { addSeries, scaleSeries, series } from '../../src/algebra/series.js'
import { exponential, logarithm } from '../../src/algebra/seriesFunctions.js'
import { amputatedSum } from '../../src/expansion/laws/amputatedSum.js'
import type { Sites } from '../../src/expansion/laws/sites.js'
import { dualTheory, duality } from '../../src/expansion/laws/duality.js'
import { checkTheory } from '../../src/expansion/laws/checkTheory.js'
import { compared } from '../../src/expansion/laws/law.js'
import { legendre } from '../../src/expansion/laws/legendre.js'
import { dysonSchwinger } from '../../src/expansion/laws/dysonSchwinger.js'
import { fewSites, fieldSymbol, onePoint, sitesOf } from '../../src/expansion/laws/sites.js'
import { sumRule } from '../../src/expansion/laws/sumRule.js'
import type { LawRange } from '../../src/expansion/laws/amputatedSum.js'
import { shippedTheories, theory } from '../../src/theory/shippedTheories.js'

const ranges: Readonly<Record<string, LawRange>> = {
  edgeworth: { upTo: 2, legs: 4 },
  'independence-breaking': { upTo: 2, legs: 4, maxValence: 6 },
  phi6: { upTo: 2, legs: 4 },
  'phi3-phi4': { upTo: 1, legs: 3 },
  loops: { upTo: 1, legs: 3, maxValence: 5 },
  solvable: { upTo: 2, legs: 3, maxValence: 4 },
}

/** Trees alone are no sum over all diagrams; test/laws/effectiveAction.test.ts holds them to a Legendre transform. */
const whole = shippedTheories.filter((name) => !theory(name).filters.includes('tree'))

describe.each(whole)('%s', (name) => {
  const of = theory(name)
  const range = ranges[name] ?? { upTo: 2, legs: 4 }
  const vector = of.spaces.length > 0

  it('obeys the sum rule', () => {
    for (const components of vector ? [1, 2, 3, 4] : [1]) {
      const result = sumRule(of, components === 1 ? sitesOf(of) : onePoint(components), range)
      expect(result).toMatchObject({ verdict: 'holds' })
      expect(result.compared).toBeGreaterThan(3)
    }
  })

  it.skipIf(vector)('satisfies its Dyson–Schwinger equation', () => {
    const result = dysonSchwinger(of, sitesOf(of), range)
    expect(result).toMatchObject({ verdict: 'holds' })
    expect(result.compared).toBeGreaterThan(1)
  })

  it.skipIf(vector)('has the irreducible diagrams of the Legendre transform', () => {
    const result = legendre(of, sitesOf(of), range)
    expect(result).toMatchObject({ verdict: 'holds' })
    expect(result.compared).toBeGreaterThan(1)
  })
})

describe('laws', () => {
  it('hold on several sites for local vertices', () => {
    for (const name of ['phi4', 'yukawa', 'complex-phi4'])
      expect(sumRule(theory(name), fewSites(theory(name), 2), { upTo: 2, legs: 2 })).toMatchObject({ verdict: 'holds' })
  })
})

describe('duality', () => {
  const round: readonly [string, Omit<LawRange, 'legs'>][] = [
    ['edgeworth', { upTo: 2 }],
    ['edgeworth-even', { upTo: 3 }],
    ['action', { upTo: 2 }],
    ['independence-breaking', { upTo: 2, maxValence: 6 }],
    ['phi3', { upTo: 4 }],
    ['phi4', { upTo: 3 }],
    ['phi6', { upTo: 2 }],
    ['yukawa', { upTo: 3 }],
    ['complex-phi4', { upTo: 2 }],
  ]

  it.each(round)('%s: from vertices to connected functions and back is the identity', (name, range) => {
    const result = duality(theory(name), range)
    expect(result).toMatchObject({ verdict: 'holds' })
    expect(result.compared).toBeGreaterThan(0)
  })

  it('makes a theory of the connected functions; a comparison that fails names the coefficient', () => {
    const of = theory('phi4')
    const { theory: dual, values } = dualTheory(of, { upTo: 1 })
    expect(dual.vertices).toHaveLength(2)
    expect(Object.keys(values)).toHaveLength(2)
    expect(duality(of, { upTo: 1 })).toMatchObject({
      compared: 1,
      evidence: 'vertices given back by the diagrams of the dual, up to 4 legs',
    })
    const wrong = compared('duality', values['w1'] ?? [], [], 'nothing')
    expect(wrong).toMatchObject({ verdict: 'fails' })
    expect(wrong.evidence).toMatch(/ on the left, 0 on the right/)
  })

  it('holds on coefficients only: without any, nothing is shown', () => {
    const range = { upTo: 0, legs: 0 }
    for (const result of checkTheory(theory('phi4'), range))
      expect(result).toMatchObject({
        verdict: 'not applicable',
        compared: 0,
        evidence: expect.stringContaining('no coefficients in this range') as string,
      })
    expect(
      checkTheory(theory('phi4'), { upTo: 1, legs: 0 }).map(({ verdict, compared: count }) => [verdict, count > 0]),
    ).toEqual(Array.from({ length: 4 }, () => ['holds', true]))
  })

  it('leaves out what takes too many diagrams, and tries the rest', () => {
    const all = checkTheory(theory('phi3-phi4'), { upTo: 2, legs: 2 })
    expect(all.map(({ law }) => law)).toEqual(['sum rule', 'Dyson–Schwinger', 'duality', 'Legendre'])
    expect(all[0]).toMatchObject({ verdict: 'holds' })
    for (const { verdict, compared: count, evidence } of all)
      if (verdict === 'left out')
        expect({ count, evidence }).toEqual({
          count: 0,
          evidence: expect.stringMatching(/^it takes more than \S+ diagrams, and at most 5000 are tried$/) as string,
        })
      else expect(['holds', 'not applicable']).toContain(verdict)
    expect(all.map(({ verdict }) => verdict)).toContain('left out')
    expect(() => checkTheory(theory('phi4'), { upTo: 9, legs: 12 })).toThrow('at most 5000 diagrams')
  })

  it('says why it cannot be tried', () => {
    expect(duality(theory('msrdj-cubic'), { upTo: 1 })).toMatchObject({
      verdict: 'not applicable',
      evidence: 'diagrams are left out by the filter acyclic',
    })
    expect(duality(theory('solvable'), { upTo: 1, maxValence: 3 })).toMatchObject({ verdict: 'not applicable' })
  })
})

describe('solvable', () => {
  it('is the Ising model when its cumulants are those of a spin: three spins with unequal couplings, in no field, to fourth order', () => {
    const couplings = [Q.rational(0), Q.rational(2, 3), Q.rational(-1, 2), Q.rational(5, 4)]
    const coupling = (i: number, j: number): Q.Rational => (i === j ? Q.zero : (couplings[i + j] as Q.Rational))
    const sites: Sites = { size: 3, components: 1, line: (_, i, j) => monomial({}, coupling(i, j)) }
    const range = { upTo: 4, legs: 2 }
    const sum = amputatedSum(theory('solvable'), sites, range)
    // κ_n of a spin: log cosh h = h²/2 − 2 h⁴/4! + 16 h⁶/6! − 272 h⁸/8! + 7936 h¹⁰/10!
    const cumulants = [1, -2, 16, -272, 7936].map((value, i) => [`kappa_${2 * i + 2}`, constant(value)] as const)
    const odd = [1, 3, 5, 7, 9].map((n) => [`kappa_${n}`, []] as const)
    const diagrams = substitutePolynomial(sum, Object.fromEntries([...cumulants, ...odd]))
    const fields = [0, 1, 2].map((i) => fieldSymbol('σ', i))
    const limits = [limit({ β: 1 }, 4), limit(Object.fromEntries(fields.map((field) => [field, 1])), 2)]
    const states = Array.from({ length: 8 }, (_, code) => [0, 1, 2].map((i) => ((code >> i) & 1 ? 1 : -1)))
    const weights = states.map((spins) => {
      const energy = [0, 1, 2].flatMap((i) =>
        [0, 1, 2].map((j) =>
          monomial({ β: 1 }, Q.multiply(coupling(i, j), Q.rational((spins[i] as number) * (spins[j] as number), 2))),
        ),
      )
      const field = fields.map((symbol, i) => monomial({ [symbol]: 1 }, Q.rational(spins[i] as number)))
      return exponential(series(addPolynomials(...energy, ...field), limits))
    })
    const exact = logarithm(scaleSeries(addSeries(...weights), Q.rational(1, 8)))
    expect(diagrams.length).toBeGreaterThan(15)
    expect(diagrams).toEqual(exact.terms)
  })
})
