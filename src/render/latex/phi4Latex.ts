import { momentLatex } from './momentLatex.js'

/**
 * The correlators of the φ⁴ network: G_c^(2) as its momentum integral, higher ones by the moments of a hidden unit and
 * those as momentum integrals.
 */
export function phi4Latex(n: number): string {
  const integral = '\\int_{|p| < \\Lambda} \\frac{d^d p}{(2\\pi)^d}'
  const inMoments = momentLatex('phi4-net', n).replaceAll('\\sigma_{1}', '\\sigma_{a}')
  if (n === 2)
    return `${inMoments.split('=')[0] ?? ''}= \\sigma_{a}^2 ${integral} \\frac{e^{i p \\cdot (x_{1} - x_{2})}}{p^2 + m^2}`
  if (n % 2 === 1) return inMoments
  const moment = `\\frac{(2\\pi)^d}{\\mathrm{vol}(B)} \\left[ \\frac{\\mathrm{vol}(B)}{2 (2\\pi)^d} \\right]^k \\sum_{\\varepsilon \\in \\{\\pm 1\\}^{2k}, \\, \\sum_i \\varepsilon_i = 0} ${integral} \\frac{e^{i p \\cdot \\sum_i \\varepsilon_i x_i}}{(p^2 + m^2)^k}`
  return inMoments.replace('\\end{aligned}', `\\\\ M_{1 \\ldots 2k} ={}& ${moment} \\end{aligned}`)
}
