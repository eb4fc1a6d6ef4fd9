import * as Q from '../algebra/rational.js'
import type { Expression } from '../mathematics/expression.js'
import { spend } from './budget.js'
import { bigValue } from './bigOperators.js'
import { binomialValue, factorialValue } from './countingNumbers.js'
import { functionValue } from './functionValue.js'
import { integralValue } from './integralValue.js'
import { labelsInOneProduct } from './summedLabels.js'
import { rowExpression } from './rowExpression.js'
import { symbolText } from './symbolText.js'
import type { Scope, Trial } from './model.js'
import { images, requireCounts } from './images.js'
import type { ImageCounts } from './imageCounts.js'
import { NoMeaning } from './noMeaning.js'
import {
  addValues,
  exponentialValue,
  logarithmValue,
  multiplyValues,
  numeric,
  plainNumber,
  powerValue,
  unknownFrom,
} from './value.js'
import type { Value } from './value.js'

/**
 * The value of a formula in one draw of a model: what the model gives a meaning is taken from it, everything else is
 * computed from its parts. An index letter that stands twice in a product is summed over.
 *
 * @param labels values of the index letters that the formula leaves free
 * @throws NoMeaning for what has none in the model, WrongCount where `[3]` is said of a term with another number of images
 */
export function valueOf(node: Expression, trial: Trial, labels: ReadonlyMap<string, number>): Value {
  const counts: ImageCounts = new Map()
  // Until no point of an integral shows more images of a term than were counted before.
  for (;;) {
    const before = total(counts)
    const value = scopeOf(trial, labels, [...labels.keys()], counts).value(node)
    if (before === total(counts) || counts.size === 0) {
      requireCounts(counts)
      return value
    }
  }
}

function total(counts: ImageCounts): number {
  return [...counts.values()].reduce((sum, { found }) => sum + found, 0)
}

function scopeOf(
  trial: Trial,
  indices: ReadonlyMap<string, number>,
  free: readonly string[],
  imageCounts: ImageCounts,
): Scope {
  const scope: Scope = {
    indices,
    free,
    trial,
    imageCounts,
    value: (node) => evaluated(node, scope),
    within: (more) => scopeOf(trial, new Map([...indices, ...more]), free, imageCounts),
  }
  return scope
}

function evaluated(node: Expression, scope: Scope): Value {
  const { trial } = scope
  spend(trial.budget)
  const known = trial.meaning(node, scope)
  if (known !== undefined) return known
  switch (node.kind) {
    case 'number':
      return numeric(Q.toNumber(node.value))
    case 'symbol':
      return symbolValue(node, scope)
    case 'applied': {
      const { above, ...bare } = node
      if (above === undefined) throw new NoMeaning(node)
      return raisedTo(scope.value(bare), scope.value(rowExpression(above, node)), scope)
    }
    case 'call':
      return functionValue(node, scope.value(node.argument), trial.orders)
    case 'sum':
      return sumValue(node.terms, scope)
    case 'product':
      return productValue(node, scope)
    case 'power':
      return raisedTo(scope.value(node.base), scope.value(node.exponent), scope)
    case 'factorial':
      return factorialValue(node, scope)
    case 'binomial':
      return binomialValue(node, scope)
    case 'absolute': {
      const number = plainNumber(scope.value(node.of))
      if (number === undefined) throw new NoMeaning(node)
      return numeric(Math.hypot(...number))
    }
    case 'big':
      return bigValue(node, scope)
    case 'counted':
      return images(node.of, node.count, node, scope)
    case 'tail':
      if (node.of === undefined) throw new NoMeaning(node)
      return unknownFrom(Math.min(...node.of.map((of) => scope.value(of).low)))
    case 'average': {
      // ⟨x⟩^2 is a power of what the model knows.
      const { above, ...bare } = node
      if (above === undefined) throw new NoMeaning(node)
      return raisedTo(scope.value(bare), scope.value(rowExpression(above, node)), scope)
    }
    case 'integral':
      return integralValue(node, scope)
    case 'derivative':
    case 'at':
    case 'completion':
    case 'dots':
    case 'words':
    case 'list':
      throw new NoMeaning(node)
  }
}

function symbolValue(node: Expression & { readonly kind: 'symbol' }, scope: Scope): Value {
  const { above, below, primes, accent, name } = node
  if (above !== undefined) {
    if (name === 'e' && below === undefined) {
      const exponent = scope.value(rowExpression(above, node))
      return exponentialValue(exponent, scope.trial.orders)
    }
    const [only] = above
    // x^{(2)} is no power.
    if (above.length === 1 && only?.kind === 'group' && only.open === '(') throw new NoMeaning(node)
    const { above: power, ...bare } = node
    return raisedTo(scope.value(bare), scope.value(rowExpression(power ?? [], node)), scope)
  }
  const index = scope.indices.get(symbolText(node))
  if (index !== undefined) return numeric(index)
  if (below === undefined && primes === undefined && accent === undefined) {
    if (name === 'π') return numeric(Math.PI)
    if (name === 'i') return numeric(0, 1)
    if (name === 'e') return numeric(Math.E)
  }
  throw new NoMeaning(node)
}

function raisedTo(base: Value, exponent: Value, { trial }: Scope): Value {
  const power = plainNumber(exponent)
  if (power !== undefined && power[1] === 0) return powerValue(base, power[0], trial.orders)
  return exponentialValue(multiplyValues(exponent, logarithmValue(base, trial.orders)), trial.orders)
}

/** Terms, with what stands for terms that are not written: dots, tails, `+ 2 perms`. */
function sumValue(terms: readonly Expression[], scope: Scope): Value {
  const values: Value[] = []
  let dots = false
  for (const [i, term] of terms.entries()) {
    const completion = completionOf(term)
    if (completion !== undefined) {
      const before = terms[i - 1]
      if (before === undefined || (completion.negative && !isNegative(before))) throw new NoMeaning(term)
      const count = completion.count === undefined ? undefined : completion.count + 1
      values[values.length - 1] = images(before, count, term, scope)
    } else if (term.kind === 'dots') {
      // Dots end a series; they hide terms where they stand between others, and where nothing has orders.
      const isLast = terms.slice(i + 1).every(({ kind }) => kind === 'tail')
      if (!isLast || scope.trial.orders === 0) throw new NoMeaning(term)
      dots = true
    } else values.push(scope.value(term))
  }
  const total = values.reduce(addValues, numeric(0))
  if (!dots) return total
  const highest = Math.max(...values.map(({ low, re }) => low + re.length))
  return addValues(total, unknownFrom(highest))
}

interface Completion {
  readonly count?: number
  readonly negative: boolean
}

/** `+ 2 perms`, `- 2 perms` behind a term with a minus: a number before the word. */
function completionOf(term: Expression): Completion | undefined {
  if (term.kind === 'completion') return { negative: false }
  if (term.kind !== 'product') return undefined
  const negative = isNegative(term)
  const [first, second, more] = negative ? term.factors.slice(1) : term.factors
  if (more !== undefined) return undefined
  if (first?.kind === 'completion' && second === undefined) return { negative }
  if (first?.kind !== 'number' || second?.kind !== 'completion') return undefined
  return { count: Q.toNumber(first.value), negative }
}

function isNegative(term: Expression): boolean {
  const [first] = term.kind === 'product' ? term.factors : [term]
  return first?.kind === 'number' && first.value.num < 0n
}

/** A product, with the sum over letters that stand twice in it and nowhere outside. */
function productValue(node: Expression & { readonly kind: 'product' }, scope: Scope): Value {
  const letters = labelsInOneProduct(node.factors, scope)
  const { range = 0 } = scope.trial
  const product = (within: Scope): Value => {
    let result = numeric(1)
    for (const factor of node.factors) result = multiplyValues(result, within.value(factor))
    return result
  }
  if (letters.length === 0) return product(scope)
  let total = numeric(0)
  const values = letters.map(() => 0)
  for (;;) {
    total = addValues(total, product(scope.within(letters.map((letter, k) => [letter, values[k] as number] as const))))
    let place = 0
    while (place < letters.length && (values[place] as number) + 1 === range) values[place++] = 0
    if (place === letters.length) return total
    values[place] = (values[place] as number) + 1
  }
}
