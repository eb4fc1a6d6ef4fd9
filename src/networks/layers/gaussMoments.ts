import * as Q from '../../algebra/rational.js'
import { addPolynomials, monomial } from '../../algebra/polynomial.js'
import { averageScalar, averageVariable } from '../../kernels/gaussianCalculus.js'
import { dot, gaussian, multiplyGaussianFunctions } from '../../kernels/gaussianFunction.js'
import type { GaussianFunction } from '../../kernels/gaussianFunction.js'
import { placedMoments } from '../correlators/placedMoments.js'
import type { ClosedMoment } from '../correlators/placedMoments.js'

/**
 * M_B = E Π_{i∈B} h(x_i) of the Gauss-net, h(x) = exp(w·x + b − σ_b² − v x²) with w ~ N(0, v·1), b ~ N(0, σ_b²): two
 * Gaussian averages. With n = |B| it is e^{n(n−2)σ_b²/2} exp((v/2)|Σx|² − vΣx²).
 */
export const gaussMoment: ClosedMoment = placedMoments((names) =>
  averageScalar(
    averageVariable(names.map(hiddenUnit).reduce(multiplyGaussianFunctions), 'w', Q.one),
    'b',
    monomial({ sigmab: 2 }),
  ),
)

/** The variable w stands for w/v, a normal vector of variance 1/v. */
function hiddenUnit(x: string): GaussianFunction {
  return gaussian(
    { [dot('w', x)]: Q.rational(-1), [dot(x, x)]: Q.rational(2) },
    { weight: addPolynomials(monomial({ b: 1 }), monomial({ sigmab: 2 }, Q.rational(-1))) },
  )
}
