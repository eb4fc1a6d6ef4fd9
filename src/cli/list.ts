import { Command } from 'commander'
import type { Io } from './io.js'
import type { runList } from './run/list.js'

export function listCommand(io: Io, run: typeof runList): Command {
  return new Command('list')
    .description('theories and networks that ship')
    .argument('[what]', 'theories or networks; without it both')
    .option('--format <format>', 'text or json', 'text')
    .action((what: string | undefined, options: { readonly format: string }) => run(io, what, options))
}
