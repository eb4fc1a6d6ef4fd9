import { Command } from 'commander'
import { architectures } from '../networks/architectures.js'
import { table } from '../render/text/table.js'
import { shippedTheories, theory } from '../theory/shippedTheories.js'
import type { Io } from './io.js'
import { readChoice } from './options.js'
import { jsonText } from '../render/jsonText.js'

export function listCommand(io: Io): Command {
  return new Command('list')
    .description('theories and networks that ship')
    .argument('[what]', 'theories or networks; without it both')
    .option('--format <format>', 'text or json', 'text')
    .action(async (what: string | undefined, { format }: { readonly format: string }) => {
      const chosen = what === undefined ? undefined : readChoice(what, ['theories', 'networks'], 'list')
      const theories = shippedTheories.map((name) => ({ name, title: theory(name).title, source: theory(name).source }))
      const networks = Object.values(architectures).map(({ name, title, parameters }) => ({ name, title, parameters }))
      if (readChoice(format, ['text', 'json'], '--format') === 'json') {
        const all = { theories, networks }
        return await io.out(`${jsonText(chosen === undefined ? all : { [chosen]: all[chosen] })}\n`)
      }
      const parameterText = (parameters: Readonly<Record<string, number>>): string =>
        Object.entries(parameters)
          .map(([name, value]) => `${name}=${value}`)
          .join(' ')
      const tables = {
        theories: table(
          ['theory', ''],
          theories.map(({ name, title }) => [name, title]),
        ),
        networks: table(
          ['network', '', 'parameters (defaults)'],
          networks.map(({ name, title, parameters }) => [name, title, parameterText(parameters)]),
        ),
      }
      await io.out(`${chosen === undefined ? `${tables.theories}\n\n${tables.networks}` : tables[chosen]}\n`)
    })
}
