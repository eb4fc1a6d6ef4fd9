import { erf } from '../../kernels/erf.js'
import { relu } from '../../kernels/layer.js'
import { tanh } from '../../kernels/tanh.js'
import { planarRampMoment } from '../../kernels/planarRampMoment.js'
import { InputError } from '../../errors.js'
import { inOwnSpan, linearFormMoments } from './activationMoments.js'
import type { Network, Point } from '../network.js'
import { requireCoordinates, requireParameters } from '../requireParameters.js'
import { sampleLayer } from './sampleLayer.js'
import { finite } from '../../numbers.js'
import { largest, requireSize } from '../../sizes.js'

/** The activations with names. */
export type Activation = 'relu' | 'erf' | 'tanh'

/**
 * A network of `depth` hidden layers of N neurons: z¹ = w·x + b with w ~ N(0, σ₀²/d), z^{l+1} = W f(z^l) + b with W ~
 * N(0, σ₀²/N), b ~ N(0, σ_b²) everywhere, readout weights N(0, σ₁²/N).
 */
export interface DeepNetworkParameters {
  readonly activation: Activation
  readonly depth: number
  readonly N: number
  readonly d: number
  readonly sigma0: number
  readonly sigma1: number
  readonly sigmab: number
}

const functions: Readonly<Record<Activation, (z: number) => number>> = { relu, erf, tanh }

function requireDeep({ activation, depth, N, d, sigma0, sigma1, sigmab }: DeepNetworkParameters): void {
  if (!Object.hasOwn(functions, activation))
    throw new InputError({
      code: 'networks.activation',
      at: 'activation',
      expected: `one of ${Object.keys(functions).join(', ')}`,
      received: `'${activation}'`,
    })
  requireParameters(`deep ${activation}-net`, {
    counts: { depth, N, d },
    sizes: { sigma0, sigma1 },
    deviations: { sigmab },
  })
  requireSize({ code: 'networks.size', at: 'depth', of: 'hidden layers', needed: depth, most: largest.layers })
}

/**
 * The two-point function at infinite width, σ₁² F(K^L), by the recursion K¹ = (σ₀²/d) x·y + σ_b², K^{l+1} = σ₀² F(K^l)
 * + σ_b², where F(K)_{xy} = E f(z_x) f(z_y) for z ~ N(0, K): closed for ReLU (arc-cosine) and erf (arcsine), a
 * quadrature for tanh. With depth 1 it is the two-point function at every width; with more layers the one at width N
 * differs from it by O(1/N).
 *
 * @throws InputError for parameters that are not allowed and points without d finite coordinates
 * @example
 * infiniteWidthKernel({ activation: 'relu', depth: 2, N: 1, d: 1, sigma0: Math.SQRT2, sigma1: 1, sigmab: 0 }, [1], [1]) // 1: ReLU with variance 2 keeps it
 * @source Cho and Saul (2009); Lee et al., Deep neural networks as Gaussian processes (2018)
 */
export function infiniteWidthKernel(parameters: DeepNetworkParameters, x: Point, y: Point): number {
  requireDeep(parameters)
  const { activation, depth, d, sigma0, sigma1, sigmab } = parameters
  requireCoordinates([x, y], d)
  const product = (a: Point, b: Point): number =>
    finite((sigma0 ** 2 / d) * a.reduce((sum, entry, k) => sum + entry * (b[k] as number), 0) + sigmab ** 2, {
      at: 'two-point function',
      what: 'a kernel',
    })
  let kernel: Kernel = [product(x, x), product(x, y), product(y, y)]
  for (let layer = 1; layer < depth; layer++)
    kernel = next(activation, kernel).map((value) => sigma0 ** 2 * value + sigmab ** 2) as unknown as Kernel
  return finite(sigma1 ** 2 * next(activation, kernel)[1], { at: 'two-point function', what: 'a value' })
}

/** Variances and covariance: xx, xy, yy. */
type Kernel = readonly [number, number, number]

function next(activation: Activation, [xx, xy, yy]: Kernel): Kernel {
  switch (activation) {
    case 'erf': {
      const arcsine = (a: number, ab: number, b: number): number =>
        (2 / Math.PI) * Math.asin((2 * ab) / Math.sqrt((1 + 2 * a) * (1 + 2 * b)))
      return [arcsine(xx, xx, xx), arcsine(xx, xy, yy), arcsine(yy, yy, yy)]
    }
    case 'relu': {
      const [a, b] = planar([xx, xy, yy])
      return [xx / 2, planarRampMoment([a, b]), yy / 2]
    }
    case 'tanh': {
      const moment = linearFormMoments(inOwnSpan(planar([xx, xy, yy])), tanh)
      return [moment([0, 0]).value, moment([0, 1]).value, moment([1, 1]).value]
    }
  }
}

/** Two vectors in the plane with these scalar products. */
function planar([xx, xy, yy]: Kernel): readonly [readonly [number, number], readonly [number, number]] {
  const a = Math.sqrt(xx)
  const along = a === 0 ? 0 : xy / a
  return [
    [a, 0],
    [along, Math.sqrt(Math.max(0, yy - along ** 2))],
  ]
}

/**
 * The deep network as something to sample: given its last hidden layer the output is Gaussian, so both estimators of
 * `estimateCorrelators` apply. Its neurons share the layers before and are not independent; no exact correlator is
 * known at finite N, and `correlator` says so.
 *
 * @throws InputError for parameters that are not allowed
 * @example
 * deepNetwork({ activation: 'relu', depth: 2, N: 10, d: 1, sigma0: 1, sigma1: 1, sigmab: 0 }).layers // 2
 */
export function deepNetwork(parameters: DeepNetworkParameters): Network {
  requireDeep(parameters)
  const { activation, depth, N, d, sigma0, sigma1, sigmab } = parameters
  const f = functions[activation]
  const first = { N, d, sigma0, biases: sigmab, activation }
  let below = new Float64Array(0)
  return {
    name: `deep ${activation}-net`,
    title: `deep ${activation}-net: ${depth} hidden layers`,
    parameters: { depth, N, d, sigma0, sigma1, sigmab },
    width: N,
    inputs: d,
    layers: depth,
    readoutVariance: sigma1 ** 2 / N,
    neurons: 'coupled',
    correlator: () => {
      throw new InputError({
        code: 'networks.depth',
        at: `deep ${activation}-net`,
        expected:
          'estimates from samples (edgewick correlator --samples), or the two-point function at infinite width (infiniteWidthKernel)',
        received: 'a request for an exact correlator at finite N',
      })
    },
    sampleHidden: (random, points, out) => {
      const size = points.length
      if (below.length !== N * size) below = new Float64Array(N * size)
      sampleLayer(first, random, points, out)
      for (let layer = 1; layer < depth; layer++) {
        below.set(out)
        for (let j = 0; j < N; j++) {
          const bias = sigmab * random.normal()
          out.fill(bias, j * size, (j + 1) * size)
          for (let k = 0; k < N; k++) {
            const weight = (sigma0 / Math.sqrt(N)) * random.normal()
            for (let p = 0; p < size; p++)
              out[j * size + p] = (out[j * size + p] as number) + weight * (below[k * size + p] as number)
          }
          for (let p = 0; p < size; p++) out[j * size + p] = f(out[j * size + p] as number)
        }
      }
    },
  }
}
