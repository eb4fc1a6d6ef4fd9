import { Command } from 'commander'
import { answerSchema, schemaJson, schemaMarkdown } from '../requests/schema.js'
import type { Io } from './io.js'
import { readChoice } from '../requests/written.js'

export function schemaCommand(io: Io): Command {
  return new Command('schema')
    .description('the JSON Schema of rule files, for editors; or its keys as a table')
    .option('--format <format>', 'json or markdown', 'json')
    .addHelpText(
      'after',
      '\nExample:\n  edgewick schema > theory.schema.json\nand in the first line of a rule file:\n  # yaml-language-server: $schema=theory.schema.json',
    )
    .action(async ({ format }: { readonly format: string }) => {
      const write = readChoice(format, ['json', 'markdown'], '--format') === 'json' ? schemaJson : schemaMarkdown
      await io.out(`${write(await answerSchema({}))}\n`)
    })
}
