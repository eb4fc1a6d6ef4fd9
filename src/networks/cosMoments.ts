import * as Q from '../algebra/rational.js'
import { gaussianSum } from '../kernels/gaussianSum.js'
import type { GaussianSum, GaussianTerm } from '../kernels/gaussianSum.js'

/**
 * M_B = E Π_{i∈B} cos(w·x_i + b) as a function of `points` points, with w ~ N(0, v·1), b uniform on a period.
 *
 * Every cosine is ½ Σ_{ε=±1} e^{iε(w·x+b)}. The average over the uniform b keeps the products whose signs add up to zero, and the average
 * over the Gaussian w of e^{iw·k}, k = Σ ε_i x_i, is e^{−v k²/2}.
 *
 * @param block the indices in B
 */
export function cosMoment(block: readonly number[], points: number): GaussianSum {
  const terms: GaussianTerm[] = []
  for (let signs = 0; signs < 2 ** block.length; signs++) {
    const epsilon = block.map((_, i) => ((signs >> i) & 1 ? -1 : 1))
    if (epsilon.reduce<number>((total, sign) => total + sign, 0) !== 0) continue
    const mode = new Array<number>(points).fill(0)
    block.forEach((point, i) => {
      mode[point] = epsilon[i] as number
    })
    terms.push({ coefficient: Q.rational(1n, 2n ** BigInt(block.length)), powers: {}, modes: [mode] })
  }
  return gaussianSum(points, terms)
}
