import type { RefereeOutput } from '../refereeFlags.js'
import type { Io } from '../io.js'
import { deliverVerdicts, readRefereeFormat } from '../refereeFormats.js'
import { watched } from '../watch.js'

/** Does what `edgewick audit` is asked for. */
export async function runAudit(io: Io, options: RefereeOutput): Promise<void> {
  // What reads LaTeX is large; the help of all commands needs none of it.
  const { answerAudit } = await import('../../requests/audit.js')
  const format = await readRefereeFormat(io, options)
  await deliverVerdicts(io, options, format, await watched(io, (running) => answerAudit({}, running)))
}
