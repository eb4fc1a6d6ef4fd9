import { InputError } from '../../errors.js'
import type { Io } from '../io.js'
import { runDiagrams } from './diagrams.js'
import { runExpand } from './expand.js'
import type { ExpandOptions } from './expand.js'

export interface GammaOptions extends Omit<ExpandOptions, 'functional'> {
  readonly count?: true
  readonly unlabelled?: true
}

/** Does what `edgewick gamma` is asked for: what `expand` or `diagrams --count` does, with the functional Γ. */
export async function runGamma(io: Io, name: string, options: GammaOptions): Promise<void> {
  const { count, unlabelled, ...rest } = options
  if (count === true) return runDiagrams(io, name, { ...rest, ...requireCount(options), functional: 'Γ', workers: '1' })
  if (unlabelled === true)
    throw new InputError({
      code: 'cli.unlabelled',
      at: '--unlabelled',
      expected: '--count beside it: the diagrams of an expansion are classes with free legs',
      received: 'none',
    })
  return runExpand(io, name, { ...rest, functional: 'Γ' })
}

/** @throws InputError for flags that say how terms are read: a count has none */
function requireCount({ atAPoint, space, perms, equation, format, unlabelled }: GammaOptions): {
  readonly count: true
  readonly unlabelled?: true
} {
  const reading = [
    ...(atAPoint === true ? ['--at-a-point'] : []),
    ...(space === undefined ? [] : ['--space']),
    ...(perms === undefined ? [] : ['--perms']),
    ...(equation === true ? ['--equation'] : []),
    ...(format === undefined || format === 'text' || format === 'json' ? [] : [`--format ${format}`]),
  ]
  const [first] = reading
  if (first !== undefined)
    throw new InputError({ code: 'cli.count', at: '--count', expected: 'text or json of a number', received: first })
  return { count: true, ...(unlabelled === undefined ? {} : { unlabelled }) }
}
