import type { Evaluated } from '../../kernels/evaluated.js'

/** Digits that a terminal shows: without the rounding of the last ones. JSON has all. */
const DIGITS = 12

/**
 * A number with the digits that it has, twelve at most; `0 ± 3e-17` where it has none.
 *
 * @param error a bound of its absolute error
 * @example
 * digits(0.123456789, 2e-6) // '0.12346'
 */
export function digits(value: number, error = 0): string {
  if (value === 0 && error === 0) return '0'
  const known = error === 0 ? DIGITS : Math.min(DIGITS, Math.floor(Math.log10(Math.abs(value) / error)))
  return known >= 1 ? `${Number(value.toPrecision(known))}` : `0 ± ${error.toExponential(0)}`
}

/** A number with the digits that it has, and the bound of its error where these are fewer than are shown. */
export function withError({ value, error }: Evaluated): string {
  const text = digits(value, error)
  return text.includes('±') || error <= Math.abs(value) * 10 ** -DIGITS ? text : `${text} ± ${error.toExponential(0)}`
}
