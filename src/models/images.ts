import { permutations } from '../algebra/partitions.js'
import type { Expression } from '../mathematics/expression.js'
import type { Scope, Trial } from './model.js'
import { NoMeaning, WrongCount } from './noMeaning.js'
import { labelsOfNode } from './summedLabels.js'
import { addValues, numeric } from './value.js'
import type { Value } from './value.js'

/** More than any formula has free letters. */
const MOST_LABELS = 7

/**
 * The sum over everything different that a term becomes when the free letters in it change places: `κ^iκ^{jk}[3]`, a
 * term with `+ 2 perms`. What is different has another value, since values are drawn at random.
 *
 * @param count how many there are said to be, the term itself among them
 * @throws WrongCount where there are not so many
 */
export function images(term: Expression, count: number | undefined, at: Expression, scope: Scope): Value {
  const known = knownIn(scope, term)
  const key = [...scope.indices].map(([letter, value]) => `${letter}=${value}`).join()
  const sum = known.get(key) ?? sumOfImages(term, count, at, scope)
  known.set(key, sum)
  return sum
}

/** Sums over images by the values of index letters: planted errors leave most terms as they are. */
function knownIn({ trial }: Scope, term: Expression): Map<string, Value> {
  const terms = KNOWN.get(trial) ?? new WeakMap<Expression, Map<string, Value>>()
  KNOWN.set(trial, terms)
  const values = terms.get(term) ?? new Map<string, Value>()
  terms.set(term, values)
  return values
}

const KNOWN = new WeakMap<Trial, WeakMap<Expression, Map<string, Value>>>()

function sumOfImages(term: Expression, count: number | undefined, at: Expression, scope: Scope): Value {
  const inTerm = new Set(labelsOfNode(term, scope.trial))
  const letters = scope.free.filter((letter) => inTerm.has(letter))
  if (letters.length === 0 || letters.length > MOST_LABELS) throw new NoMeaning(at)
  const values = letters.map((letter) => scope.indices.get(letter) as number)
  const found: Value[] = []
  for (const order of permutations(values)) {
    const value = scope.within(letters.map((letter, k) => [letter, order[k] as number] as const)).value(term)
    if (!found.some((other) => isSame(value, other))) found.push(value)
  }
  if (count !== undefined && count !== found.length) throw new WrongCount(at, count, found.length)
  return found.reduce(addValues, numeric(0))
}

function isSame(a: Value, b: Value): boolean {
  const size = Math.max(...a.re.map(Math.abs), ...a.im.map(Math.abs), Number.MIN_VALUE)
  const isNear = (x: readonly number[], y: readonly number[]): boolean =>
    x.length === y.length && x.every((one, k) => Math.abs(one - (y[k] as number)) < 1e-11 * size)
  return a.low === b.low && isNear(a.re, b.re) && isNear(a.im, b.im)
}
