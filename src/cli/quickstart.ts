import { Command } from 'commander'
import type { Io } from './io.js'
import type { Outcome } from './outcome.js'

export function quickstartCommand(io: Io, outcome: Outcome): Command {
  return new Command('quickstart')
    .description('a first result with its check in some seconds, and what to try next')
    .action(async () => {
      const { runQuickstart } = await import('./run/quickstart.js')
      await runQuickstart(io, outcome)
    })
}
