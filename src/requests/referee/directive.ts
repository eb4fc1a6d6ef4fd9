import { InputError } from '../../errors.js'
import type { Remark } from '../../mathematics/document.js'
import type { SelectionOptions } from '../writtenSelection.js'

/** What a comment says of the equations after it: `% edgewick: theory=phi4 legs=2 up-to=2`. */
export interface Directive extends Partial<SelectionOptions> {
  readonly theory?: string
  readonly network?: string
  /** That nothing is said of them: they are not judged. */
  readonly none?: string
}

/** The options by their names in a comment, which are those of the command line. */
const KEYS = {
  theory: 'theory',
  network: 'network',
  none: 'none',
  legs: 'legs',
  order: 'order',
  'up-to': 'upTo',
  vertices: 'vertices',
  loops: 'loops',
  filter: 'filter',
  'max-self-loops': 'maxSelfLoops',
  'max-parallel': 'maxParallel',
  'max-valence': 'maxValence',
} as const

/**
 * The keys of a remark with their values.
 *
 * @param place of the remark, for messages
 * @throws InputError for a key that there is not, one that stands twice, and one without a value
 */
export function directiveOf({ text }: Remark, place: string): Directive {
  const found = new Map<string, string>()
  for (const part of text.split(/\s+/).filter((word) => word !== '')) {
    const [key = '', ...rest] = part.split('=')
    const value = rest.join('=')
    // The parameters of a network follow its name.
    if (found.has('network') && !(key in KEYS)) continue
    const name = Object.hasOwn(KEYS, key) ? KEYS[key as keyof typeof KEYS] : undefined
    if (name === undefined || found.has(name) || (value === '' && name !== 'none'))
      throw new InputError({
        code: 'referee.directive',
        at: place,
        expected: `keys with values, each once, as in theory=phi4 legs=2 up-to=2 (${Object.keys(KEYS).join(', ')})`,
        received: `'${part}'`,
      })
    found.set(name, value)
  }
  return Object.fromEntries(found)
}
