import { answerCumulant, answerMoment } from '../../requests/moment.js'
import { partitionSumJson, partitionSumLatex, partitionSumText } from '../../requests/partitionSum.js'
import type { PartitionSum } from '../../requests/partitionSum.js'
import type { Io } from '../io.js'
import { stoppable, stoppableParts } from '../stoppable.js'
import { deliver } from '../deliver.js'
import { readChoice } from '../../requests/written.js'

const FORMATS = ['text', 'latex', 'json'] as const

/** Does what `edgewick moment` is asked for. */
export async function runMoment(
  io: Io,
  text: string,
  options: { readonly central?: true; readonly format: string },
): Promise<void> {
  const format = readChoice(options.format, FORMATS, '--format')
  const answer = await answerMoment({ points: readLabels(text), central: options.central === true })
  await printSum(io, format, answer)
}

/** Does what `edgewick cumulant` is asked for. */
export async function runCumulant(io: Io, text: string, options: { readonly format: string }): Promise<void> {
  const format = readChoice(options.format, FORMATS, '--format')
  const answer = await answerCumulant({ points: readLabels(text) })
  await printSum(io, format, answer)
}

/** Points such as `1,1,2` or `a,b`. */
export function readLabels(text: string): readonly string[] {
  return text.split(',').map((label) => label.trim())
}

/** Prints the sum in a format that `moment`, `cumulant` and `wick` have. */
export async function printSum(io: Io, format: (typeof FORMATS)[number], sum: PartitionSum): Promise<void> {
  const written = { text: partitionSumText, latex: partitionSumLatex, json: partitionSumJson }[format]
  const parts = stoppable(io, () => written(sum))
  await deliver(io, undefined, stoppableParts(io, parts))
}
