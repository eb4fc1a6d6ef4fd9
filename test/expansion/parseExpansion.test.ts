import { describe, expect, it } from 'vitest'
import { contractWithVector, tensor } from '../../src/algebra/tensor.js'
import { formatPowers } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { InputError } from '../../src/errors.js'
import { compareExpansions } from '../../src/expansion/compare.js'
import { exactRealization, valueOfExpansion } from '../../src/expansion/readings/exactValue.js'
import { expand } from '../../src/expansion/expand.js'
import { parseExpansion } from '../../src/expansion/parseExpansion.js'
import { onPoints } from '../../src/expansion/readings/onPoints.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import type { LegRule } from '../../src/theory/theory.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { randomStream } from '../../src/random/philox.js'
import { heavyFormulas } from '../fuzz/heavyFormulas.js'

function read(name: string, text: string): string[] {
  return parseExpansion(text, theory(name)).terms.map(
    ({ coefficient, powers, weighted }) => `${Q.format(coefficient)} ${formatPowers(powers)} ${weighted.id}`,
  )
}

const LEGS = String.raw`G_c^{(2)}(y_1,x_1)^{-1} G_c^{(2)}(y_2,x_2)^{-1} G_c^{(2)}(y_3,x_3)^{-1} G_c^{(2)}(y_4,x_4)^{-1}`

describe('ways to write −1/24 G_c^(4) G⁻¹G⁻¹G⁻¹G⁻¹', () => {
  it.each([
    '-1/24 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,x3) iG(y4,x4)',
    'g4(a,b,c,d) = -1/4! N^-1 ∫ dy1…dy4 Gc4(y1,…,y4) iG(y1,a) iG(b,y2) iG(y3,c) iG(y4,d)',
    '−(1/2)^2 * 1/6 Gc4(y_1,...,y_4) · iG(y1,x1) iG(y2,x2) (iG(y3,x3)\n iG(y4,x4)) + O(N^-2)',
    '-[Gc4(y1,…,y4) iG(y1,x1) iG(y2,x2) iG(y3,x3) iG(y4,x4) + Comb.]/24 # a remark',
    'S ∋ -1/24 Gc4(y1,y2,y3,y4) iG(y1,z1) iG(y2,z2) iG(y3,z3) iG(y4,z4) φ(z1) phi(z2) φ(z3) φ(z4)',
    '-1/48 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,x3) iG(y4,x4)\n-1/48 Gc4(y1,y2,y3,y4) iG(y1,x2) iG(y2,x1) iG(y3,x3) iG(y4,x4)',
    String.raw`-\frac{1}{4!} \int d^dy_1 \cdots d^dy_4 \, G_c^{(4)}(y_1,\ldots,y_4) ${LEGS}`,
    String.raw`g_4(x_1,\dots,x_4) = -\frac1{24} \left[ \int dy_1 dy_2 dy_3 dy_4\; G_{c}^{(4)}(y_1, y_2, y_3, y_4) ${LEGS} + \text{Comb.} \right] + \mathcal{O}(1/N^2),`,
    String.raw`-\tfrac{1}{24} \int \prod d^d y_i \; G_{\text{c}}^{(4)}(y_1,\cdots,y_4) \prod_{i=1}^{4} \left(G_c^{(2)}(y_i,x_i)\right)^{-1}`,
    String.raw`\begin{equation} S \ni -\frac{1}{24 N^0}\int_{y_1,y_2,y_3,y_4} G_c^{(4)}(y_1,\ldots,y_4) \prod_{i=1}^4 G^{-1}(y_i,x_i) \phi(x_i) \label{eq:s} \end{equation}`.replace(
      '24 N^0',
      '24',
    ),
    String.raw`\frac{(-1)^{3}}{4!}\int \prod_{i=1}^4\mathrm{d}^{d}y_i\,G_c^{(4)}(y_1,\ldots,y_4)\prod_{i=1}^{4}G_c^{(2)-1}(y_i,x_i) + \ldots`,
    String.raw`-\frac{1}{24} Gc4(y_1,\ldots,y_4) iG(y_1,x_1) iG(y_2,x_2) iG(y_3,x_3) iG(y_4,x_4)`,
  ])('%s', (text) => {
    expect(read('edgeworth-even', text)).toEqual(['-1/24 N^-1 eeee|'])
  })
})

describe('what a formula says', () => {
  it('sums over an index are written out', () => {
    const text = String.raw`\sum_{n=2}^{3} \frac{(-1)^{n}}{(2n)!} \int dy_1 \dots dy_{2n} G_c^{(2n)}(y_1,\dots,y_{2n}) \prod_{i=1}^{4} G^{-1}(y_i,x_i) \prod_{m=3}^{n} G^{-1}(y_{2m-1},y_{2m})`
    expect(read('edgeworth-even', text)).toEqual(['1/24 N^-1 eeee|', '-1/720 N^-2 eeee0|'])
  })

  it('Comb. and perms count labellings', () => {
    const body = 'Gc3(y1,y2,y3) Gc3(y4,y5,y6) iG(y3,y4) iG(y1,x1) iG(y2,x2) iG(y5,x3) iG(y6,x4)'
    const other = 'Gc3(y1,y2,y3) Gc3(y4,y5,y6) iG(y3,y4) iG(y1,x1) iG(y2,x3) iG(y5,x2) iG(y6,x4)'
    for (const text of [
      `1/24 [${body} + Comb.]`,
      `1/24 [${body} + 2 perms]`,
      `1/24 [${body} + ${other} + 1 perm]`,
      `1/24 [${body} + ${other} + Comb.]`,
      `1/8 ${body}`,
    ])
      expect(read('edgeworth', text)).toEqual(['1/8 N^-1 ee1|ee|'])
    expect(parseExpansion(`1/8 ${body}`, theory('edgeworth')).notes).toEqual([
      'formula:1:1: ee1|ee| is listed in 1 of its 3 labellings; compared as a contribution to the functional, where they are equal',
    ])
    expect(parseExpansion(`[${body} + 5 perms]`, theory('edgeworth')).notes[0]).toMatch(
      /counts 6 terms of ee1\|ee\|, which has 3 labellings/,
    )
  })

  it('powers of a coupling and of a small parameter must fit', () => {
    expect(read('phi4', '-1/4 λ Δ(x1,y) Δ(y,y) Δ(y,x2)')).toEqual(['-1/4 λ ee0|'])
    expect(read('phi4', '-1/4 Δ(x1,y) Δ(y,y) Δ(y,x2)')).toEqual(
      ['-1/4 1 ee0|'].map((line) => line.replace(' 1 ', ` ${formatPowers({})} `)),
    )
    expect(read('phi4', '-1/4 lambda^2 Δ(x1,y) Δ(y,y) Δ(y,x2)')).toEqual(['-1/4 λ^2 ee0|'])
    const derived = expand(theory('phi4'), { legs: 2, select: { order: 1 } })
    expect(compareExpansions(derived, parseExpansion('-1/4 λ^2 Δ(x1,y) Δ(y,y) Δ(y,x2)', theory('phi4')))).toMatchObject(
      [{ kind: 'order', ratio: Q.one }],
    )
    expect(read('edgeworth-even', '1/4 N^-3 Gc4(a,b,c,d) iG(a,x1) iG(b,x2) iG(c,d)')).toEqual(['1/4 N^-3 ee0|'])
  })

  it('like terms are collected, and cancel', () => {
    expect(read('phi4', 'Δ(x1,x2) - Δ(x2,x1)')).toEqual([])
    expect(read('phi4', '1/3 Δ(x1,x2) + 1/6 Δ(x2,x1)')).toEqual(['1/2  ee'])
  })

  it('oriented lines have ordered points', () => {
    // ⟨φ φ̄⟩: the line joins φ̄ at its first point to φ at its second; its LaTeX is Δ(b,a).
    const request = { legs: 2, legFields: ['Jbar', 'J'], select: { upTo: 1 } }
    const right = 'Δ(x2,x1) - λ Δ(y,x1) Δ(y,y) Δ(x2,y)'
    const complex = theory('complex-phi4')
    expect(compareExpansions(expand(complex, request), parseExpansion(right, complex, { request }))).toEqual([])
    expect(
      compareExpansions(
        expand(complex, request),
        parseExpansion(String.raw`\Delta(x_1,x_2) - \lambda \int dy \Delta(x_1,y) \Delta(y,y) \Delta(y,x_2)`, complex, {
          request,
        }),
      ),
    ).toEqual([])
    expect(() => parseExpansion('Δ(x1,x2)', complex, { request })).toThrow(
      'formula:1:1: expected a leg at x1 for Jbar, received one that carries J',
    )
  })

  it('legs without a line sit on vertices', () => {
    const solvable = theory('solvable')
    const right =
      'κ2(x1) K(x1,y) κ1(y) + 1/2 κ3(x1) K(x1,y) κ1(y) K(x1,z) κ1(z) + κ2(x1) K(x1,y) κ2(y) K(y,z) κ1(z) + κ1(x1) + 1/2 κ3(x1) K(x1,x1) + 1/2 κ2(x1) K(x1,y) κ3(y) K(y,y)'
    const derived = expand(solvable, { legs: 1, select: { upTo: 1 } })
    const low = parseExpansion('κ1(x1) + κ2(x1) K(x1,y) κ1(y) + 1/2 κ3(x1) K(x1,x1)', solvable, { legs: 1 })
    expect(compareExpansions(derived, low)).toEqual([])
    expect(parseExpansion(right, solvable, { legs: 1 }).terms).toHaveLength(6)
    expect(
      compareExpansions(
        expand(solvable, { legs: 2, select: { order: 0 } }),
        parseExpansion('1/2 κ2(x1) δ(x1,x2)', solvable, { legs: 2 }),
      ),
    ).toEqual([])
  })

  it('a theory of a user’s own is read by its own templates', () => {
    const own = parseTheory(
      String.raw`{ name: own, title: t, source: s, expands: { functional: W, sign: 1, latex: W, coupling: h }, fields: { u: { latex: u } },
        orders: { ε: { small: ε, latex: \epsilon } },
        lines: [{ name: P, joins: [u, u], factor: 1, latex: '\langle u_{{a}} u_{{b}} \rangle', at-a-point: P }],
        legs: [{ field: u, line: P, carries: j }],
        vertices: [{ name: v, legs: [u^3], factor: -1, order: { ε: 1 }, local: true, latex: '\frac{\epsilon}{\ell}', at-a-point: v }] }`,
      'own.yaml',
    )
    const text = String.raw`-\frac12 \frac{\epsilon}{\ell} \int dy \langle u_{x_1} u_y \rangle \langle u_{y} u_{y} \rangle`
    expect(compareExpansions(expand(own, { legs: 1, select: { order: 1 } }), parseExpansion(text, own))).toEqual([])
  })
})

describe('what cannot be read is named with its place', () => {
  it.each([
    [
      'edgeworth-even',
      '-1/24 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,x3) iG(y5,x4)',
      /^formula:1:7: expected a line that ends at y4, or y4 as an external point/,
    ],
    ['edgeworth-even', '1/2 iG(x1,x2) blah', /^formula:1:15: expected a name of edgeworth-even .*received 'blah'/],
    ['edgeworth-even', 'iG(x1,x2) Gc5(a,b,c,d,e)', /^formula:1:11: expected a name of edgeworth-even/],
    ['edgeworth-even', 'Gc4(a,b,c) iG(a,x1) iG(b,x2) iG(c,x3)', /^formula:1:1: expected 4 points of Gc4, received 3/],
    ['phi4', 'Δ(x1,y,z)', /^formula:1:1: expected 2 points of Δ, as in Δ\(x1,y\), received 3$/],
    ['phi4', '1/2 Δ', /^formula:1:6: expected 2 points of Δ, as in Δ\(x1,y\), received the end$/],
    ['edgeworth-even', 'Gc4 iG(x1,x2)', /expected 4 points of Gc4, as in Gc4\(x1,y,z1,z2\), received 'iG'$/],
    ['phi4', '\\Delta(k)', /^formula:1:1: expected 2 points of Δ, as in Δ\(x_1,y\), received Δ\(k\)$/],
    [
      'edgeworth-even',
      'G_c^{(2)}(a,b,c)^{-1}',
      /expected 2 points of G_c\^\(2\), as in .*, received G_c\^\(2\)\(a,b,c\)\^-1$/,
    ],
    ['phi4', 'm Δ(x1,x2)', /expected a name of phi4 \(Δ, λ, J; other names by rename\), received 'm'$/],
    ['phi4', '\\Sigma(x,y) = \\Delta(x,y)', /; the left side may be left out, received 'Σ'$/],
    ['edgeworth-even', '1/24N iG(x1,x2)', /^formula:1:5: expected a space or parentheses/],
    [
      'edgeworth-even',
      'iG(x1,y) iG(y,x2)',
      /^formula:1:1: expected a vertex of edgeworth-even at y, received 2 line ends/,
    ],
    ['edgeworth-even', '∫ dy1 iG(x1,x2)', /expected the point y1 of the integral in the term/],
    ['phi4', 'λ Δ(x1,y) Δ(y,y) Δ(y,x2) Δ(z,z)^2', /^formula:1:1: expected a connected diagram/],
    [
      'phi4',
      'λ Δ(x1,y) Δ(y,x2)',
      /^formula:1:3: expected a vertex of phi4 at y, received 2 line ends \(φ φ\), which no vertex joins/,
    ],
    [
      'phi4',
      'g2(x1,x2) = Δ(x1,x2)',
      /^formula:1:1: expected wn\(x1,…,xn\) or W, an n-point function such as .* before '='/,
    ],
    ['phi4', 'w3(x1,x2) = Δ(x1,x2)', /expected 3 points after the index 3, received 2/],
    ['phi4', 'Δ(x1,x2) +', /^formula:1:11: expected a number, a symbol of the theory or a bracket, received the end/],
    ['phi4', 'Δ(x1,x2))', /^formula:1:9: expected an operator, a factor or the end, received '\)'/],
    ['phi4', 'Δ(x1,x2)^-1', /expected a number or a symbol without points under a division/],
    ['phi4', '[Δ(x1,x2) + 2 Δ(x2,x1) + Comb.]', /expected terms with equal coefficients before Comb\./],
    [
      'phi4',
      String.raw`\frac{1}{24} \Gamma(x_1)`,
      /^formula:1:14: expected a symbol of phi4 \(.*; other names by rename\)/,
    ],
    [
      'edgeworth-even',
      String.raw`\int dy_1 G_c^{(4)}(y_1,x_1,x_2)`,
      /^formula:1:11: expected a symbol of edgeworth-even, such as .*received G_c\^\(4\)\(y1,x1,x2\)/,
    ],
    ['edgeworth-even', String.raw`\int dy_1 G^{(4)}(y_1,y_2,y_3,y_4)`, /expected a symbol of edgeworth-even/],
    ['phi4', String.raw`\sum_{n=2}^{\infty} \Delta(x_1,x_2)`, /^formula:1:13: expected a whole number/],
    ['phi4', String.raw`\sum_{\mathcal{Q}} \Delta(x_1,x_2)`, /expected finite limits such as \\sum_\{i=1\}\^\{4\}/],
    ['phi4', String.raw`\Delta(x_1,\ldots,y)`, /^formula:1:12: expected points that can be counted/],
    ['phi4', String.raw`\Delta(x_1,x_2) \quad \text{for all } x`, /received 'for all'/],
  ])('%s: %s', (name, text, message) => {
    expect(() => parseExpansion(text, theory(name))).toThrow(message)
  })
})

describe('hostile formulas end with a sentence', () => {
  // That they end soon is watched by processor time: test/fuzz.
  it.each(heavyFormulas)('%#', (text) => {
    expect(() => parseExpansion(text, theory('phi4'))).toThrow(InputError)
  })
})

describe('the exact value of an expansion', () => {
  it('is that of onPoints, contracted with the field', () => {
    const stream = randomStream(5, 0)
    const derived = expand(theory('edgeworth'), { legs: 3, select: { upTo: 1.5 } })
    const [{ carries: sourceOf }] = derived.theory.legs as [LegRule]
    const values = exactRealization(() => stream.uniform())
    const root = Number(values.root('N'))
    const g3 = onPoints(derived, {
      size: 2,
      line: (name) =>
        tensor(2, 2, ([a, b]) =>
          Number(values.line(name, Math.min(a as number, b as number), Math.max(a as number, b as number))),
        ),
      vertex: ({ name, fields }) => tensor(2, fields.length, (index) => Number(values.vertex(name, index))),
      parameters: { N: root * root },
    })
    const exact = Q.toNumber(valueOfExpansion(derived, values) as Q.Rational)
    expect(
      contractWithVector(g3, [Number(values.carried(sourceOf, 0)), Number(values.carried(sourceOf, 1))]) / exact,
    ).toBeCloseTo(1, 10)
  })
})
