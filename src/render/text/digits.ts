import type { Evaluated } from '../../kernels/evaluated.js'

/** Digits that a terminal shows: without the rounding of the last ones. JSON has all. */
const DIGITS = 12

/**
 * A number with the digits that it has, twelve at most; `0 ± 3e-17`, which contains it, where it has none.
 *
 * @param error a bound of its absolute error
 * @example
 * digits(0.123456789, 2e-6) // '0.1235'
 */
export function digits(value: number, error = 0): string {
  if (value === 0 && error === 0) return '0'
  const known = knownDigits({ value, error })
  return known >= 1 ? shown(value, known) : `0 ± ${upper(Math.abs(value) + error)}`
}

/**
 * A number and, where fewer than twelve digits of it are known, a bound of the error of what is shown, the rounding of
 * its last digit included.
 *
 * @example
 * withError({ value: 0.123456789, error: 2e-6 }) // '0.123457 ± 3e-6'
 */
export function withError({ value, error }: Evaluated): string {
  const known = knownDigits({ value, error })
  if (error <= Math.abs(value) * 10 ** -DIGITS || known < 1) return digits(value, error)
  const text = shown(value, Math.min(DIGITS, known + 2))
  return `${text} ± ${upper(error + Math.abs(value - Number(text)))}`
}

function knownDigits({ value, error }: Evaluated): number {
  return error === 0 ? DIGITS : Math.min(DIGITS, Math.floor(Math.log10(Math.abs(value) / error)))
}

function shown(value: number, count: number): string {
  return `${Number(value.toPrecision(count))}`
}

/** One digit of a bound, rounded up. */
function upper(bound: number): string {
  const near = bound.toExponential(0)
  if (Number(near) >= bound) return near
  const step = Number(`1e${near.slice(near.indexOf('e') + 1)}`)
  return (Number(near) + step).toExponential(0)
}
