import { Command } from 'commander'
import { InputError } from '../errors.js'
import { generalTermText } from '../render/text/generalTermText.js'
import { answerGeneralTerm, generalTermsLatex } from '../requests/generalTerm.js'
import type { Io } from './io.js'
import { readChoice, readNatural } from '../requests/written.js'
import { readTheory } from './options.js'

interface GeneralTermOptions {
  readonly legs: string
  readonly order: string
  readonly format: string
}

export function generalTermCommand(io: Io): Command {
  return new Command('general-term')
    .description(
      'the general term of an order with infinitely many diagrams, symbolic in the numbers of self-contractions',
    )
    .argument('<theory>', 'name of a theory, or the path of a rule file')
    .requiredOption('--order <k>', "the power of the theory's leading small parameter")
    .option('--legs <n>', 'number of legs, or any (LaTeX, one vertex): symbolic in it too', '4')
    .option('--format <format>', 'text or latex', 'text')
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick general-term independence-breaking --order 1 --legs any --format latex\n  edgewick general-term independence-breaking --order 2 --legs 2',
    )
    .action(async (name: string, options: GeneralTermOptions) => {
      const format = readChoice(options.format, ['text', 'latex'], '--format')
      const legs = options.legs === 'any' ? options.legs : readNatural(options.legs, '--legs')
      if (legs === 'any' && format !== 'latex')
        throw new InputError({
          code: 'cli.general',
          at: '--legs any',
          expected: '--format latex',
          received: `--format ${format}`,
        })
      const answer = await answerGeneralTerm({
        theory: await readTheory(name, io),
        order: readNatural(options.order, '--order'),
        legs,
      })
      await io.out(format === 'latex' ? generalTermsLatex(answer) : `${generalTermText(answer.terms)}\n`)
    })
}
