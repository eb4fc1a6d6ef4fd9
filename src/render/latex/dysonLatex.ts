import type { Polynomial } from '../../algebra/polynomial.js'
import type { DysonMatrix } from '../../expansion/dyson.js'
import { byOrders } from '../../expansion/readings/byOrders.js'
import { carriedLatex } from '../../theory/carriedLatex.js'
import type { Theory } from '../../theory/theory.js'
import { polynomialLatex } from './polynomialLatex.js'
import type { LatexStyle } from './style.js'

/**
 * Dyson's equation at a point, an equation for each of the means, the lines L, the self-energies Σ and the propagators
 * G = L + LΣG; of several fields entry by entry of the symmetric matrices, named by their fields.
 *
 * @param theory that of Γ
 */
export function dysonLatex(dyson: DysonMatrix, theory: Theory, style: LatexStyle = {}): readonly string[] {
  const { fields, line, mean, selfEnergy, propagator } = dyson
  const names = fields.map((field) => carriedLatex(theory, field))
  const equation = (left: string, terms: Polynomial): string => polynomialLatex(byOrders(theory, terms), left, style)
  const entries = (letter: string, of: (a: number, b: number) => Polynomial): readonly string[] =>
    names.flatMap((a, i) =>
      names.slice(i).map((b, k) => equation(names.length === 1 ? letter : `${letter}_{${a} ${b}}`, of(i, i + k))),
    )
  return [
    ...names.map((name, a) => equation(`\\langle ${name} \\rangle`, mean[a]?.terms ?? [])),
    ...entries('L', (a, b) => line[a]?.[b] ?? []),
    ...entries('\\Sigma', (a, b) => selfEnergy[a]?.[b]?.terms ?? []),
    ...entries('G', (a, b) => propagator[a]?.[b]?.terms ?? []),
  ]
}
