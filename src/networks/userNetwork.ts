import { InputError } from '../errors.js'
import { momentTable } from '../kernels/productQuadrature.js'
import { randomStream } from '../random/philox.js'
import { draw, requireDensity } from './density.js'
import type { Density } from './density.js'
import type { CombinedMoments, HiddenMoments } from './correlators/hiddenMoments.js'
import type { Network, Point } from './network.js'
import type { Readout } from './readout.js'
import { networkFromMoments } from './correlators/networkFromMoments.js'
import { requireParameters } from './requireParameters.js'
import { largest } from '../sizes.js'

/** A network of one's own: φ(x) = Σ_j W_j h(w_j, x) with independent, identical neurons and W_j ~ N(0, σ₁²/N). */
export interface NetworkDefinition {
  readonly name: string
  /** Number of neurons. */
  readonly N: number
  /** Number of inputs. */
  readonly d: number
  /** Standard deviation of the readout weights times √N. */
  readonly sigma1: number
  /** The densities of the hidden parameters of one neuron (weights, biases), in order; they are independent. */
  readonly densities: readonly Density[]
  /** The hidden unit at a point, for parameters in the order of the densities. */
  readonly hidden: (weights: Float64Array, x: Point) => number
  /**
   * E Π_i h(w, x_i) in closed form, for even numbers of points. Without it moments are quadratures, for three
   * parameters at most.
   */
  readonly moment?: (points: readonly Point[]) => number
}

/**
 * A network from its hidden unit and its densities: correlators, action on points and samples as of the networks that
 * ship.
 *
 * It is checked on arrival: dimensions and densities; the hidden unit is evaluated on 32,768 random neurons at the
 * origin and on the axes and must be a finite number with a finite variance (the largest of thousands of squares must
 * not make up their sum); a moment in closed form must be what the quadrature over the hidden parameters gives for two
 * and four points, within its error, or, where there is none, have the variance of these samples, within five standard
 * errors.
 *
 * Quadratures reach rounding for smooth hidden units, four to six digits for kinks (ramps) and two to three for jumps
 * (signs) of two parameters; `correlatorsOn` gives the error with the value.
 *
 * @throws InputError naming what is wrong; from `correlator`, when there is neither a closed form nor a quadrature
 * @example
 * network({
 * name: 'sine-net', N: 10, d: 1, sigma1: 1,
 * densities: [{ kind: 'normal', deviation: 1 }],
 * hidden: (w, x) => Math.sin(w[0] * x[0]),
 * }).correlator([[0.5], [0.5]]) // (1 − e^{−2·0.25})/2
 */
export function network(definition: NetworkDefinition): Network {
  const quadrature = quadratureOf(definition)
  const closed = definition.moment
  if (closed === undefined) return networkBy(definition, { quadrature })
  const made = networkBy(definition, {
    quadrature,
    closed: (points) => (block) => ({ value: closed(block.map((i) => points[i] as Point)), error: 0 }),
  })
  requireMoment(definition, quadrature)
  return made
}

/** What a network has beside its definition. */
interface Known {
  /** The moments of its hidden unit; undefined where there is none. */
  readonly quadrature: CombinedMoments | undefined
  /** The same in closed form. */
  readonly closed?: HiddenMoments
  readonly title?: string
  /** Default: N, d and sigma1. */
  readonly parameters?: Network['parameters']
  /** Readout weights that are not normal. */
  readonly readout?: Readout | undefined
}

/** The network of a definition by moments of one's own, which are not checked. @throws InputError as {@link network} does */
export function networkBy(
  definition: NetworkDefinition,
  { quadrature, closed, title, parameters, readout }: Known,
): Network {
  const { name, N, d, sigma1, densities, hidden } = definition
  requireParameters(name, { counts: { N, d }, sizes: { sigma1 } })
  densities.forEach((density, i) => {
    requireDensity(`${name} densities[${i}]`, density)
  })
  const weights = new Float64Array(densities.length)
  const sampleHidden: Network['sampleHidden'] = (random, points, out) => {
    const size = points.length
    for (let j = 0; j < N; j++) {
      for (let k = 0; k < densities.length; k++) weights[k] = draw(densities[k] as Density, random)
      for (let p = 0; p < size; p++) out[j * size + p] = hidden(weights, points[p] as Point)
    }
  }
  requireFiniteVariance(definition, quadrature !== undefined)
  return networkFromMoments(
    { name, title: title ?? name, parameters: parameters ?? { N, d, sigma1 }, sampleHidden },
    { N, d, sigma1, readout },
    closed ?? quadrature ?? (() => () => withoutMoments(definition)),
    quadrature,
  )
}

function withoutMoments({ name, densities }: NetworkDefinition): never {
  const sampled = densities.some(({ kind }) => kind === 'sampled') ? ', some of them only sampled' : ''
  throw new InputError({
    code: 'networks.moment',
    at: name,
    expected: `a moment in closed form, or at most ${largest.hiddenParameters} hidden parameters with densities for a quadrature`,
    received: `no closed form and ${densities.length} parameters${sampled}`,
  })
}

/** Over all hidden parameters; undefined where there are too many, or they can only be sampled. */
function quadratureOf({ densities, hidden }: NetworkDefinition): CombinedMoments | undefined {
  const axes = densities.flatMap((density) => (density.kind === 'sampled' ? [] : [density]))
  if (densities.length > largest.hiddenParameters || axes.length < densities.length) return undefined
  return (points, combinations) =>
    momentTable({
      axes,
      count: points.length,
      fill: (node, out) => {
        points.forEach((point, i) => {
          out[i] = hidden(node, point)
        })
      },
      ...(combinations === undefined ? {} : { combinations }),
    })
}

/** Pairs and quadruples of the points below at which a closed moment is held to the quadrature. */
const BLOCKS = [
  [0, 0],
  [1, 1],
  [1, 2],
  [0, 0, 1, 1],
  [0, 1, 1, 2],
  [1, 1, 2, 2],
]
/**
 * @throws InputError for a moment in closed form that is not the quadrature's, at the origin and at two points in
 * general position
 */
function requireMoment({ name, d, moment }: NetworkDefinition, moments: CombinedMoments | undefined): void {
  if (moment === undefined || moments === undefined) return
  const points = [0, 0.7, -0.45].map((x): Point => Array.from({ length: d }, (_, k) => x / (1 + 0.3 * k)))
  const quadrature = moments(points)
  for (const block of BLOCKS) {
    const at = block.map((i) => points[i] as Point)
    const [closed, { value, error }] = [moment(at), quadrature(block)]
    // No moment of these functions is larger, by Hölder's inequality.
    const size = block.reduce((product, i) => product * quadrature(block.map(() => i)).value, 1) ** (1 / block.length)
    if (!(Math.abs(closed - value) <= error + 1e-7 * size))
      throw new InputError({
        code: 'networks.moment',
        at: `${name} moment at ${at.map((point) => `(${point.join(', ')})`).join(', ')}`,
        expected: `the quadrature over the hidden parameters, ${value.toPrecision(8)} ± ${error.toExponential(0)}`,
        received: `${closed}`,
      })
  }
}

const BATCHES = 8
const PER_BATCH = 4096
/**
 * In samples without a variance the largest square makes up a fraction of the sum that does not fall with their number;
 * with one, it falls.
 */
const LARGEST_SHARE = 0.4
/** Standard errors. */
const AGREEMENT = 5

function requireFiniteVariance(definition: NetworkDefinition, hasQuadrature: boolean): void {
  const { name, d, densities, hidden } = definition
  const moment = hasQuadrature ? undefined : definition.moment
  const weights = new Float64Array(densities.length)
  const probes = [
    Array.from({ length: d }, () => 0),
    ...Array.from({ length: d }, (_, k) => Array.from({ length: d }, (__, axis) => (axis === k ? 1 : 0))),
  ]
  const random = randomStream(1, 0)
  for (const point of probes) {
    const at = `${name} hidden at (${point.join(', ')})`
    let [sum, fourth, share] = [0, 0, 0]
    for (let batch = 0; batch < BATCHES; batch++) {
      let [largest, total] = [0, 0]
      for (let s = 0; s < PER_BATCH; s++) {
        for (let k = 0; k < densities.length; k++) weights[k] = draw(densities[k] as Density, random)
        const value = hidden(weights, point)
        if (!Number.isFinite(value))
          throw new InputError({ code: 'networks.hidden', at, expected: 'a finite number', received: String(value) })
        largest = Math.max(largest, value * value)
        total += value * value
        fourth += value ** 4
      }
      share += total === 0 ? 0 : largest / total / BATCHES
      sum += total
    }
    if (share > LARGEST_SHARE)
      throw new InputError({
        code: 'networks.variance',
        at,
        expected: 'a hidden unit of finite variance',
        received: `one whose largest square in ${PER_BATCH} samples is ${Math.round(100 * share)}% of their sum`,
      })
    const count = BATCHES * PER_BATCH
    const variance = sum / count
    const standardError = Math.sqrt(Math.max(0, fourth / count - variance ** 2) / count)
    const closed = moment?.([point, point])
    if (closed !== undefined && !(Math.abs(closed - variance) <= AGREEMENT * standardError + 1e-9 * Math.abs(variance)))
      throw new InputError({
        code: 'networks.moment',
        at: `${name} moment at (${point.join(', ')}) twice`,
        expected: `the variance of the samples, ${variance.toPrecision(4)} ± ${standardError.toExponential(0)}`,
        received: `${closed}`,
      })
  }
}
