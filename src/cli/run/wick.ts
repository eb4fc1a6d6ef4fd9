import { InputError } from '../../errors.js'
import { answerWick, pairingsNdjson, pairingsText } from '../../requests/wick.js'
import { deliver } from '../deliver.js'
import type { Io } from '../io.js'
import { stoppableParts } from '../stoppable.js'
import { printSum, readLabels } from './moment.js'
import { readChoice } from '../../requests/written.js'

export interface Options {
  readonly mean?: true
  readonly pairings?: true
  readonly format: string
}

/** Does what `edgewick wick` is asked for. */
export async function runWick(io: Io, text: string, options: Options): Promise<void> {
  const format = readChoice(options.format, ['text', 'latex', 'json'], '--format')
  if (options.pairings === true && format === 'latex')
    throw new InputError({
      code: 'cli.format',
      at: '--format',
      expected: 'text or json with --pairings',
      received: 'latex',
    })
  const answer = await answerWick({ points: readLabels(text), mean: options.mean === true })
  if (options.pairings !== true) return printSum(io, format, answer)
  return deliver(io, undefined, stoppableParts(io, (format === 'json' ? pairingsNdjson : pairingsText)(answer)))
}
