import { InputError } from '../errors.js'

/**
 * A number with an estimate of its absolute error: 0 where it is exact up to rounding (closed forms), for a quadrature
 * a bound from the last refinements.
 */
export interface Evaluated {
  readonly value: number
  readonly error: number
}

/** How well a number has to be known to leave. */
export interface Digits {
  /** Default: `numbers.digits`. */
  readonly code?: string
  readonly at: string
  /** What is missing otherwise, in words; default: `a number that is not lost in its error`. */
  readonly expected?: string
  /** The most error, in units of the number or of `size`; default: a half. */
  readonly share?: number
  /** What the number would be if nothing cancelled, where that is larger. */
  readonly size?: () => number
}

/** From half of a number on its error is of its size. */
const HALF = 0.5

/**
 * A number with its error, on its way out: the one judge of whether it is a number at all. Of a sum that cancels, or a
 * value that is 0 by symmetry, the error is compared with the size of what cancels.
 *
 * @throws InputError where the error is of the size of the number: nothing is known of it then
 * @example
 * requireDigits({ value: 1e24, error: 9e23 }, { at: 'moment' }) // throws
 */
export function requireDigits(found: Evaluated, { code, at, expected, share = HALF, size }: Digits): Evaluated {
  const { value, error } = found
  if (error <= share * Math.abs(value) || (size !== undefined && error <= share * size())) return found
  throw new InputError({
    code: code ?? 'numbers.digits',
    at,
    expected: expected ?? 'a number that is not lost in its error',
    received: `${value.toPrecision(4)} ± ${error.toPrecision(2)}`,
  })
}
