import { powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { substituteVariable } from '../../kernels/gaussianCalculus.js'
import { dot, factorsOf, gaussianFunction, polynomialKey } from '../../kernels/gaussianFunction.js'
import type { GaussianFunction } from '../../kernels/gaussianFunction.js'
import { inPoints } from '../../kernels/polynomialGaussian.js'
import type { PolynomialGaussian } from '../../kernels/polynomialGaussian.js'
import type { SymmetryName } from './symmetryGroup.js'

/**
 * Which symmetries a sum of polynomials times Gaussians has, read off its form, for all points at once.
 *
 * It depends on the points through their scalar products only, so that every element of O(d) leaves it alone:
 * rotations, reflections, permutations of coordinates. A translation is tried by putting x_i + a for every point, a
 * permutation (of a set of generators) by renaming the points: the function has the symmetry exactly if its canonical
 * form in the points is the same again, different Gaussians being linearly independent.
 */
export function formSymmetries(sum: PolynomialGaussian): Readonly<Record<SymmetryName, boolean>> {
  const f = inPoints(sum)
  const cycle = Array.from({ length: sum.points }, (_, i) => (i + 1) % sum.points)
  const exchange = cycle.map((_, i) => (i < 2 && sum.points > 1 ? 1 - i : i))
  return {
    translation: same(translated(f, sum.points), f),
    rotation: true,
    reflection: true,
    'permutation of coordinates': true,
    'permutation of points': [cycle, exchange].every((order) => same(renamed(f, order), f)),
  }
}

function translated(f: GaussianFunction, points: number): GaussianFunction {
  return Array.from({ length: points }, (_, i) => `x${i + 1}`).reduce(
    (g, point) => substituteVariable(g, point, { [point]: Q.one, a: Q.one }),
    f,
  )
}

/** The function with point order[i] in place of point i. */
function renamed(f: GaussianFunction, order: readonly number[]): GaussianFunction {
  const rename = (symbol: string): string => {
    if (!symbol.includes('·')) return symbol
    const [left, right] = factorsOf(symbol).map((point) => `x${(order[Number(point.slice(1)) - 1] as number) + 1}`) as [
      string,
      string,
    ]
    return dot(left, right)
  }
  const translate = <T>(entries: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(entries).map(([symbol, entry]) => [rename(symbol), entry]))
  return gaussianFunction(
    f.map((term) => ({
      ...term,
      form: translate(term.form),
      coefficient: term.coefficient.map((monomial) => ({ ...monomial, powers: powers(translate(monomial.powers)) })),
    })),
  )
}

function same(a: GaussianFunction, b: GaussianFunction): boolean {
  const text = (f: GaussianFunction): string =>
    f
      .map(({ coefficient, weight, form, scale, gaussians }) =>
        [
          Object.entries(form).map(([product, entry]) => `${product}=${Q.format(entry)}`),
          polynomialKey(coefficient),
          polynomialKey(weight),
          Q.format(scale),
          gaussians,
        ].join('|'),
      )
      .join('\n')
  return text(a) === text(b)
}
