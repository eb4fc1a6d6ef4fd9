import { InputError } from '../errors.js'
import { requireNumber } from '../numbers.js'
import { fluctuationDissipation } from '../dynamics/stochastic/fluctuationDissipation.js'
import type { FluctuationDissipation } from '../dynamics/stochastic/fluctuationDissipation.js'
import type { StochasticQuantity } from '../dynamics/stochastic/measured.js'
import type { NormalForm } from '../dynamics/stochastic/normalForm.js'
import { valueOfTerms } from '../dynamics/stochastic/seriesTerm.js'
import { possibleNoise } from '../dynamics/stochastic/possibleNoise.js'
import { stationarity } from '../dynamics/stochastic/stationarity.js'
import type { StochasticEquation } from '../dynamics/stochastic/stochasticEquation.js'
import { isTwoTimes, stochasticSeries } from '../dynamics/stochastic/stochasticSeries.js'
import type { StochasticSeries } from '../dynamics/stochastic/stochasticSeries.js'
import { startedSeries } from '../dynamics/stochastic/startedSeries.js'
import type { StartedSeries } from '../dynamics/stochastic/startedSeries.js'
import type { Part, Shard } from '../montecarlo/check/shards.js'
import type { Piecewise } from '../montecarlo/sampling/piecewise.js'
import { largest } from '../sizes.js'
import { shardOf } from './definedCheck.js'
import { gatherPieces } from './gather.js'
import type { PartRunning } from './gather.js'
import { definedPaths, withoutWaiting } from './definedPaths.js'
import { pathWork } from './pathWork.js'
import type { PathDefinition, PathRequest } from './pathWork.js'
import { concludedPaths } from './sdeSimulation.js'
import type { SdeSimulation } from './sdeSimulation.js'
import { componentsOf, inNumbers, parametersOf, subjectOf } from './sdeSubject.js'
import { inTurns } from './turns.js'

/** A stochastic differential equation in its stationary state, or from a given start, as the command `sde` is asked for it. */
export interface SdeRequest {
  /** `dx = -x + eps x^3/6, noise D`, or the text of a YAML file. */
  readonly equation: string
  /** The name of the file that it is from. */
  readonly file?: string
  readonly quantity: StochasticQuantity
  /** Components by name; default: the first one, as often as the quantity needs it. */
  readonly of?: readonly string[]
  /** Where each component is at time 0, such as `{ x: 'x0' }`; default: the stationary state. */
  readonly start?: Readonly<Record<string, string>>
  /** Only this order in the small parameters. */
  readonly order?: number
  /** All orders up to this one; default 2. */
  readonly upTo?: number
  /** Values of parameters, for numbers at `at`, and for rates that have to be numbers. */
  readonly parameters?: Readonly<Record<string, number>>
  /** Times τ ≥ 0 at which values are wanted. */
  readonly at?: readonly number[]
  /** From a start the earlier time t′ ≥ 0 of correlation and response, for values. */
  readonly waiting?: number
  /** Paths that are simulated beside it. */
  readonly simulate?: PathRequest
}

/** A quantity with its diagrams, its check and its values. */
export interface SdeAnswer {
  readonly equation: StochasticEquation
  readonly series: StochasticSeries | StartedSeries
  readonly of: readonly string[]
  readonly from: number
  readonly to: number
  /** Of correlation and response. */
  readonly fluctuationDissipation?: FluctuationDissipation
  /** At the times `at`. */
  readonly at?: readonly number[]
  readonly waiting?: number
  readonly values?: readonly number[]
  readonly parameters: Readonly<Record<string, number>>
  readonly simulation?: SdeSimulation
  /** The sums of its paths. */
  readonly part?: Part<PathDefinition>
}

/**
 * A quantity of a stochastic differential equation, exact to an order: the sum of its diagrams, which the hierarchy of
 * moments confirms; {@link sdeText}, {@link sdeJson} and {@link sdeLatex} write it.
 *
 * @throws InputError, in one sentence, for an equation that cannot be read or has no stationary state to expand about,
 * and for names that are none; the signal's reason when it is aborted
 * @example
 * const answer = await answerSde({ equation: 'dx = -x + eps x^2/2, noise D', quantity: 'correlation', order: 2 })
 * answer.series.diagrams.length // 5
 */
export async function answerSde(request: SdeRequest, running: PartRunning<PathDefinition> = {}): Promise<SdeAnswer> {
  running.signal?.throwIfAborted()
  const asked = definedSde(request)
  const { equation, form, of, from, to, parameters } = asked
  const { quantity } = request
  const paths = request.simulate === undefined ? undefined : dividedPaths(asked, request)
  if (request.simulate?.shard !== undefined)
    throw new InputError({
      code: 'requests.shard',
      at: 'shard',
      expected: 'none, for a verdict needs all paths (sdePart gives the sums of a shard)',
      received: `[${request.simulate.shard.join(', ')}]`,
    })
  const indices = { quantity, of: of.map((name) => equation.components.indexOf(name)), from, to }
  const answer = { equation, of, from, to, parameters }
  const progress = (done: number): void =>
    running.onProgress?.({ what: 'integrating diagrams over times', done, unit: 'diagrams' })
  if (form.start !== undefined) {
    const series = await inTurns(startedSeries(form, indices), running.signal, progress)
    return {
      ...{ ...answer, series, ...valuesAt(series, request, parameters) },
      ...(paths === undefined ? {} : await simulated(series, paths, running)),
    }
  }
  if (request.waiting !== undefined)
    throw new InputError({
      code: 'requests.waiting',
      at: 'waiting',
      expected: 'a start, for in the stationary state only τ counts',
      received: `${request.waiting}`,
    })
  const series = await inTurns(stochasticSeries(form, indices), running.signal, progress)
  const [first, second] = indices.of
  return {
    ...answer,
    series,
    ...(isTwoTimes(indices) && first !== undefined && second !== undefined
      ? { fluctuationDissipation: fluctuationDissipation(form, series.moments, [first, second], from, to) }
      : {}),
    ...valuesAt(series, paths === undefined ? request : { ...request, at: paths.definition.at }, parameters),
    ...(paths === undefined ? {} : await simulated(series, paths, running)),
  }
}

async function simulated(
  series: StochasticSeries | StartedSeries,
  paths: DividedPaths,
  running: PartRunning<PathDefinition>,
): Promise<Required<Pick<SdeAnswer, 'simulation' | 'part'>>> {
  const part = await gatherPieces({ ...paths, elsewhere: {}, name: 'sde' }, running)
  return { simulation: concludedPaths(series, part), part }
}

/**
 * The sums of the paths of a request, or of a shard of them: {@link answerSde} and this go on from sums of the same request
 * and shard that are given as `known`, and simulate what is missing.
 *
 * @throws InputError and the signal's reason as {@link answerSde}
 * @example
 * const simulate = { paths: 40, time: 20, dt: 0.05, shard: [0, 2] }
 * const part = await sdePart({ equation: 'dx = -x, noise D', quantity: 'correlation', at: [0], parameters: { D: 1 }, simulate })
 * part.complete // true: sums of half of the paths
 */
export async function sdePart(
  request: SdeRequest,
  running: PartRunning<PathDefinition> = {},
): Promise<Part<PathDefinition>> {
  running.signal?.throwIfAborted()
  return gatherPieces({ ...dividedPaths(definedSde(request), request), elsewhere: {}, name: 'sde' }, running)
}

/** The paths of a request, nothing left to defaults. @throws as {@link answerSde} */
export function pathsOf(request: SdeRequest): PathDefinition {
  return dividedPaths(definedSde(request), request).definition
}

interface DividedPaths {
  readonly definition: PathDefinition
  readonly shard: Shard
  readonly works: readonly Piecewise[]
}

function dividedPaths({ form, of, to, parameters }: DefinedSde, request: SdeRequest): DividedPaths {
  const { equation, file, quantity, start, waiting, order, at, simulate = {} } = request
  const definition = definedPaths(
    {
      equation,
      ...(file === undefined ? {} : { file }),
      ...{ quantity, of, upTo: to, parameters },
      ...(start === undefined ? {} : { start }),
      ...(waiting === undefined ? {} : { waiting }),
      ...(order === undefined ? {} : { order }),
      ...(at === undefined ? {} : { at }),
    },
    form,
    simulate,
  )
  return { definition, shard: shardOf(simulate.shard), works: [pathWork(definition)] }
}

interface DefinedSde extends Pick<SdeAnswer, 'equation' | 'of' | 'from' | 'to' | 'parameters'> {
  readonly form: NormalForm
}

/** The equation of a request made ready, with what it is asked of. @throws InputError as {@link answerSde} does */
export function definedSde(request: SdeRequest): DefinedSde {
  const { quantity, order, upTo } = request
  const read = subjectOf(request)
  const parameters = parametersOf(read, request.parameters ?? {})
  const { equation, form } = inNumbers(read, parameters)
  possibleNoise(equation, parameters)
  if (form.start === undefined) stationarity(equation, parameters)
  const of = componentsOf(equation, quantity, request.of)
  if (order !== undefined && upTo !== undefined)
    throw new InputError({
      code: 'requests.sde',
      at: 'order',
      expected: 'an order, or all up to one',
      received: 'both',
    })
  if (request.waiting !== undefined && (quantity === 'mean' || quantity === 'cumulant'))
    throw new InputError({
      code: 'requests.waiting',
      at: 'waiting',
      expected: 'correlation or response, for a mean and a cumulant are of one time',
      received: quantity,
    })
  const to = order ?? upTo ?? 2
  requireNumber(to, {
    at: order === undefined ? 'upTo' : 'order',
    integer: true,
    min: 0,
    max: largest.timeOrder,
    expected: `an order from 0 to ${largest.timeOrder}`,
  })
  return { equation, form, of, from: order ?? 0, to, parameters }
}

/** @throws InputError for times that are none, and for parameters without a value */
function valuesAt(
  { terms, request, form }: StochasticSeries | StartedSeries,
  { at, waiting }: SdeRequest,
  parameters: Readonly<Record<string, number>>,
): Pick<SdeAnswer, 'at' | 'waiting' | 'values'> {
  if (at === undefined) return {}
  if (waiting === undefined && form.start !== undefined && isTwoTimes(request)) throw withoutWaiting()
  const before = requireNumber(waiting ?? 0, { at: 'waiting', min: 0, expected: 'a time from 0 on' })
  const values = at.map((tau, i) => {
    requireNumber(tau, { at: `at[${i}]`, min: 0, expected: 'a time τ from 0 on' })
    return valueOfTerms(terms, tau, parameters, before)
  })
  return { at, values, ...(waiting === undefined ? {} : { waiting }) }
}
