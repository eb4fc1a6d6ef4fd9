import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { formatPowers } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { expand } from '../../src/expansion/expand.js'
import { lineCounts } from '../../src/expansion/generalSign.js'
import { generalCoefficient, generalTerms, isMember, memberTerms, valences } from '../../src/expansion/generalTerm.js'
import { generalTermLatex } from '../../src/render/latex/generalTermLatex.js'
import { generalTermText } from '../../src/render/text/generalTermText.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { known } from '../known/known.js'

interface KnownRows {
  readonly rows: readonly {
    readonly k: number
    readonly n: number
    readonly coef: string
    readonly self_loops: number
    readonly aut_legs_free: number
  }[]
}

const breaking = theory('independence-breaking')

describe('generalTerms', () => {
  const { rows } = known<KnownRows>('independence_breaking.json')

  it('gives g_2k at first order in α for all k, n ≤ 12 of the reference', () => {
    expect(rows.length).toBeGreaterThan(80)
    for (const { k, n, coef, self_loops, aut_legs_free } of rows) {
      const terms = generalTerms(breaking, { legs: 2 * k, order: 1 })
      expect(terms).toHaveLength(1)
      const [term] = terms as [(typeof terms)[number]]
      const counts = { selfLoops: [n - k], between: [] }
      expect(n - k).toBe(self_loops)
      expect(Q.format(generalCoefficient(term, counts)), `k = ${k}, n = ${n}`).toBe(coef)
      // The file's numbers are floats beyond 2^53.
      expect(Number(memberTerms(term, counts)[0]?.weighted.automorphisms.free)).toBe(aut_legs_free)
    }
  })

  it.each([
    [0, 8],
    [2, 8],
    [4, 8],
    [6, 10],
  ])('at second order, %i legs, its members of valence ≤ %i add up to the enumerated expansion', (legs, maxValence) => {
    const sums = new Map<string, Q.Rational>()
    for (const term of generalTerms(breaking, { legs, order: 2 })) {
      for (const counts of lineCounts(term, maxValence)) {
        if (!isMember(term, counts) || valences(term, counts).some((n) => n > maxValence)) continue
        const [{ weighted }] = memberTerms(term, counts) as [ReturnType<typeof memberTerms>[number]]
        sums.set(weighted.id, Q.add(sums.get(weighted.id) ?? Q.zero, generalCoefficient(term, counts)))
      }
    }
    const { terms } = expand(breaking, { legs, select: { order: 2 }, maxValence })
    expect(terms.length).toBeGreaterThan(5)
    expect(terms.map(({ powers }) => formatPowers(powers))).toEqual(terms.map(() => 'α^2'))
    expect(new Map([...sums].sort())).toEqual(
      new Map(terms.map(({ weighted, coefficient }): [string, Q.Rational] => [weighted.id, coefficient]).sort()),
    )
  })

  it('writes g_2k for general k and n', () => {
    const [term] = generalTerms(breaking, { legs: 4, order: 1 })
    expect(generalTermLatex(term as NonNullable<typeof term>, 'any')).toBe(
      'g_{2k}(x_{1},\\ldots,x_{2k}) = \\sum_{n \\ge \\max(2,k)} \\frac{-(-1)^{n-k}}{(2k)! \\, 2^{n-k} \\, (n-k)!} \\int dy_{1} \\cdots dy_{2n} \\, ' +
        'G_c^{(2n)}(y_{1},\\ldots,y_{2n}) \\, \\prod_{i=1}^{2k} G_c^{(2)}(y_{i},x_{i})^{-1} \\, \\prod_{j=1}^{n-k} G_c^{(2)}(y_{2k+2j-1},y_{2k+2j})^{-1}',
    )
  })

  it('is printed in LaTeX that KaTeX takes strictly, and in text with its first members', () => {
    for (const [legs, order] of [
      [0, 1],
      [2, 1],
      [2, 2],
      [4, 3],
    ] as const) {
      const terms = generalTerms(breaking, { legs, order })
      for (const term of terms)
        expect(() =>
          katex.renderToString(generalTermLatex(term), { strict: 'error', throwOnError: true }),
        ).not.toThrow()
      if (order < 3) expect(generalTermText(terms)).toContain('diagram')
    }
    expect(generalTermText(generalTerms(breaking, { legs: 2, order: 1 }))).toBe(
      [
        'g_2, legs 2: Σ over s1 of −(−1)^(s1) / (2! 2^(s1) s1!) · kappa_(2+2s1) kappa_2^-(2+s1)',
        '',
        's1  coefficient  valences  diagram',
        ' 1          1/4         4  ee0|',
        ' 2        −1/16         6  ee00|',
        ' 3         1/96         8  ee000|',
      ].join('\n'),
    )
  })

  it('is refused, in one sentence, for a family that raises the order', () => {
    expect(() => generalTerms(theory('edgeworth'), { legs: 2, order: 1 })).toThrow(
      'theory edgeworth, vertices Gc: expected a family all of whose members have one order, for a general term (any other order has finitely many diagrams), received 1/2, 1, 3/2, 2',
    )
  })
})
