import { InputError } from '../errors.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { constant } from '../algebra/polynomial.js'
import { dot } from './gaussianFunction.js'
import type { GaussianFunction, GaussianFunctionTerm } from './gaussianFunction.js'
import { gaussianSum } from './gaussianSum.js'
import type { GaussianSum, GaussianTerm, Mode } from './gaussianSum.js'
import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'

/**
 * The function of the given variables as a sum of Gaussians of squared modes, of as many points as there are variables.
 *
 * @throws InputError for terms with scalar products in their coefficients or with determinants, which are no sums of
 * that kind
 * @example
 * toGaussianSum(gaussian({ 'x·x': rational(1) }), ['x']).terms[0].modes // [[1]]
 */
export function toGaussianSum(f: GaussianFunction, variables: readonly string[]): GaussianSum {
  return gaussianSum(
    variables.length,
    f.flatMap((term) => gaussianTerms(term, variables)),
  )
}

function gaussianTerms(term: GaussianFunctionTerm, variables: readonly string[]): readonly GaussianTerm[] {
  const { coefficient, scale, gaussians, weight } = term
  if (
    gaussians !== 0 ||
    !Q.equal(scale, Q.one) ||
    coefficient.some(({ powers }) => Object.keys(powers).some((symbol) => symbol.includes('·')))
  )
    throw new InputError({
      code: 'kernels.gaussianSum',
      at: 'function',
      expected: 'plain Gaussians, without scalar products before them',
      received: 'a term that is none',
    })
  const weighted = modesOf(variables.map((a) => variables.map((b) => term.form[dot(a, b)] ?? Q.zero)))
  const modes = weighted.map(({ mode }) => mode)
  return multiplyPolynomials(coefficient, constant(1)).map((monomial) => ({
    ...monomial,
    modes,
    weights: weighted.map((each) => each.weight),
    exponent: weight,
  }))
}

interface WeightedMode {
  readonly mode: Mode
  readonly weight: Rational
}

/**
 * A quadratic form as a sum of weighted squares of modes, in the shortest of three ways: one square of ±1 times the
 * points where it is one; the square of the sum of all points and squares of points where all points are coupled alike;
 * squares of differences and of points otherwise.
 */
function modesOf(form: readonly (readonly Rational[])[]): readonly WeightedMode[] {
  const size = form.length
  const at = (i: number, j: number): Rational => form[i]?.[j] as Rational
  const unit = (i: number): Mode => Array.from({ length: size }, (_, k) => (k === i ? 1 : 0))
  const involved = form.map((_, i) => i).filter((i) => form[i]?.some((entry) => !Q.isZero(entry)) === true)
  const [first] = involved
  if (first === undefined) return []
  const lead = at(first, first)
  const signs = form.map((_, i) => (Q.isZero(lead) ? 0 : Q.toNumber(Q.divide(at(first, i), lead))))
  if (
    involved.every((i) =>
      involved.every((j) =>
        Q.equal(at(i, j), Q.multiply(lead, Q.rational(Math.round((signs[i] as number) * (signs[j] as number))))),
      ),
    ) &&
    signs.every((s) => [0, 1, -1].includes(s))
  )
    return [{ mode: signs, weight: lead }]
  const coupling = at(first, involved[1] ?? first)
  if (involved.length > 2 && involved.every((i) => involved.every((j) => i === j || Q.equal(at(i, j), coupling))))
    return [
      { mode: form.map((_, i) => (involved.includes(i) ? 1 : 0)), weight: coupling },
      ...involved.map((i) => ({ mode: unit(i), weight: Q.subtract(at(i, i), coupling) })),
    ]
  const differences = involved.flatMap((i) =>
    involved
      .filter((j) => j > i)
      .map((j) => ({ mode: unit(i).map((entry, k) => entry - (k === j ? 1 : 0)), weight: Q.negate(at(i, j)) })),
  )
  return [...differences, ...involved.map((i) => ({ mode: unit(i), weight: Q.sum(form[i] ?? []) }))].filter(
    ({ weight }) => !Q.isZero(weight),
  )
}
