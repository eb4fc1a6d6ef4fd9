import { promised } from './promised.js'
import { InputError } from '../errors.js'
import { inModes } from '../kernels/polynomialGaussian.js'
import { sampledSymmetries } from '../montecarlo/sampledSymmetries.js'
import type { SampledSymmetry } from '../montecarlo/sampledSymmetries.js'
import type { Parameters } from '../networks/architecture.js'
import { genericPoints, networkSymmetries } from '../networks/symmetry/symmetries.js'
import type { SymmetryFinding } from '../networks/symmetry/symmetries.js'
import { randomStream } from '../random/philox.js'
import { jsonText } from '../render/jsonText.js'
import { chosenNetwork } from './networkSubject.js'
import type { NetworkSubject } from './networkSubject.js'
import type { Running } from './running.js'

/**
 * Which symmetries the correlators of a network have, as the command `symmetries` is asked it. Without points they are
 * made up.
 */
export interface SymmetriesRequest extends NetworkSubject {
  /** Of the correlators, even; default 2 and 4. */
  readonly orders?: readonly number[]
  /** Sampled networks to look at as well; default: none. */
  readonly samples?: number
  /** Of the transformations, the points and the samples; default 1. */
  readonly seed?: number
}

export interface SymmetriesAnswer {
  readonly network: string
  readonly title: string
  readonly parameters: Parameters
  /** N. */
  readonly width: number
  /** Of exact correlators; none for a network that has samples only. */
  readonly findings: readonly SymmetryFinding[]
  readonly seed: number
  /** As many as were asked for, if any, and what they say. */
  readonly samples?: number
  readonly sampled: readonly SampledSymmetry[]
}

/**
 * Every symmetry with its evidence, of exact correlators and as samples see it; `symmetriesText` and
 * {@link symmetriesJson} write the answer.
 *
 * @throws InputError for a request that cannot be read, and for a network that has samples only without a number of
 * them; the signal's reason when it is aborted before
 * @example
 * (await answerSymmetries({ network: 'cos-net' })).findings[0]?.holds // true
 */
export function answerSymmetries(request: SymmetriesRequest, { signal }: Running = {}): Promise<SymmetriesAnswer> {
  return promised(() => {
    signal?.throwIfAborted()
    const { orders = [2, 4], samples, seed = 1 } = request
    const { of, network, points: given } = chosenNetwork(request)
    const length = of.correlationLength(network.parameters)
    const points = given ?? genericPoints(network.inputs, Math.max(4, ...orders), length, randomStream(seed, 0))
    if (samples !== undefined && points.length < 4)
      throw new InputError({
        code: 'requests.points',
        at: 'points',
        expected: 'four points or more with --samples',
        received: `${points.length}`,
      })
    const { correlator: closed, weightVariance } = of
    if (!of.exact && samples === undefined)
      throw new InputError({
        code: 'requests.samples',
        at: 'samples',
        expected: 'a number of sampled networks, for deep networks have no exact correlators',
        received: 'none',
      })
    const form =
      closed === undefined || weightVariance === undefined
        ? {}
        : {
            closed: {
              form: (n: number) => inModes(closed(n)),
              symbols: { ...network.parameters, v: weightVariance(network.parameters) },
            },
          }
    return {
      network: of.name,
      title: network.title,
      parameters: network.parameters,
      width: network.width,
      findings: of.exact ? networkSymmetries(network, { orders, points, seed, length, ...form }) : [],
      seed,
      ...(samples === undefined ? {} : { samples }),
      sampled: samples === undefined ? [] : sampledSymmetries(network, points.slice(0, 4), { samples, seed, length }),
    }
  })
}

/**
 * The symmetries with their evidence as other programs read them.
 *
 * @example
 * JSON.parse(symmetriesJson(await answerSymmetries({ network: 'cos-net' }))).network // 'cos-net'
 */
export function symmetriesJson({ network, parameters, findings, samples, seed, sampled }: SymmetriesAnswer): string {
  return jsonText({ network, parameters, findings, ...(samples === undefined ? {} : { samples, seed, sampled }) })
}
