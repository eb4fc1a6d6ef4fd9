import * as Q from '../algebra/rational.js'
import { InputError } from '../errors.js'
import { requireNumber } from '../numbers.js'
import { named } from '../names.js'
import { keyOf } from '../dynamics/stochastic/equationSymbols.js'
import { fluctuationDissipation } from '../dynamics/stochastic/fluctuationDissipation.js'
import type { FluctuationDissipation } from '../dynamics/stochastic/fluctuationDissipation.js'
import type { StochasticQuantity } from '../dynamics/stochastic/measured.js'
import { normalForm } from '../dynamics/stochastic/normalForm.js'
import type { NormalForm } from '../dynamics/stochastic/normalForm.js'
import { readEquation } from '../dynamics/stochastic/readEquation.js'
import { readEquationFile } from '../dynamics/stochastic/readEquationFile.js'
import { valueOfTerms } from '../dynamics/stochastic/seriesTerm.js'
import { stationarity } from '../dynamics/stochastic/stationarity.js'
import type { StochasticEquation } from '../dynamics/stochastic/stochasticEquation.js'
import { isTwoTimes, stochasticSeries } from '../dynamics/stochastic/stochasticSeries.js'
import type { StochasticSeries } from '../dynamics/stochastic/stochasticSeries.js'
import { withStart } from '../dynamics/stochastic/readStart.js'
import { startedSeries } from '../dynamics/stochastic/startedSeries.js'
import type { StartedSeries } from '../dynamics/stochastic/startedSeries.js'
import { linearParameters, withNumbers } from '../dynamics/stochastic/withNumbers.js'
import { largest } from '../sizes.js'
import type { Running } from './running.js'
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
}

/** How many components a quantity is of. */
const SIZES: Readonly<Record<Exclude<StochasticQuantity, 'cumulant'>, number>> = {
  mean: 1,
  correlation: 2,
  response: 2,
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
export async function answerSde(request: SdeRequest, running: Running = {}): Promise<SdeAnswer> {
  running.signal?.throwIfAborted()
  const { quantity, order, upTo } = request
  const found = equationOf(request)
  const read = request.start === undefined ? found : withStart(found, request.start)
  const parameters = parametersOf(read, request.parameters ?? {})
  const { equation, form } = inNumbers(read, parameters)
  if (form.start === undefined) stationarity(equation, parameters)
  const of = componentsOf(equation, quantity, request.of)
  if (order !== undefined && upTo !== undefined)
    throw new InputError({
      code: 'requests.sde',
      at: 'order',
      expected: 'an order, or all up to one',
      received: 'both',
    })
  const to = order ?? upTo ?? 2
  const from = order ?? 0
  requireNumber(to, {
    at: order === undefined ? 'upTo' : 'order',
    integer: true,
    min: 0,
    max: largest.timeOrder,
    expected: `an order from 0 to ${largest.timeOrder}`,
  })
  const asked = { quantity, of: of.map((name) => equation.components.indexOf(name)), from, to }
  const answer = { equation, of, from, to, parameters }
  const progress = (done: number): void =>
    running.onProgress?.({ what: 'integrating diagrams over times', done, unit: 'diagrams' })
  if (form.start !== undefined) {
    const series = await inTurns(startedSeries(form, asked), running.signal, progress)
    return { ...answer, series, ...valuesAt(series, request, parameters) }
  }
  if (request.waiting !== undefined)
    throw new InputError({
      code: 'requests.waiting',
      at: 'waiting',
      expected: 'a start, for in the stationary state only τ counts',
      received: `${request.waiting}`,
    })
  const series = await inTurns(stochasticSeries(form, asked), running.signal, progress)
  const [first, second] = asked.of
  return {
    ...answer,
    series,
    ...(isTwoTimes(asked) && first !== undefined && second !== undefined
      ? { fluctuationDissipation: fluctuationDissipation(form, series.moments, [first, second], from, to) }
      : {}),
    ...valuesAt(series, request, parameters),
  }
}

function equationOf({ equation, file }: SdeRequest): StochasticEquation {
  if (file !== undefined && /\.ya?ml$/i.test(file)) return readEquationFile(equation, file)
  return /^\s*equations\s*:/mu.test(equation) ? readEquationFile(equation, file ?? 'the file') : readEquation(equation)
}

/** @throws InputError for a parameter that the equation does not have */
function parametersOf(
  { parameters }: StochasticEquation,
  given: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const known = parameters.find((each) => keyOf(each) === keyOf(name))
      if (known === undefined)
        throw new InputError({
          code: 'requests.parameter',
          at: 'parameters',
          expected: parameters.length === 0 ? 'none, for the equation has none' : `one of ${parameters.join(', ')}`,
          received: `'${name}'`,
        })
      return [known, requireNumber(value, { at: `parameters.${name}` })]
    }),
  )
}

/** The equation with numbers for rates where it has no normal form without them. */
function inNumbers(
  equation: StochasticEquation,
  parameters: Readonly<Record<string, number>>,
): { readonly equation: StochasticEquation; readonly form: NormalForm } {
  const given = linearParameters(equation).filter((name) => named(parameters, name) !== undefined)
  try {
    return { equation, form: normalForm(equation) }
  } catch (error) {
    if (!(error instanceof InputError) || given.length === 0) throw error
  }
  const numbers = withNumbers(
    equation,
    Object.fromEntries(given.map((name) => [name, Q.parse(`${parameters[name] as number}`, `parameters.${name}`)])),
  )
  return { equation: numbers, form: normalForm(numbers) }
}

/** @throws InputError for names that are none, and for too many or too few */
function componentsOf(
  { components }: StochasticEquation,
  quantity: StochasticQuantity,
  asked: readonly string[] | undefined,
): readonly string[] {
  const size = quantity === 'cumulant' ? undefined : SIZES[quantity]
  const names = asked ?? Array.from({ length: size ?? 2 }, () => components[0] as string)
  if (size !== undefined ? names.length !== size : names.length < 1 || names.length > 8)
    throw new InputError({
      code: 'requests.components',
      at: 'of',
      expected:
        size === undefined
          ? 'one to eight components'
          : `${size} ${size === 1 ? 'component' : 'components'}, for a ${quantity}`,
      received: `${names.length}`,
    })
  return names.map((name) => {
    const known = components.find((component) => keyOf(component) === keyOf(name))
    if (known === undefined)
      throw new InputError({
        code: 'requests.components',
        at: 'of',
        expected: `${components.length === 1 ? '' : 'some of '}${components.join(', ')}`,
        received: `'${name}'`,
      })
    return known
  })
}

/** @throws InputError for times that are none, and for parameters without a value */
function valuesAt(
  { terms, request, form }: StochasticSeries | StartedSeries,
  { at, waiting }: SdeRequest,
  parameters: Readonly<Record<string, number>>,
): Pick<SdeAnswer, 'at' | 'waiting' | 'values'> {
  if (at === undefined) return {}
  if (waiting === undefined && form.start !== undefined && isTwoTimes(request))
    throw new InputError({
      code: 'requests.waiting',
      at: 'waiting',
      expected: 'the earlier of the two times, counted from the start, such as 1',
      received: 'none',
    })
  const before = requireNumber(waiting ?? 0, { at: 'waiting', min: 0, expected: 'a time from 0 on' })
  const values = at.map((tau, i) => {
    requireNumber(tau, { at: `at[${i}]`, min: 0, expected: 'a time τ from 0 on' })
    return valueOfTerms(terms, tau, parameters, before)
  })
  return { at, values, ...(waiting === undefined ? {} : { waiting }) }
}
