import { Command } from 'commander'
import { answerList, listJson, listText } from '../requests/list.js'
import type { Io } from './io.js'
import { readChoice } from '../requests/written.js'

export function listCommand(io: Io): Command {
  return new Command('list')
    .description('theories and networks that ship')
    .argument('[what]', 'theories or networks; without it both')
    .option('--format <format>', 'text or json', 'text')
    .action(async (what: string | undefined, { format }: { readonly format: string }) => {
      const chosen = what === undefined ? {} : { what: readChoice(what, ['theories', 'networks'], 'list') }
      const write = readChoice(format, ['text', 'json'], '--format') === 'json' ? listJson : listText
      await io.out(`${write(await answerList(chosen))}\n`)
    })
}
