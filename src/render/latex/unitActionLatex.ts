import type { ActionPart } from '../../actions/action.js'
import type { ReadoutLatex } from './readoutSymbol.js'

/**
 * The couplings of order 1/N of a network of independent neurons as averages over one hidden unit h, by part, (a, b) =
 * ∫ a b or the sum over points: G_c^(4) = (σ₁⁴/N)(3 E hhhh − Σ₃ GG/σ₁⁴) with G⁻¹ on its legs. They hold for every
 * hidden unit, on points and in the continuum, there on fields φ = G∗J for which the average exists. Tr 1 is the number
 * of points; in the continuum V δ^d(0), which is infinite, as is (h, G⁻¹h). Of readouts that are not normal the fourth
 * moment μ₄ = E a⁴ stands in place of 3σ₁⁴.
 *
 * @example
 * [...unitActionLatex('\\sigma_1').keys()] // [4, 2]
 */
export function unitActionLatex(readout: ReadoutLatex): ReadonlyMap<ActionPart, string> {
  const scalar = '(\\phi, G^{-1} \\phi)'
  const [quartic, quadratic] =
    typeof readout === 'string'
      ? [`\\frac{${readout}^4}{8 N}`, `\\frac{3 ${readout}^4}{4 N}`]
      : [`\\frac{${readout.moments}_{4}}{24 N}`, `\\frac{${readout.moments}_{4}}{4 N}`]
  return new Map<ActionPart, string>([
    [4, `S_{g_{4}} = -${quartic} \\, \\mathrm{E}_h \\big[ (h, G^{-1} \\phi)^4 \\big] + \\frac{1}{8 N} ${scalar}^2`],
    [
      2,
      `S_{g_{2}} = ${quadratic} \\, \\mathrm{E}_h \\big[ (h, G^{-1} \\phi)^2 (h, G^{-1} h) \\big] - \\frac{\\mathrm{Tr} \\, 1 + 2}{4 N} ${scalar}`,
    ],
  ])
}
