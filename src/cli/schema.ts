import { Command } from 'commander'
import type { Io } from './io.js'

export function schemaCommand(io: Io): Command {
  return new Command('schema')
    .description('the JSON Schema of rule files or network files, for editors; or its keys as a table')
    .option('--of <name>', 'theory (rule files) or network (networks as files)', 'theory')
    .option('--format <format>', 'json or markdown', 'json')
    .addHelpText(
      'after',
      '\nExample:\n  edgewick schema > theory.schema.json\n  edgewick schema --of network --format markdown\nand in the first line of a rule file:\n  # yaml-language-server: $schema=theory.schema.json',
    )
    .action(async (options: { readonly of: string; readonly format: string }) => {
      const { runSchema } = await import('./run/schema.js')
      await runSchema(io, options)
    })
}
