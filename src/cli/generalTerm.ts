import { Command } from 'commander'
import { InputError } from '../errors.js'
import { generalTerms, isMember } from '../expansion/generalTerm.js'
import type { GeneralTerm } from '../expansion/generalTerm.js'
import { generalSign, lineCounts } from '../expansion/generalSign.js'
import { generalTermLatex } from '../render/latex/generalTermLatex.js'
import { generalTermText } from '../render/text/generalTermText.js'
import type { Theory } from '../theory/theory.js'
import type { Io } from './io.js'
import { readChoice, readNatural, readTheory } from './options.js'

interface GeneralTermOptions {
  readonly legs: string
  readonly order: string
  readonly format: string
}

export function generalTermCommand(io: Io): Command {
  return new Command('general-term')
    .description('the general term of an order with infinitely many diagrams, symbolic in the numbers of self-contractions')
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
      const theory = await readTheory(name, io)
      const order = readNatural(options.order, '--order')
      if (options.legs === 'any') return await io.out(`${anyLegs(theory, order, format)}\n`)
      const terms = generalTerms(theory, { legs: readNatural(options.legs, '--legs'), order })
      await io.out(format === 'latex' ? terms.map((term) => `${generalTermLatex(term)}\n`).join('') : `${generalTermText(terms)}\n`)
    })
}

/** One vertex with any number of legs: the sign must be the same law for all of them. */
function anyLegs(theory: Theory, order: number, format: 'text' | 'latex'): string {
  if (format !== 'latex') throw new InputError({ code: 'cli.general', at: '--legs any', expected: '--format latex', received: `--format ${format}` })
  const found = [1, 2, 3, 4, 5, 6].flatMap((legs) => generalTerms(theory, { legs, order }))
  const existing = found.filter((term) => [...lineCounts(term, 4)].some((counts) => isMember(term, counts)))
  const [first]: readonly (GeneralTerm | undefined)[] = existing
  const laws = new Set(existing.map((term) => JSON.stringify(generalSign(term))))
  if (first === undefined || existing.some(({ vertices }) => vertices.length > 1) || laws.size > 1)
    throw new InputError({
      code: 'cli.general',
      at: '--legs any',
      expected: 'an order with one vertex and one law for the sign',
      received: `order ${order} of ${theory.name}`,
    })
  return generalTermLatex(first, 'any')
}
