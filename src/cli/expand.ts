import { Command } from 'commander'
import type { Io } from './io.js'
import { expandFlags } from './expandFlags.js'
import { dryRunOption, functionalOption, selectionOptions } from './selectionOptions.js'
import type { ExpandOptions } from './run/expand.js'

export function expandCommand(io: Io): Command {
  const command = selectionOptions(
    new Command('expand')
      .description('the exact weighted sum of diagrams')
      .argument('<theory>', 'name of a theory, or the path of a rule file'),
  )
  return expandFlags(dryRunOption(functionalOption(command)))
    .addHelpText(
      'after',
      '\nFormats: text, unicode (the formula, for a terminal), plain (one term a line, with points), latex, json; with --at-a-point also sympy,\nmathematica, form, julia, nerdamer, mathml, typst; with --space momentum also form; as pictures with the weights beneath svg, png, html, and for LaTeX tikz, tikz-feynman,\ntikz-feynhand.\n' +
        '\nExamples:\n  edgewick expand edgeworth --legs 4 --order 2\n  edgewick expand edgeworth-even --legs 4 --up-to 3 --at-a-point --format json\n  edgewick expand edgeworth --legs 4 --order 2 --at-a-point --format sympy\n' +
        '  edgewick expand phi4 --legs 4 --order 2 --perms written --format plain\n  edgewick expand phi4 --legs 2 --order 1 --space momentum --format latex\n  edgewick expand phi4 --legs 4 --up-to 2 --space momentum --format form -o phi4.frm\n' +
        "  edgewick expand edgeworth --legs 4 --order 2 --format latex --perms sum --rename 'x=z,G_c=\\kappa' --standalone revtex -o g4.tex\n" +
        '  edgewick expand edgeworth --legs 4 --order 1 --format tikz --equation --standalone -o g4.tex\n  edgewick expand phi4 --legs 4 --up-to 2 --format terminal --equation',
    )
    .action(async (name: string, options: ExpandOptions) => {
      const { runExpand } = await import('./run/expand.js')
      await runExpand(io, name, options)
    })
}
