import { Command } from 'commander'
import type { Io } from './io.js'
import { expandFlags } from './expandFlags.js'
import { pictureFormats } from './pictureOptions.js'
import type { GammaOptions } from './run/gamma.js'
import { dryRunOption, selectionOptions } from './selectionOptions.js'

export function gammaCommand(io: Io): Command {
  const command = selectionOptions(
    new Command('gamma')
      .description('the effective action: vertex functions by one-particle irreducible diagrams')
      .argument('<theory>', 'name of a theory, or the path of a rule file'),
  )
    .option('--dyson', "with --legs 2 --up-to: mean field, self-energy and propagator at a point by Dyson's equation")
    .option('--count', 'only the number of diagrams and the exact sum of 1/automorphisms')
    .option('--unlabelled', 'with --count: legs are exchangeable, and diagrams are classes')
  return expandFlags(dryRunOption(command), [...pictureFormats, 'pdf'])
    .addHelpText(
      'after',
      '\nΓ[φ] = sup_J (Jφ − W[J]). Legs carry the mean field and have no lines; a coefficient is that of φ^n, so that the vertex function\nδ^nΓ/δφ^n at a point is n! times it. -o page.html and page.pdf: a report with checks. docs/effective-action.md says more.\n' +
        '\nExamples:\n  edgewick gamma phi4 --legs 4 --loops 1 --format latex\n  edgewick gamma loops --legs 0 --loops 3 --count\n  edgewick gamma loops --legs 0 --loops 3 --at-a-point --format json\n  edgewick gamma phi3-phi4 --legs 3 --up-to ħ=2,g=5,λ=2 --at-a-point\n  edgewick gamma phi4 --legs 2 --up-to 2 --dyson\n  edgewick gamma solvable --legs 0 --order 4\n  edgewick gamma phi4 --legs 2 --up-to 2 -o page.html',
    )
    .action(async (name: string, options: GammaOptions) => {
      const { runGamma } = await import('./run/gamma.js')
      await runGamma(io, name, options)
    })
}
