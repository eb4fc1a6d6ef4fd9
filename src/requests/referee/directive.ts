import * as Q from '../../algebra/rational.js'
import { InputError } from '../../errors.js'
import type { NetworkSaid } from '../../models/claimed.js'
import { placeIn } from '../../expansion/formula/cursor.js'
import { remarksOf } from '../../mathematics/document.js'
import type { Remark } from '../../mathematics/document.js'
import { statementsOf } from './claimsFile.js'
import type { ClaimsFile } from './claimsFile.js'
import { lettersSaid } from './letters.js'
import type { LetterSaid } from './letters.js'
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
  /** What it, or a comment before it, says of letters. */
  readonly letters?: readonly LetterSaid[]
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
const SUBJECTS = ['theory', 'network', 'none', 'any']
/** Keys without a value: nothing after it is judged; or by what it says itself, as before the first comment. */
const BARE = ['none', 'any']
const KEYS = [...SUBJECTS, ...Object.keys(OPTIONS)]

/**
 * What the comments of a document say, in order; of one that cannot be read what is wrong, with its place: a key that
 * there is not, one that stands twice or without a value, a value that cannot be read.
 *
 * @param head what is said of the whole document, as if it stood at its beginning
 */
export function directivesOf(
  document: string,
  file: string,
  head: readonly Said[] = [],
): readonly (Directive | InputError)[] {
  const comments = remarksOf(document).map(({ at, text }): Said => ({ at, text, place: placeIn(document, file, at) }))
  return directivesAfter(undefined, [...head, ...comments])
}

/** A statement, from where on in the document it is said, and where it stands. */
export interface Said extends Remark {
  readonly place: string
}

/** What statements say that come one after the other, after what was said before; what is wrong with one of them. */
export function directivesAfter(
  before: Directive | undefined,
  statements: readonly Said[],
): readonly (Directive | InputError)[] {
  let last = before
  return statements.map((said) => {
    try {
      last = next(last, said, said.place)
      return last
    } catch (error) {
      if (error instanceof InputError) return error
      throw error
    }
  })
}

/** The theories that comments and claims name, readable or not as a whole. */
export function theoriesNamed(document: string, file: string, claims?: ClaimsFile): readonly string[] {
  const { statements } = statementsOf(claims ?? { text: '' })
  const ofClaims = statements.flatMap(({ text, place }) => directivesAfter(undefined, [{ at: 0, text, place }]))
  return [
    ...new Set(
      [...directivesOf(document, file), ...ofClaims].flatMap((one) => ('theory' in one ? (one.theory ?? []) : [])),
    ),
  ]
}

/** Letters are said for the rest of the document, beside what was said before; they name a theory where none was named. */
function next(before: Directive | undefined, remark: Remark, place: string): Directive {
  const { letters: known = [], ...last } = before ?? { asked: {} }
  const said = lettersSaid(remark.text, place)
  if (said === undefined) return { ...directiveOf(remark, place), letters: known }
  const [first] = said
  const named = before === undefined && first !== undefined ? { theory: first.theory } : {}
  return { ...last, ...named, at: remark.at, place, letters: [...known, ...said] }
}

/** Comments that are told at once. */
const MOST_TOLD = 6

/** @throws InputError with the places of all comments that cannot be read */
export function requireReadable(
  file: string,
  problems: readonly InputError[],
  what: 'comments' | 'claims' = 'comments',
): void {
  const [first, ...others] = problems
  if (first === undefined) return
  if (others.length === 0) throw first
  const told = problems.slice(0, MOST_TOLD).map(({ at, received }) => `${place(at)} ${shortened(received)}`)
  const rest = problems.length > MOST_TOLD ? `, and ${problems.length - MOST_TOLD} more` : ''
  throw new InputError({
    code: 'referee.directive',
    at: file,
    expected: `${what} as in theory=phi4 legs=2 up-to=2 (keys: ${KEYS.join(', ')})`,
    received: `${problems.length} that cannot be read: ${told.join(', ')}${rest}`,
  })
}

/** `4:1` of `paper.tex:4:1: legs`. */
function place(at: string): string {
  return /:(\d+:\d+)(?::|$)/.exec(at)?.[1] ?? at
}

function shortened(text: string): string {
  return text.length > 22 ? `${text.slice(0, 20)}…${text.endsWith("'") ? "'" : ''}` : text
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
    if (!KEYS.includes(key) || found.has(key) || (value === '' && !BARE.includes(key)))
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
    const { network, any: _, ...others } = subject
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
