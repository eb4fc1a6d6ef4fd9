import { highestCumulant } from '../actions/actionFromCumulants.js'
import { InputError, printable } from '../errors.js'
import { analyseEnsemble } from '../montecarlo/analyseEnsemble.js'
import type { EnsembleAnalysis } from '../montecarlo/analyseEnsemble.js'
import { momentAccumulator } from '../montecarlo/sampling/momentSums.js'
import type { MomentAccumulator } from '../montecarlo/sampling/momentSums.js'
import { requireNumber } from '../numbers.js'
import { jsonText } from '../render/jsonText.js'
import { ensembleJson, ensembleText } from '../render/text/ensembleText.js'
import { requireList, requireNumbers } from '../shapes.js'
import { requireActionOrder } from './actionOrder.js'
import type { Running } from './running.js'
import { largest } from '../sizes.js'

/** The action of an ensemble of which samples are given, as the command `action --data` is asked for it. */
export interface ActionOfDataRequest extends DataQuestion {
  /** Rows are draws, columns are points. */
  readonly data: readonly (readonly number[])[]
}

/** What is asked of samples, wherever they come from. */
export interface DataQuestion {
  /** The name by which messages call them; default `data`. */
  readonly file?: string
  /** The columns that are meant, from 1; default: all. */
  readonly columns?: readonly number[]
  /** Highest power of 1/N, 1 or 2, the n-th cumulant counting as N^(1−n/2); default 1. */
  readonly order?: number
  /** Values of the field at which the action is evaluated; default: the mean plus one standard deviation. */
  readonly field?: readonly number[]
  /** How sure the verdict is, in standard errors of a single comparison; default 4. */
  readonly sigmas?: number
}

/** Some draws of an ensemble: `columns` numbers each, one draw after the other. */
export interface SampleRows {
  readonly columns: number
  readonly rows: Float64Array
}

export interface ActionOfDataAnswer {
  readonly file: string
  readonly analysis: EnsembleAnalysis
}

/**
 * The action of the ensemble on the points, and whether it is Gaussian; {@link actionOfDataText} and
 * {@link actionOfDataJson} write the answer.
 *
 * @throws InputError for rows of different lengths, fewer than 100 of them, and columns that there are none of; the
 * signal's reason when it is aborted before
 * @example
 * const random = randomStream(1, 0)
 * const data = Array.from({ length: 400 }, () => [random.uniform() + random.uniform() + random.uniform()])
 * const { analysis } = await answerActionOfData({ data })
 * analysis.draws // 400
 */
export async function answerActionOfData(
  request: ActionOfDataRequest,
  { signal }: Running = {},
): Promise<ActionOfDataAnswer> {
  signal?.throwIfAborted()
  const { data, ...question } = request
  const { file = 'data' } = question
  const columns = requireList(data, file, 'a list of draws')[0]?.length ?? 0
  data.forEach((row, i) => requireNumbers(row, { at: `${file}[${i}]`, length: columns }))
  return actionOfRows(columns === 0 ? [] : [{ columns, rows: Float64Array.from(data.flat()) }], question)
}

/** The same of samples that come a few at a time, in memory that does not depend on their number. */
export async function actionOfRows(
  samples: Iterable<SampleRows> | AsyncIterable<SampleRows>,
  { file = 'data', columns: chosen, order = 1, field, sigmas = 4 }: DataQuestion,
): Promise<ActionOfDataAnswer> {
  requireActionOrder(order)
  if (order < 1)
    throw new InputError({ code: 'requests.order', at: 'order', expected: '1 or 2, for samples', received: `${order}` })
  requireNumber(sigmas, { code: 'requests.sigmas', at: 'sigmas', expected: 'a positive number', above: 0 })
  let accumulator: MomentAccumulator | undefined
  let ranges: readonly Range[] = []
  for await (const { columns, rows } of samples) {
    const places = placesOf(chosen, columns, file)
    accumulator ??= momentAccumulator(places.length, highestCumulant(order))
    const draws = chosen === undefined ? rows : picked(rows, columns, places)
    accumulator.add(draws)
    ranges = widened(ranges, draws, places.length)
  }
  if (accumulator === undefined)
    throw new InputError({ code: 'requests.data', at: file, expected: 'rows of numbers', received: 'none' })
  requireVarying(ranges, chosen, file)
  return { file, analysis: analyseEnsemble(accumulator.finish(), { order, field, sigmas }) }
}

/** Of the values of a column. */
interface Range {
  readonly from: number
  readonly to: number
}

function widened(ranges: readonly Range[], rows: Float64Array, width: number): readonly Range[] {
  return Array.from({ length: width }, (_, column) => {
    let { from, to } = ranges[column] ?? { from: Infinity, to: -Infinity }
    for (let i = column; i < rows.length; i += width) {
      from = Math.min(from, rows[i] as number)
      to = Math.max(to, rows[i] as number)
    }
    return { from, to }
  })
}

/** @throws InputError for a column of one value: a field that is no random variable has no action */
function requireVarying(ranges: readonly Range[], chosen: readonly number[] | undefined, file: string): void {
  const constant = ranges.findIndex(({ from, to }) => from === to)
  if (constant < 0) return
  throw new InputError({
    code: 'requests.data',
    at: file,
    expected: 'columns whose values differ (--columns picks some)',
    received: `column ${chosen?.[constant] ?? constant + 1}, which is ${ranges[constant]?.from} in every row`,
  })
}

/**
 * The cumulants, the action and its parts with their errors, as tables.
 *
 * @example
 * const random = randomStream(1, 0)
 * const data = Array.from({ length: 400 }, () => [random.uniform() + random.uniform() + random.uniform()])
 * actionOfDataText(await answerActionOfData({ data })).includes('400') // true
 */
export function actionOfDataText({ file, analysis }: ActionOfDataAnswer): string {
  return `${printable(file)}: ${ensembleText(analysis)}`
}

/**
 * The analysis as other programs read it; see `docs/json.md`.
 *
 * @example
 * const random = randomStream(1, 0)
 * const data = Array.from({ length: 400 }, () => [random.uniform() + random.uniform() + random.uniform()])
 * JSON.parse(actionOfDataJson(await answerActionOfData({ data }))).draws // 400
 */
export function actionOfDataJson({ analysis }: ActionOfDataAnswer): string {
  return jsonText(ensembleJson(analysis))
}

/** The columns that are wanted, from 0. */
function placesOf(chosen: readonly number[] | undefined, width: number, file: string): readonly number[] {
  const wrong = chosen?.find((column) => !Number.isSafeInteger(column) || column < 1 || column > width)
  if (wrong !== undefined)
    throw new InputError({
      code: 'requests.columns',
      at: 'columns',
      expected: `columns from 1 to ${width}, as ${file} has`,
      received: `${wrong}`,
    })
  const places = chosen?.map((column) => column - 1) ?? Array.from({ length: width }, (_, column) => column)
  if (places.length > largest.columns || new Set(places).size < places.length)
    throw new InputError({
      code: 'requests.data',
      at: file,
      expected: `at most ${largest.columns} different columns (--columns 1,4,5 picks some)`,
      received: `${places.length}`,
    })
  return places
}

function picked(rows: Float64Array, width: number, places: readonly number[]): Float64Array {
  const draws = rows.length / width
  const out = new Float64Array(draws * places.length)
  for (let draw = 0; draw < draws; draw++)
    for (let i = 0; i < places.length; i++)
      out[draw * places.length + i] = rows[draw * width + (places[i] as number)] as number
  return out
}
