import { erf } from '../../kernels/erf.js'
import type { Evaluated } from '../../kernels/evaluated.js'
import { meanOfSigns } from '../../kernels/signMoment.js'
import { powerOfTwo } from '../../algebra/powerOfTwo.js'
import { finite } from '../../numbers.js'
import { activationMoments } from './activationMoments.js'
import type { Network, Point } from '../network.js'
import { networkFromMoments } from '../correlators/networkFromMoments.js'
import { requireParameters } from '../requireParameters.js'
import { sampleLayer } from './sampleLayer.js'

/**
 * Parameters of networks with biases b ~ N(0, sigmab²): N neurons, d inputs, hidden weights of variance sigma0²/d,
 * readout weights of variance sigma1²/N.
 */
export interface BiasedNetParameters {
  readonly N: number
  readonly d: number
  readonly sigma0: number
  readonly sigma1: number
  readonly sigmab: number
}

/** On so few points moments of signs are faster in three dimensions than one table of nodes for all products. */
const FEW = 6

/**
 * The Erf-net φ(x) = Σ_j W_j erf(w_j·x + b_j), with w_j ~ N(0, σ₀²/d), b_j ~ N(0, σ_b²), W_j ~ N(0, σ₁²/N).
 *
 * erf(z) = E sign(z + η) with η ~ N(0, 1/2), so its moments are those of signs of correlated normal numbers: closed for
 * two points, the arcsine kernel M₂ = (2/π) arcsin(2K₁₂/sqrt((1+2K₁₁)(1+2K₂₂))) with K = v x·y + σ_b², one integral for
 * four, two for six. For d ≤ 2, and on many points for d = 3, quadrature over weights and bias is faster and taken for
 * four points and more; the error is reported.
 *
 * @throws InputError when N or d is no positive integer, σ₀ or σ₁ is not positive and finite, or σ_b is negative
 * @example
 * erfNet({ N: 5, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.5 }).correlator([[0], [0.4]]) // 0.19571844250625895
 * @source Williams, Computing with infinite networks (1996)
 */
export function erfNet(parameters: BiasedNetParameters): Network {
  const { N, d, sigma0, sigma1, sigmab } = parameters
  requireParameters('erf-net', { counts: { N, d }, sizes: { sigma0, sigma1 }, deviations: { sigmab } })
  const layer = { N, d, sigma0, biases: sigmab, activation: 'erf' } as const
  const quadrature = activationMoments(parameters, erf)
  return networkFromMoments(
    {
      name: 'erf-net',
      title: 'Erf-net: one hidden layer of error functions with Gaussian biases',
      parameters: { N, d, sigma0, sigma1, sigmab },
      sampleHidden: (random, points, out) => sampleLayer(layer, random, points, out),
    },
    parameters,
    (points) => {
      let table: ((block: readonly number[]) => Evaluated) | undefined
      return (block) => {
        if (block.length <= 2 || d > 3 || (d === 3 && points.length <= FEW)) return erfMoment(parameters, block, points)
        table ??= quadrature(points)
        return table(block)
      }
    },
    quadrature,
  )
}

/** Of a sum of a few products, in units of the last place. */
const ROUNDINGS = 8

/**
 * E Π erf(z_i) as a moment of signs with covariance K + ½·1; each variable in units of its own, powers of two, so that
 * squares of coordinates do not overflow.
 */
export function erfMoment(
  { d, sigma0, sigmab }: Pick<BiasedNetParameters, 'd' | 'sigma0' | 'sigmab'>,
  block: readonly number[],
  points: readonly Point[],
): Evaluated {
  const deviation = sigma0 / Math.sqrt(d)
  const forms = block.map((i) => {
    const form = [...(points[i] as Point).map((x) => deviation * x), sigmab]
    finite(Math.hypot(...form), { at: `point ${i + 1}`, what: 'a standard deviation of w·x + b' })
    const unit = powerOfTwo(Math.max(1, ...form.map(Math.abs)))
    return { form: form.map((entry) => entry / unit), noise: 1 / 2 / unit / unit }
  })
  const entries = (of: (x: number) => number): number[][] =>
    forms.map(({ form: a, noise }, i) =>
      forms.map(({ form: b }, j) => a.reduce((sum, x, k) => sum + of(x * (b[k] as number)), i === j ? noise : 0)),
    )
  // Of the terms, which are small where a point is: so is the moment, and its error.
  const errors = entries(Math.abs).map((row) => row.map((size) => ROUNDINGS * Number.EPSILON * size))
  return meanOfSigns(
    entries((x) => x),
    { errors },
  )
}
