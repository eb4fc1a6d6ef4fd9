import type { ActionPart } from '../../actions/action.js'

/**
 * The couplings of order 1/N of a network of independent neurons as averages over one hidden unit h, by part, (a, b) =
 * ∫ a b or the sum over points: G_c^(4) = (σ₁⁴/N)(3 E hhhh − Σ₃ GG/σ₁⁴) with G⁻¹ on its legs. They hold for every
 * hidden unit, on points and in the continuum, there on fields φ = G∗J for which the average exists. Tr 1 is the number
 * of points; in the continuum V δ^d(0), which is infinite, as is (h, G⁻¹h).
 *
 * @example
 * [...unitActionLatex('\\sigma_1').keys()] // [4, 2]
 */
export function unitActionLatex(readout: string): ReadonlyMap<ActionPart, string> {
  const scalar = '(\\phi, G^{-1} \\phi)'
  return new Map<ActionPart, string>([
    [
      4,
      `S_{g_{4}} = -\\frac{${readout}^4}{8 N} \\, \\mathrm{E}_h \\big[ (h, G^{-1} \\phi)^4 \\big] + \\frac{1}{8 N} ${scalar}^2`,
    ],
    [
      2,
      `S_{g_{2}} = \\frac{3 ${readout}^4}{4 N} \\, \\mathrm{E}_h \\big[ (h, G^{-1} \\phi)^2 (h, G^{-1} h) \\big] - \\frac{\\mathrm{Tr} \\, 1 + 2}{4 N} ${scalar}`,
    ],
  ])
}
