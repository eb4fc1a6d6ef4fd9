import { describe, expect, it } from 'vitest'
import { setPartitions } from '../../src/algebra/partitions.js'
import { enumerateAllDiagrams } from '../../src/diagrams/enumerateAll.js'
import { diagramRequests } from '../../src/expansion/diagramRequests.js'
import { expand } from '../../src/expansion/expand.js'
import { labelledTerms, writtenTermCount } from '../../src/expansion/readings/labelledTerms.js'
import { onPoints } from '../../src/expansion/readings/onPoints.js'
import { pointExpansionSteps } from '../../src/expansion/pointExpansion.js'
import { atAPoint } from '../../src/expansion/readings/atAPoint.js'
import { byOrders } from '../../src/expansion/readings/byOrders.js'
import { finished } from '../../src/algebra/finished.js'
import * as Q from '../../src/algebra/rational.js'
import { tensor } from '../../src/algebra/tensor.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { expansionPlain } from '../../src/render/text/plainText.js'
import { answerExpand } from '../../src/requests/expand.js'
import { expandAs } from '../../src/requests/expandFormats.js'
import { answerVerify } from '../../src/requests/verify.js'
import { nPointTheory, quantityNames } from '../../src/theory/nPointTheory.js'
import { theory } from '../../src/theory/shippedTheories.js'
import type { NPointFunction } from '../../src/theory/theory.js'

const of = (name: string, quantity: NPointFunction) => nPointTheory(theory(name), quantity)
const weights = (quantity: NPointFunction, legs: number, upTo: number): readonly string[] =>
  labelledTerms(expand(of('phi4', quantity), { legs, select: { upTo } }), 'counted').map(({ coefficient }) =>
    Q.format(coefficient),
  )

describe('n-point functions', () => {
  it('have the weights of textbooks', () => {
    expect(weights('connected', 2, 2)).toEqual(['1', '-1/2', '1/4', '1/6', '1/4'])
    expect(weights('self-energy', 2, 2)).toEqual(['-1/2', '1/6', '1/4'])
    expect(weights('vertex', 4, 2)).toEqual(['1', '-1/2'])
    // One loop: the bubble in three channels, a tadpole on each of four legs.
    expect(weights('amputated', 4, 2)).toEqual(['-1', '1/2', '1/2'])
    expect(weights('full', 2, 1)).toEqual(['1', '-1/2'])
  })

  it('are written as by hand, couplings in front and once for their order', () => {
    const latex = expansionLatex(expand(of('phi4', 'connected'), { legs: 2, select: { upTo: 2 } }), 'counted', {
      layout: 'inline',
    })
    expect(latex).toContain(
      'G_{c}^{(2)}(x,y) = \\Delta(x,y) - \\frac{\\lambda}{2} \\int dz \\, \\allowbreak \\Delta(x,z)',
    )
    expect(latex.match(/\\lambda/g)).toHaveLength(2)
    expect(latex).toContain('+ \\lambda^2 \\Bigl[ \\frac{1}{4} \\int dz_{1}')
    expect(latex).toMatch(/\\Bigr\]\$$/)
  })

  it('say what they are', async () => {
    const answer = await answerExpand({ theory: 'phi4', legs: 4, order: 2, quantity: 'vertex' })
    expect(expandAs(answer, 'text')).toContain('4-point vertex function Γ⁽⁴⁾: 1 diagram')
    expect(expandAs(answer, 'text')).toContain('at a point: Γ⁽⁴⁾ = −3/2 Δ² λ²')
    expect(JSON.parse(expandAs(answer, 'json'))).toMatchObject({
      functional: 'Γ',
      quantity: 'vertex',
      terms: [{ coefficient: '-3/2', diagram: { labellings: '3' } }],
    })
    const point = await answerExpand({ theory: 'phi4', legs: 4, order: 1, quantity: 'full', space: 'point' })
    expect(expandAs(point, 'text')).toBe('G⁽⁴⁾ = −4 Δ⁴ λ')
    expect(expandAs(point, 'sympy')).toContain('G_4')
  })

  it('are refused where they mean nothing', async () => {
    expect(() => of('edgeworth', 'connected')).toThrow(
      'theory edgeworth: expected a theory that expands W for connected functions, received one that expands S: its vertices are the connected correlators',
    )
    expect(() => of('edgeworth', 'self-energy')).toThrow('expected a theory that expands W for self-energy functions')
    await expect(answerExpand({ theory: 'phi4', legs: 4, order: 1, quantity: 'self-energy' })).rejects.toThrow(
      'legs: expected 2 for a self-energy, received 4',
    )
    const formula = String.raw`\Gamma^{(2)}(x,y) = \Delta(x,y)^{-1}`
    await expect(answerVerify({ theory: 'phi4', upTo: 0, quantity: 'connected', formula })).rejects.toThrow(
      'expected legs and an order, vertices or loops beside a quantity, received no legs',
    )
    await expect(answerVerify({ theory: 'phi4', legs: 2, upTo: 0, quantity: 'connected', formula })).rejects.toThrow(
      'Γ^{(2)}',
    )
    const connected = String.raw`G_c^{(2)}(x,y) = \Delta(x,y)`
    await expect(
      answerVerify({ theory: 'phi4', legs: 2, upTo: 0, quantity: 'amputated', formula: connected }),
    ).rejects.toThrow('amp below G')
    expect(() => of('solvable', 'amputated')).toThrow('received sources that act on the vertices')
    await expect(answerExpand({ theory: 'phi4', legs: 4, loops: 1, quantity: 'full' })).rejects.toThrow(
      'expected an order, or vertices, for full n-point functions, received loops',
    )
    await expect(
      answerExpand({ theory: 'phi4', legs: 4, order: 1, quantity: 'vertex', functional: 'Γ' }),
    ).rejects.toThrow('quantity: expected a quantity, or the functional Γ, received vertex and Γ')
    await expect(answerVerify({ theory: 'phi4', legs: 4, order: 1, quantity: 'full', formula: '1' })).rejects.toThrow(
      'formula:1:1: expected the external point x1 in every term',
    )
    await expect(answerExpand({ theory: 'phi4', legs: 4, order: 2, quantity: 'full', limit: 2 })).rejects.toThrow(
      'more than 2',
    )
  })
})

describe('two sites, by Isserlis from the weight e^{−S}', () => {
  const L = [
    [2, 1],
    [1, 3],
  ] as const
  const known = new Map<string, number>()
  /** The Gaussian moment of fields at these sites. */
  function isserlis(sites: readonly number[]): number {
    const [first, ...rest] = sites
    if (first === undefined) return 1
    const key = [...sites].sort().join('')
    const before = known.get(key)
    if (before !== undefined) return before
    const value = rest.reduce(
      (sum, site, i) => sum + (L[first]?.[site] ?? 0) * isserlis(rest.filter((_, k) => k !== i)),
      0,
    )
    known.set(key, value)
    return value
  }
  const ORDERS = 3
  type Series = readonly number[]
  const series = (at: (k: number) => number): Series => Array.from({ length: ORDERS }, (_, k) => at(k))
  const times = (a: Series, b: Series): Series =>
    series((k) => series((i) => (i > k ? 0 : (a[i] as number) * (b[k - i] as number))).reduce((x, y) => x + y, 0))
  const plus = (...all: readonly Series[]): Series => series((k) => all.reduce((sum, a) => sum + (a[k] as number), 0))
  const scaled = (a: Series, by: number): Series => a.map((each) => by * each)
  const over = (a: Series, b: Series): Series => {
    const found: number[] = []
    for (let k = 0; k < ORDERS; k++)
      found.push(
        ((a[k] as number) - found.reduce((sum, each, i) => sum + each * (b[k - i] as number), 0)) / (b[0] as number),
      )
    return found
  }
  const vertexSites = (count: number): readonly (readonly number[])[] =>
    count === 0 ? [[]] : vertexSites(count - 1).flatMap((sites) => [0, 1].map((site) => [...sites, site]))
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
  /** ⟨φ…φ e^{−λ/4! Σ φ⁴}⟩₀ in powers of λ. */
  const weighted = (sites: readonly number[]): Series =>
    series(
      (k) =>
        ((-1) ** k / 24 ** k / factorial(k)) *
        vertexSites(k).reduce(
          (sum, at) => sum + isserlis([...sites, ...at.flatMap((site) => [site, site, site, site])]),
          0,
        ),
    )
  const full = (sites: readonly number[]): Series => over(weighted(sites), weighted([]))
  const connected = (sites: readonly number[]): Series =>
    plus(
      ...[...setPartitions(sites.map((_, i) => i))].map((blocks) =>
        scaled(
          blocks.map((block) => full(block.map((i) => sites[i] as number))).reduce(times),
          (-1) ** (blocks.length - 1) * factorial(blocks.length - 1),
        ),
      ),
    )
  const inverse = [
    [3 / 5, -1 / 5],
    [-1 / 5, 2 / 5],
  ] as const
  const sites = [0, 1]
  const two = (a: number, b: number): Series => connected([a, b])
  /** (L⁻¹ as a series, G⁻¹) by Cramer's rule. */
  const determinant = plus(times(two(0, 0), two(1, 1)), scaled(times(two(0, 1), two(0, 1)), -1))
  const inverted = (a: number, b: number): Series =>
    over(a === b ? two(1 - a, 1 - a) : scaled(two(0, 1), -1), determinant)
  const amputated = ([a, b, c, d]: readonly number[]): Series =>
    plus(
      ...sites.flatMap((e) =>
        sites.flatMap((f) =>
          sites.flatMap((g) =>
            sites.map((h) =>
              scaled(
                connected([e, f, g, h]),
                inverse[a as 0][e as 0] * inverse[b as 0][f as 0] * inverse[c as 0][g as 0] * inverse[d as 0][h as 0],
              ),
            ),
          ),
        ),
      ),
    )
  const amputatedTwo = (a: number, b: number): Series =>
    plus(
      ...sites.flatMap((e) => sites.map((f) => scaled(two(e, f), inverse[a as 0][e as 0] * inverse[b as 0][f as 0]))),
    )
  const vertexFour = ([a, b, c, d]: readonly number[]): Series =>
    scaled(
      plus(
        ...sites.flatMap((e) =>
          sites.flatMap((f) =>
            sites.flatMap((g) =>
              sites.map((h) =>
                [
                  inverted(a as number, e),
                  inverted(b as number, f),
                  inverted(c as number, g),
                  inverted(d as number, h),
                ].reduce(times, connected([e, f, g, h])),
              ),
            ),
          ),
        ),
      ),
      -1,
    )
  const selfEnergy = ([a, b]: readonly number[]): Series =>
    series((k) => (k === 0 ? inverse[a as 0][b as 0] : 0) - (inverted(a as number, b as number)[k] as number))

  const cases: readonly (readonly [NPointFunction, number, (at: readonly number[]) => Series])[] = [
    ['connected', 2, connected],
    ['amputated', 2, ([a, b]) => amputatedTwo(a as number, b as number)],
    ['connected', 4, connected],
    ['full', 2, full],
    ['full', 4, full],
    ['full', 6, full],
    ['amputated', 4, amputated],
    ['vertex', 2, ([a, b]) => inverted(a as number, b as number)],
    ['vertex', 4, vertexFour],
    ['self-energy', 2, selfEnergy],
  ]
  it.each(cases)('%s, %i legs', (quantity, legs, expected) => {
    const lines = {
      Δ: tensor(2, 2, ([i, j]) => L[i as 0][j as 0]),
      'Δ⁻¹': tensor(2, 2, ([i, j]) => inverse[i as 0][j as 0]),
    }
    const values = {
      size: 2,
      line: (name: string) => (name === 'Δ' ? lines.Δ : lines['Δ⁻¹']),
      vertex: () => tensor(2, 0, () => 1),
      parameters: { λ: 1 },
    }
    for (let order = 0; order < ORDERS; order++) {
      const expansion = expand(of('phi4', quantity), { legs, select: { order } })
      const found = onPoints(expansion, values)
      for (const at of vertexSites(legs)) {
        const place = at.reduce((index, site) => 2 * index + site, 0)
        const wanted = expected(at)[order] as number
        expect(Math.abs((found.data[place] as number) - wanted)).toBeLessThan(1e-9 * (1 + Math.abs(wanted)))
      }
    }
  })
})

describe('full functions', () => {
  it('at a point are the moments of a density', () => {
    // ⟨φ^2n⟩ of e^{−φ²/2 − λφ⁴/24}: double factorials, order by order.
    const doubled = (n: number): bigint => (n < 2 ? 1n : BigInt(2 * n - 1) * doubled(n - 1))
    const by = (n: number) =>
      [0, 1, 2].map((k) => Q.rational((-1n) ** BigInt(k) * doubled(n + 2 * k), 24n ** BigInt(k) * (k === 2 ? 2n : 1n)))
    const quotient = (a: readonly Q.Rational[], b: readonly Q.Rational[]): readonly Q.Rational[] => {
      const found: Q.Rational[] = []
      a.forEach((each, k) => {
        const less = found.map((known, i) => Q.multiply(known, b[k - i] as Q.Rational))
        found.push(Q.subtract(each, Q.sum(less)))
      })
      return found
    }
    for (const n of [1, 2, 3, 4]) {
      const value = atAPoint(expand(of('phi4', 'full'), { legs: 2 * n, select: { upTo: 2 } }))
      const found = [0, 1, 2].map((k) =>
        Q.sum(
          value
            .filter(({ powers }) => Q.equal(powers['λ'] ?? Q.zero, Q.rational(k)))
            .map(({ coefficient }) => coefficient),
        ),
      )
      expect(found.map(Q.format)).toEqual(quotient(by(n), by(0)).map(Q.format))
    }
  })

  it('count vacuum parts in powers of ħ, tadpoles included', () => {
    // φ³+φ⁴ with ħ: ⟨φ⟩ = −ħ g/2 + …, and ⟨φφ⟩ has the square of it at order ħ².
    const value = atAPoint(expand(of('phi3-phi4', 'full'), { legs: 2, select: { upTo: 2 } }))
    const square = value.find(({ powers }) => Q.equal(powers['g'] ?? Q.zero, Q.rational(2)))
    // 1/2 (bubble) + 1/2 (tadpole on the line) + 1/4 (two tadpoles)
    expect(Q.format(square?.coefficient as Q.Rational)).toBe('5/4')
  })

  it('written out are the labelled diagrams, each once', () => {
    for (const [legs, order] of [
      [4, 1],
      [4, 2],
      [6, 1],
    ] as const) {
      const request = { legs, select: { order } }
      const expansion = expand(of('phi4', 'full'), request)
      const labelled = diagramRequests(of('phi4', 'full'), request, 'fixed').requests.flatMap((each) => [
        ...enumerateAllDiagrams(each),
      ])
      expect(writtenTermCount(expansion)).toBe(BigInt(labelled.length))
      const lines = expansionPlain(expansion, 'written').split('\n')
      expect(new Set(lines).size).toBe(labelled.length)
    }
  })
})

describe('printed n-point functions', () => {
  const requests: readonly (readonly [string, NPointFunction, readonly string[] | number, number])[] = [
    ['phi4', 'connected', 2, 2],
    ['phi4', 'connected', 4, 2],
    ['phi4', 'amputated', 4, 2],
    ['phi4', 'vertex', 4, 3],
    ['phi4', 'vertex', 2, 2],
    ['phi4', 'self-energy', 2, 3],
    ['yukawa', 'connected', ['φ', 'φ', 'χ'], 3],
    ['yukawa', 'vertex', ['φ', 'φ', 'χ'], 3],
    ['complex-phi4', 'connected', ['φ', 'φbar'], 2],
    ['msrdj-quadratic', 'connected', ['x', 'x~'], 2],
    ['phi3-phi4', 'connected', 3, 3],
    ['edgeworth', 'vertex', 4, 1],
  ]
  it.each(requests)('of %s, %s, %j, are read back and right', async (name, quantity, legs, upTo) => {
    const asked = { theory: name, legs, upTo, quantity }
    const answer = await answerExpand(asked)
    for (const format of ['latex', 'plain'] as const) {
      const formula = expandAs(answer, format)
      const verified = await answerVerify({ ...asked, formula })
      expect([format, verified.verdict]).toEqual([format, 'right'])
      // Twice as much is not.
      const doubled =
        format === 'latex' ? formula.replace(/= ?(\{\}&)? ?/, '=$1 2 \\cdot ') : formula.replace(/^-?[\d/]+/gm, '7')
      expect((await answerVerify({ ...asked, formula: doubled })).verdict).toBe('wrong')
    }
  })

  it('are told from coefficients', async () => {
    const formula = '\\frac{1}{2} \\Delta(x_1,x_2)'
    const asked = { theory: 'phi4', legs: 2, order: 0, quantity: 'connected', formula } as const
    expect((await answerVerify(asked)).verdict).toBe('wrong')
    expect((await answerVerify({ ...asked, formula: '\\Delta(x,y)' })).verdict).toBe('right')
  })

  it.each(quantityNames.filter((quantity) => quantity !== 'full'))(
    '%s at a point needs no diagrams, and has their value',
    (quantity) => {
      for (const legs of quantity === 'self-energy' ? [2] : [1, 2, 4]) {
        const request = { legs, select: { upTo: 3 } }
        for (const name of ['phi4', 'phi3-phi4', 'yukawa']) {
          const expansion = expand(of(name, quantity), request)
          const series = finished(pointExpansionSteps(of(name, quantity), request))
          if (quantity !== 'connected' && quantity !== 'amputated') expect(series).toBeUndefined()
          else if (expansion.terms.length > 0)
            expect(series?.value).toEqual(byOrders(expansion.theory, atAPoint(expansion)))
        }
      }
    },
  )
})
