import { Command } from 'commander'
import { answerCheckTheory, checkTheoryJson, checkTheoryText } from '../requests/checkTheory.js'
import type { Io } from './io.js'
import { readChoice, readNatural } from '../requests/written.js'
import { readTheory } from './options.js'
import type { Outcome } from './outcome.js'
import { readOrders } from '../requests/writtenSelection.js'

interface CheckTheoryOptions {
  readonly upTo: string
  readonly legs: string
  readonly maxValence?: string
  readonly format: string
}

export function checkTheoryCommand(io: Io, outcome: Outcome): Command {
  return new Command('check-theory')
    .description('exact laws that the expansion of a theory must obey: sum rule, Dyson–Schwinger, duality')
    .argument('<theory>', 'name of a theory, or the path of a rule file')
    .option(
      '--up-to <k>',
      "every power of the theory's leading small parameter up to this one, or of each one named: N=1,α=1",
      '2',
    )
    .option('--legs <n>', 'every number of legs up to this one, for the sum rule', '4')
    .option('--max-valence <n>', 'no vertex with more half-edges (default 6 for a family that never raises the order)')
    .option('--format <format>', 'text or json', 'text')
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick check-theory phi4 --up-to 3\n  edgewick check-theory my.yaml --legs 3',
    )
    .action(async (name: string, options: CheckTheoryOptions) => {
      const format = readChoice(options.format, ['text', 'json'], '--format')
      const { maxValence } = options
      const answer = await answerCheckTheory({
        theory: await readTheory(name, io),
        upTo: readOrders(options.upTo, '--up-to'),
        legs: readNatural(options.legs, '--legs'),
        ...(maxValence === undefined ? {} : { maxValence: readNatural(maxValence, '--max-valence') }),
      })
      outcome.agreed = answer.agreed
      await io.out(`${format === 'json' ? checkTheoryJson(answer) : checkTheoryText(answer)}\n`)
    })
}
