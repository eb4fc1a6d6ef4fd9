import { Command } from 'commander'
import { architectures } from '../networks/shipped.js'
import { table } from '../render/text/table.js'
import { shippedTheories, theory } from '../theory/shipped.js'
import type { Io } from './io.js'
import { readChoice } from './options.js'

export function listCommand(io: Io): Command {
  return new Command('list')
    .description('theories and networks that ship')
    .option('--format <format>', 'text or json', 'text')
    .action(async ({ format }: { readonly format: string }) => {
      const theories = shippedTheories.map((name) => ({ name, title: theory(name).title, source: theory(name).source }))
      const networks = Object.values(architectures).map(({ name, title, parameters }) => ({ name, title, parameters }))
      if (readChoice(format, ['text', 'json'], '--format') === 'json') return await io.out(`${JSON.stringify({ theories, networks })}\n`)
      const parameterText = (parameters: Readonly<Record<string, number>>): string =>
        Object.entries(parameters)
          .map(([name, value]) => `${name}=${value}`)
          .join(' ')
      await io.out(
        `${table(
          ['theory', ''],
          theories.map(({ name, title }) => [name, title]),
        )}\n\n`,
      )
      await io.out(
        `${table(
          ['network', '', 'parameters (defaults)'],
          networks.map(({ name, title, parameters }) => [name, title, parameterText(parameters)]),
        )}\n`,
      )
    })
}
