import { Command } from 'commander'
import type { Io } from './io.js'

export function explainCommand(io: Io): Command {
  return new Command('explain')
    .description(
      'where the weight of a diagram comes from: its symmetries one by one, the count of contractions, its coefficient',
    )
    .argument('<theory>', 'name of a theory, or the path of a rule file')
    .argument('<diagram>', 'its Nickel index, or its name as diagrams prints it')
    .option('--format <format>', 'text, latex or json; default: as the name of the file says, else text')
    .option('-o, --output <file>', 'write to a file')
    .addHelpText(
      'after',
      "\nExamples:\n  edgewick explain phi4 'e111|e|'\n  edgewick explain edgeworth 'ee11|ee|' --format latex\n  edgewick explain msrdj-quadratic 'e11|e|[ε,ε][C01,C01][x~,x~]'",
    )
    .action(async (name: string, diagram: string, options: { readonly format?: string; readonly output?: string }) => {
      const { runExplain } = await import('./run/explain.js')
      await runExplain(io, name, diagram, options)
    })
}
