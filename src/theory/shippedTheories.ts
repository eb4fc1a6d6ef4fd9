import action from '../../rules/action.yaml'
import complexPhi4 from '../../rules/complex-phi4.yaml'
import edgeworth from '../../rules/edgeworth.yaml'
import edgeworthEven from '../../rules/edgeworth-even.yaml'
import independenceBreaking from '../../rules/independence-breaking.yaml'
import msrdjCubic from '../../rules/msrdj-cubic.yaml'
import msrdjQuadratic from '../../rules/msrdj-quadratic.yaml'
import phi3 from '../../rules/phi3.yaml'
import phi3Phi4 from '../../rules/phi3-phi4.yaml'
import phi4 from '../../rules/phi4.yaml'
import phi4Vector from '../../rules/phi4-vector.yaml'
import phi6 from '../../rules/phi6.yaml'
import solvable from '../../rules/solvable.yaml'
import yukawa from '../../rules/yukawa.yaml'
import { InputError } from '../errors.js'
import { resolveTheory } from './resolveTheory.js'
import type { RuleFile } from './ruleFile.js'
import type { Theory } from './theory.js'
import { named } from '../names.js'

/**
 * The rule files in `rules/` by theory name, read when the package is built; the tests check each against the schema.
 */
const files: Readonly<Record<string, RuleFile>> = {
  edgeworth,
  'edgeworth-even': edgeworthEven,
  'independence-breaking': independenceBreaking,
  action,
  phi3,
  phi4,
  'phi3-phi4': phi3Phi4,
  phi6,
  'phi4-vector': phi4Vector,
  'complex-phi4': complexPhi4,
  yukawa,
  'msrdj-quadratic': msrdjQuadratic,
  'msrdj-cubic': msrdjCubic,
  solvable,
}

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
  const file = named(files, name)
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
