import { Command } from 'commander'
import type { Io } from './io.js'
import { deliverVerdicts, FORMAT_FLAG, readRefereeFormat } from './refereeFormats.js'
import type { RefereeOutput } from './refereeFormats.js'
import { watched } from './watch.js'

export function auditCommand(io: Io): Command {
  return new Command('audit')
    .description('printed formulas of the literature, each judged as referee judges the equations of a paper')
    .option(...FORMAT_FLAG)
    .option('-o, --output <file>', 'write to a file')
    .addHelpText(
      'after',
      '\nThe formulas are those of papers/audit.tex with what papers/audit.claims says of them: referee papers/audit.tex --claims papers/audit.claims in the folder of the package answers the same.\n\nExit status: 0; what is wrong is the answer.',
    )
    .action(async (options: RefereeOutput) => {
      // What reads LaTeX is large; the help of all commands needs none of it.
      const { answerAudit } = await import('../requests/audit.js')
      const format = await readRefereeFormat(io, options)
      await deliverVerdicts(io, options, format, await watched(io, (running) => answerAudit({}, running)))
    })
}
