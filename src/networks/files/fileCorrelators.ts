import { InputError } from '../../errors.js'
import { vectorFunction } from '../../kernels/vectorFunction.js'
import { randomStream } from '../../random/philox.js'
import type { Parameters } from '../architecture.js'
import { floatCorrelators } from '../correlators/hiddenMoments.js'
import type { CombinedMoments, HiddenMoments } from '../correlators/hiddenMoments.js'
import { draw } from '../density.js'
import type { Point } from '../network.js'
import type { Readout } from '../readout.js'
import { hiddenUnit } from './fileMoments.js'
import type { WrittenUnit } from './fileMoments.js'
import type { NetworkFile, PlaceInFile } from './networkFile.js'

/** A network that is written down, at some parameters. */
export interface WrittenNetwork {
  readonly file: NetworkFile
  readonly parameters: Parameters & Readonly<Record<'N' | 'd', number>>
  /** The deviation of the readout weights times √N. */
  readonly sigma1: number
  /** They, where they are not normal. */
  readonly readout: Readout | undefined
  readonly unit: WrittenUnit
  readonly quadrature: CombinedMoments | undefined
  readonly place: PlaceInFile
}

/** The two-point function at two points, as the file has it in closed form; undefined where it does not. */
function closedForm({ file, parameters, place }: WrittenNetwork): ((x: Point, y: Point) => number) | undefined {
  if (file.correlator === undefined) return undefined
  const names = ['x', 'y']
  // It does not depend on N, and is compared for one N only.
  const constants = Object.fromEntries(Object.entries(parameters).filter(([name]) => name !== 'N'))
  const { d } = parameters
  const form = vectorFunction(`${file.correlator}`, { vectors: names, d, constants }, place(['correlator']))
  const slots = new Float64Array(form.slots)
  return (...points) => {
    names.forEach((a, i) => {
      const x = points[i] as Point
      slots[form.component(a)] = x.length === 1 ? (x[0] as number) : Number.NaN
      for (const [j, b] of names.entries()) {
        const y = points[j] as Point
        slots[form.product(a, b)] = x.reduce((sum, each, k) => sum + each * (y[k] as number), 0)
      }
    })
    return form.value(slots)
  }
}

/** The moments with those of two points in closed form; undefined where the file has none. */
export function closedMoments(network: WrittenNetwork): HiddenMoments | undefined {
  const closed = closedForm(network)
  const { quadrature, sigma1, file, place } = network
  if (closed === undefined) return undefined
  return (points) => {
    let others: ReturnType<CombinedMoments> | undefined
    return (block) => {
      if (block.length === 2) {
        const [x, y] = block.map((i) => points[i] as Point) as [Point, Point]
        const value = closed(x, y) / sigma1 ** 2
        return { value, error: ROUNDINGS * Number.EPSILON * Math.abs(value) }
      }
      if (quadrature === undefined)
        throw new InputError({
          code: 'networks.moment',
          at: place(['correlator']),
          expected:
            'two points, whose correlator is written, for there is no quadrature over so many hidden parameters',
          received: `a moment of ${block.length} points of ${file.name}`,
        })
      others ??= quadrature(points)
      return others(block)
    }
  }
}

/** Of a closed form, in units of its last place. */
const ROUNDINGS = 16
const SAMPLES = 32_768
/** Standard errors. */
const AGREEMENT = 5

/** How the closed form compares with what it is compared with. */
export interface ClosedAgreement {
  /** Pairs of points. */
  readonly pairs: number
  /** The largest difference from the quadrature; undefined where there is none. */
  readonly difference?: number
  /** The largest difference from sampled neurons, in standard errors. */
  readonly z: number
  readonly samples: number
}

/**
 * The closed form of the two-point function beside the quadrature and sampled neurons, at pairs of three points.
 *
 * @returns undefined where the file has none
 * @throws InputError where they disagree
 */
export function closedAgreement(network: WrittenNetwork): ClosedAgreement | undefined {
  const closed = closedForm(network)
  if (closed === undefined) return undefined
  const { parameters, sigma1, quadrature, place } = network
  const { N, d } = parameters
  const points = [0.2, 0.9, -0.6].map((x): Point => Array.from({ length: d }, (_, k) => x / (1 + 0.3 * k)))
  const pairs = points.flatMap((_, i) => points.slice(i).map((__, j): readonly [number, number] => [i, i + j]))
  const refuse = (pair: readonly [number, number], expected: string, received: number): InputError =>
    new InputError({
      code: 'networks.correlator',
      at: `${place(['correlator'])} at ${pair.map((i) => `(${(points[i] as Point).join(', ')})`).join(', ')}`,
      expected,
      received: `${received}`,
    })
  const exact = quadrature === undefined ? undefined : floatCorrelators(quadrature, N, sigma1, points)
  const sampled = sampledPairs(network.unit, points, pairs)
  let [difference, largest] = [0, 0]
  pairs.forEach((pair, k) => {
    const [i, j] = pair
    const found = closed(points[i] as Point, points[j] as Point)
    if (exact !== undefined) {
      const { value, error } = exact(pair)
      const size = Math.sqrt(exact([i, i]).value * exact([j, j]).value)
      if (!(Math.abs(found - value) <= error + 1e-7 * size))
        throw refuse(pair, `the quadrature, ${value.toPrecision(8)} ± ${error.toExponential(0)}`, found)
      difference = Math.max(difference, Math.abs(found - value))
    }
    const [mean, deviation] = (sampled[k] as readonly [number, number]).map((each) => each * sigma1 ** 2) as [
      number,
      number,
    ]
    const z = deviation === 0 && found === mean ? 0 : Math.abs(found - mean) / deviation
    if (!(z <= AGREEMENT))
      throw refuse(
        pair,
        `the mean over ${SAMPLES} neurons, ${mean.toPrecision(4)} ± ${deviation.toExponential(0)}`,
        found,
      )
    largest = Math.max(largest, z)
  })
  return { pairs: pairs.length, ...(exact === undefined ? {} : { difference }), z: largest, samples: SAMPLES }
}

/** Means of products of the hidden unit at two points, with standard errors. */
function sampledPairs(
  written: WrittenUnit,
  points: readonly Point[],
  pairs: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const { d, weights, biases } = written
  const hidden = hiddenUnit(written)
  const random = randomStream(1, 0)
  const drawn = new Float64Array(d + 1)
  const [sums, squares] = [pairs.map(() => 0), pairs.map(() => 0)]
  for (let s = 0; s < SAMPLES; s++) {
    for (let k = 0; k < d; k++) drawn[k] = draw(weights, random)
    drawn[d] = biases === undefined ? 0 : draw(biases, random)
    const values = points.map((point) => hidden(drawn, point))
    pairs.forEach(([i, j], k) => {
      const product = (values[i] as number) * (values[j] as number)
      sums[k] = (sums[k] as number) + product
      squares[k] = (squares[k] as number) + product * product
    })
  }
  return sums.map((sum, k) => {
    const mean = sum / SAMPLES
    return [mean, Math.sqrt(Math.max(0, (squares[k] as number) / SAMPLES - mean * mean) / SAMPLES)]
  })
}
