import { adaptiveIntegral } from '../../kernels/adaptiveIntegral.js'
import type { Evaluated } from '../../kernels/evaluated.js'
import { sphereWave } from '../../kernels/sphereWave.js'
import type { CosNetParameters } from '../cosines/cosNet.js'
import { fieldWaves } from './coupledCosWaves.js'
import { cumulantFromMoments } from '../correlators/cumulantFromMoments.js'
import type { Network, Point } from '../network.js'
import { requireCoordinates, requireLegs, requireParameters } from '../requireParameters.js'
import { numberAlone, withinErrors } from '../correlators/correlatorDigits.js'
import { sampleCoupledCosHidden } from './sampleCoupledCosHidden.js'
import { requireNumber } from '../../numbers.js'
import { representable } from '../correlators/representable.js'

/** A Cos-net whose hidden weights have the joint density c·exp[−Σ_j |w_j|²/2v − (α/N²)(Σ_j |w_j|²)²], v = σ₀²/d. */
export interface CoupledCosNetParameters extends CosNetParameters {
  /** The coupling of the neurons, 0 for independent ones; below zero there is no density. */
  readonly alpha: number
}

/**
 * The Cos-net whose neurons are coupled through their hidden weights: correlators exact in α and N by quadrature over
 * the length of the vector of all weights, and exact samples. Its readouts stay independent, so that all estimators of
 * independent networks apply.
 *
 * @throws InputError for parameters that are no Cos-net's, and for α < 0
 * @example
 * coupledCosNet({ N: 3, d: 1, sigma0: 1.2, sigma1: 0.9, alpha: 0.05 }).correlator([[0], [0.4], [-0.7], [1.1]]) // 0.0595711…
 */
export function coupledCosNet(parameters: CoupledCosNetParameters): Network {
  const { N, d, sigma0, sigma1, alpha } = parameters
  requireCoupled(parameters)
  const planeWave = radialAverage(parameters)
  const correlatorsOn: Network['correlatorsOn'] & {} = (points) => {
    requireCoordinates(points, d)
    return withinErrors((legs) => {
      requireLegs(legs, points.length)
      const n = legs.length
      const at = legs.map((i) => points[i] as Point)
      return representable(
        cumulantFromMoments(n, (block) => fieldMoment(parameters, at, block, planeWave)),
        n,
        sigma1 ** 2 / N,
      )
    }, N)
  }
  return {
    name: 'cos-net',
    title: 'Cos-net with coupled weights: a quartic term joins the hidden weights',
    parameters: { N, d, sigma0, sigma1, alpha },
    width: N,
    inputs: d,
    readoutVariance: sigma1 ** 2 / N,
    neurons: 'coupled',
    correlator: (points) => numberAlone(correlatorsOn(points), points, N),
    correlatorsOn,
    sampleHidden: (random, points, out) => sampleCoupledCosHidden(parameters, random, points, out),
  }
}

function requireCoupled({ N, d, sigma0, sigma1, alpha }: CoupledCosNetParameters): void {
  requireParameters('cos-net', { counts: { N, d }, sizes: { sigma0, sigma1 } })
  const expected = 'a number from 0 on, for the density exp[−Σ|w|²/2v − (α/N²)(Σ|w|²)²] has no finite norm below'
  requireNumber(alpha, { code: 'networks.parameter', at: 'cos-net alpha', expected, min: 0 })
}

/**
 * E_α[e^{ik·w}] of the vector w of all N·d weights, as a function of k²: an integral over its length, the directions
 * being uniform.
 */
function radialAverage({ N, d, sigma0, alpha }: CoupledCosNetParameters): (square: number) => Evaluated {
  const [dimension, v] = [N * d, sigma0 ** 2 / d]
  const exponent = (r: number): number => (dimension - 1) * Math.log(r) - r ** 2 / (2 * v) - (alpha * r ** 4) / N ** 2
  // (dimension − 1) = s/v + 4αs²/N² for s = r² at the maximum; from dimension 1 on, half a unit more stays away from 0.
  const slope = 1 / v
  const curvature = (4 * alpha) / N ** 2
  const peak = Math.sqrt((2 * (dimension - 0.5)) / (slope + Math.sqrt(slope ** 2 + 4 * curvature * (dimension - 0.5))))
  const width = 1 / Math.sqrt(slope)
  const [from, to] = [Math.max(0, peak - REACH * width), peak + REACH * width]
  const weight = (r: number): number => Math.exp(exponent(r) - exponent(peak))
  const norm = adaptiveIntegral(weight, from, to)
  const known = new Map<number, Evaluated>()
  return (square) => {
    const k = Math.sqrt(square)
    const found = known.get(square) ?? adaptiveIntegral((r) => weight(r) * sphereWave(dimension, k * r), from, to)
    known.set(square, found)
    return {
      value: found.value / norm.value,
      error: (found.error + Math.abs(found.value / norm.value) * norm.error) / norm.value,
    }
  }
}

/** At ten widths of the Gaussian the weight is below e^{−50} of its largest value. */
const REACH = 10

/** E_α[Π_{i∈block} φ(x_i)]: the phases and readouts averaged, the weights left to `planeWave`. */
function fieldMoment(
  parameters: CosNetParameters,
  points: readonly Point[],
  block: readonly number[],
  planeWave: (square: number) => Evaluated,
): Evaluated {
  let [value, error] = [0, 0]
  for (const { factor, square } of fieldWaves(parameters, points, block)) {
    const wave = planeWave(square)
    value += factor * wave.value
    error += factor * wave.error
  }
  return { value, error }
}
