import { describe, expect, it } from 'vitest'
import { composeSeries, substitutePolynomial } from '../../src/algebra/composeSeries.js'
import { doubleFactorial, factorial } from '../../src/algebra/integers.js'
import { cumulantTerms, momentTerms, sumTerms } from '../../src/algebra/cumulant.js'
import type { PartitionTerm } from '../../src/algebra/cumulant.js'
import { gaussianConvolution } from '../../src/algebra/gaussianConvolution.js'
import { limit } from '../../src/algebra/limits.js'
import { multiplyPolynomials } from '../../src/algebra/multiplyPolynomials.js'
import { multisetPartitions } from '../../src/algebra/multisetPartitions.js'
import { hermite, normalOrder } from '../../src/algebra/normalOrder.js'
import { setPartitions } from '../../src/algebra/partitions.js'
import {
  addPolynomials,
  collect,
  constant,
  differentiatePolynomial,
  monomial,
  scalePolynomial,
} from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { reverseSeries } from '../../src/algebra/reverseSeries.js'
import { series } from '../../src/algebra/series.js'
import type { Series } from '../../src/algebra/series.js'
import { exponential, logarithm } from '../../src/algebra/seriesFunctions.js'
import { wickPairings, wickTerms } from '../../src/algebra/wick.js'
import { known } from '../known/known.js'
import { parsePolynomial } from '../oracles/parsePolynomial.js'

type Powers = Readonly<Record<string, number>>
interface Terms {
  readonly coef: string
  readonly kappa: Powers
  readonly m: Powers
}
interface Table {
  readonly set_partitions: number
  readonly distinct_terms: number
  readonly terms: readonly {
    readonly blocks: readonly (readonly number[])[]
    readonly n: number
    readonly moment_coef: number
    readonly cumulant_coef: number
  }[]
}
interface Wick {
  readonly perfect_pairings: Readonly<Record<string, number>>
  readonly 'pairings_with_mean_(partial_matchings)': Readonly<Record<string, number>>
  readonly explicit_pairings: Readonly<Record<string, readonly (readonly (readonly number[])[])[]>>
  readonly explicit_with_mean: Readonly<Record<string, readonly (readonly (readonly number[])[])[]>>
  readonly gaussian_moments_with_mean: Readonly<
    Record<string, readonly { readonly coef: string; readonly mean_power: number; readonly var_power: number }[]>
  >
  readonly gaussian_moments_repeated_points: Readonly<
    Record<
      string,
      readonly { readonly coef: number; readonly pairs: readonly (readonly [readonly [number, number], number])[] }[]
    >
  >
}
interface Univariate {
  readonly moment_from_cumulants: Readonly<Record<string, readonly Terms[]>>
  readonly cumulant_from_moments: Readonly<Record<string, readonly Terms[]>>
  readonly central_moment_from_cumulants: Readonly<Record<string, readonly Terms[]>>
  readonly number_of_terms: Readonly<Record<string, number>>
  readonly 'bell_numbers_1..10': readonly number[]
  readonly 'even_theory_moments_with_1/N_order': Readonly<
    Record<string, readonly (Terms & { readonly order_1_over_N: number })[]>
  >
}
interface Multivariate {
  readonly tables: Readonly<Record<string, Table>>
  readonly explicit_labelled_set_partitions: Readonly<Record<string, readonly (readonly (readonly number[])[])[]>>
  readonly 'stirling2_(n,blocks)': Readonly<Record<string, Readonly<Record<string, number>>>>
}

const { wick, univariate, multivariate } = known<{
  readonly wick: Wick
  readonly univariate: Univariate
  readonly multivariate: Multivariate
}>('wick_cumulants.json')
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)
const copies = (counts: readonly number[]): number[] =>
  counts.flatMap((count, i) => Array.from({ length: count }, () => i + 1))
const power = (letter: string, exponents: Powers): Powers =>
  Object.fromEntries(Object.entries(exponents).map(([n, m]) => [`${letter}_${n}`, m]))
const bySize =
  (letter: string) =>
  (block: readonly unknown[]): Polynomial =>
    monomial({ [`${letter}_${block.length}`]: 1 })
const sorted = (blocks: readonly (readonly number[])[]): string =>
  JSON.stringify(blocks.map((block) => JSON.stringify([...block].sort((a, b) => a - b))).sort())

describe("Wick's theorem", () => {
  it('has (n−1)!! pairings, and as many matchings with a mean as there are involutions', () => {
    const count = (items: Iterable<unknown>): number => {
      let n = 0
      for (const item of items) n += item === undefined ? 0 : 1
      return n
    }
    for (const n of range(12)) expect(count(wickPairings(range(n)))).toBe(wick.perfect_pairings[n])
    for (const n of range(11))
      expect(count(wickPairings(range(n), { mean: true }))).toBe(wick['pairings_with_mean_(partial_matchings)'][n])
    const one = (n: number, mean: boolean): bigint =>
      [...wickTerms(copies([n]), { mean })].reduce((sum, { coefficient }) => sum + coefficient, 0n)
    for (const n of range(20)) {
      expect(Number(one(n, false))).toBe(wick.perfect_pairings[n])
      expect(Number(one(n, true))).toBe(wick['pairings_with_mean_(partial_matchings)'][n])
    }
  })

  it('lists them', () => {
    const lists = (n: number, mean: boolean): string[] =>
      [...wickPairings(range(n), { mean })]
        .map(({ pairs, singles }) => sorted([...pairs, ...singles.map((single) => [single])]))
        .sort()
    for (const [n, list] of Object.entries(wick.explicit_pairings))
      expect(lists(Number(n), false)).toEqual(list.map(sorted).sort())
    for (const [n, list] of Object.entries(wick.explicit_with_mean))
      expect(lists(Number(n), true)).toEqual(list.map(sorted).sort())
  })

  it('collects the pairings of repeated points', () => {
    const cases = Object.entries(wick.gaussian_moments_repeated_points)
    expect(cases.length).toBe(40)
    for (const [key, terms] of cases) {
      const found = [...wickTerms(copies(key.split(' ').map(Number)))].map(
        ({ coefficient, blocks }) => `${coefficient} ${sorted(blocks)}`,
      )
      const expected = terms.map(
        ({ coef, pairs }) =>
          `${coef} ${sorted(pairs.flatMap(([pair, times]) => Array.from({ length: times }, () => pair)))}`,
      )
      expect(found.sort()).toEqual(expected.sort())
    }
  })

  it('gives Gaussian moments with a mean, as the convolution does', () => {
    for (const [n, terms] of Object.entries(wick.gaussian_moments_with_mean)) {
      const expected = addPolynomials(
        ...terms.map(({ coef, mean_power, var_power }) => monomial({ m: mean_power, D: var_power }, Q.parse(coef))),
      )
      expect(
        sumTerms(wickTerms(copies([Number(n)]), { mean: true }), (block) =>
          monomial(block.length === 1 ? { m: 1 } : { D: 1 }),
        ),
      ).toEqual(expected)
      expect(
        gaussianConvolution(monomial({ m: Number(n) }), [{ fields: ['m', 'm'], value: monomial({ D: 1 }) }]),
      ).toEqual(expected)
    }
  })
})

describe('moments and cumulants of one variable', () => {
  const read = (terms: readonly Terms[], letter: 'kappa' | 'm'): Polynomial =>
    addPolynomials(...terms.map((term) => monomial(power(letter, term[letter]), Q.parse(term.coef))))

  it('are each other’s sums over partitions, to order 10', () => {
    for (const n of range(10)) {
      expect(sumTerms(momentTerms(copies([n])), bySize('kappa'))).toEqual(
        read(univariate.moment_from_cumulants[n] ?? [], 'kappa'),
      )
      expect(sumTerms(cumulantTerms(copies([n])), bySize('m'))).toEqual(
        read(univariate.cumulant_from_moments[n] ?? [], 'm'),
      )
      expect([...momentTerms(copies([n]))]).toHaveLength(univariate.number_of_terms[n] as number)
      if (n > 1)
        expect(sumTerms(momentTerms(copies([n]), { central: true }), bySize('kappa'))).toEqual(
          read(univariate.central_moment_from_cumulants[n] ?? [], 'kappa'),
        )
    }
  })

  it('are the logarithm and the exponential of each other’s generating function', () => {
    const to = [limit({ t: 1 }, 10)]
    const generating = (letter: string): Polynomial =>
      addPolynomials(...range(10).map((n) => monomial({ t: n, [`${letter}_${n}`]: 1 }, Q.rational(1, factorial(n)))))
    const coefficient = (a: Series, n: number): Polynomial =>
      scalePolynomial(
        collect(a.terms, 't').find(([exponent]) => Q.equal(exponent, Q.rational(n)))?.[1] ?? [],
        Q.rational(factorial(n)),
      )
    const moments = exponential(series(generating('kappa'), to))
    const cumulants = logarithm(series([...constant(1), ...generating('m')], to))
    for (const n of range(10)) {
      expect(coefficient(moments, n)).toEqual(sumTerms(momentTerms(copies([n])), bySize('kappa')))
      expect(coefficient(cumulants, n)).toEqual(sumTerms(cumulantTerms(copies([n])), bySize('m')))
    }
  })

  it('agree with the table of the second program, to order 8', () => {
    const tables = known<{
      readonly moments_from_cumulants: Readonly<Record<string, string>>
      readonly cumulants_from_moments: Readonly<Record<string, string>>
    }>('cumulants.json')
    const plain =
      (letter: string) =>
      (block: readonly unknown[]): Polynomial =>
        monomial({ [`${letter}${block.length}`]: 1 })
    for (const n of range(8)) {
      expect(sumTerms(momentTerms(copies([n])), plain('c'))).toEqual(
        parsePolynomial(tables.moments_from_cumulants[n] as string),
      )
      expect(sumTerms(cumulantTerms(copies([n])), plain('mu'))).toEqual(
        parsePolynomial(tables.cumulants_from_moments[n] as string),
      )
    }
  })

  it('of an even theory carry 1/N for every line above the second cumulant', () => {
    for (const [n, terms] of Object.entries(univariate['even_theory_moments_with_1/N_order'])) {
      const expected = addPolynomials(
        ...terms.map(({ coef, kappa, order_1_over_N }) =>
          monomial({ ...power('kappa', kappa), N: -order_1_over_N }, Q.parse(coef)),
        ),
      )
      const cumulant = (block: readonly unknown[]): Polynomial =>
        block.length % 2 === 1 ? [] : monomial({ [`kappa_${block.length}`]: 1, N: 1 - block.length / 2 })
      expect(sumTerms(momentTerms(copies([Number(n)])), cumulant)).toEqual(expected)
    }
  })
})

describe('moments and cumulants of several variables', () => {
  it.each(Object.entries(multivariate.tables))('E[x^(%s)]', (key, table) => {
    const items = copies(key.split(' ').map(Number))
    const text = (terms: Iterable<PartitionTerm<number>>): string[] =>
      [...terms].map(({ coefficient, blocks }) => `${coefficient} ${sorted(blocks)}`).sort()
    expect(text(momentTerms(items))).toEqual(
      table.terms.map(({ moment_coef, blocks }) => `${moment_coef} ${sorted(blocks)}`).sort(),
    )
    expect(text(cumulantTerms(items))).toEqual(
      table.terms.map(({ cumulant_coef, blocks }) => `${cumulant_coef} ${sorted(blocks)}`).sort(),
    )
    expect([...multisetPartitions(items)].reduce((sum, { multiplicity }) => sum + Number(multiplicity), 0)).toBe(
      table.set_partitions,
    )
    expect([...momentTerms(items)]).toHaveLength(table.distinct_terms)
  })

  it('list the set partitions of different items; Bell and Stirling numbers count them, to order 10', () => {
    for (const [n, list] of Object.entries(multivariate.explicit_labelled_set_partitions)) {
      expect([...multisetPartitions(range(Number(n)))].map(({ blocks }) => sorted(blocks)).sort()).toEqual(
        list.map(sorted).sort(),
      )
      expect([...setPartitions(range(Number(n)))].map(sorted).sort()).toEqual(list.map(sorted).sort())
    }
    for (const [n, stirling] of Object.entries(multivariate['stirling2_(n,blocks)'])) {
      const counts = new Map<string, number>()
      for (const { blocks } of multisetPartitions(range(Number(n))))
        counts.set(`${blocks.length}`, (counts.get(`${blocks.length}`) ?? 0) + 1)
      expect(Object.fromEntries(counts)).toEqual(stirling)
    }
    let [terms, signed] = [0, 0n]
    for (const { coefficient } of cumulantTerms(range(10))) {
      terms += 1
      signed += coefficient
    }
    expect(terms).toBe(univariate['bell_numbers_1..10'][9])
    // All moments 1: a constant, whose cumulants beyond the first vanish.
    expect(signed).toBe(0n)
  })

  it('undo each other, with means', () => {
    const moment = (block: readonly string[]): Polynomial => monomial({ [`m_${[...block].sort().join('')}`]: 1 })
    const cumulant = (block: readonly string[]): Polynomial => sumTerms(cumulantTerms(block), moment)
    for (const items of ['aab', 'aabb', 'abcd', 'aaabb'].map((word) => [...word]))
      expect(sumTerms(momentTerms(items), cumulant)).toEqual(moment(items))
  })
})

describe('normal ordering', () => {
  const D = (a: string, b: string): Polynomial => monomial({ [`D_${[a, b].sort().join('')}`]: 1 })
  const covariance = (names: readonly string[]): Parameters<typeof normalOrder>[1] =>
    names.flatMap((a, i) => names.slice(i).map((b) => ({ fields: [a, b] as const, value: D(a, b) })))
  const mean = (p: Polynomial, names: readonly string[]): Polynomial =>
    gaussianConvolution(p, covariance(names)).filter(({ powers }) => names.every((name) => !(name in powers)))

  it('gives the Hermite polynomials, by their recursion and by their derivatives', () => {
    const x = monomial({ x: 1 })
    for (const n of range(8)) {
      const next = addPolynomials(
        multiplyPolynomials(x, hermite(n, 'x', D('x', 'x'))),
        scalePolynomial(multiplyPolynomials(D('x', 'x'), hermite(n - 1, 'x', D('x', 'x'))), Q.rational(-n)),
      )
      expect(hermite(n + 1, 'x', D('x', 'x'))).toEqual(next)
      expect(differentiatePolynomial(hermite(n, 'x'), 'x')).toEqual(scalePolynomial(hermite(n - 1, 'x'), Q.rational(n)))
    }
    expect(hermite(4, 'x')).toEqual(parsePolynomial('x**4 - 6*x**2 + 3'))
  })

  it('takes out all contractions within a product, and its inverse brings them back', () => {
    const p = addPolynomials(monomial({ x: 2, y: 1, z: 1 }), monomial({ x: 1, z: 3 }, Q.rational(2, 3)))
    const names = ['x', 'y', 'z']
    expect(gaussianConvolution(normalOrder(p, covariance(names)), covariance(names))).toEqual(p)
    expect(mean(normalOrder(p, covariance(names)), names)).toEqual([])
  })

  it('leaves the pairings between two ordered products only: E[:A: :B:]', () => {
    const [a, b] = [
      ['x', 'x', 'y'],
      ['y', 'z', 'z'],
    ] as const
    const ordered = (items: readonly string[]): Polynomial =>
      normalOrder(
        items.reduce((product, item) => multiplyPolynomials(product, monomial({ [item]: 1 })), constant(1)),
        covariance([...new Set(items)]),
      )
    const direct = mean(multiplyPolynomials(ordered(a), ordered(b)), ['x', 'y', 'z'])
    const labelled = [...a.map((name, i) => ({ name, side: 'a', i })), ...b.map((name, i) => ({ name, side: 'b', i }))]
    const across = [...wickPairings(labelled)].filter(({ pairs }) =>
      pairs.every(([one, other]) => one.side !== other.side),
    )
    expect(across).toHaveLength(6)
    expect(direct).toEqual(
      addPolynomials(
        ...across.map(({ pairs }) =>
          pairs.reduce((product, [one, other]) => multiplyPolynomials(product, D(one.name, other.name)), constant(1)),
        ),
      ),
    )
    expect(mean(multiplyPolynomials(hermite(3, 'x', D('x', 'x')), hermite(3, 'y', D('y', 'y'))), ['x', 'y'])).toEqual(
      monomial({ D_xy: 3 }, Q.rational(6)),
    )
  })

  it('of one variable is orthogonal: E[He_m He_n] = n! δ', () => {
    for (const m of range(5))
      for (const n of range(5)) {
        const product = multiplyPolynomials(hermite(m, 'x'), hermite(n, 'x'))
        const value = substitutePolynomial(mean(product, ['x']), { D_xx: constant(1) })
        expect(value).toEqual(m === n ? constant(Q.rational(factorial(n))) : [])
      }
    expect(doubleFactorial(5)).toBe(15n)
  })
})

describe('cumulants of well-known variables, from their moment series', () => {
  const tables = known<{
    readonly ising_cumulants: Readonly<Record<string, { readonly expanded: string }>>
    readonly bernoulli01_cumulants: Readonly<Record<string, { readonly expanded: string }>>
    readonly 'ising_values_at_m=1/2': Readonly<Record<string, string>>
    readonly others: Readonly<Record<string, readonly (string | number)[]>>
  }>('cumulants.json')
  const cumulants = (moment: (n: number) => Polynomial, highest: number): Polynomial[] => {
    const terms = addPolynomials(
      ...range(highest).map((n) => multiplyPolynomials(moment(n), monomial({ t: n }, Q.rational(1, factorial(n))))),
    )
    const log = collect(logarithm(series([...constant(1), ...terms], [limit({ t: 1 }, highest)])).terms, 't')
    return range(highest).map((n) =>
      scalePolynomial(log.find(([exponent]) => Q.equal(exponent, Q.rational(n)))?.[1] ?? [], Q.rational(factorial(n))),
    )
  }

  it('Ising and Bernoulli, to order 10', () => {
    const ising = cumulants((n) => (n % 2 === 0 ? constant(1) : monomial({ m: 1 })), 10)
    const bernoulli = cumulants(() => monomial({ p: 1 }), 10)
    ising.forEach((cumulant, i) =>
      expect(cumulant).toEqual(parsePolynomial(tables.ising_cumulants[i + 1]?.expanded ?? '')),
    )
    bernoulli.forEach((cumulant, i) =>
      expect(cumulant).toEqual(parsePolynomial(tables.bernoulli01_cumulants[i + 1]?.expanded ?? '')),
    )
    ising.forEach((cumulant, i) =>
      expect(substitutePolynomial(cumulant, { m: constant(Q.rational(1, 2)) })).toEqual(
        constant(Q.parse(tables['ising_values_at_m=1/2'][i + 1] ?? '')),
      ),
    )
  })

  it('exponential, uniform, three states, Poisson', () => {
    const list = (name: string): Polynomial[] =>
      (tables.others[name] ?? []).map((value) => constant(Q.parse(`${value}`)))
    expect(cumulants((n) => constant(Q.rational(factorial(n))), 8)).toEqual(list('exponential(rate1)'))
    expect(cumulants((n) => constant(Q.rational(n % 2 === 0 ? 1 : 0, n + 1)), 8)).toEqual(list('uniform[-1,1]'))
    expect(cumulants((n) => constant(Q.rational(n % 2 === 0 ? 2 : 0, 3)), 8)).toEqual(
      list('three_state{-1,0,1} p each 1/3'),
    )
    // Moments of a Poisson variable: Touchard polynomials, Σ_k S(n, k) λ^k.
    const touchard = (n: number): Polynomial =>
      addPolynomials(...[...multisetPartitions(range(n))].map(({ blocks }) => monomial({ lambda: blocks.length })))
    expect(cumulants(touchard, 7)).toEqual(range(7).map(() => monomial({ lambda: 1 })))
  })
})

describe('vertex functions, the Legendre transform of cumulants', () => {
  const tables = known<{
    readonly vertex_functions_from_cumulants: { readonly univariate: Readonly<Record<string, string>> }
    readonly cumulants_from_vertex_functions: { readonly univariate: Readonly<Record<string, string>> }
    readonly ising_base_vertex_functions: Readonly<Record<string, string>>
  }>('cumulants.json')
  /** Derivatives, from the first on, of the inverse function of Σ d_n xⁿ/n!. */
  const inverted = (derivatives: readonly Polynomial[]): Polynomial[] => {
    const f = addPolynomials(
      ...derivatives.map((d, i) => multiplyPolynomials(d, monomial({ x: i + 1 }, Q.rational(1, factorial(i + 1))))),
    )
    const g = collect(reverseSeries(series(f, [limit({ x: 1 }, derivatives.length)]), 'x').terms, 'x')
    return derivatives.map((_, i) =>
      scalePolynomial(
        g.find(([exponent]) => Q.equal(exponent, Q.rational(i + 1)))?.[1] ?? [],
        Q.rational(factorial(i + 1)),
      ),
    )
  }

  it('Γ^(n) from W^(n) and back, to order 8', () => {
    // h ↦ W′(h) has the derivatives κ₂, κ₃, …; its inverse m ↦ Γ′(m) has Γ^(2), Γ^(3), …
    const symbols = (letter: string, second: Polynomial): Polynomial[] => [
      second,
      ...range(6).map((i) => monomial({ [`${letter}${i + 2}`]: 1 })),
    ]
    const gamma = inverted(symbols('k', monomial({ p: -1 })))
    const w = inverted(symbols('G', monomial({ i2: -1 })))
    for (const n of [3, 4, 5, 6, 7, 8]) {
      expect(gamma[n - 2]).toEqual(parsePolynomial(tables.vertex_functions_from_cumulants.univariate[n] as string))
      expect(w[n - 2]).toEqual(parsePolynomial(tables.cumulants_from_vertex_functions.univariate[n] as string))
    }
  })

  it('of an Ising spin at several magnetizations', () => {
    for (const m of [Q.zero, Q.rational(1, 2), Q.rational(-2, 3)]) {
      const at = (text: string): Polynomial =>
        composeSeries(series(parsePolynomial(text)), { m: series(constant(m)) }).terms
      const cumulants = known<{ readonly ising_cumulants: Readonly<Record<string, { readonly expanded: string }>> }>(
        'cumulants.json',
      ).ising_cumulants
      const found = inverted([2, 3, 4, 5, 6, 7, 8].map((n) => at(cumulants[n]?.expanded ?? '')))
      for (const n of [2, 3, 4, 5, 6, 7, 8]) {
        const [numerator = '', denominator = ''] = (tables.ising_base_vertex_functions[n] ?? '').split(/\/(?=\()/)
        expect(multiplyPolynomials(found[n - 2] as Polynomial, at(denominator.slice(1, -1)))).toEqual(at(numerator))
      }
    }
  })
})
