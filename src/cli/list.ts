import { Command } from 'commander'
import type { Io } from './io.js'

export function listCommand(io: Io): Command {
  return new Command('list')
    .description('theories and networks that ship')
    .argument('[what]', 'theories or networks; without it both')
    .option('--format <format>', 'text or json', 'text')
    .action(async (what: string | undefined, options: { readonly format: string }) => {
      const { runList } = await import('./run/list.js')
      await runList(io, what, options)
    })
}
