import { InputError } from '../errors.js'
import { resolveTheory } from './resolveTheory.js'
import { shippedRules, shippedTheories } from './shippedRules.js'
import type { Theory } from './theory.js'
import { named } from '../names.js'

export { shippedTheories }

/**
 * A theory that ships with the package.
 *
 * @throws InputError for an unknown name
 * @example
 * theory('edgeworth').title // 'Action from connected correlators (Edgeworth expansion)'
 */
export function theory(name: string): Theory {
  const file = named(shippedRules, name)
  if (file === undefined)
    throw new InputError({
      code: 'theory.name',
      at: 'theory',
      expected: `one of ${shippedTheories.join(', ')}`,
      received: `'${name}'`,
    })
  return resolveTheory(file, {
    place: (path) => `rules/${name}.yaml: ${path.map(String).join('.')}`,
    received: () => 'something else',
  })
}
