import { InputError } from '../../errors.js'
import type { Action } from '../../actions/action.js'
import type { Network, Point } from '../../networks/network.js'
import type { Measure, SampleOptions } from '../sampling/batches.js'
import { conditionalViolation } from './conditionalViolation.js'
import type { Estimate } from '../estimate.js'
import { HEAVY_TAIL, jackknife } from '../statistics/jackknife.js'
import { requireIndependent } from '../sampling/requireIndependent.js'
import { requireNormalReadout } from '../sampling/requireNormalReadout.js'
import { requirePoints } from '../sampling/requirePoints.js'
import { runSampling } from '../sampling/sampling.js'
import type { Sampling } from '../sampling/sampling.js'
import { secondOrder, symmetricCoordinates } from './secondOrder.js'
import type { SecondOrder } from './secondOrder.js'
import { hiddenUnits } from '../sampling/hiddenUnits.js'
import { TEST_FUNCTIONS } from './testFunction.js'
import type { TestFunction } from './testFunction.js'

export interface SchwingerDysonOptions extends SampleOptions {
  readonly testFunction: TestFunction
}

/**
 * How much an action S on P points violates the Schwinger–Dyson identity of a network sampled there: an estimate of
 *
 * V = (1/P) Σ_i E[f_i ∂S/∂φ_i − ∂f_i/∂φ_i], which is 0 for S = −log P[φ].
 *
 * When S is right to order 1/N, V falls as N⁻²; when g₂ or g₄ is missing or has the wrong sign, as N⁻¹. `linear`, f_i =
 * φ_i, has the smaller noise but is blind to the two missing together: E φᵀK⁻¹φ = P for every network. `damped`, f_i =
 * φ_i exp(−φᵀK⁻¹φ/4), sees that too.
 *
 * Given the hidden layer φ is Gaussian with covariance K_h = (1/N) Σ_j k_j, k_j(a,b) = σ₁² h_j(x_a)h_j(x_b); the mean
 * over the readout is done exactly, V = E F(K_h), and hidden layers are sampled, sample i from the stream (seed, i). To
 * reduce the noise, with δ_j = k_j − G2,
 *
 * (1/N) Σ_j F′·δ_j + (1/2N²) Σ_{i≠j} δ_i·F″·δ_j is subtracted, derivatives at G2.
 *
 * Its mean is exactly 0, whatever F′ and F″ are, because the neurons are independent and E k_j = G2. So of the network
 * are assumed: independent neurons, and a `correlator` that is right for two points, which `estimateCorrelators`
 * checks. G4c is not used.
 *
 * For well-separated points the relative error of V with n samples is about 3/sqrt(N n) for `linear`, sqrt(N/n) for
 * `damped`. Standard errors are those of a jackknife over 200 batches, or n/2 when that is less. For the slope in N take
 * another seed for each N, since networks of equal seeds share neurons.
 *
 * @param action for the same points in the same order; K⁻¹ positive definite
 * @throws InputError for coupled neurons, readout weights that are not normal, when action and points differ in number, for points without the network's
 * number of coordinates, fewer than 20 samples, or a wrong seed
 * @example
 * const net = cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 })
 * const { mean } = schwingerDyson(actionOnPoints(net, [[0]], 1), net, [[0]], { samples: 1000, seed: 1, testFunction: 'linear' })
 * Math.abs(mean) < 0.01 // true: of order N⁻² for an action that is right to order 1/N
 */
export function schwingerDyson(
  action: Action,
  network: Network,
  points: readonly Point[],
  options: SchwingerDysonOptions,
): Estimate {
  const sampling = schwingerDysonSampling(() => ({ action, network }), network, points, {
    ...options,
    testFunctions: [options.testFunction],
  })
  return runSampling(sampling, options.onProgress)[0] as Estimate
}

/**
 * The sampling behind {@link schwingerDyson}, for doing it in parts, with several test functions on the same samples.
 * The action, and the network itself, which is `architecture` at some width, are made when they are needed: not where
 * other samplings of a check are done.
 */
export function schwingerDysonSampling(
  subject: () => { readonly action: Action; readonly network: Network },
  architecture: Network,
  points: readonly Point[],
  { samples, seed, testFunctions }: SampleOptions & { readonly testFunctions: readonly TestFunction[] },
): Sampling {
  requirePoints(architecture, points)
  requireIndependent(architecture, 'the Schwinger–Dyson check, which subtracts what vanishes on average for these only')
  requireNormalReadout(architecture, 'the Schwinger–Dyson check, which averages over them exactly')
  const names = testFunctions.map((testFunction) => TEST_FUNCTIONS[testFunction])
  return {
    get what() {
      return `Schwinger–Dyson identity, f = ${names.join(' and ')}, N = ${subject().network.width}`
    },
    samples,
    seed,
    terms: testFunctions.length,
    prepare: () => {
      const { action, network } = subject()
      requireSize(action, points)
      return measureOf(
        testFunctions.map((testFunction) => conditionalViolation(action, testFunction)),
        network,
        points,
      )
    },
    conclude: (batches) =>
      testFunctions.map((testFunction, t): Estimate => {
        const { value, standardError, effectiveBatches } = jackknife(batches, (sums, n) => (sums[t] as number) / n)
        const method = { kind: 'readout averaged', batches: batches.batches } as const
        const heavy = effectiveBatches < HEAVY_TAIL * batches.batches ? ({ heavyTailed: true } as const) : {}
        return {
          quantity: { kind: 'violation', testFunction },
          mean: value,
          standardError,
          samples,
          seed,
          method,
          effectiveBatches,
          ...heavy,
        }
      }),
  }
}

function requireSize(action: Action, points: readonly Point[]): void {
  if (action.inverse.size === points.length) return
  throw new InputError({
    code: 'montecarlo.actionSize',
    at: 'action.points',
    expected: `${points.length}, the number of points`,
    received: `${action.inverse.size}`,
  })
}

/**
 * F(K_h) of each violation F without what is known to vanish on average; see above. Plain loops over typed arrays: this
 * runs once for each neuron of each sample.
 */
function measureOf(
  violations: readonly ((kernel: Float64Array) => number)[],
  network: Network,
  points: readonly Point[],
): Measure {
  const size = points.length
  const { width } = network
  const exact = Float64Array.from(points.flatMap((a) => points.map((b) => network.correlator([a, b]))))
  const coordinates = symmetricCoordinates(size)
  const means = Float64Array.from(coordinates, ([a, b]) => exact[a * size + b] as number)
  const expansions = violations.map((violation) => secondOrder(violation, exact, size))
  const neuronVariance = width * network.readoutVariance
  const hidden = hiddenUnits(network, size)
  const deviation = new Float64Array(coordinates.length)
  const sum = new Float64Array(coordinates.length)
  const kernel = new Float64Array(size * size)
  const ownSquares = new Float64Array(violations.length)

  return (random, values) => {
    network.sampleHidden(random, points, hidden)
    sum.fill(0)
    ownSquares.fill(0)
    for (let j = 0; j < width; j++) {
      let c = 0
      for (let a = 0; a < size; a++) {
        const left = neuronVariance * (hidden[j * size + a] as number)
        for (let b = a; b < size; b++) {
          deviation[c] = left * (hidden[j * size + b] as number) - (means[c] as number)
          sum[c] = (sum[c] as number) + (deviation[c] as number)
          c++
        }
      }
      for (let v = 0; v < expansions.length; v++)
        ownSquares[v] = (ownSquares[v] as number) + quadraticForm((expansions[v] as SecondOrder).hessian, deviation)
    }
    for (let c = 0; c < coordinates.length; c++) {
      const [a, b] = coordinates[c] as readonly [number, number]
      sum[c] = (sum[c] as number) / width
      kernel[a * size + b] = (means[c] as number) + (sum[c] as number)
      kernel[b * size + a] = kernel[a * size + b] as number
    }
    for (let v = 0; v < expansions.length; v++) {
      const { gradient, hessian } = expansions[v] as SecondOrder
      let slope = 0
      for (let c = 0; c < coordinates.length; c++) slope += (gradient[c] as number) * (sum[c] as number)
      const violation = violations[v] as (kernel: Float64Array) => number
      values[v] = violation(kernel) - slope - (quadraticForm(hessian, sum) - (ownSquares[v] as number) / width ** 2) / 2
    }
  }
}

/** vᵀ A v */
function quadraticForm(matrix: Float64Array, vector: Float64Array): number {
  let total = 0
  for (let i = 0; i < vector.length; i++) {
    let row = 0
    for (let j = 0; j < vector.length; j++) row += (matrix[i * vector.length + j] as number) * (vector[j] as number)
    total += row * (vector[i] as number)
  }
  return total
}
