import { InputError } from '../../errors.js'
import { answerGamma } from '../../requests/gamma.js'
import { solvableCount } from '../../requests/gammaReadings.js'
import { isSolvable } from '../../expansion/solvable/expandSolvable.js'
import { readSelected } from '../../requests/writtenSelection.js'
import { chosenTheory } from '../../requests/subject.js'
import { deliverText } from '../deliver.js'
import type { Io } from '../io.js'
import { readLimit, readTheory } from '../options.js'
import { readFormat } from '../suffixes.js'
import { runDiagrams } from './diagrams.js'
import { runExpansion } from './expand.js'
import type { ExpandOptions } from './expand.js'

export interface GammaOptions extends Omit<ExpandOptions, 'functional'> {
  readonly count?: true
  readonly unlabelled?: true
  readonly dyson?: true
}

/** Does what `edgewick gamma` is asked for: what `expand` or `diagrams --count` does, with the functional Γ. */
export async function runGamma(io: Io, name: string, options: GammaOptions): Promise<void> {
  const { count, unlabelled, dyson, ...rest } = options
  if (count === true) return runCount(io, name, options)
  if (unlabelled === true)
    throw new InputError({
      code: 'cli.unlabelled',
      at: '--unlabelled',
      expected: '--count beside it: the diagrams of an expansion are classes with free legs',
      received: 'none',
    })
  if (dyson === true)
    return runExpansion(io, name, { ...rest, atAPoint: true }, (request, running) =>
      answerGamma({ ...request, dyson: true }, running),
    )
  return runExpansion(io, name, rest, answerGamma)
}

async function runCount(io: Io, name: string, options: GammaOptions): Promise<void> {
  const { unlabelled, output, limit, ...rest } = options
  requireCount(options)
  // Standard input is read once.
  const theory = await readTheory(name, io)
  const again: Io = typeof theory === 'string' ? io : { ...io, readFile: () => Promise.resolve(theory.rules) }
  if (!isSolvable(await chosenTheory(theory)))
    return runDiagrams(again, name, { ...options, functional: 'Γ', workers: '1' })
  const answer = await answerGamma({ theory, ...readSelected(rest), ...readLimit(limit) })
  const format = readFormat(options, ['text', 'json'])
  if ('solvable' in answer)
    await deliverText(io, output, `${solvableCount(answer, format, unlabelled === true ? 'free' : 'fixed')}\n`)
}

/** @throws InputError for flags that say how terms are read: a count has none */
function requireCount({ atAPoint, space, perms, equation, format }: GammaOptions): void {
  const [first] = [
    ...(atAPoint === true ? ['--at-a-point'] : []),
    ...(space === undefined ? [] : ['--space']),
    ...(perms === undefined ? [] : ['--perms']),
    ...(equation === true ? ['--equation'] : []),
    ...(format === undefined || format === 'text' || format === 'json' ? [] : [`--format ${format}`]),
  ]
  if (first !== undefined)
    throw new InputError({ code: 'cli.count', at: '--count', expected: 'text or json of a number', received: first })
}
