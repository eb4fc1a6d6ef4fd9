import { InputError } from '../errors.js'
import { requireNumber, SMALLEST_NORMAL } from '../numbers.js'
import { inspected } from './inspected.js'
import { greatestCommonDivisor } from './integers.js'

/** An exact rational number in lowest terms with positive denominator; equal numbers are structurally equal. */
export interface Rational {
  readonly num: bigint
  readonly den: bigint
}

/** How every rational is made: plain data that prints itself, `3/2`, in texts and in JSON. */
class Fraction implements Rational {
  constructor(
    readonly num: bigint,
    readonly den: bigint,
  ) {}

  toString(): string {
    return format(this)
  }

  toJSON(): string {
    return format(this)
  }

  [inspected](): string {
    return format(this)
  }
}

/**
 * The rational `num/den`, normalised. `String` and JSON write it as `num/den`; {@link parse} reads it.
 *
 * @throws InputError for numbers that are not whole, and when `den` is zero
 * @example
 * rational(-2n, 4n) // { num: -1n, den: 2n }
 */
export function rational(num: bigint | number, den: bigint | number = 1n): Rational {
  const n = whole(num, 'numerator')
  const d = whole(den, 'denominator')
  if (d === 0n)
    throw new InputError({
      code: 'algebra.rational',
      at: 'denominator',
      expected: 'a whole number other than 0',
      received: '0',
    })
  if (d === 1n) return new Fraction(n, 1n)
  const g = greatestCommonDivisor(n, d)
  return d < 0n ? new Fraction(-n / g, -d / g) : new Fraction(n / g, d / g)
}

function whole(value: bigint | number, at: string): bigint {
  if (typeof value === 'bigint') return value
  return BigInt(
    requireNumber(value, {
      code: 'algebra.rational',
      at,
      expected: 'a whole number (a fraction has a numerator and a denominator)',
      integer: true,
    }),
  )
}

export const zero: Rational = rational(0n)
export const one: Rational = rational(1n)

export function add(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den + b.num * a.den, a.den * b.den)
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b))
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.num * b.num, a.den * b.den)
}

/** `a / b`. @throws InputError when `b` is zero. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den, a.den * b.num)
}

export function negate(a: Rational): Rational {
  return new Fraction(-a.num, a.den)
}

/** `a` to an integer power; negative powers of zero throw InputError. */
export function power(a: Rational, exponent: number): Rational {
  if (exponent < 0) return divide(one, power(a, -exponent))
  return new Fraction(a.num ** BigInt(exponent), a.den ** BigInt(exponent))
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.num * b.den - b.num * a.den
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The larger of two. */
export function larger(a: Rational, b: Rational): Rational {
  return compare(a, b) < 0 ? b : a
}

export function equal(a: Rational, b: Rational): boolean {
  return a.num === b.num && a.den === b.den
}

export function isZero(a: Rational): boolean {
  return a.num === 0n
}

export function isInteger(a: Rational): boolean {
  return a.den === 1n
}

export function sum(values: Iterable<Rational>): Rational {
  let total = zero
  for (const value of values) total = add(total, value)
  return total
}

/** The float64 beside it, to a rounding or two; ±Infinity beyond 1.8e308. */
export function toNumber(a: Rational): number {
  const direct = Number(a.num) / Number(a.den)
  if (Number.isFinite(direct) && (Math.abs(direct) >= SMALLEST_NORMAL || a.num === 0n)) return direct
  // Numerator or denominator, or the quotient itself, is out of the range of float64: thirty digits of the quotient,
  // and where its point stands.
  const shift = 30 + `${a.den}`.length - `${a.num}`.length
  const digits = shift >= 0 ? (a.num * 10n ** BigInt(shift)) / a.den : a.num / (a.den * 10n ** BigInt(-shift))
  return Number(`${digits}e${-shift}`)
}

/** `3`, `-1/24`. */
export function format(a: Rational): string {
  return a.den === 1n ? `${a.num}` : `${a.num}/${a.den}`
}

/**
 * Reads `3`, `-1/24` or an exact decimal such as `1.5`: what `String` and JSON make of a rational.
 *
 * @param at the place named in the error
 * @throws InputError when the text is none of these
 * @example
 * parseRational(JSON.parse(JSON.stringify(rational(-2, 4)))) // { num: -1n, den: 2n }
 */
export function parse(text: string, at = 'rational'): Rational {
  const match = /^\s*([+-]?)(\d+)(?:\.(\d+)|\/(\d+))?\s*$/.exec(text)
  const den = match?.[4] === undefined ? 10n ** BigInt(match?.[3]?.length ?? 0) : BigInt(match[4])
  if (match === null || den === 0n) {
    throw new InputError({
      code: 'algebra.rational',
      at,
      expected: 'an exact number such as 2, 3/2 or 1.5',
      received: `'${text}'`,
    })
  }
  const magnitude = BigInt(`${match[2]}${match[3] ?? ''}`)
  return rational(match[1] === '-' ? -magnitude : magnitude, den)
}
