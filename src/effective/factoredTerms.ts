import { greatestCommonDivisor, leastCommonMultiple } from '../algebra/integers.js'
import {
  addPolynomials,
  collect,
  constant,
  differentiatePolynomial,
  monomial,
  scalePolynomial,
} from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import { permutations } from '../algebra/partitions.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { Bond, SiteGraph } from './siteGraph.js'
import { siteTerms } from './siteTerms.js'

/** A term of a sum over distinct sites, its polynomial taken apart for people. */
export interface FactoredTerm {
  /** Before the sum, of which all sites run through all places. */
  readonly coefficient: Rational
  readonly graph: SiteGraph
  /** Sites that carry a factor q = 1 − m². */
  readonly variances: readonly number[]
  /** What is left: whole numbers without a common divisor, in `m1`, `m2`, …. */
  readonly rest: Polynomial
}

/** The terms of F^(k), as sums over all sites of a graph, no two of which are the same. */
export function gibbsTerms(order: number): readonly FactoredTerm[] {
  return siteTerms(order).map(({ graph, symmetry, coefficient }) =>
    factored(graph, scalePolynomial(coefficient, Q.rational(1, symmetry))),
  )
}

/** The terms of ∂F^(k)/∂m_i, as sums over all sites but the first, which is i. */
export function fieldTerms(order: number): readonly FactoredTerm[] {
  return siteTerms(order).flatMap(({ graph, symmetry, coefficient }) =>
    orbitsOf(graph).map((orbit) => {
      const [root = 0] = orbit
      // The root comes first, the others keep their order.
      const place = (site: number): number => (site === root ? 0 : site < root ? site + 1 : site)
      const slope = differentiatePolynomial(coefficient, `m${root + 1}`)
      return factored(
        {
          sites: graph.sites,
          bonds: graph.bonds.map((bond) => placed(bond, place)).sort((a, b) => a.from - b.from || a.to - b.to),
        },
        scalePolynomial(renamed(slope, place), Q.rational(orbit.length, symmetry)),
      )
    }),
  )
}

function placed({ from, to, times }: Bond, place: (site: number) => number): Bond {
  const [a, b] = [place(from), place(to)]
  return { from: Math.min(a, b), to: Math.max(a, b), times }
}

function renamed(p: Polynomial, place: (site: number) => number): Polynomial {
  return addPolynomials(
    ...p.map(({ coefficient, powers }) =>
      monomial(
        Object.fromEntries(
          Object.entries(powers).map(([name, power]) => [`m${place(Number(name.slice(1)) - 1) + 1}`, power]),
        ),
        coefficient,
      ),
    ),
  )
}

/** Sites that exchanges which keep the graph turn into each other. */
function orbitsOf({ sites, bonds }: SiteGraph): readonly (readonly number[])[] {
  const keyOf = (place: (site: number) => number): string =>
    bonds
      .map((bond) => placed(bond, place))
      .map(({ from, to, times }) => `${from},${to},${times}`)
      .sort()
      .join(' ')
  const whole = keyOf((site) => site)
  const numbers = Array.from({ length: sites }, (_, i) => i)
  const images = numbers.map((site) => new Set([site]))
  for (const order of permutations(numbers)) {
    if (keyOf((site) => order[site] as number) !== whole) continue
    numbers.forEach((site) => images[site]?.add(order[site] as number))
  }
  return numbers
    .filter((site) => Math.min(...(images[site] as Set<number>)) === site)
    .map((site) => [...(images[site] as Set<number>)])
}

function factored(graph: SiteGraph, polynomial: Polynomial): FactoredTerm {
  const variances: number[] = []
  let rest = polynomial
  for (let site = 0; site < graph.sites; site++) {
    const quotient = byVariance(rest, `m${site + 1}`)
    if (quotient === undefined) continue
    variances.push(site)
    rest = quotient
  }
  const divisor = rest.reduce((d, { coefficient: { num } }) => greatestCommonDivisor(d, num < 0n ? -num : num), 0n)
  const multiple = rest.reduce((d, { coefficient: { den } }) => leastCommonMultiple(d, den), 1n)
  const lowest = lowestOf(rest)
  const content = Q.rational((lowest.num < 0n ? -1n : 1n) * (divisor === 0n ? 1n : divisor), multiple)
  return { coefficient: content, graph, variances, rest: scalePolynomial(rest, Q.divide(Q.one, content)) }
}

/** Of the monomial of lowest degree, the first of several. */
function lowestOf(p: Polynomial): Rational {
  const degree = (at: number): number =>
    Object.values(p[at]?.powers ?? {}).reduce((sum, power) => sum + Q.toNumber(power), 0)
  const first = p.reduce((best, _, at) => (degree(at) < degree(best) ? at : best), 0)
  return p[first]?.coefficient ?? Q.one
}

/** The polynomial over 1 − m², if that is one: by increasing powers p + m² p + m⁴ p + …, which then ends. */
function byVariance(p: Polynomial, mean: string): Polynomial | undefined {
  const parts = new Map(collect(p, mean).map(([exponent, part]) => [Q.toNumber(exponent), part]))
  const highest = Math.max(0, ...parts.keys())
  if (highest < 2) return undefined
  const quotient: Polynomial[] = []
  for (let power = 0; power <= highest; power++)
    quotient.push(addPolynomials(parts.get(power) ?? [], quotient[power - 2] ?? []))
  if ((quotient[highest] ?? []).length > 0 || (quotient[highest - 1] ?? []).length > 0) return undefined
  return addPolynomials(
    ...quotient.map((part, power) =>
      multiplyPolynomials(part, power === 0 ? constant(1) : monomial({ [mean]: power })),
    ),
  )
}
