import { dmftPopulationsDoubts } from '../../requests/dmftPopulations.js'
import { answerMerge } from '../../requests/merge.js'
import type { MergeRequest } from '../../requests/merge.js'
import { mergeJson, mergePlot, mergeText } from '../../requests/mergeReadings.js'
import { partText } from '../../requests/partFile.js'
import { attempt } from '../attempt.js'
import { deliverText } from '../deliver.js'
import type { Io } from '../io.js'
import { judgeDmft, tellDoubts } from '../judgeDmft.js'
import { judgeSde } from '../judgeSde.js'
import { readChoice } from '../../requests/written.js'
import type { Outcome } from '../outcome.js'
import { plotKind, writeDrawn } from '../plot.js'
import { printCheck } from '../printCheck.js'
import { formatFor } from '../suffixes.js'
import { watched } from '../watch.js'
import { writeOrRescue } from '../writeOrRescue.js'

/** Does what `edgewick merge` is asked for. */
export async function runMerge(
  io: Io,
  outcome: Outcome,
  files: readonly string[],
  options: { readonly format: string; readonly output?: string; readonly plot?: string },
): Promise<void> {
  const format = readChoice(options.format, ['text', 'json'], '--format')
  formatFor(options.output, 'part', ['part'])
  if (options.plot !== undefined) plotKind(options.plot)
  const parts: MergeRequest['parts'][number][] = []
  // One after the other: a cluster leaves more files than a process may open.
  for (const file of files) parts.push({ file, text: await io.readFile(file) })
  const merged = await watched(io, (running) => answerMerge({ parts }, running))
  const { output, plot } = options
  if (output !== undefined) await writeOrRescue(io, outcome, output, await partText(merged.part), 'the sums are')
  if (merged.of === 'check') return printCheck(io, outcome, merged.answer, format, plot)
  if (merged.of === 'sde') await judgeSde(io, outcome, merged.answer, plot)
  else if (merged.of === 'dmft') await judgeDmft(io, outcome, merged.answer, plot)
  else {
    if (plot !== undefined) await attempt(io, outcome, () => writeDrawn(io, plot, (form) => mergePlot(merged, form)))
    tellDoubts(io, outcome, dmftPopulationsDoubts(merged.answer))
  }
  if (format === 'json') return io.out(`${mergeJson(merged)}\n`)
  await deliverText(io, undefined, `${mergeText(merged)}\n`)
}
