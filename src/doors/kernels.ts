/**
 * Functions with known answers behind the symbols: Gaussians, moments, wave packets; random numbers.
 *
 * @module edgewick/kernels
 */
export { compileGaussianSum } from '../kernels/gaussianSum.js'
export type { GaussianSum, GaussianTerm, Mode } from '../kernels/gaussianSum.js'
export { evaluateGaussianFunction } from '../kernels/evaluateGaussianFunction.js'
export { addGaussianFunctions, dot, gaussian, multiplyGaussianFunctions } from '../kernels/gaussianFunction.js'
export type { GaussianFunction, GaussianFunctionTerm } from '../kernels/gaussianFunction.js'
export {
  averagePhase,
  averageScalar,
  averageVariable,
  convolveGaussians,
  differentiateGaussian,
  fourierTransform,
  integrateVariable,
  inverseFourierTransform,
  reciprocal,
  substituteVariable,
} from '../kernels/gaussianCalculus.js'
export { toGaussianSum } from '../kernels/formModes.js'
export { erf } from '../kernels/erf.js'
export { orthantMoment } from '../kernels/orthantMoment.js'
export { signMoment } from '../kernels/signMoment.js'
export type { MomentumKernel } from '../kernels/momentumForm.js'
export type { DivergentIntegral, MomentumTerm } from '../kernels/momentumTerm.js'
export { onWavePackets } from '../kernels/wavePackets.js'
export type { WavePacket } from '../kernels/wavePackets.js'
export type { Evaluated } from '../kernels/evaluated.js'
export { evaluatePolynomialGaussian, inModes, leadingIn } from '../kernels/polynomialGaussian.js'
export type { PolynomialGaussian } from '../kernels/polynomialGaussian.js'
export { randomStream } from '../random/philox.js'
export type { RandomStream } from '../random/philox.js'
