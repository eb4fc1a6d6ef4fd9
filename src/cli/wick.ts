import { Command } from 'commander'
import { InputError } from '../errors.js'
import { answerWick, pairingsNdjson, pairingsText } from '../requests/wick.js'
import { deliver } from './deliver.js'
import type { Io } from './io.js'
import { partitionSumAs, readLabels } from './moment.js'
import { readChoice } from '../requests/written.js'

interface Options {
  readonly mean?: true
  readonly pairings?: true
  readonly format: string
}

export function wickCommand(io: Io): Command {
  return new Command('wick')
    .description("Wick's theorem: a Gaussian moment as the exact sum over products of propagators")
    .argument('<points>', 'the variables, such as 1,1,2,2 or a,b,c,d')
    .option('--mean', 'the variables have means')
    .option('--pairings', 'every pairing on a line of its own, equal ones not collected')
    .option('--format <format>', 'text, latex or json', 'text')
    .addHelpText('after', '\nExample:\n  edgewick wick 1,1,2,2        # ⟨x₁² x₂²⟩ = D₁₁ D₂₂ + 2 D₁₂²')
    .action(async (text: string, options: Options) => {
      const format = readChoice(options.format, ['text', 'latex', 'json'], '--format')
      if (options.pairings === true && format === 'latex')
        throw new InputError({
          code: 'cli.format',
          at: '--format',
          expected: 'text or json with --pairings',
          received: 'latex',
        })
      const answer = await answerWick({ points: readLabels(text), mean: options.mean === true })
      if (options.pairings !== true) return deliver(io, undefined, partitionSumAs(format, answer))
      return deliver(io, undefined, (format === 'json' ? pairingsNdjson : pairingsText)(answer))
    })
}
