import { Command } from 'commander'
import { ruleFileSchema, ruleFileTable } from '../theory/ruleFileSchema.js'
import type { Io } from './io.js'
import { readChoice } from './options.js'

export function schemaCommand(io: Io): Command {
  return new Command('schema')
    .description('the JSON Schema of rule files, for editors; or its keys as a table')
    .option('--format <format>', 'json or markdown', 'json')
    .addHelpText(
      'after',
      '\nExample:\n  edgewick schema > theory.schema.json\nand in the first line of a rule file:\n  # yaml-language-server: $schema=theory.schema.json',
    )
    .action(async ({ format }: { readonly format: string }) => {
      const chosen = readChoice(format, ['json', 'markdown'], '--format')
      await io.out(chosen === 'json' ? `${JSON.stringify(ruleFileSchema(), null, 2)}\n` : `${ruleFileTable()}\n`)
    })
}
