import type { Network } from '../../networks/network.js'
import { correlatorName } from './correlatorName.js'

/**
 * G_c^(2) of a deep network at infinite width: the recursion of the kernel from layer to layer, f being the activation.
 */
export function deepLatex({ layers = 1 }: Network): string {
  const mean = (kernel: string): string => `\\mathrm{E}_{z \\sim N(0, ${kernel})} f(z_{1}) f(z_{2})`
  return [
    `\\begin{aligned} ${correlatorName(2)} ={}& \\sigma_{1}^2 \\, ${mean(`K^{(${layers})}`)} + O(1/N)`,
    `K^{(l+1)}_{12} ={}& \\sigma_{0}^2 \\, ${mean('K^{(l)}')} + \\sigma_{b}^2`,
    'K^{(1)}_{12} ={}& \\frac{\\sigma_{0}^2}{d} \\, x_{1} \\cdot x_{2} + \\sigma_{b}^2 \\end{aligned}',
  ].join(' \\\\ ')
}
