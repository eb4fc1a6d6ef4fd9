import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { Expression } from '../mathematics/expression.js'
import { someNode } from '../mathematics/parts.js'
import { addends, withFactor, withFactorNode } from '../mathematics/rewritten.js'
import { compared } from './compared.js'
import { valueOf } from './evaluate.js'
import type { Identity } from './identity.js'
import type { Unit } from './model.js'
import { cannotBeJudged, isSlip } from './noMeaning.js'
import { coefficient } from './value.js'

/** A term of a wrong formula that alone makes it wrong, and by what it would have to be multiplied. */
export interface WrongTerm {
  readonly term: Expression
  readonly factor: Rational
  /** And by this letter. */
  readonly unit?: Unit
}

/** Of long formulas only so many terms are tried. */
const MOST_TERMS = 40
/** A factor that stands in formulas has no larger parts; one that a single draw tells is not to be an accident. */
const LARGEST = 10_000
const LARGEST_ONCE = 100

/** Tried for what stands in the argument of a function from the lowest order on, where two values tell nothing. */
const GUESSES = [Q.rational(-1n), Q.rational(2n), Q.rational(1n, 2n)]

/**
 * The terms by whose factor alone a wrong side becomes right, simplest first. A side is linear in the factor of each of
 * its terms, in the argument of a function to the lowest order that the term changes, so that two values tell the factor,
 * and the draws have to agree on it.
 *
 * @param side its place among the sides
 */
export function wrongTerms(identity: Identity, side: number): readonly WrongTerm[] {
  const root = identity.sides[side]
  if (root === undefined) return []
  return addends(root)
    .slice(0, MOST_TERMS)
    .flatMap((term): readonly WrongTerm[] => {
      const told = factorFor(identity, root, term)
      const factors = [...(told === undefined ? [] : [told]), ...(isInCall(root, term) ? GUESSES : [])]
      const factor = factors.find((one) => !Q.equal(one, Q.one) && isRightAs(identity, withFactor(root, term, one)))
      if (factor !== undefined) return [{ term, factor }]
      const unit = identity.model.units?.find(({ node }) => isRightAs(identity, withFactorNode(root, term, node)))
      return unit === undefined ? [] : [{ term, factor: Q.one, unit }]
    })
    .sort((a, b) => size(a.factor) - size(b.factor))
}

/** By which number a whole sum on a side would have to be multiplied; undefined where no number makes it right. */
export function wrongWhole(identity: Identity, side: number): Rational | undefined {
  const root = identity.sides[side]
  if (root?.kind !== 'sum') return undefined
  const factor = factorFor(identity, root, root)
  const isTold = factor !== undefined && !Q.equal(factor, Q.one) && !Q.isZero(factor)
  return isTold && isRightAs(identity, withFactor(root, root, factor)) ? factor : undefined
}

/** Whether a term stands in the argument of a function. */
function isInCall(root: Expression, term: Expression): boolean {
  return someNode(root, (node) => node.kind === 'call' && someNode(node.argument, (part) => part === term))
}

function size({ num, den }: Rational): number {
  return Math.abs(Number(num)) + Number(den)
}

function factorFor({ draws, model }: Identity, root: Expression, term: Expression): Rational | undefined {
  let found: number | undefined
  let told = 0
  for (const drawn of draws) {
    const { trial, labels, left } = drawn()
    const values = guarded(() => [
      left(),
      valueOf(withFactor(root, term, Q.zero), trial, labels),
      valueOf(withFactor(root, term, Q.one), trial, labels),
    ])
    if (values === undefined) return undefined
    const [truth, without, once] = values as [
      (typeof values)[0] & object,
      (typeof values)[0] & object,
      (typeof values)[0] & object,
    ]
    const end = Math.min(truth.end, without.end, once.end, (model.upTo ?? Infinity) + 1)
    const high = Math.max(...[truth, without, once].map(({ low, re }) => low + re.length))
    for (let order = Math.min(truth.low, without.low, once.low); order < Math.min(end, high); order++) {
      const [[t], [w], [o]] = [coefficient(truth, order), coefficient(without, order), coefficient(once, order)]
      if (Math.abs(o - w) <= 1e-9 * (Math.abs(o) + Math.abs(w))) continue
      const factor = (t - w) / (o - w)
      if (found !== undefined && Math.abs(factor - found) > 1e-6 * Math.max(1, Math.abs(found))) return undefined
      found = factor
      told++
      break
    }
  }
  return found === undefined ? undefined : simplest(found, told > 1 ? LARGEST : LARGEST_ONCE)
}

function isRightAs({ draws, model }: Identity, changed: Expression): boolean {
  return draws.every((drawn) => {
    const { trial, labels, left } = drawn()
    const values = guarded(() => [left(), valueOf(changed, trial, labels)])
    const [truth, claim] = values ?? []
    return truth !== undefined && claim !== undefined && compared(truth, claim, model.upTo).verdict === 'same'
  })
}

function guarded<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (isSlip(error) || cannotBeJudged(error)) return undefined
    throw error
  }
}

/** p/q near a number by its continued fraction, with p and q up to `most`. */
function simplest(x: number, most: number): Rational | undefined {
  let [p0, q0, p1, q1] = [1, 0, Math.floor(x), 1]
  let rest = x - Math.floor(x)
  while (Math.abs(x - p1 / q1) > 1e-7 * Math.max(1, Math.abs(x))) {
    if (rest < 1e-9) return undefined
    const next = 1 / rest
    const whole = Math.floor(next)
    rest = next - whole
    ;[p0, q0, p1, q1] = [p1, q1, whole * p1 + p0, whole * q1 + q0]
    if (Math.abs(p1) > most || q1 > most) return undefined
  }
  return Q.rational(BigInt(p1), BigInt(q1))
}

/** Whether the identity fails with this term multiplied so: an error that would have been noticed. */
export function isNoticed(identity: Identity, side: number, term: Expression, factor: Rational): boolean {
  const { sides, draws, model } = identity
  const changed = withFactor(sides[side] as Expression, term, factor)
  return draws.some((drawn) => {
    try {
      const { trial, labels, left } = drawn()
      return compared(left(), valueOf(changed, trial, labels), model.upTo).verdict === 'differ'
    } catch (error) {
      if (isSlip(error)) return true
      if (cannotBeJudged(error)) return false
      throw error
    }
  })
}
