import { readSigmas } from '../readCheck.js'
import { actionOfDataJson, actionOfDataLatex, actionOfDataText, actionOfRows } from '../../requests/actionOfData.js'
import { deliver } from '../deliver.js'
import type { Io } from '../io.js'
import { readField } from '../options.js'
import { readColumns } from '../readColumns.js'
import { samplesIn } from '../readSamples.js'

export interface DataOptions {
  readonly data: string
  readonly columns?: string
  readonly field?: string
  readonly sigmas: string
  readonly output?: string
}

/** `action --data`: the action of an ensemble of which samples on points are given, a file of any size. */
export async function actionOfData(
  io: Io,
  { data, columns, field, sigmas, output }: DataOptions,
  order: number,
  format: 'text' | 'latex' | 'json',
): Promise<void> {
  if (output !== undefined) await io.requireWritable(output)
  const answer = await actionOfRows(samplesIn(io, data, readColumns(io, columns, data)), {
    file: data,
    order,
    sigmas: readSigmas(sigmas),
    ...(field === undefined ? {} : { field: readField(field) }),
  })
  const written = { text: actionOfDataText, latex: actionOfDataLatex, json: actionOfDataJson }[format]
  await deliver(io, output, `${written(answer)}\n`)
}
