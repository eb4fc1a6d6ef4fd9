import { describe, expect, it } from 'vitest'
import { composeSeries } from '../../src/algebra/composeSeries.js'
import { connectedSum } from '../../src/algebra/connectedSum.js'
import { factorial } from '../../src/algebra/integers.js'
import { limit } from '../../src/algebra/limits.js'
import {
  addPolynomials,
  differentiatePolynomial,
  monomial,
  polynomial,
  scalePolynomial,
  powers as powersOf,
} from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import { multiplyPolynomials } from '../../src/algebra/multiplyPolynomials.js'
import * as Q from '../../src/algebra/rational.js'
import type { Rational } from '../../src/algebra/rational.js'
import { series } from '../../src/algebra/series.js'
import { blockWeight } from '../../src/expansion/solvable/blockWeight.js'
import { expandSolvable, solvableAtAPoint } from '../../src/expansion/solvable/expandSolvable.js'
import type { SolvableExpansion } from '../../src/expansion/solvable/expandSolvable.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { exactValue } from '../known/exactValue.js'
import { known } from '../known/known.js'

const solvable = theory('solvable')
const vacuum = (order: number): SolvableExpansion => expandSolvable(solvable, { legs: 0, select: { order } })

/** The value of a polynomial in cumulants, κ_n being `cumulants[n]`. */
function valueAt(p: Polynomial, cumulants: readonly Rational[]): Rational {
  return Q.sum(
    p.map(({ coefficient, powers }) =>
      Object.entries(powers)
        .map(([symbol, power]) =>
          Q.power(cumulants[Number(symbol.slice('kappa_'.length))] as Rational, Q.toNumber(power)),
        )
        .reduce(Q.multiply, coefficient),
    ),
  )
}

/** −Γ of one order on sites: every vertex of every diagram on every site. */
function onSites(
  expansion: SolvableExpansion,
  cumulants: readonly (readonly Rational[])[],
  coupling: (i: number, j: number) => Rational,
): Rational {
  return Q.sum(
    expansion.terms.map(({ coefficient, nodes, weighted: { diagram } }) => {
      const weights = nodes.map(({ weight }) => cumulants.map((each) => valueAt(weight, each)))
      const size = diagram.vertices.length
      let sum = Q.zero
      for (let code = 0; code < cumulants.length ** size; code++) {
        const site = (v: number): number => Math.floor(code / cumulants.length ** v) % cumulants.length
        const lines = diagram.lines.map(({ from, to }) => coupling(site(from), site(to)))
        if (lines.some(({ num }) => num === 0n)) continue
        sum = Q.add(sum, [...lines, ...weights.map((each, v) => each[site(v)] as Rational)].reduce(Q.multiply))
      }
      return Q.multiply(Q.negate(coefficient), sum)
    }),
  )
}

/** Cumulants of a spin ±1 with this mean, κ_{n+1} = (1 − m²) dκ_n/dm. */
function spin(mean: Rational): readonly Rational[] {
  let p: Polynomial = monomial({ m: 1 })
  const q = addPolynomials(monomial({}), monomial({ m: 2 }, Q.rational(-1)))
  const found = [Q.zero]
  for (let n = 1; n <= 12; n++) {
    found.push(
      Q.sum(
        p.map(({ coefficient, powers }) => Q.multiply(coefficient, Q.power(mean, Q.toNumber(powers['m'] ?? Q.zero)))),
      ),
    )
    const slope = differentiatePolynomial(p, 'm')
    p = addPolynomials(
      ...q.map(({ coefficient, powers }) =>
        slope.flatMap((term) =>
          monomial(
            { m: Q.add(term.powers['m'] ?? Q.zero, powers['m'] ?? Q.zero) },
            Q.multiply(coefficient, term.coefficient),
          ),
        ),
      ),
    )
  }
  return found
}

/** d/dm, with dκ_n/dm = κ_{n+1}/κ₂. */
function byMean(p: Polynomial): Polynomial {
  return addPolynomials(
    ...Array.from({ length: 9 }, (_, i) => i + 1).map((n) =>
      multiplyPolynomials(
        differentiatePolynomial(p, `kappa_${n}`),
        n === 1 ? monomial({}) : monomial({ [`kappa_${n + 1}`]: 1, kappa_2: -1 }),
      ),
    ),
  )
}

describe('Γ around a solvable theory', () => {
  const reference = known<{
    readonly F_exact: Readonly<Record<string, Readonly<Record<string, string>>>>
    readonly diagram_table: Readonly<
      Record<
        string,
        readonly {
          readonly vertices: number
          readonly adjacency: readonly (readonly number[])[]
          readonly symmetry_factor: number
          readonly legs_per_block: readonly (readonly number[])[]
        }[]
      >
    >
  }>('tap_plefka.json')

  it('has the known diagrams with their groups and blocks', () => {
    const shape = (aut: number, lines: readonly number[], blocks: readonly (readonly number[])[]): string =>
      `${aut}: ${[...lines].sort().join()} ${blocks
        .map((each) => each.join('+'))
        .sort()
        .join(' ')}`
    for (const [order, table] of Object.entries(reference.diagram_table)) {
      const own = vacuum(Number(order)).terms.map(({ weighted: { diagram, automorphisms }, nodes }) => {
        const bundles = new Map<string, number>()
        for (const { from, to } of diagram.lines) bundles.set(`${from},${to}`, (bundles.get(`${from},${to}`) ?? 0) + 1)
        return shape(
          Number(automorphisms.free),
          [...bundles.values()],
          nodes.map(({ blocks }) => blocks),
        )
      })
      const expected = table.map(({ symmetry_factor, adjacency, legs_per_block }) =>
        shape(
          symmetry_factor,
          adjacency.flatMap((row, i) => row.slice(i + 1).filter((lines) => lines > 0)),
          legs_per_block.map((blocks) => [...blocks].sort((a, b) => b - a)),
        ),
      )
      expect([order, own.sort()]).toEqual([order, expected.sort()])
    }
  })

  it('is that of two and three spins, to the sixth order', () => {
    const means = [Q.rational(1, 3), Q.rational(-2, 5), Q.rational(3, 4)]
    const couplings: Readonly<Record<string, Rational>> = {
      K12: Q.rational(2, 3),
      K13: Q.rational(-1, 2),
      K23: Q.rational(5, 7),
    }
    const values = { ...couplings, ...Object.fromEntries(means.map((mean, i) => [`m${i + 1}`, mean])) }
    for (const [spins, byOrder] of Object.entries(reference.F_exact))
      for (let order = 1; order <= 6; order++) {
        const cumulants = means.slice(0, Number(spins)).map(spin)
        const found = onSites(vacuum(order), cumulants, (i, j) =>
          i === j ? Q.zero : (couplings[`K${Math.min(i, j) + 1}${Math.max(i, j) + 1}`] as Rational),
        )
        expect([spins, order, found]).toEqual([spins, order, exactValue(byOrder[order] as string, values)])
      }
  })

  // Cumulants of one variable each, from the mean on.
  const bases: Readonly<Record<string, readonly Rational[]>> = {
    exponential: [0, 1, 1, 2, 6, 24, 120, 720, 5040, 40320].map((n) => Q.rational(n)),
    uniform: ['0', '0', '1/3', '0', '-2/15', '0', '16/63', '0', '-16/15', '0'].map((text) => Q.parse(text, 'test')),
    Bernoulli: ['0', '1/3', '2/9', '2/27', '-2/27', '-10/81', '14/243', '238/729', '14/81', '-8414/6561'].map((text) =>
      Q.parse(text, 'test'),
    ),
    Poisson: ['0', ...Array.from({ length: 9 }, () => '3/2')].map((text) => Q.parse(text, 'test')),
  }

  it.each([
    ['exponential', 'uniform'],
    ['Bernoulli', 'exponential'],
    ['uniform', 'Poisson'],
  ])('is the exact Legendre transform of two coupled sites, %s and %s', (first, second) => {
    const cumulants = [bases[first], bases[second]] as readonly (readonly Rational[])[]
    const exact = transformed(cumulants, 4)
    for (let order = 1; order <= 4; order++)
      expect([order, onSites(vacuum(order), cumulants, (i, j) => (i === j ? Q.zero : Q.one))]).toEqual([
        order,
        exact[order],
      ])
  })

  it('has derivatives with respect to the mean as legs', () => {
    // At a point all sites are alike: the coefficient of mⁿ is that of the Taylor series, of the zeroth order Γ₀'' = 1/κ₂.
    const at = (legs: number, order: number): Polynomial =>
      solvableAtAPoint(expandSolvable(solvable, { legs, select: { order } }))
    for (const order of [1, 2, 3]) {
      expect(at(1, order)).toEqual(byMean(at(0, order)))
      expect(at(2, order)).toEqual(scalePolynomial(byMean(at(1, order)), Q.rational(1, 2)))
    }
    expect(at(2, 0)).toEqual(monomial({ kappa_2: -1 }, Q.rational(1, 2)))
    expect(at(3, 0)).toEqual(scalePolynomial(byMean(at(2, 0)), Q.rational(1, 3)))
    expect(blockWeight([1], 1)).toEqual(monomial({}))
    expect(blockWeight([1], 2)).toEqual([])
    expect(blockWeight([], 2)).toEqual(monomial({ kappa_2: -1 }, Q.rational(-1)))
  })

  it('gives two blocks the vertex function of both, and a bridge nothing', () => {
    expect(blockWeight([2, 2])).toEqual(
      addPolynomials(monomial({ kappa_4: 1 }), monomial({ kappa_3: 2, kappa_2: -1 }, Q.rational(-1))),
    )
    expect(blockWeight([3, 1])).toEqual([])
    expect(blockWeight([2, 2, 1])).toEqual([])
  })

  it('has no weight of blocks without legs', () => {
    expect(() => blockWeight([0])).toThrow('blocks[0]')
    expect(() => blockWeight([], 1)).toThrow('derivatives')
  })

  it('says what it does not list, and refuses other theories in a sentence', () => {
    expect(vacuum(0).reason).toContain('uncoupled sites')
    expect(() => expandSolvable(theory('phi4'), { legs: 0, select: { order: 1 } })).toThrow('cumulants κ_n')
  })
})

/** F of two sites by order in K: ext [W(δ; K) − W₀ − m δ], W the logarithm of a power series, without a diagram. */
function transformed(cumulants: readonly (readonly Rational[])[], most: number): readonly Rational[] {
  const fields = ['f', 'g']
  const potential = addPolynomials(
    ...fields.flatMap((field, i) =>
      Array.from({ length: 2 * most }, (_, k) => k + 1).map((n) =>
        monomial(
          { [field]: n, K: Q.rational(n, 2) },
          Q.divide((cumulants[i] as readonly Rational[])[n] as Rational, Q.rational(factorial(n))),
        ),
      ),
    ),
  )
  // A half-edge brings the root of K, a line nothing more; legs give theirs back.
  const limits = [limit({ K: 1 }, most), limit({ f: 1, g: 1 }, most)]
  const scaled = connectedSum(potential, [{ fields: ['f', 'g'], value: monomial({}) }], limits).terms
  const w = polynomial(
    scaled.map(({ coefficient, powers }) => {
      const legs = Q.add(powers['f'] ?? Q.zero, powers['g'] ?? Q.zero)
      const K = Q.subtract(powers['K'] ?? Q.zero, Q.divide(legs, Q.rational(2)))
      return { coefficient, powers: powersOf({ ...powers, K }) }
    }),
  )
  const inK = [limit({ K: 1 }, most)]
  const mean = (i: number): Rational => cumulants[i]?.[1] as Rational
  let delta = Object.fromEntries(fields.map((field) => [field, series([], inK)]))
  for (let round = 0; round < most; round++)
    delta = Object.fromEntries(
      fields.map((field, i) => {
        const variance = cumulants[i]?.[2] as Rational
        const force = addPolynomials(
          differentiatePolynomial(w, field),
          monomial({}, Q.negate(mean(i))),
          monomial({ [field]: 1 }, Q.negate(variance)),
        )
        const moved = composeSeries(series(force), delta).terms
        return [
          field,
          series(
            moved.map(({ coefficient, powers }) => ({
              coefficient: Q.divide(Q.negate(coefficient), variance),
              powers,
            })),
            inK,
          ),
        ]
      }),
    )
  const action = addPolynomials(w, ...fields.map((field, i) => monomial({ [field]: 1 }, Q.negate(mean(i)))))
  const sum = composeSeries(series(action), delta).terms
  return Array.from({ length: most + 1 }, (_, order) =>
    Q.sum(
      sum
        .filter(({ powers }) => Q.equal(powers['K'] ?? Q.zero, Q.rational(order)))
        .map(({ coefficient }) => coefficient),
    ),
  )
}
