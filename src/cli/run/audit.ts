import { answerAudit } from '../../requests/audit.js'
import type { RefereeOutput } from '../refereeFlags.js'
import type { Io } from '../io.js'
import { deliverVerdicts, readRefereeFormat } from '../refereeFormats.js'
import { watched } from '../watch.js'

/** Does what `edgewick audit` is asked for. */
export async function runAudit(io: Io, options: RefereeOutput): Promise<void> {
  const format = await readRefereeFormat(io, options)
  await deliverVerdicts(io, options, format, await watched(io, (running) => answerAudit({}, running)))
}
