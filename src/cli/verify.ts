import { Command } from 'commander'
import { jsonText } from '../render/jsonText.js'
import { verificationText } from '../render/text/verificationText.js'
import { verificationJson } from '../render/verificationJson.js'
import type { VerifyRequest } from '../requests/verify.js'
import { deliverText } from './deliver.js'
import type { Io } from './io.js'
import { readChoice, readNatural } from '../requests/written.js'
import { readLimit, readRename, readTheory } from './options.js'
import type { Outcome } from './outcome.js'
import { readSelected } from '../requests/writtenSelection.js'
import { selectionOptions } from './selectionOptions.js'
import type { SelectionOptions } from '../requests/writtenSelection.js'
import { watched } from './watch.js'

interface VerifyCommandOptions extends SelectionOptions {
  readonly against: string
  readonly input?: string
  readonly seed: string
  readonly limit?: string
  readonly rename?: string
  readonly format: string
}

export function verifyCommand(io: Io, outcome: Outcome): Command {
  return selectionOptions(
    new Command('verify')
      .description(
        'is a hand calculation right, and if not, what differs: a formula, plain or LaTeX, against the derived expansion',
      )
      .argument('<file>', "a file with the formula of one coefficient function, or '-' for standard input")
      .requiredOption('--against <theory>', 'name of a theory, or the path of a rule file'),
  )
    .option('--input <way>', 'plain or latex; default: latex when the text contains a backslash or a brace')
    .option('--rename <names>', "the names in the formula, as expand's --rename: 'G_c=\\kappa'")
    .option('--seed <n>', 'seed of the numbers for the second route, the values on points', '1')
    .option('--limit <n>', 'refuse when there must be more classes of diagrams than this (default 1e5)')
    .option('--format <format>', 'text or json', 'text')
    .addHelpText(
      'after',
      '\nExit status: 0 the formula is right, 1 it differs, 2 it cannot be read. docs/verify.md lists what is understood.\n\nExamples:\n  edgewick verify g4.tex --against edgeworth --legs 4 --order 1\n  edgewick verify - --against phi4 --legs 2 --up-to 2 --format json < w2.txt',
    )
    .action(async (file: string, options: VerifyCommandOptions) => {
      // What reads LaTeX is large; the help of all commands needs none of it.
      const { answerVerify } = await import('../requests/verify.js')
      const { input, rename } = options
      const format = readChoice(options.format, ['text', 'json'], '--format')
      const request: VerifyRequest = {
        theory: await readTheory(options.against, io),
        ...readSelected(options),
        ...(input === undefined ? {} : { input: readChoice(input, ['plain', 'latex'], '--input') }),
        seed: readNatural(options.seed, '--seed'),
        ...(rename === undefined ? {} : { rename: readRename(rename) }),
        ...readLimit(options.limit),
        formula: await io.readFile(file),
        file: file === '-' ? 'standard input' : file,
      }
      const verification = await watched(io, (running) => answerVerify(request, running))
      outcome.agreed = verification.equal
      if (format === 'json') await io.out(`${jsonText(verificationJson(verification))}\n`)
      else await deliverText(io, undefined, `${verificationText(verification)}\n`)
    })
}
