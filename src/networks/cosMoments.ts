import * as Q from '../algebra/rational.js'
import { monomial } from '../algebra/polynomial.js'
import { toGaussianSum } from '../kernels/formModes.js'
import { averagePhase, averageVariable } from '../kernels/gaussianCalculus.js'
import { addGaussianFunctions, dot, gaussian, multiplyGaussianFunctions } from '../kernels/gaussianFunction.js'
import type { GaussianFunction } from '../kernels/gaussianFunction.js'
import { placeGaussians } from '../kernels/gaussianSum.js'
import type { GaussianSum } from '../kernels/gaussianSum.js'

/**
 * M_B = E Π_{i∈B} cos(w·x_i + b) as a function of `points` points, with w ~ N(0, v·1), b uniform on a period: a phase average and a Gaussian one.
 *
 * @param block the indices in B
 */
export function cosMoment(block: readonly number[], points: number): GaussianSum {
  const known = moments.get(block.length) ?? momentOf(block.length)
  moments.set(block.length, known)
  return placeGaussians(known, block, points)
}

/** By number of points; a moment of many is far more work to derive than to place. */
const moments = new Map<number, GaussianSum>()

function momentOf(n: number): GaussianSum {
  const names = Array.from({ length: n }, (_, i) => `x${i}`)
  const product = names.map(cosine).reduce(multiplyGaussianFunctions)
  return toGaussianSum(averageVariable(averagePhase(product, 'phase'), 'w', Q.rational(-1)), names)
}

/** cos(w·x + b) = ½ e^{ib} e^{iw·x} + ½ e^{−ib} e^{−iw·x}, with `phase` for e^{ib} and the variable w for iw/v, a normal number of variance −1/v. */
function cosine(x: string): GaussianFunction {
  const wave = (sign: 1 | -1): GaussianFunction => gaussian({ [dot('w', x)]: Q.rational(-sign) }, { coefficient: monomial({ phase: sign }, Q.rational(1, 2)) })
  return addGaussianFunctions(wave(1), wave(-1))
}
