import * as Q from '../../algebra/rational.js'
import { InputError } from '../../errors.js'
import type { NetworkSaid } from '../../models/claimed.js'
import { placeIn } from '../../expansion/formula/cursor.js'
import { remarksOf } from '../../mathematics/document.js'
import type { Remark } from '../../mathematics/document.js'
import type { Subject } from '../subject.js'
import { readAsked } from '../writtenSelection.js'
import type { SelectionOptions } from '../writtenSelection.js'

/** What a comment says of the equations after it: `% edgewick: theory=phi4 legs=2 up-to=2`. */
export interface Directive {
  /** Where its comment begins in the text, and its line and column, for messages. */
  readonly at: number
  readonly place: string
  readonly theory?: string
  readonly network?: NetworkSaid
  /** That nothing is said of them: they are not judged. */
  readonly none?: string
  /** What of a request it says; the rest is that of each formula. */
  readonly asked: Partial<Omit<Subject, 'theory'>>
}

/** The options by their names in a comment, which are those of the command line. */
const OPTIONS: Readonly<Record<string, keyof SelectionOptions>> = {
  legs: 'legs',
  order: 'order',
  'up-to': 'upTo',
  vertices: 'vertices',
  loops: 'loops',
  filter: 'filter',
  'max-self-loops': 'maxSelfLoops',
  'max-parallel': 'maxParallel',
  'max-valence': 'maxValence',
}
const SUBJECTS = ['theory', 'network', 'none']
const KEYS = [...SUBJECTS, ...Object.keys(OPTIONS)]

/**
 * What the comments of a document say, in order.
 *
 * @throws InputError with its place for a key that there is not, one that stands twice or without a value, and a value
 * that cannot be read
 */
export function directivesOf(document: string, file: string): readonly Directive[] {
  return remarksOf(document).map((remark) => directiveOf(remark, placeIn(document, file, remark.at)))
}

function directiveOf({ at, text }: Remark, place: string): Directive {
  const found = new Map<string, string>()
  const parameters: Record<string, number> = {}
  for (const part of text.split(/\s+/).filter((word) => word !== '')) {
    const [key = '', ...rest] = part.split('=')
    const value = rest.join('=')
    // The parameters of a network follow its name.
    if (found.has('network') && !KEYS.includes(key) && value !== '' && !Object.hasOwn(parameters, key)) {
      parameters[key] = Q.toNumber(Q.parse(value, `${place}: ${key}`))
      continue
    }
    if (!KEYS.includes(key) || found.has(key) || (value === '' && key !== 'none'))
      throw new InputError({
        code: 'referee.directive',
        at: place,
        expected: `keys with values, each once, as in theory=phi4 legs=2 up-to=2 (${KEYS.join(', ')})`,
        received: `'${part}'`,
      })
    found.set(key, value)
  }
  const subject = Object.fromEntries([...found].filter(([key]) => SUBJECTS.includes(key)))
  const options = Object.fromEntries(
    [...found].flatMap(([key, value]) => (OPTIONS[key] === undefined ? [] : [[OPTIONS[key], value]])),
  )
  try {
    const { network, ...others } = subject
    const said = network === undefined ? {} : { network: { name: network, parameters } }
    return { at, place, ...others, ...said, asked: readAsked(options) }
  } catch (error) {
    throw toldAt(place, error)
  }
}

/** What is wrong with a comment, with its place. */
export function toldAt(place: string, error: unknown): unknown {
  if (!(error instanceof InputError)) return error
  const { code, at, expected, received } = error
  return new InputError({ code, at: `${place}: ${at.replace(/^--/, '')}`, expected, received })
}
