import { Command } from 'commander'
import { checkTheory, isEndless } from '../expansion/laws/checkTheory.js'
import { table } from '../render/text/table.js'
import type { Io } from './io.js'
import { readChoice, readNatural, readOrders, readTheory } from './options.js'
import type { Outcome } from './outcome.js'
import { jsonText } from '../render/jsonText.js'

interface CheckTheoryOptions {
  readonly upTo: string
  readonly legs: string
  readonly maxValence?: string
  readonly format: string
}

/** Members of a family that never raises the order, up to which a check goes without being told. */
const DEFAULT_VALENCE = 6

export function checkTheoryCommand(io: Io, outcome: Outcome): Command {
  return new Command('check-theory')
    .description('exact laws that the expansion of a theory must obey: sum rule, Dyson–Schwinger, duality')
    .argument('<theory>', 'name of a theory, or the path of a rule file')
    .option('--up-to <k>', "every power of the theory's leading small parameter up to this one, or of each one named: N=1,α=1", '2')
    .option('--legs <n>', 'every number of legs up to this one, for the sum rule', '4')
    .option('--max-valence <n>', `no vertex with more half-edges (default ${DEFAULT_VALENCE} for a family that never raises the order)`)
    .option('--format <format>', 'text or json', 'text')
    .addHelpText('after', '\nExamples:\n  edgewick check-theory phi4 --up-to 3\n  edgewick check-theory my.yaml --legs 3')
    .action(async (name: string, options: CheckTheoryOptions) => {
      const format = readChoice(options.format, ['text', 'json'], '--format')
      const theory = await readTheory(name, io)
      const valence = options.maxValence === undefined ? undefined : readNatural(options.maxValence, '--max-valence')
      const range = { upTo: readOrders(options.upTo, '--up-to'), legs: readNatural(options.legs, '--legs') }
      const maxValence = valence ?? (isEndless(theory, range.upTo) ? DEFAULT_VALENCE : undefined)
      const laws = checkTheory(theory, { ...range, ...(maxValence === undefined ? {} : { maxValence }) })
      outcome.agreed = laws.every(({ verdict }) => verdict !== 'fails')
      if (format === 'json') return await io.out(`${jsonText({ theory: theory.name, laws })}\n`)
      const truncated = maxValence === undefined ? '' : `, vertices with up to ${maxValence} half-edges`
      await io.out(
        `${theory.name}: ${theory.title}\norders up to ${options.upTo}${truncated}\n\n${table(
          ['law', 'verdict', 'coefficients', 'evidence'],
          laws.map(({ law, verdict, compared, evidence }) => [law, verdict, `${compared}`, evidence]),
        )}\n`,
      )
    })
}
