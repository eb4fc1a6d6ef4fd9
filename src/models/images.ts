import { onceEach } from '../algebra/lazy.js'
import { permutations } from '../algebra/partitions.js'
import type { Expression } from '../mathematics/expression.js'
import type { ImageCounts } from './imageCounts.js'
import type { Scope, Trial } from './model.js'
import { NoMeaning, WrongCount } from './noMeaning.js'
import { labelsOfNode } from './summedLabels.js'
import { addValues, multiplyValues, numeric } from './value.js'
import type { Value } from './value.js'

/** More than any formula has free letters. */
const MOST_LABELS = 7

/**
 * The sum over everything different that a term becomes when the free letters in it change places: `κ^iκ^{jk}[3]`, a
 * term with `+ 2 perms`: in all ways that leave the left side as it is. What is different has another value, since values are drawn at random; every image comes from
 * equally many permutations, so that the sum is that over all of them times images / permutations.
 *
 * @param claimed how many there are said to be, the term itself among them
 */
export function images(term: Expression, claimed: number | undefined, at: Expression, scope: Scope): Value {
  const known = knownIn(scope.trial)(term)
  const key = [...scope.indices].map(([letter, value]) => `${letter}=${value}`).join()
  const sum = known.get(key) ?? sumOverPermutations(term, at, scope)
  known.set(key, sum)
  const found = Math.max(sum.different, scope.imageCounts.get(term)?.found ?? 0)
  scope.imageCounts.set(term, { claimed, found, at })
  return multiplyValues(sum.total, numeric(found / sum.permutations))
}

/** What a term becomes in all permutations. */
interface PermutationSum {
  readonly total: Value
  readonly permutations: number
  readonly different: number
}

/** Sums by the values of index letters: planted errors leave most terms as they are. */
const knownIn = onceEach<Trial, (term: Expression) => Map<string, PermutationSum>>(() =>
  onceEach<Expression, Map<string, PermutationSum>>(() => new Map()),
)

function sumOverPermutations(term: Expression, at: Expression, scope: Scope): PermutationSum {
  const inTerm = new Set(labelsOfNode(term, scope.trial))
  const letters = scope.free.filter((letter) => inTerm.has(letter))
  if (letters.length === 0 || letters.length > MOST_LABELS) throw new NoMeaning(at)
  const values = letters.map((letter) => scope.indices.get(letter) as number)
  const different: Value[] = []
  // Most images are equal to the last digit: those need no comparison.
  const seen = new Set<string>()
  let total = numeric(0)
  let all = 0
  for (const order of permutations(values)) {
    const exchanged = letters.map((letter, k) => [letter, order[k] as number] as const)
    if (scope.trial.keepsLeft?.(exchanged) === false) continue
    const value = scope.within(exchanged).value(term)
    const digits = `${value.low} ${value.re.join()} ${value.im.join()}`
    if (!seen.has(digits) && !different.some((other) => isSame(value, other))) different.push(value)
    seen.add(digits)
    total = addValues(total, value)
    all++
  }
  return { total, permutations: all, different: different.length }
}

/** @throws WrongCount where a term has not as many images as are said */
export function requireCounts(counts: ImageCounts): void {
  for (const { claimed, found, at } of counts.values())
    if (claimed !== undefined && claimed !== found) throw new WrongCount(at, claimed, found)
}

export function isSame(a: Value, b: Value): boolean {
  const size = Math.max(...a.re.map(Math.abs), ...a.im.map(Math.abs), Number.MIN_VALUE)
  const isNear = (x: readonly number[], y: readonly number[]): boolean =>
    x.length === y.length && x.every((one, k) => Math.abs(one - (y[k] as number)) < 1e-11 * size)
  return a.low === b.low && isNear(a.re, b.re) && isNear(a.im, b.im)
}
