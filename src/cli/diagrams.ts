import { Command } from 'commander'
import type { Io } from './io.js'
import { pictureFormats, pictureOptions } from './pictureOptions.js'
import { dryRunOption, functionalOption, selectionOptions } from './selectionOptions.js'
import type { DiagramsOptions, runDiagrams } from './run/diagrams.js'

/**
 * @param run does what is asked for: by itself the command is bundled with it, for each file that is loaded later costs
 *   a short count some hundredths of its time, all of them a tenth
 */
export function diagramsCommand(io: Io, run: typeof runDiagrams): Command {
  const command = selectionOptions(
    new Command('diagrams')
      .description('enumerate the connected diagrams of a theory')
      .argument('<theory>', 'name of a theory, or the path of a rule file'),
  )
    .option('--unlabelled', 'legs are exchangeable: classes with free legs')
    .option('--disconnected', 'also diagrams of several parts, bare lines and parts without legs included')
    .option('--count', 'only their number and the exact sum of 1/automorphisms')
    .option('--shard <i/n>', 'only part i (from 0) of n disjoint parts whose union is the whole')
    .option('--workers <n>', 'worker threads, for --count and --format ndjson', '1')
    .option(
      '--limit <n>',
      'refuse when there must be more diagrams than this (default 1e6 to list, 1e8 to count, 2000 to draw)',
    )
    .option(
      '--format <format>',
      `text, json, ndjson, dot, qgraf, or pictures: ${pictureFormats.join(', ')}; default: as the name of the file says, else text`,
    )
    .option('--momenta', 'with --format qgraf: the momentum at each half-edge, conserved at every vertex')
    .option('-o, --output <file>', 'write to a file')
  return pictureOptions(dryRunOption(functionalOption(command)))
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick diagrams phi4 --legs 2 --vertices 4 --count\n  edgewick diagrams edgeworth --legs 4 --order 2 --unlabelled --format svg -o diagrams.svg\n  edgewick diagrams phi4 --legs 2 --vertices 9 --filter 1pi --format ndjson --workers 2 -o phi4.ndjson\n  edgewick diagrams phi4 --legs 2 --vertices 10 --format ndjson --dry-run\n  edgewick diagrams phi4 --legs 2 --vertices 2 --format qgraf --momenta',
    )
    .action(async (name: string, options: DiagramsOptions) => {
      await run(io, name, options)
    })
}
