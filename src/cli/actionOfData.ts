import { InputError, printable } from '../errors.js'
import { evaluateScalar } from '../kernels/scalar.js'
import { analyseEnsemble } from '../montecarlo/analyseEnsemble.js'
import { momentAccumulator } from '../montecarlo/sampling/momentSums.js'
import type { MomentAccumulator } from '../montecarlo/sampling/momentSums.js'
import { highestCumulant } from '../actions/actionFromCumulants.js'
import { ensembleJson, ensembleText } from '../render/text/ensembleText.js'
import { readSigmas } from './checkOptions.js'
import type { Io } from './io.js'
import { readNatural } from './options.js'
import { readSamples } from './readSamples.js'
import { jsonText } from '../render/jsonText.js'

export interface DataOptions {
  readonly data: string
  readonly columns?: string
  readonly order: number
  readonly field?: string
  readonly sigmas: string
  readonly format: 'text' | 'json'
}

/** The tensors of six legs have columns⁶ entries, and are made once for every batch. */
const MOST_COLUMNS = 6

/** `action --data`: the action of an ensemble of which samples on points are given. */
export async function actionOfData(
  io: Io,
  { data, columns, order, field, sigmas, format }: DataOptions,
): Promise<void> {
  if (order < 1)
    throw new InputError({ code: 'cli.order', at: '--order', expected: '1 or 2, for samples', received: `${order}` })
  const certainty = readSigmas(sigmas)
  const chosen = columns?.split(',').map((text) => readNatural(text, '--columns'))
  let accumulator: MomentAccumulator | undefined
  for await (const { columns: width, rows } of readSamples(io.readBytes(data), data)) {
    const places = placesOf(chosen, width, data)
    accumulator ??= momentAccumulator(places.length, highestCumulant(order))
    accumulator.add(places.length === width && chosen === undefined ? rows : picked(rows, width, places))
  }
  if (accumulator === undefined)
    throw new InputError({ code: 'cli.samples', at: data, expected: 'rows of numbers', received: 'none' })
  const at = field === undefined ? undefined : field.split(',').map((value) => evaluateScalar(value, '--field'))
  const analysis = analyseEnsemble(accumulator.finish(), { order, field: at, sigmas: certainty })
  await io.out(
    format === 'json' ? `${jsonText(ensembleJson(analysis))}\n` : `${printable(data)}: ${ensembleText(analysis)}\n`,
  )
}

/** The columns that are wanted, from 0. */
function placesOf(chosen: readonly number[] | undefined, width: number, file: string): readonly number[] {
  const wrong = chosen?.find((column) => column < 1 || column > width)
  if (wrong !== undefined)
    throw new InputError({
      code: 'cli.columns',
      at: '--columns',
      expected: `columns from 1 to ${width}, as ${file} has`,
      received: `${wrong}`,
    })
  const places = chosen?.map((column) => column - 1) ?? Array.from({ length: width }, (_, column) => column)
  if (places.length > MOST_COLUMNS || new Set(places).size < places.length)
    throw new InputError({
      code: 'cli.columns',
      at: file,
      expected: `at most ${MOST_COLUMNS} different columns (--columns 1,4,5 picks some)`,
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
