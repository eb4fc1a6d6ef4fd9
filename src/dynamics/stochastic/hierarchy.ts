import { addDecays, mapDecays, solvedDecay } from '../../algebra/decay.js'
import type { Decays, Ring } from '../../algebra/decay.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { addPolynomials, constant, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { total } from './actionPieces.js'
import { problem } from './equationSymbols.js'
import type { ActionTerm, NormalForm } from './normalForm.js'

/** Polynomials as coefficients of decays. */
export const polynomials: Ring<Polynomial> = {
  zero: [],
  add: (a, b) => (a.length === 0 ? b : b.length === 0 ? a : addPolynomials(a, b)),
  times: (a, n) => scalePolynomial(a, Q.rational(n)),
  over: (a, n) => scalePolynomial(a, Q.rational(1, n)),
  isZero: (a) => a.length === 0,
  multiply: multiplyPolynomials,
}

/** Moments of an equation, order by order, each a polynomial in the parameters: ⟨Π u^n⟩ by the powers n. */
export interface Hierarchy {
  readonly moment: (powers: readonly number[], order: number) => Polynomial
  /** ⟨Π u^n(τ) u_b(0)⟩, and the response of ⟨Π u^n(τ)⟩ to a kick of u_b at 0. */
  readonly later: (powers: readonly number[], order: number, earlier: Earlier) => Decays<Polynomial>
}

export interface Earlier {
  readonly mode: number
  readonly response: boolean
}

/**
 * The hierarchy of moments, d⟨Π u^n⟩/dt = ⟨A Π u^n⟩ with the generator A, solved by powers of the small parameters: a
 * route to every function that knows nothing of diagrams. In the stationary state the left side is 0; the functions of
 * τ obey the same equations from their values at τ = 0.
 *
 * @throws InputError where moments of one degree stand on both sides, so that powers do not end
 */
export function hierarchy({ terms, rates }: Pick<NormalForm, 'terms' | 'rates'>): Hierarchy {
  const moments = new Map<string, Polynomial>()
  const functions = new Map<string, Decays<Polynomial>>()
  const endless = terms.find(({ responses, fields, order }) => order <= 0 && total(fields) >= total(responses))
  if (endless !== undefined)
    throw problem('equation', 'a parameter in front of every term that is not linear', 'a term without one')

  const rateOf = (powers: readonly number[]): number => powers.reduce((all, n, i) => all + n * (rates[i] as number), 0)

  const moment = (powers: readonly number[], order: number): Polynomial => {
    if (order < 0) return []
    if (powers.every((n) => n === 0)) return order === 0 ? constant(1) : []
    const key = `${powers.join()};${order}`
    const known = moments.get(key)
    if (known !== undefined) return known
    const value = scalePolynomial(
      addPolynomials(
        ...terms.flatMap((term) => {
          const reached = applied(term, powers)
          if (reached === undefined) return []
          const next = moment(reached.powers, order - term.order)
          return next.length === 0 ? [] : [multiplyPolynomials(scalePolynomial(term.coefficient, reached.factor), next)]
        }),
      ),
      Q.rational(1, rateOf(powers)),
    )
    moments.set(key, value)
    return value
  }

  const later = (powers: readonly number[], order: number, earlier: Earlier): Decays<Polynomial> => {
    if (order < 0) return new Map()
    const key = `${powers.join()};${order};${earlier.mode};${earlier.response ? 1 : 0}`
    const known = functions.get(key)
    if (known !== undefined) return known
    const start = atZero(powers, order, earlier)
    const sources = terms.flatMap((term) => {
      const reached = applied(term, powers)
      if (reached === undefined) return []
      const coefficient = scalePolynomial(term.coefficient, reached.factor)
      const next = later(reached.powers, order - term.order, earlier)
      return next.size === 0 ? [] : [mapDecays(next, (each) => multiplyPolynomials(each, coefficient))]
    })
    const value = cleaned(solvedDecay(polynomials, rateOf(powers), start, addDecays(polynomials, sources)))
    functions.set(key, value)
    return value
  }

  const atZero = (powers: readonly number[], order: number, { mode, response }: Earlier): Polynomial => {
    const n = powers[mode] as number
    const moved = powers.map((each, i) => (i === mode ? each + (response ? -1 : 1) : each))
    if (!response) return moment(moved, order)
    return n === 0 ? [] : scalePolynomial(moment(moved, order), Q.rational(n))
  }
  return { moment, later }
}

/** x^α ∂^β on Π u^n: the product of falling factorials, and the powers that are left. */
export function applied(
  { responses, fields }: ActionTerm,
  powers: readonly number[],
): { readonly factor: Q.Rational; readonly powers: readonly number[] } | undefined {
  let factor = 1n
  for (const [i, times] of responses.entries())
    for (let j = 0; j < times; j++) factor *= BigInt((powers[i] as number) - j)
  if (factor === 0n) return undefined
  return {
    factor: Q.rational(factor),
    powers: powers.map((n, i) => n - (responses[i] as number) + (fields[i] as number)),
  }
}

function cleaned(decays: Decays<Polynomial>): Decays<Polynomial> {
  return addDecays(polynomials, [decays])
}
