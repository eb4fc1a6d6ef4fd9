import { Command } from 'commander'
import { wickPairings, wickTerms } from '../algebra/wick.js'
import { blockText } from '../render/text/partitionText.js'
import { InputError } from '../errors.js'
import { deliver } from './deliver.js'
import type { Io } from './io.js'
import { readChoice } from './options.js'
import { partitionSum, readLabels } from './partitionSum.js'
import { jsonText } from '../render/jsonText.js'

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
      const points = readLabels(text)
      const format = readChoice(options.format, ['text', 'latex', 'json'], '--format')
      const mean = options.mean ?? false
      if (options.pairings !== true)
        return deliver(io, undefined, partitionSum({ points, meaning: 'moment' }, wickTerms(points, { mean }), 'propagator', format))
      if (format === 'latex') throw new InputError({ code: 'cli.format', at: '--format', expected: 'text or json with --pairings', received: 'latex' })
      return deliver(io, undefined, pairingLines(points, mean, format))
    })
}

/** A line for each pairing: `(1 3)(2 4)  D₁₂ D₁₂`, positions counted from 1; as JSON an object a line. */
function* pairingLines(points: readonly string[], mean: boolean, format: 'text' | 'json'): Generator<string> {
  const label = (position: number): string => points[position - 1] as string
  for (const { pairs, singles } of wickPairings(
    points.map((_, i) => i + 1),
    { mean },
  )) {
    if (format === 'json') yield `${jsonText({ pairs, singles })}\n`
    else {
      const blocks = [...pairs, ...singles.map((single) => [single])]
      const positions = blocks.map((block) => `(${block.join(' ')})`).join('')
      yield `${positions}  ${blocks.map((block) => blockText(block.map(label), 'propagator')).join(' ')}\n`
    }
  }
}
