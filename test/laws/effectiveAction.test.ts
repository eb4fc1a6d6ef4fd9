import { describe, expect, it } from 'vitest'
import { factorial } from '../../src/algebra/integers.js'
import { legendreTransform } from '../../src/algebra/legendreTransform.js'
import { limit } from '../../src/algebra/limits.js'
import { formatPowers, monomial, polynomial } from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { series } from '../../src/algebra/series.js'
import { expand } from '../../src/expansion/expand.js'
import { diagramRequests } from '../../src/expansion/diagramRequests.js'
import { countDiagrams } from '../../src/diagrams/countDiagrams.js'
import { legendre } from '../../src/expansion/laws/legendre.js'
import { onePoint } from '../../src/expansion/laws/sites.js'
import { atAPoint } from '../../src/expansion/readings/atAPoint.js'
import { effectiveTheory } from '../../src/theory/effectiveTheory.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import { theory } from '../../src/theory/shippedTheories.js'
import fc, { runs } from '../fastCheck.js'
import { known } from '../known/known.js'

/** Lines of small theories. */
const worlds = [
  [['a', 'a']],
  [['a', 'b']],
  [
    ['a', 'a'],
    ['b', 'b'],
  ],
  [
    ['a', 'a'],
    ['a', 'b'],
  ],
] as const

interface Drawn {
  readonly lines: (typeof worlds)[number]
  readonly kinds: readonly { readonly fields: readonly number[]; readonly factor: readonly [number, number] }[]
}

/** A theory whose vertices all raise the order g. */
function ruleFile({ lines, kinds }: Drawn): string {
  const fields = [...new Set(lines.flat())]
  const names = kinds.map(({ fields: own }) => own.map((f) => fields[f % fields.length] as string))
  return `
name: random
title: random
source: none
expands: { functional: W, sign: 1, latex: W, coupling: w }
fields: { ${fields.map((field) => `${field}: { latex: ${field} }`).join(', ')} }
orders: { g: { small: g, latex: g } }
lines:
${lines.map((ends, i) => `  - { name: L${i}, joins: [${ends.join(', ')}], factor: ${i === 0 ? '2/3' : '-1'}, latex: 'L({a},{b})', at-a-point: D${i} }`).join('\n')}
legs: [{ field: a, line: L0, carries: J }]
vertices:
${names.map((own, v) => `  - { name: v${v}, legs: [${own.join(', ')}], factor: '${kinds[v]?.factor.join('/')}', order: { g: 1 }, local: true, latex: v, at-a-point: s${v} }`).join('\n')}
`
}

describe('the effective action of random theories', () => {
  it('is the Legendre transform of W', () => {
    const drawn = fc.record({
      lines: fc.constantFrom(...worlds),
      kinds: fc.array(
        fc.record({
          fields: fc.array(fc.nat(1), { minLength: 1, maxLength: 4 }),
          factor: fc.tuple(
            fc.integer({ min: -3, max: 3 }).filter((n) => n !== 0),
            fc.integer({ min: 1, max: 3 }),
          ),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    })
    let held = 0
    fc.assert(
      fc.property(drawn, (each) => {
        const result = legendre(parseTheory(ruleFile(each), 'random'), onePoint(), { upTo: 2, legs: 3 })
        if (result.verdict === 'holds') held++
        return result.verdict !== 'fails'
      }),
      { numRuns: runs(12) },
    )
    expect(held).toBeGreaterThan(9)
  })

  it('misses a diagram where another filter is in place of 1pi', () => {
    // The law can fail: φ⁴ without the snail, which is irreducible.
    const without = { ...theory('phi4'), filters: ['no-self-loop' as const] }
    expect(legendre(without, onePoint(), { upTo: 1, legs: 2 }).verdict).toBe('fails')
  })
})

/** n! × the coefficient of the n-th power, as text, by n. */
function byLegs(p: Polynomial, symbol: string): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {}
  for (const { coefficient, powers } of p) {
    const { [symbol]: n = Q.zero, ...rest } = powers
    const key = Q.format(n)
    found[key] = [
      ...(found[key] ?? []),
      `${Q.format(Q.multiply(coefficient, Q.rational(factorial(Q.toNumber(n)))))} ${formatPowers(rest)}`,
    ].sort()
  }
  return found
}

/** Σ_n symbol_n x^n/n!, n from 2 to the most. */
function generatingFunction(symbol: string, most: number): Polynomial {
  return polynomial(
    Array.from({ length: most - 1 }, (_, i) => i + 2).flatMap((n) =>
      monomial({ x: n, [`${symbol}_${n}`]: 1 }, Q.rational(1n, factorial(n))),
    ),
  )
}

/** What the trees of a theory give, leg by leg. */
function trees(name: string, legs: number): readonly string[] {
  const of = name === 'edgeworth' ? effectiveTheory(theory(name)) : theory(name)
  const sum = atAPoint(expand(of, { legs, select: { loops: 0 } }))
  const text = sum.map(({ coefficient, powers }) => {
    const value = Q.multiply(coefficient, Q.rational(factorial(legs)))
    const symbols = Object.fromEntries(Object.entries(powers).filter(([symbol]) => symbol !== 'N'))
    return `${Q.format(value)} ${formatPowers(symbols)}`
  })
  return text.sort()
}

describe('trees', () => {
  const most = 8
  const limits = [limit({ x: 1 }, most)]

  it.each([
    ['edgeworth', 'kappa'],
    ['trees', 'Gamma'],
  ])(
    'of %s are the Legendre transform of a series with any coefficients, and its transform is the series',
    (name, symbol) => {
      const given = series(generatingFunction(symbol, most), limits)
      const transformed = legendreTransform(given, 'x')
      const expected = byLegs(transformed.terms, 'x')
      for (let n = 2; n <= 7; n++) expect([n, trees(name, n)]).toEqual([n, expected[n]])
      expect(legendreTransform(transformed, 'x').terms).toEqual(given.terms)
    },
  )

  it('with labelled legs are as many as known', () => {
    const { cumulants_from_vertex_functions: reference } = known<{
      cumulants_from_vertex_functions: { tree_counts_total: Readonly<Record<string, number>> }
    }>('cumulants.json')
    for (const [n, count] of Object.entries(reference.tree_counts_total)) {
      const { requests } = diagramRequests(theory('trees'), { legs: Number(n), select: { loops: 0 } }, 'fixed')
      const found = requests.reduce((sum, request) => sum + countDiagrams(request).diagrams, 0n)
      expect([n, found]).toEqual([n, BigInt(count)])
    }
  })

  it.each([
    ['trees', 'cumulants_from_vertex_functions', 'G', 'Gamma_', 'i2', 'Gamma_2^-1'],
    ['edgeworth', 'vertex_functions_from_cumulants', 'k', 'kappa_', 'p', 'kappa_2^-1'],
  ] as const)('of %s are those of %s', (name, table, letter, symbol, line, inverse) => {
    const reference =
      known<Readonly<Record<string, { univariate: Readonly<Record<string, string>> }>>>('cumulants.json')
    for (const [n, text] of Object.entries(reference[table]?.univariate ?? {})) {
      if (Number(n) > 7) continue
      const expected = termsOf(text).map(([coefficient, factors]) => {
        const powers = factors.map(([own, power]) =>
          own === line ? `${inverse.replace('^-1', '')}^-${power}` : `${symbol}${own.replace(letter, '')}^${power}`,
        )
        return `${coefficient} ${powers
          .map((each) => each.replace(/\^1$/, ''))
          .sort()
          .join(' ')}`
      })
      const found = trees(name, Number(n)).map((term) => {
        const [coefficient = '', ...powers] = term.split(' ')
        return `${coefficient} ${powers.sort().join(' ')}`
      })
      expect([n, found.sort()]).toEqual([n, expected.sort()])
    }
  })

  it('of vertices whose theory is Γ itself are the vertices', () => {
    expect(expand(effectiveTheory(theory('trees')), { legs: 5, select: { loops: [0, 2] } }).terms).toHaveLength(1)
  })
})

/** `-15*G3**3*i2**7 + 10*G3*G4*i2**6` as coefficients and factors with powers. */
function termsOf(text: string): readonly (readonly [string, readonly (readonly [string, string])[]])[] {
  return text
    .replaceAll(' - ', ' + -')
    .split(' + ')
    .map((term) => {
      const [, sign = '', number = '1', symbols = ''] = /^(-?)(?:(\d+)\*)?(.*)$/.exec(term) ?? []
      const factors = symbols.split(/(?<!\*)\*(?!\*)/).map((factor) => factor.split('**'))
      return [`${sign}${number}`, factors.map(([symbol = '', power = '1']) => [symbol, power] as const)] as const
    })
}
