import * as Q from '../algebra/rational.js'
import { addPolynomials, monomial } from '../algebra/polynomial.js'
import { toGaussianSum } from '../kernels/formModes.js'
import { averageScalar, averageVariable } from '../kernels/gaussianCalculus.js'
import { dot, gaussian, multiplyGaussianFunctions } from '../kernels/gaussianFunction.js'
import type { GaussianFunction } from '../kernels/gaussianFunction.js'
import { placeGaussians } from '../kernels/gaussianSum.js'
import type { GaussianSum } from '../kernels/gaussianSum.js'

/**
 * M_B = E Π_{i∈B} h(x_i) of the Gauss-net as a function of `points` points, h(x) = exp(w·x + b − σ_b² − v x²) with w ~ N(0, v·1),
 * b ~ N(0, σ_b²): two Gaussian averages. With n = |B| it is e^{n(n−2)σ_b²/2} exp((v/2)|Σx|² − vΣx²).
 *
 * @param block the indices in B
 */
export function gaussMoment(block: readonly number[], points: number): GaussianSum {
  const known = moments.get(block.length) ?? momentOf(block.length)
  moments.set(block.length, known)
  return placeGaussians(known, block, points)
}

/** By number of points; a moment of many is far more work to derive than to place. */
const moments = new Map<number, GaussianSum>()

function momentOf(n: number): GaussianSum {
  const names = Array.from({ length: n }, (_, i) => `x${i}`)
  const product = names.map(hiddenUnit).reduce(multiplyGaussianFunctions)
  return toGaussianSum(averageScalar(averageVariable(product, 'w', Q.one), 'b', monomial({ sigmab: 2 })), names)
}

/** The variable w stands for w/v, a normal vector of variance 1/v. */
function hiddenUnit(x: string): GaussianFunction {
  return gaussian(
    { [dot('w', x)]: Q.rational(-1), [dot(x, x)]: Q.rational(2) },
    { weight: addPolynomials(monomial({ b: 1 }), monomial({ sigmab: 2 }, Q.rational(-1))) },
  )
}
