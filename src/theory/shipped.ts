import edgeworth from '../../rules/edgeworth.yaml'
import edgeworthEven from '../../rules/edgeworth-even.yaml'
import phi4 from '../../rules/phi4.yaml'
import { InputError } from '../errors.js'
import { parseTheory } from './parseTheory.js'
import type { Theory } from './theory.js'

/** The rule files in `rules/`, as text by theory name. */
const files: Readonly<Record<string, string>> = { edgeworth, 'edgeworth-even': edgeworthEven, phi4 }

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
  const text = Object.hasOwn(files, name) ? files[name] : undefined
  if (text === undefined) throw new InputError({ code: 'theory.name', at: 'theory', expected: `one of ${shippedTheories.join(', ')}`, received: `'${name}'` })
  return parseTheory(text, `rules/${name}.yaml`)
}
