import { InputError, described } from './errors.js'
import { requireNumber } from './numbers.js'
import type { NumberRange } from './numbers.js'

/**
 * A list that a program gave.
 *
 * @param expected what stands in it, in words: `a list of points`
 * @param length how many entries it has to have, if that is known
 * @throws InputError unless it is an array, of this length
 */
export function requireList<T>(value: readonly T[], at: string, expected: string, length?: number): readonly T[] {
  const entries = Array.isArray(value) ? value.length : undefined
  if (entries !== undefined && (length === undefined || entries === length)) return value
  const received = entries === undefined ? described(value) : `${entries}`
  throw new InputError({ code: 'input.list', at, expected, received })
}

/** @throws InputError unless it is an array of finite numbers within the range, of this length */
export function requireNumbers(
  values: readonly number[],
  range: NumberRange & { readonly length?: number; readonly of?: string },
): readonly number[] {
  const {
    at,
    length,
    of = length === undefined ? 'a list of numbers' : `a list of ${length} ${length === 1 ? 'number' : 'numbers'}`,
    ...rest
  } = range
  requireList(values, at, of, length)
  for (let i = 0; i < values.length; i++) requireNumber(values[i] as number, { ...rest, at: `${at}[${i}]` })
  return values
}

/** @throws InputError unless it is a square matrix of finite numbers, by rows */
export function requireMatrix(matrix: readonly (readonly number[])[], at: string): void {
  const rows = requireList(matrix, at, 'a square matrix by rows').length
  matrix.forEach((row, i) =>
    requireNumbers(row, {
      at: `${at}[${i}]`,
      length: rows,
      of: `a row of ${rows} ${rows === 1 ? 'number' : 'numbers'}`,
    }),
  )
}

/** @throws InputError unless it is a function */
export function requireFunction(value: unknown, at: string, expected: string): void {
  if (typeof value !== 'function')
    throw new InputError({ code: 'input.function', at, expected, received: described(value) })
}
