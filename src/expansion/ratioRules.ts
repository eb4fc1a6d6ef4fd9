import { factorial } from '../algebra/integers.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'

/** A claimed coefficient beside the derived one, and how often its term has what a factor may stand at. */
export interface CountedRatio {
  /** Claimed/derived. */
  readonly ratio: Rational
  /** How many of each: `vertex Gc4`, `power of λ`, `loop`. What is not there counts 0. */
  readonly counts: ReadonlyMap<string, number>
  /** What a reader calls the term. */
  readonly name: string
}

/** A rule that gives every ratio: c₀ c^n, n being the number of one thing in each term. */
export interface RatioRule {
  readonly says: string
  /** One for c^n alone, two with a c₀. */
  readonly causes: number
}

/**
 * The factors that stand at each vertex, line, loop or power, so that every ratio is c^n, or else c₀ c^n. Only what the
 * ratios could have contradicted is told: two that differ from 1 for one number, more than two for two.
 */
export function ratioRules(ratios: readonly CountedRatio[]): readonly RatioRule[] {
  const seen = new Set<string>()
  const labels = [...new Set(ratios.flatMap(({ counts }) => [...counts.keys()]))]
  const isOfAKind = (label: string): boolean => label.startsWith('vertex ')
  const features = [...labels.filter(isOfAKind), ...labels.filter((label) => !isOfAKind(label))].flatMap((label) => {
    const numbers = ratios.map(({ counts }) => counts.get(label) ?? 0)
    const key = numbers.join()
    // Where lines and loops are as many, the ratios cannot tell which it is: the first is told.
    if (seen.has(key) || new Set(numbers).size === 1) return []
    seen.add(key)
    return [{ label, numbers }]
  })
  const alone = features.flatMap(({ label, numbers }): readonly RatioRule[] => {
    const base = baseOf(ratios, numbers, Q.one)
    const told = ratios.filter(({ ratio }) => !Q.equal(ratio, Q.one)).length
    return base === undefined || told < 2 ? [] : [{ says: atEach(label, base), causes: 1 }]
  })
  if (alone.length > 0) return alone
  const shapes = new Set<string>()
  return features.flatMap(({ label, numbers }): readonly RatioRule[] => {
    const least = Math.min(...numbers)
    const first = ratios[numbers.indexOf(least)]
    const shifted = numbers.map((number) => number - least)
    // Powers that are one more than the loops say the same with another number in front.
    const shape = shifted.join()
    if (first === undefined || shapes.has(shape) || !isOverdetermined(numbers)) return []
    shapes.add(shape)
    const base = baseOf(ratios, shifted, first.ratio)
    if (base === undefined || Q.equal(base, Q.one)) return []
    const front = Q.divide(first.ratio, powerOf(base, least))
    const says = `${everyCoefficient(front)} by itself; and ${atEach(label, base)}`
    return Q.equal(front, Q.one) ? [] : [{ says, causes: 2 }]
  })
}

/** Two numbers are found from two terms: a third must be there to agree, with another count or the same as one. */
function isOverdetermined(numbers: readonly number[]): boolean {
  const kinds = [...new Set(numbers)]
  const isTwice = (kind: number): boolean => numbers.filter((number) => number === kind).length > 1
  return kinds.length > 2 || kinds.every(isTwice)
}

/** The c with ratio = front · c^n for all, ±√ tried; undefined where there is none but 1. */
function baseOf(ratios: readonly CountedRatio[], numbers: readonly number[], front: Rational): Rational | undefined {
  const least = Math.min(...numbers.filter((number) => number > 0))
  const first = ratios[numbers.indexOf(least)]
  if (first === undefined || least > MOST_POWER) return undefined
  const root = rootOf(Q.divide(first.ratio, front), least)
  if (root === undefined) return undefined
  return [root, ...(least % 2 === 0 ? [Q.negate(root)] : [])].find(
    (base) =>
      !Q.equal(base, Q.one) &&
      ratios.every(({ ratio }, i) => Q.equal(ratio, Q.multiply(front, powerOf(base, numbers[i] ?? 0)))),
  )
}

/** Roots of a higher degree are not looked for. */
const MOST_POWER = 12

function powerOf(base: Rational, exponent: number): Rational {
  return exponent < 0 ? Q.divide(Q.one, Q.power(base, -exponent)) : Q.power(base, exponent)
}

/** The rational root, where it is one; positive for even degrees. */
function rootOf(value: Rational, degree: number): Rational | undefined {
  if (value.num < 0n && degree % 2 === 0) return undefined
  const [num, den] = [integerRoot(value.num < 0n ? -value.num : value.num, degree), integerRoot(value.den, degree)]
  return num === undefined || den === undefined ? undefined : Q.rational(value.num < 0n ? -num : num, den)
}

function integerRoot(value: bigint, degree: number): bigint | undefined {
  const near = Math.round(Number(value) ** (1 / degree))
  return Number.isSafeInteger(near) && BigInt(near) ** BigInt(degree) === value ? BigInt(near) : undefined
}

function atEach(label: string, base: Rational): string {
  if (Q.equal(base, Q.rational(-1n))) return `each ${label} carries a sign (−1) too many`
  const [more, less] = [base, Q.divide(Q.one, base)]
  return Q.isInteger(less) && !Q.isInteger(more)
    ? `each ${label} lacks a factor ${named(less)}`
    : `each ${label} carries a factor ${named(more)} too many`
}

/** `every coefficient is 2 times the derived one`, `every sign is reversed`. */
export function everyCoefficient(ratio: Rational): string {
  return Q.equal(ratio, Q.rational(-1n))
    ? 'every sign is reversed'
    : `every coefficient is ${named(ratio)} times the derived one`
}

/** The same of the terms of a sum: `every term is 2 times the right one`. */
export function everyTerm(ratio: Rational): string {
  return Q.equal(ratio, Q.rational(-1n))
    ? 'every sign is reversed'
    : `every term is ${named(ratio)} times the right one`
}

/**
 * What the ratios have in common, as a table of them shows it: all are one number, or all that differ from 1 are, or one
 * term alone differs; undefined where nothing differs, or in several ways.
 */
export function sharedRatio(ratios: readonly CountedRatio[]): string | undefined {
  const wrong = ratios.filter(({ ratio }) => !Q.equal(ratio, Q.one))
  const [first, second] = wrong
  if (first === undefined || !wrong.every(({ ratio }) => Q.equal(ratio, first.ratio))) return undefined
  const isSign = Q.equal(first.ratio, Q.rational(-1n))
  if (wrong.length === ratios.length)
    return second === undefined
      ? isSign
        ? 'the sign is reversed'
        : `the coefficient is ${named(first.ratio)} times the derived one`
      : everyCoefficient(first.ratio)
  if (second === undefined)
    return `of ${ratios.length} coefficients one differs: that of ${first.name} ${isSign ? 'has the other sign' : `is ${named(first.ratio)} times the derived one`}`
  const shown = wrong.slice(0, SHOWN).map(({ name }) => name)
  const more = wrong.length > SHOWN ? `, and ${wrong.length - SHOWN} more` : ''
  return `of ${ratios.length} coefficients ${wrong.length} ${isSign ? 'have the other sign' : `are ${named(first.ratio)} times the derived ones`} (${shown.join(', ')}${more}), and the others agree`
}

/** Names of more terms than this are not listed. */
const SHOWN = 12

/** `2 times`, `the negative of`. */
export function times(ratio: Rational): string {
  return Q.equal(ratio, Q.rational(-1n)) ? 'the negative of' : `${named(ratio)} times`
}

/** `−2`, `6 = 3!`, `1/24 = 1/4!`. */
function named(value: Rational): string {
  const size = value.num < 0n ? Q.negate(value) : value
  const minus = value.num < 0n ? '−' : ''
  const name = nameOf(size)
  return `${minus}${Q.format(size)}${name === '' ? '' : ` = ${minus}${name}`}`
}

/** `3!` for 6, `1/4!` for 1/24; empty for other numbers. */
function nameOf(value: Rational): string {
  for (let k = 3; k <= 12; k++) {
    if (Q.equal(value, Q.rational(factorial(k)))) return `${k}!`
    if (Q.equal(value, Q.rational(1n, factorial(k)))) return `1/${k}!`
  }
  return ''
}
