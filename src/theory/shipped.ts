import edgeworth from '../../rules/edgeworth.yaml'
import edgeworthEven from '../../rules/edgeworth-even.yaml'
import phi4 from '../../rules/phi4.yaml'
import { InputError } from '../errors.js'
import { resolveTheory } from './resolveTheory.js'
import type { RuleFile } from './ruleFile.js'
import type { Theory } from './theory.js'

/** The rule files in `rules/` by theory name, read when the package is built; the tests check each against the schema. */
const files: Readonly<Record<string, RuleFile>> = { edgeworth, 'edgeworth-even': edgeworthEven, phi4 }

/** Names of the theories that ship with the package. */
export const shippedTheories: readonly string[] = Object.keys(files)

/**
 * A theory that ships with the package.
 *
 * @throws InputError for an unknown name
 * @example
 * theory('edgeworth').title // 'Action from connected correlators (Edgeworth expansion)'
 */
export function theory(name: string): Theory {
  const file = Object.hasOwn(files, name) ? files[name] : undefined
  if (file === undefined) throw new InputError({ code: 'theory.name', at: 'theory', expected: `one of ${shippedTheories.join(', ')}`, received: `'${name}'` })
  return resolveTheory(file, { place: (path) => `rules/${name}.yaml: ${path.map(String).join('.')}`, received: () => 'something else' })
}
