import type { RefereeOutput } from './refereeFlags.js'
import { FORMAT_FLAG } from './refereeFlags.js'
import { Command } from 'commander'
import type { Io } from './io.js'

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
      const { runAudit } = await import('./run/audit.js')
      await runAudit(io, options)
    })
}
