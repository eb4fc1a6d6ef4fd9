import { factorial } from './integers.js'
import { orderOf, withinLimits } from './limits.js'
import type { Limit } from './limits.js'
import { addPolynomials, constant, multiplyPowers, polynomial, powers, scalePolynomial } from './polynomial.js'
import type { Polynomial } from './polynomial.js'
import { multiplyPolynomials } from './multiplyPolynomials.js'
import * as Q from './rational.js'
import { named } from '../names.js'

/**
 * The covariance of two variables, or of one with itself. A pair is given once; pairs that are not given have
 * covariance 0.
 */
export interface Propagator {
  readonly fields: readonly [string, string]
  readonly value: Polynomial
}

/**
 * exp(½ Σ_ab L_ab ∂_a ∂_b) p: the polynomial averaged over Gaussian fluctuations of its variables with covariance L,
 * E[p(f + η)]. At f = 0 it is Wick's theorem; with −L in place of L it is normal ordering. Terms beyond the limits are
 * left out, where a limit counts either variables that fluctuate or other symbols.
 *
 * @example
 * gaussianConvolution(monomial({ x: 4 }), [{ fields: ['x', 'x'], value: monomial({ D: 1 }) }]) // x⁴ + 6 D x² + 3 D²
 */
export function gaussianConvolution(
  p: Polynomial,
  propagators: readonly Propagator[],
  limits: readonly Limit[] = [],
): Polynomial {
  const fields = [...new Set(propagators.flatMap((each) => each.fields))]
  const fixed = limits.filter(({ weights }) => !fields.some((field) => field in weights))
  let byFields = byExponents(p, fields)
  propagators.forEach((propagator, i) => {
    const open = new Set(propagators.slice(i + 1).flatMap((each) => each.fields))
    byFields = contract(byFields, propagator, fixed, (exponents) => canFall(exponents, open, limits))
  })
  const terms = [...byFields.values()].flatMap(({ exponents, coefficient }) =>
    coefficient.map((term) => ({
      coefficient: term.coefficient,
      powers: multiplyPowers(term.powers, powers(exponents)),
    })),
  )
  return polynomial(terms.filter((term) => withinLimits(term.powers, limits)))
}

type Exponents = Readonly<Record<string, number>>

/** Coefficients, free of the fields, by the powers of the fields. */
type ByFields = ReadonlyMap<string, { readonly exponents: Exponents; readonly coefficient: Polynomial }>

function byExponents(p: Polynomial, fields: readonly string[]): ByFields {
  const groups = new Map<string, { readonly exponents: Exponents; coefficient: Polynomial }>()
  for (const term of p) {
    const exponents = Object.fromEntries(fields.map((field) => [field, Number(named(term.powers, field)?.num ?? 0n)]))
    const rest = Object.fromEntries(Object.entries(term.powers).filter(([symbol]) => !fields.includes(symbol)))
    const key = JSON.stringify(exponents)
    const group = groups.get(key) ?? { exponents, coefficient: [] }
    groups.set(key, { exponents, coefficient: [...group.coefficient, { coefficient: term.coefficient, powers: rest }] })
  }
  return groups
}

/** exp(L ∂_a ∂_b), or exp(½ L ∂_a²) for a pair of equal fields. */
function contract(
  byFields: ByFields,
  { fields: [a, b], value }: Propagator,
  limits: readonly Limit[],
  keep: (exponents: Exponents) => boolean,
): ByFields {
  const lines = [constant(1)]
  const sums = new Map<string, { readonly exponents: Exponents; readonly summands: Polynomial[] }>()
  for (const { exponents, coefficient } of byFields.values()) {
    const [m, n] = [exponents[a] as number, exponents[b] as number]
    for (let j = 0; j <= (a === b ? Math.floor(n / 2) : Math.min(m, n)); j++) {
      const lowered = a === b ? { ...exponents, [a]: n - 2 * j } : { ...exponents, [a]: m - j, [b]: n - j }
      if (!keep(lowered)) continue
      for (let k = lines.length; k <= j; k++) lines.push(multiplyPolynomials(lines[k - 1] as Polynomial, value, limits))
      const ways =
        a === b
          ? Q.rational(factorial(n), factorial(n - 2 * j) * 2n ** BigInt(j))
          : Q.rational(factorial(m) * factorial(n), factorial(m - j) * factorial(n - j))
      const summand = scalePolynomial(
        multiplyPolynomials(coefficient, lines[j] as Polynomial, limits),
        Q.divide(ways, Q.rational(factorial(j))),
      )
      const key = JSON.stringify(lowered)
      const sum = sums.get(key) ?? { exponents: lowered, summands: [] }
      sums.set(key, sum)
      sum.summands.push(summand)
    }
  }
  return new Map(
    [...sums].map(([key, { exponents, summands }]) => [key, { exponents, coefficient: addPolynomials(...summands) }]),
  )
}

/** Whether lines still to come, on the open fields, can bring the powers of the fields within the limits. */
function canFall(exponents: Exponents, open: ReadonlySet<string>, limits: readonly Limit[]): boolean {
  const least = powers(Object.fromEntries(Object.entries(exponents).filter(([field]) => !open.has(field))))
  return limits.every(
    ({ weights, order }) =>
      !Object.keys(weights).every((symbol) => symbol in exponents) || Q.compare(orderOf(least, weights), order) <= 0,
  )
}
