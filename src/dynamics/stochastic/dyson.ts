import type { Decays } from '../../algebra/decay.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { addPolynomials, constant, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { total } from './actionPieces.js'
import { orderSolved } from './counting.js'
import type { Hierarchy } from './hierarchy.js'
import type { NormalForm } from './normalForm.js'
import type { Kernel, SelfEnergy } from './kernel.js'

/** Values of s at which Laplace transforms are compared; no rate, which is whole, is one of them with a sign. */
const PLACES = [Q.rational(3, 7), Q.rational(11, 5), Q.rational(-5, 13)]

type Matrix = readonly (readonly Polynomial[])[]

/**
 * Whether Dyson's equation holds order by order: R = (s + r − Σ_x̃x)⁻¹ and C = R(s) (N + Σ_x̃x̃) R(−s)ᵀ, with R and C of
 * the hierarchy of moments, compared exactly at some s.
 */
export function dysonHolds(form: NormalForm, moments: Hierarchy, orders: readonly SelfEnergy[]): boolean {
  const all = form.modes.map((_, i) => i)
  const table = (entry: (a: number, b: number) => Polynomial): Matrix => all.map((a) => all.map((b) => entry(a, b)))
  const own = (order: number): number => orderSolved(form, 2, order)
  const powers = (mode: number): readonly number[] => all.map((i) => (i === mode ? 1 : 0))
  const bare = all.map((a) => all.map((b) => bareNoise(form, a, b)))
  return PLACES.every((s) => {
    const response = (at: Rational): readonly Matrix[] =>
      orders.map((_, k) => table((a, b) => laplace(moments.later(powers(a), own(k), { mode: b, response: true }), at)))
    const [forward, backward] = [response(s), response(Q.negate(s))]
    return orders.every((_, k) => {
      const propagated = table((a, b) => {
        const sources = [
          ...(k === 0 && a === b ? [constant(1)] : []),
          ...convolved(k, (j) =>
            all.map((c) =>
              multiplyPolynomials(
                oneSided(orders[j]?.response[a]?.[c] as Kernel, s),
                forward[k - j]?.[c]?.[b] as Polynomial,
              ),
            ),
          ),
        ]
        return scalePolynomial(
          addPolynomials(...sources),
          Q.divide(Q.one, Q.add(s, Q.rational(form.rates[a] as number))),
        )
      })
      const noise = orders.map((each, j) =>
        table((c, d) => addPolynomials(j === 0 ? (bare[c]?.[d] as Polynomial) : [], twoSided(each.noise, c, d, s))),
      )
      const correlated = table((a, b) =>
        addPolynomials(
          ...convolved(k, (i) =>
            convolved(k - i, (j) =>
              all.flatMap((c) =>
                all.map((d) =>
                  multiplyPolynomials(
                    multiplyPolynomials(forward[i]?.[a]?.[c] as Polynomial, noise[j]?.[c]?.[d] as Polynomial),
                    backward[k - i - j]?.[b]?.[d] as Polynomial,
                  ),
                ),
              ),
            ),
          ),
        ),
      )
      const connected = table((a, b) =>
        addPolynomials(
          laplace(decaying(moments.later(powers(a), own(k), { mode: b, response: false })), s),
          laplace(decaying(moments.later(powers(b), own(k), { mode: a, response: false })), Q.negate(s)),
        ),
      )
      return isEqual(propagated, forward[k] as Matrix) && isEqual(correlated, connected)
    })
  })
}

/** What `terms` gives for each order up to one, together. */
function convolved(order: number, terms: (j: number) => readonly Polynomial[]): readonly Polynomial[] {
  return Array.from({ length: order + 1 }, (_, j) => terms(j)).flat()
}

/** The intensity of the noise that the equation has. */
function bareNoise({ terms }: NormalForm, a: number, b: number): Polynomial {
  return addPolynomials(
    ...terms.flatMap(({ responses, fields, order, coefficient }) => {
      const isPair =
        order === 0 &&
        total(fields) === 0 &&
        total(responses) === 2 &&
        responses.every((n, i) => n === Number(i === a) + Number(i === b))
      return isPair ? [scalePolynomial(coefficient, Q.rational(a === b ? 2 : 1))] : []
    }),
  )
}

function oneSided({ delta, time }: Kernel, s: Rational): Polynomial {
  return addPolynomials(delta, laplace(time, s))
}

function twoSided(kernels: SelfEnergy['noise'], a: number, b: number, s: Rational): Polynomial {
  const [own, other] = [kernels[a]?.[b] as Kernel, kernels[b]?.[a] as Kernel]
  return addPolynomials(own.delta, laplace(own.time, s), laplace(other.time, Q.negate(s)))
}

/** Without the product of the means, which does not decay. */
function decaying(decays: Decays<Polynomial>): Decays<Polynomial> {
  return new Map([...decays].filter(([rate]) => rate !== 0))
}

/** Σ c k!/(r + s)^{k+1}, which goes on analytically to where the integral does not end. */
function laplace(decays: Decays<Polynomial>, s: Rational): Polynomial {
  return addPolynomials(
    ...[...decays].flatMap(([rate, coefficients]) => {
      const over = Q.divide(Q.one, Q.add(s, Q.rational(rate)))
      let factor = Q.one
      return coefficients.map((each, k) => {
        factor = Q.multiply(factor, k === 0 ? over : Q.multiply(over, Q.rational(k)))
        return scalePolynomial(each, factor)
      })
    }),
  )
}

function isEqual(a: Matrix, b: Matrix): boolean {
  return a.every((row, i) =>
    row.every((each, j) => addPolynomials(each, scalePolynomial(b[i]?.[j] as Polynomial, Q.rational(-1))).length === 0),
  )
}
