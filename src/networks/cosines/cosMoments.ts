import * as Q from '../../algebra/rational.js'
import { monomial } from '../../algebra/polynomial.js'
import { averagePhase, averageVariable } from '../../kernels/gaussianCalculus.js'
import { addGaussianFunctions, dot, gaussian, multiplyGaussianFunctions } from '../../kernels/gaussianFunction.js'
import type { GaussianFunction } from '../../kernels/gaussianFunction.js'
import { placedMoments } from '../correlators/placedMoments.js'
import type { ClosedMoment } from '../correlators/placedMoments.js'

/** M_B = E Π_{i∈B} cos(w·x_i + b) with w ~ N(0, v·1), b uniform on a period: a phase average and a Gaussian one. */
export const cosMoment: ClosedMoment = placedMoments((names) =>
  averageVariable(averagePhase(names.map(cosine).reduce(multiplyGaussianFunctions), 'phase'), 'w', Q.rational(-1)),
)

/**
 * cos(w·x + b) = ½ e^{ib} e^{iw·x} + ½ e^{−ib} e^{−iw·x}, with `phase` for e^{ib} and the variable w for iw/v, a normal
 * number of variance −1/v.
 */
function cosine(x: string): GaussianFunction {
  const wave = (sign: 1 | -1): GaussianFunction =>
    gaussian({ [dot('w', x)]: Q.rational(-sign) }, { coefficient: monomial({ phase: sign }, Q.rational(1, 2)) })
  return addGaussianFunctions(wave(1), wave(-1))
}
