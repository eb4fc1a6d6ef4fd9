import type { Expression } from '../mathematics/expression.js'
import type { Row } from '../mathematics/item.js'
import { rowExpression } from './rowExpression.js'
import { written } from '../mathematics/written.js'
import { permutations } from '../algebra/partitions.js'
import { limitsOf, pairsOf } from './bigLimits.js'
import type { Limits } from './bigLimits.js'
import { isSame } from './images.js'
import type { Scope } from './model.js'
import { NoMeaning } from './noMeaning.js'
import { addValues, isExactZero, isNothing, multiplyValues, numeric, plainNumber, unknownFrom } from './value.js'
import type { Value } from './value.js'
import { labelsOfNode } from './summedLabels.js'

type Big = Expression & { readonly kind: 'big' }

/** More steps than any sum that means something. */
const MOST_STEPS = 200_000
/** Of a sum without end. */
const MOST_TERMS = 500

/** `\sum_{i≠j}`, `\sum_{k=1}^{n}`, `\prod_i`: over index values, or whole numbers from and to. */
export function bigValue(node: Big, scope: Scope): Value {
  const limits = limitsOf(node)
  if (limits === undefined) throw new NoMeaning(node)
  const { letters, from } = limits
  const start = node.sign === '∑' ? numeric(0) : numeric(1)
  const join = node.sign === '∑' ? addValues : multiplyValues
  const [letter] = letters
  if (from !== undefined && letter !== undefined) {
    const isIndex = labelsOfNode(node.body, scope.trial).includes(letter)
    const end = node.above === undefined ? undefined : written(node.above)
    if (!(isIndex && end !== '∞')) return counted(node, letter, from, scope, start, join)
  }
  const { range } = scope.trial
  if (range === undefined || range ** letters.length > MOST_STEPS) throw new NoMeaning(node)
  const own = letters.filter((one) => !scope.indices.has(one))
  const pairs = [...limits.pairs, ...(node.primes === undefined ? [] : apart(own, node, scope))]
  const places = node.sign === '∑' ? placesOf(node.body, own, scope) : [[node.body]]
  let total = start
  const visit = (k: number, within: Scope, before: Value): void => {
    const next = own[k]
    const factors = places[k - own.length + places.length - 1] ?? []
    if (factors.length > 0 && isExactZero(before)) return
    const product = factors.map(within.value).reduce(multiplyValues, before)
    if (next === undefined) {
      if (pairs.every((pair) => holds(pair, within, node))) total = join(total, product)
      return
    }
    // What the letters so far exclude is not gone into.
    const told = pairs.filter(({ left, right }) => [left, right].includes(next))
    for (let value = 0; value < range; value++) {
      const inner = within.within([[next, value]])
      const isOpen = ({ left, right }: Limits['pairs'][number]): boolean =>
        !inner.indices.has(left) || !inner.indices.has(right)
      if (told.every((pair) => isOpen(pair) || holds(pair, inner, node))) visit(k + 1, inner, product)
    }
  }
  visit(0, scope, numeric(1))
  return limits.isOfDifferent === true ? multiplyValues(total, numeric(1 / timesOfEach(node, own, scope))) : total
}

/**
 * The factors of what is summed over, by how many of the letters have to have values before theirs are told; all of them
 * behind the last where a factor sums over a letter that it shares with another.
 */
function placesOf(body: Expression, letters: readonly string[], scope: Scope): readonly (readonly Expression[])[] {
  const factors = body.kind === 'product' ? body.factors : [body]
  const bound = scope.within(letters.map((letter) => [letter, 0] as const))
  const isPlain = factors.every((factor) =>
    labelsOfNode(factor, scope.trial).every((label) => bound.indices.has(label)),
  )
  if (!isPlain) return [[body]]
  const depths = factors.map((factor) => {
    const own = labelsOfNode(factor, scope.trial)
    return letters.findLastIndex((letter) => own.includes(letter)) + 1
  })
  return Array.from({ length: letters.length + 1 }, (_, depth) => factors.filter((_unused, k) => depths[k] === depth))
}

/** How often a sum over different letters has each of its terms: how many permutations of them leave the body as it is. */
function timesOfEach(node: Big, letters: readonly string[], scope: Scope): number {
  const at = (order: readonly number[]): Value =>
    scope.within(letters.map((letter, k) => [letter, order[k] as number] as const)).value(node.body)
  const free = Array.from({ length: scope.trial.range ?? 0 }, (_, site) => site).filter(
    (site) => ![...scope.indices.values()].includes(site),
  )
  const sites = free.slice(0, letters.length)
  // Where there are fewer sites than letters the sum is empty.
  if (sites.length < letters.length) throw new NoMeaning(node)
  const original = at(sites)
  return [...permutations(sites)].filter((order) => isSame(at(order), original)).length
}

/** What a prime says: no two of the letters are the same, nor one of them and one that is free. */
function apart(letters: readonly string[], node: Big, { free, trial }: Scope): Limits['pairs'] {
  const others = labelsOfNode(node.body, trial).filter((one) => free.includes(one) && !letters.includes(one))
  return pairsOf([...new Set([...others, ...letters])], '≠')
}

function holds({ sign, left, right }: Limits['pairs'][number], { indices, trial }: Scope, node: Big): boolean {
  const [a, b] = [indices.get(left), indices.get(right)]
  if (a === undefined || b === undefined) throw new NoMeaning(node)
  if (sign === '∈') {
    if (trial.areNeighbours === undefined) throw new NoMeaning(node)
    return trial.areNeighbours(a, b)
  }
  return sign === '≠' ? a !== b : sign === '<' ? a < b : a > b
}

function counted(
  node: Big,
  letter: string,
  from: Row,
  scope: Scope,
  start: Value,
  join: (a: Value, b: Value) => Value,
): Value {
  const whole = (row: Row): number => {
    const [value = NaN, im = NaN] = plainNumber(scope.value(rowExpression(row, node))) ?? []
    if (!Number.isInteger(value) || im !== 0) throw new NoMeaning(node)
    return value
  }
  const first = whole(from)
  const isEndless = node.above !== undefined && written(node.above) === '∞'
  if (node.above === undefined) throw new NoMeaning(node)
  const last = isEndless ? first + MOST_TERMS : whole(node.above)
  let total = start
  for (let k = first; k <= last; k++) {
    const term = scope.within([[letter, k]]).value(node.body)
    const isLast = isEndless && isNegligible(term, scope.trial.orders)
    total = join(total, term)
    // What is left out is of higher orders.
    if (isLast) return term.low > scope.trial.orders ? addValues(total, unknownFrom(term.low)) : total
    if (isEndless && k === last) throw new NoMeaning(node)
  }
  return total
}

/** Whether a term is beyond all orders that are computed, or too small to be seen. */
function isNegligible(term: Value, orders: number): boolean {
  return (
    isNothing(term) ||
    term.low > orders ||
    (term.low >= 0 && [...term.re, ...term.im].every((x) => Math.abs(x) < 1e-18))
  )
}
