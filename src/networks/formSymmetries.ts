import { formatPowers, powers } from '../algebra/polynomial.js'
import type { Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Mode } from '../kernels/gaussianSum.js'
import { polynomialGaussian, squareSymbol } from '../kernels/polynomialGaussian.js'
import type { PolynomialGaussian } from '../kernels/polynomialGaussian.js'
import type { SymmetryName } from './symmetryGroup.js'

/**
 * Which symmetries a sum of polynomials times Gaussians has, read off its form, for all points at once.
 *
 * It depends on the points through squares |Σ_i ℓ_i x_i|² only, so that every element of O(d) leaves it alone: rotations, reflections, permutations of
 * coordinates. A translation by a changes Σ_i ℓ_i x_i by a Σ_i ℓ_i: it leaves the sum alone if every mode adds up to zero, and only then, different Gaussians being
 * linearly independent. Points may be permuted when renaming them in all modes gives the same canonical sum, which is tested on a set of generators.
 */
export function formSymmetries(sum: PolynomialGaussian): Readonly<Record<SymmetryName, boolean>> {
  const neutral = sum.terms.every(({ modes }) => modes.every((mode) => mode.reduce((total, entry) => total + entry, 0) === 0))
  const cycle = Array.from({ length: sum.points }, (_, i) => (i + 1) % sum.points)
  const exchange = cycle.map((_, i) => (i < 2 && sum.points > 1 ? 1 - i : i))
  return {
    translation: neutral,
    rotation: true,
    reflection: true,
    'permutation of coordinates': true,
    'permutation of points': [cycle, exchange].every((order) => same(renamed(sum, order), sum)),
  }
}

/** The sum with point order[i] in place of point i. */
function renamed(sum: PolynomialGaussian, order: readonly number[]): PolynomialGaussian {
  const rename = (mode: Mode): Mode => order.map((_, to) => mode[order.indexOf(to)] as number)
  return polynomialGaussian(
    sum.points,
    sum.terms.map(({ coefficient, modes }) => {
      const names = new Map(modes.map((mode) => [squareSymbol(mode), squareSymbol(rename(mode))]))
      const translate = (exponents: Powers): Powers => powers(Object.fromEntries(Object.entries(exponents).map(([name, e]) => [names.get(name) ?? name, e])))
      return { modes: modes.map(rename), coefficient: coefficient.map((term) => ({ ...term, powers: translate(term.powers) })) }
    }),
  )
}

function same(a: PolynomialGaussian, b: PolynomialGaussian): boolean {
  const text = ({ terms }: PolynomialGaussian): string =>
    terms
      .map(
        ({ modes, coefficient }) => `${modes.join(';')} ${coefficient.map((term) => `${Q.format(term.coefficient)} ${formatPowers(term.powers)}`).join('+')}`,
      )
      .join('\n')
  return text(a) === text(b)
}
