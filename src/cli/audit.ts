import { Command } from 'commander'
import { auditText } from '../render/text/auditText.js'
import type { Io } from './io.js'
import { readChoice } from '../requests/written.js'

export function auditCommand(io: Io): Command {
  return new Command('audit')
    .description('printed formulas of the literature, each with a verdict that is computed, and the evidence')
    .option('--format <format>', 'text or json', 'text')
    .addHelpText(
      'after',
      '\nVerdicts: right, wrong, restricted (right in some of its cases), undecided (nothing that is computed decides it).',
    )
    .action(async (options: { readonly format: string }) => {
      // What reads LaTeX is large; the help of all commands needs none of it.
      const { answerAudit, auditJson } = await import('../requests/audit.js')
      const write = readChoice(options.format, ['text', 'json'], '--format') === 'json' ? auditJson : auditText
      await io.out(`${write(await answerAudit({}))}\n`)
    })
}
