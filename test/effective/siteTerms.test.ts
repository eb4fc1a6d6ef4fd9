import { describe, expect, it } from 'vitest'
import { multiplyPolynomials } from '../../src/algebra/multiplyPolynomials.js'
import { addPolynomials, formatMonomials, monomial, polynomial, scalePolynomial } from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import type { Rational } from '../../src/algebra/rational.js'
import { isingCumulant } from '../../src/effective/isingCumulants.js'
import { localVertex } from '../../src/effective/localVertex.js'
import { meanFieldDiagrams } from '../../src/effective/meanFieldDiagrams.js'
import { siteGraphs } from '../../src/effective/siteGraph.js'
import { siteCoefficient, siteTerms } from '../../src/effective/siteTerms.js'
import { expandSolvable } from '../../src/expansion/solvable/expandSolvable.js'
import { theory } from '../../src/theory/shippedTheories.js'
import fc, { runs } from '../fastCheck.js'
import { known } from '../known/known.js'
import { isingLegendre } from '../oracles/isingLegendre.js'
import { parsePolynomial } from '../oracles/parsePolynomial.js'

const reference = known<{
  readonly F_exact: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly diagram_table: Readonly<
    Record<string, readonly { readonly symmetry_factor: number; readonly node_weights: readonly string[] }[]>
  >
}>('tap_plefka.json')
const cumulants = known<{ readonly ising_cumulants: Readonly<Record<string, { readonly expanded: string }>> }>(
  'cumulants.json',
)

/** Every way to place the sites of a graph on different ones of so many. */
function placements(sites: number, of: number): readonly (readonly number[])[] {
  if (sites === 0) return [[]]
  return placements(sites - 1, of).flatMap((placed) =>
    Array.from({ length: of }, (_, i) => i)
      .filter((i) => !placed.includes(i))
      .map((i) => [...placed, i]),
  )
}

/** F^(k) of so many spins as a polynomial in K12, … and m1, …. */
function ofSpins(order: number, spins: number): Polynomial {
  return addPolynomials(
    ...siteGraphs(order, 'biconnected').flatMap(({ graph, symmetry }) => {
      if (graph.sites > spins) return []
      const coefficient = siteCoefficient(graph)
      return placements(graph.sites, spins).map((at) => {
        const couplings = graph.bonds.reduce<Polynomial>(
          (product, { from, to, times }) => {
            const [i, j] = [at[from] as number, at[to] as number].sort()
            return multiplyPolynomials(product, monomial({ [`K${(i as number) + 1}${(j as number) + 1}`]: times }))
          },
          monomial({}, Q.rational(1, symmetry)),
        )
        const renamed = addPolynomials(
          ...coefficient.map(({ coefficient: c, powers }) =>
            monomial(
              Object.fromEntries(
                Object.entries(powers).map(([m, p]) => [`m${(at[Number(m.slice(1)) - 1] as number) + 1}`, p]),
              ),
              c,
            ),
          ),
        )
        return multiplyPolynomials(couplings, renamed)
      })
    }),
  )
}

/** The same at rational values. */
function valueAt(order: number, couplings: readonly (readonly Rational[])[], means: readonly Rational[]): Rational {
  return Q.sum(
    siteTerms(order).flatMap(({ graph, symmetry, coefficient }) =>
      placements(graph.sites, means.length).map((at) => {
        const product = graph.bonds.reduce(
          (p, { from, to, times }) =>
            Q.multiply(p, Q.power(couplings[at[from] as number]?.[at[to] as number] as Rational, times)),
          Q.rational(1, symmetry),
        )
        const value = Q.sum(
          coefficient.map(({ coefficient: c, powers }) =>
            Object.entries(powers).reduce(
              (p, [m, exponent]) =>
                Q.multiply(p, Q.power(means[at[Number(m.slice(1)) - 1] as number] as Rational, Q.toNumber(exponent))),
              c,
            ),
          ),
        )
        return Q.multiply(product, value)
      }),
    ),
  )
}

const rationals = fc.integer({ min: -5, max: 5 }).map((n) => Q.rational(n, 6))

describe('sums over distinct sites', () => {
  it.each(
    Object.entries(reference.F_exact).flatMap(([spins, orders]) =>
      Object.keys(orders)
        .filter((order) => Number(order) <= (spins === '2' ? 8 : 6))
        .map((order) => ({ spins: Number(spins), order: Number(order) })),
    ),
  )('order $order of $spins spins is the exact polynomial', ({ spins, order }) => {
    expect(ofSpins(order, spins)).toEqual(parsePolynomial(reference.F_exact[spins]?.[order] ?? ''))
  })

  it('is the Legendre transform of four and five spins, whatever their couplings and means', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 5 }).chain((spins) =>
          fc.record({
            means: fc.array(rationals, { minLength: spins, maxLength: spins }),
            above: fc.array(rationals, { minLength: 10, maxLength: 10 }),
          }),
        ),
        ({ means, above }) => {
          let next = 0
          const couplings: Rational[][] = means.map(() => means.map(() => Q.zero))
          for (let i = 0; i < means.length; i++)
            for (let j = 0; j < i; j++) {
              const value = above[next++] as Rational
              ;(couplings[i] as Rational[])[j] = value
              ;(couplings[j] as Rational[])[i] = value
            }
          const orders = means.length === 4 ? 6 : 5
          expect(Array.from({ length: orders }, (_, k) => valueAt(k + 1, couplings, means))).toEqual(
            isingLegendre(couplings, means, orders),
          )
        },
      ),
      { numRuns: runs(4) },
    )
  })

  it('is the Legendre transform of a ring of six, where the hexagon enters', () => {
    const means = [1, 2, -3, 4, -1, 3].map((n) => Q.rational(n, 5))
    const couplings = means.map((_, i) =>
      means.map((_unused, j) => ([1, 5].includes(Math.abs(i - j)) ? Q.rational(i + j, 7) : Q.zero)),
    )
    const exact = isingLegendre(couplings, means, 6)
    expect(valueAt(6, couplings, means)).toEqual(exact[5])
  })

  it('has no graph that a site cuts: their coefficients vanish', () => {
    for (let order = 2; order <= 6; order++) {
      const biconnected = new Set(siteGraphs(order, 'biconnected').map(({ graph }) => JSON.stringify(graph)))
      const cut = siteGraphs(order, 'bridgeless').filter(({ graph }) => !biconnected.has(JSON.stringify(graph)))
      expect(cut.map(({ graph }) => siteCoefficient(graph))).toEqual(cut.map(() => []))
    }
  })

  it('has so many terms', () => {
    expect([1, 2, 3, 4, 5, 6].map((order) => siteTerms(order).length)).toEqual([1, 1, 2, 3, 6, 14])
  })
})

describe('diagrams with unrestricted sums', () => {
  it.each(['2', '3', '4'])('order %s has the weights and nodes of the table', (order) => {
    const ours = meanFieldDiagrams(Number(order)).map(({ weight, nodes }) => [
      Q.format(weight),
      nodes.map(formatMonomials).sort().join('; '),
    ])
    const table = (reference.diagram_table[order] ?? []).map(({ symmetry_factor, node_weights }) => [
      `1/${symmetry_factor}`,
      node_weights
        .map((text) => formatMonomials(parsePolynomial(text)))
        .sort()
        .join('; '),
    ])
    expect(ours.sort()).toEqual(table.sort())
  })

  it('has the cumulants of a spin, and the quotient for two blocks', () => {
    for (const [n, { expanded }] of Object.entries(cumulants.ising_cumulants))
      expect(isingCumulant(Number(n))).toEqual(parsePolynomial(expanded))
    const [two, three] = [isingCumulant(2), isingCumulant(3)]
    const left = multiplyPolynomials(localVertex([2, 2]), two)
    const right = addPolynomials(
      multiplyPolynomials(isingCumulant(4), two),
      scalePolynomial(multiplyPolynomials(three, three), Q.rational(-1)),
    )
    expect(left).toEqual(right)
    expect(localVertex([1, 4])).toEqual(polynomial([]))
  })
})

describe('the diagrams of spins and of any solvable theory', () => {
  const counts: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 23, 7: 56, 8: 175 }
  const mean = Q.rational(2, 7)
  const atMean = (p: Polynomial): Rational =>
    Q.sum(p.map(({ coefficient, powers: { m = Q.zero } }) => Q.multiply(coefficient, Q.power(mean, Q.toNumber(m)))))
  /** The value of a polynomial in cumulants for a spin of this mean. */
  const ofSpin = (p: Polynomial): Rational =>
    Q.sum(
      p.map(({ coefficient, powers }) =>
        Object.entries(powers).reduce(
          (product, [symbol, power]) =>
            Q.multiply(
              product,
              Q.power(atMean(isingCumulant(Number(symbol.slice('kappa_'.length)))), Q.toNumber(power)),
            ),
          coefficient,
        ),
      ),
    )

  it.each(Object.keys(counts).map(Number))('are the same with the same weights at order %i', (order) => {
    const signature = (weight: Rational, joined: readonly (readonly [number, number])[], values: readonly Rational[]) =>
      `${Q.format(weight)}: ${values
        .map((value, v) => {
          const others = joined.flatMap(([a, b]) => (a === v ? [b] : b === v ? [a] : []))
          return `${Q.format(value)} beside ${others
            .map((other) => Q.format(values[other] as Rational))
            .sort()
            .join()}`
        })
        .sort()
        .join('; ')}`
    const spins = meanFieldDiagrams(order).map(({ graph, weight, nodes }) =>
      signature(
        weight,
        graph.bonds.flatMap(({ from, to, times }) => new Array<readonly [number, number]>(times).fill([from, to])),
        nodes.map(atMean),
      ),
    )
    const { terms } = expandSolvable(theory('solvable'), { legs: 0, select: { order } })
    const general = terms.map(({ coefficient, nodes, weighted: { diagram } }) =>
      signature(
        Q.negate(coefficient),
        diagram.lines.map(({ from, to }) => [from, to]),
        nodes.map(({ weight }) => ofSpin(weight)),
      ),
    )
    expect(spins.length).toBe(counts[order])
    expect(general.sort()).toEqual(spins.sort())
  })
})
