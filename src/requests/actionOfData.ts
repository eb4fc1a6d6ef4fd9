import { highestCumulant } from '../actions/actionFromCumulants.js'
import { InputError, printable } from '../errors.js'
import { analyseEnsemble } from '../montecarlo/analyseEnsemble.js'
import type { EnsembleAnalysis } from '../montecarlo/analyseEnsemble.js'
import { momentAccumulator } from '../montecarlo/sampling/momentSums.js'
import type { MomentAccumulator } from '../montecarlo/sampling/momentSums.js'
import { requireNumber } from '../numbers.js'
import { jsonText } from '../render/jsonText.js'
import { ensembleLatex } from '../render/latex/ensembleLatex.js'
import { ensembleJson, ensembleText } from '../render/text/ensembleText.js'
import { requireList, requireNumbers } from '../shapes.js'
import { requireActionOrder } from './actionOrder.js'
import type { Running } from './running.js'
import { columnLabel, pickedRows } from './sampleRows.js'
import type { SampleRows } from './sampleRows.js'
import { largest } from '../sizes.js'

/** The action of an ensemble of which samples are given, as the command `action --data` is asked for it. */
export interface ActionOfDataRequest extends DataQuestion {
  /** Rows are draws, columns are points. */
  readonly data: readonly (readonly number[])[]
  /** What the columns of `data` are called. */
  readonly names?: readonly string[]
  /** The columns that are meant, by number, from 1, or by name, `*` standing for anything; default: all. */
  readonly columns?: readonly (number | string)[]
}

/** What is asked of samples, wherever they come from. */
export interface DataQuestion {
  /** The name by which messages call them; default `data`. */
  readonly file?: string
  /** Highest power of 1/N, 1 or 2, the n-th cumulant counting as N^(1−n/2); default 1. */
  readonly order?: number
  /** Values of the field at which the action is evaluated; default: the mean plus one standard deviation. */
  readonly field?: readonly number[]
  /** How sure the verdict is, in standard errors of a single comparison; default 4. */
  readonly sigmas?: number
}

export interface ActionOfDataAnswer {
  readonly file: string
  /** The columns, from 1, that the indices of the analysis, from 0, stand for; what they are called, if they are. */
  readonly columns: readonly number[]
  readonly names?: readonly string[]
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
  { data, names, columns: chosen, ...question }: ActionOfDataRequest,
  { signal }: Running = {},
): Promise<ActionOfDataAnswer> {
  signal?.throwIfAborted()
  const { file = 'data' } = question
  const columns = requireList(data, file, 'a list of draws')[0]?.length ?? 0
  data.forEach((row, i) => requireNumbers(row, { at: `${file}[${i}]`, length: columns }))
  if (names !== undefined && names.length !== columns)
    throw new InputError({
      code: 'requests.names',
      at: 'names',
      expected: `${columns} names, one for each column`,
      received: `${names.length}`,
    })
  return actionOfRows(columns === 0 ? [] : [pickedRows(data, { columns, names }, chosen, file)], question)
}

/** The same of samples that come a few at a time, in memory that does not depend on their number. */
export async function actionOfRows(
  samples: Iterable<SampleRows> | AsyncIterable<SampleRows>,
  { file = 'data', order = 1, field, sigmas = 4 }: DataQuestion,
): Promise<ActionOfDataAnswer> {
  requireActionOrder(order)
  if (order < 1)
    throw new InputError({ code: 'requests.order', at: 'order', expected: '1 or 2, for samples', received: `${order}` })
  requireNumber(sigmas, { code: 'requests.sigmas', at: 'sigmas', expected: 'a positive number', above: 0 })
  let accumulator: MomentAccumulator | undefined
  let described: Omit<SampleRows, 'rows'> | undefined
  let spans: readonly Span[] = []
  for await (const { rows, ...columns } of samples) {
    // The largest tensor of an action has an axis of all columns for each leg.
    const most = Math.floor(largest.entries ** (1 / highestCumulant(order)))
    if (columns.columns > most)
      throw new InputError({
        code: 'requests.data',
        at: file,
        expected: `at most ${most} columns to this order (--columns 1,4,5 picks some)`,
        received: `${columns.columns}`,
      })
    described = columns
    accumulator ??= momentAccumulator(columns.columns, highestCumulant(order))
    spans = lengthened(spans, rows, columns.columns, accumulator.draws())
    accumulator.add(rows)
  }
  if (accumulator === undefined || described === undefined)
    throw new InputError({ code: 'requests.data', at: file, expected: 'rows of numbers', received: 'none' })
  const { numbers = spans.map((_, i) => i + 1), names } = described
  if (accumulator.draws() > 1) requireRandom(spans, accumulator.draws(), numbers, names, file)
  const analysis = analyseEnsemble(accumulator.finish(), { order, field, sigmas, names: columnNames(numbers, names) })
  return { file, columns: numbers, ...(names === undefined ? {} : { names }), analysis }
}

/** So many rows are counted by a column, and not by chance, that goes up by equal steps. */
const LONG = 50

/** Of the values of a column: the least and the largest, and whether they count the rows, by steps of the first one. */
interface Span {
  readonly from: number
  readonly to: number
  readonly first: number
  readonly step: number
  readonly isCount: boolean
}

function lengthened(spans: readonly Span[], rows: Float64Array, width: number, before: number): readonly Span[] {
  return Array.from({ length: width }, (_, column) => {
    const start: Span = { from: Infinity, to: -Infinity, first: 0, step: 0, isCount: true }
    let { from, to, first, step, isCount } = spans[column] ?? start
    for (let i = column, row = before; i < rows.length; i += width, row++) {
      const value = rows[i] as number
      from = Math.min(from, value)
      to = Math.max(to, value)
      if (row === 0) first = value
      else if (row === 1) step = value - first
      else if (isCount) isCount = Math.abs(value - first - row * step) < 1e-9 * Math.abs(value) + 1e-6 * Math.abs(step)
    }
    return { from, to, first, step, isCount }
  })
}

/**
 * @throws InputError for a column of one value, since a field that is no random variable has no action, and for one
 * that counts the rows
 */
function requireRandom(
  spans: readonly Span[],
  draws: number,
  numbers: readonly number[],
  names: readonly string[] | undefined,
  file: string,
): void {
  const wrong = spans.findIndex(({ from, to, isCount }) => from === to || (isCount && draws > LONG))
  if (wrong < 0) return
  const { from, to, first, step } = spans[wrong] as Span
  const column = `column ${columnLabel(numbers[wrong] as number, names?.[wrong])}`
  throw new InputError({
    code: 'requests.data',
    at: file,
    expected:
      from === to ? 'columns whose values differ (--columns picks some)' : 'columns of draws (--columns picks some)',
    received:
      from === to
        ? `${column}, which is ${from} in every row`
        : `${column}, which counts the rows: ${short(first)}, ${short(first + step)}, …, ${short(step > 0 ? to : from)}`,
  })
}

/** Without the rounding of the last digits. */
function short(value: number): number {
  return Number(value.toPrecision(12))
}

/**
 * The cumulants, the action and its parts with their errors, as tables.
 *
 * @example
 * const random = randomStream(1, 0)
 * const data = Array.from({ length: 400 }, () => [random.uniform() + random.uniform() + random.uniform()])
 * actionOfDataText(await answerActionOfData({ data })).includes('400') // true
 */
export function actionOfDataText({ file, columns, names, analysis }: ActionOfDataAnswer): string {
  return `${printable(file)}: ${ensembleText(analysis, columnNames(columns, names))}`
}

/**
 * The action as a formula in LaTeX, its cumulants and couplings as a table with errors, `0.123(4)`, and the verdict.
 *
 * @example
 * const random = randomStream(1, 0)
 * const data = Array.from({ length: 400 }, () => [random.uniform() + random.uniform() + random.uniform()])
 * actionOfDataLatex(await answerActionOfData({ data })).includes('S[\\varphi] =') // true
 */
export function actionOfDataLatex({ file, columns, names, analysis }: ActionOfDataAnswer): string {
  return ensembleLatex(analysis, file, columnNames(columns, names))
}

/**
 * The analysis as other programs read it; see `docs/json.md`.
 *
 * @example
 * const random = randomStream(1, 0)
 * const data = Array.from({ length: 400 }, () => [random.uniform() + random.uniform() + random.uniform()])
 * JSON.parse(actionOfDataJson(await answerActionOfData({ data }))).draws // 400
 */
export function actionOfDataJson({ columns, names, analysis }: ActionOfDataAnswer): string {
  return jsonText({ columns, names, ...ensembleJson(analysis, names) })
}

/** What the columns are called in a text: their names, else their numbers. */
function columnNames(columns: readonly number[], names: readonly string[] | undefined): readonly string[] {
  return columns.map((column, i) => (names?.[i] ?? '') || `${column}`)
}
