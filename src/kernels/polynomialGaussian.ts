import { addPolynomials, constant, evaluate, monomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import * as Q from '../algebra/rational.js'
import { gaussianSum } from './gaussianSum.js'
import type { GaussianSum, Mode } from './gaussianSum.js'

/**
 * `coefficient` · exp(−(v/2) Σ_modes |Σ_i ℓ_i x_i|²). The coefficient is a polynomial in named symbols and in the squares of the term's own modes,
 * which are symbols as well: {@link squareSymbol}.
 */
export interface PolynomialGaussianTerm {
  readonly coefficient: Polynomial
  readonly modes: readonly Mode[]
}

/**
 * A function of n points in d dimensions: a sum of polynomials times translation-invariant Gaussians, with the variance `v` a symbol too.
 * Canonical: modes oriented and sorted as in `GaussianSum`, one term for each set of modes.
 */
export interface PolynomialGaussian {
  readonly points: number
  readonly terms: readonly PolynomialGaussianTerm[]
}

/** The canonical sum of the terms. */
export function polynomialGaussian(points: number, terms: Iterable<PolynomialGaussianTerm>): PolynomialGaussian {
  const groups = new Map<string, { readonly modes: readonly Mode[]; readonly summands: Polynomial[] }>()
  for (const { coefficient, modes } of terms) {
    const canonical = canonicalModes(points, modes)
    const key = keyOf(canonical)
    const group = groups.get(key) ?? { modes: canonical, summands: [] }
    groups.set(key, group)
    group.summands.push(coefficient)
  }
  const collected = [...groups.values()].map(({ modes, summands }) => ({ modes, coefficient: addPolynomials(...summands) }))
  return { points, terms: collected.filter(({ coefficient }) => coefficient.length > 0).sort(compareTerms) }
}

/** A polynomial without dependence on the points. */
export function constantGaussian(points: number, coefficient: Polynomial): PolynomialGaussian {
  return polynomialGaussian(points, [{ coefficient, modes: [] }])
}

/** A sum of plain Gaussians as one with constant coefficients. */
export function withPolynomials({ points, terms }: GaussianSum): PolynomialGaussian {
  return polynomialGaussian(
    points,
    terms.map(({ coefficient, powers, modes }) => ({ coefficient: [{ coefficient, powers }], modes })),
  )
}

/** The product of two functions of the same points. */
export function multiplyPolynomialGaussians(a: PolynomialGaussian, b: PolynomialGaussian): PolynomialGaussian {
  return polynomialGaussian(
    a.points,
    a.terms.flatMap((left) =>
      b.terms.map((right) => ({ coefficient: multiplyPolynomials(left.coefficient, right.coefficient), modes: [...left.modes, ...right.modes] })),
    ),
  )
}

/** The name under which the square |Σ_i ℓ_i x_i|² of a mode stands in coefficients: `|x1-x2|²`. */
export function squareSymbol(mode: Mode): string {
  const [first = 1] = mode.filter((entry) => entry !== 0)
  const summands = mode.flatMap((entry, i) => {
    const size = Math.abs(entry) === 1 ? '' : `${Math.abs(entry)}`
    return entry === 0 ? [] : [`${entry * first < 0 ? '-' : '+'}${size}x${i + 1}`]
  })
  return `|${summands.join('').slice(1)}|²`
}

/** Σ_modes |Σ_i ℓ_i x_i|² as a polynomial in the squares of the modes. */
export function sumOfSquares(modes: readonly Mode[]): Polynomial {
  const present = modes.filter((mode) => mode.some((entry) => entry !== 0))
  return addPolynomials(...present.map((mode) => monomial({ [squareSymbol(mode)]: 1 })))
}

/**
 * The value at `points` (each of as many coordinates), with values of the symbols, `v` among them.
 *
 * @throws RangeError naming a symbol without a value
 */
export function evaluatePolynomialGaussian(
  sum: PolynomialGaussian,
  points: readonly (readonly number[])[],
  symbols: Readonly<Record<string, number>> & { readonly v: number },
): number {
  return sum.terms.reduce((total, { coefficient, modes }) => {
    const squares = modes.map((mode) => [squareSymbol(mode), squaredNorm(mode, points)] as const)
    const exponent = squares.reduce((square, [, norm]) => square + norm, 0)
    return total + evaluate(coefficient, { ...symbols, ...Object.fromEntries(squares) }) * Math.exp((-symbols.v / 2) * exponent)
  }, 0)
}

/**
 * The part that dominates when the symbol is large: of every term, the monomials with the highest power of it in the whole sum. Empty for an
 * empty sum.
 */
export function leadingIn(sum: PolynomialGaussian, symbol: string): PolynomialGaussian {
  const powerOf = (powers: Polynomial[number]['powers']): Q.Rational => powers[symbol] ?? Q.zero
  const all = sum.terms.flatMap(({ coefficient }) => coefficient.map(({ powers }) => powerOf(powers)))
  const highest = all.reduce((a, b) => (Q.compare(a, b) < 0 ? b : a), all[0] ?? Q.zero)
  return polynomialGaussian(
    sum.points,
    sum.terms.map(({ coefficient, modes }) => ({ coefficient: coefficient.filter(({ powers }) => Q.equal(powerOf(powers), highest)), modes })),
  )
}

/** The modes as `gaussianSum` puts them: oriented, sorted, without zeros. */
function canonicalModes(points: number, modes: readonly Mode[]): readonly Mode[] {
  return gaussianSum(points, [{ coefficient: Q.one, powers: {}, modes }]).terms[0]?.modes ?? []
}

function keyOf(modes: readonly Mode[]): string {
  return modes.map((mode) => mode.join()).join(';')
}

/** Few modes first, then earlier points first. */
function compareTerms(a: PolynomialGaussianTerm, b: PolynomialGaussianTerm): number {
  if (a.modes.length !== b.modes.length) return a.modes.length - b.modes.length
  const [left, right] = [a.modes.flat(), b.modes.flat()]
  const at = left.findIndex((entry, i) => entry !== right[i])
  return at < 0 ? 0 : (right[at] as number) - (left[at] as number)
}

function squaredNorm(mode: Mode, points: readonly (readonly number[])[]): number {
  const d = points[0]?.length ?? 0
  return Array.from({ length: d }, (_, axis) => mode.reduce((sum, entry, i) => sum + entry * (points[i]?.[axis] ?? 0), 0)).reduce(
    (square, component) => square + component * component,
    0,
  )
}

/** The function 1. */
export function unitGaussian(points: number): PolynomialGaussian {
  return constantGaussian(points, constant(1))
}
