import { InputError } from './errors.js'

/** From here on float64 holds numbers with all their digits. */
export const SMALLEST_NORMAL = 2.2250738585072014e-308

/** Where a number stands, and which ones are allowed there. */
export interface NumberRange {
  readonly at: string
  /** Default: `input.number`. */
  readonly code?: string
  /** What is expected there, in words; default: `a decimal number`. */
  readonly expected?: string
  /** Least number, itself allowed. */
  readonly min?: number
  /** Greatest number, itself allowed. */
  readonly max?: number
  /** Only numbers above this one. */
  readonly above?: number
  /** Only numbers below this one. */
  readonly below?: number
  /** Only whole numbers up to 2^53 − 1 in size, `1e5` among them. */
  readonly integer?: boolean
}

/**
 * A number from outside the program. The one reader of them: of options, parameters, points, samples.
 *
 * @throws InputError unless the text is a decimal number within the range, blanks around it allowed
 * @example
 * decimal('1e5', { at: '--samples', integer: true, min: 20 }) // 100000
 */
export function decimal(text: string, range: NumberRange): number {
  const value = decimalOf(text)
  if (value !== undefined && (range.integer !== true || isWhole(text)) && inRange(value, range)) return value
  throw new InputError({
    code: range.code ?? 'input.number',
    at: range.at,
    expected: range.expected ?? 'a decimal number',
    received: `'${text}'`,
  })
}

/**
 * A number that a program gave.
 *
 * @throws InputError unless it is finite and within the range
 */
export function requireNumber(value: number, range: NumberRange): number {
  if (Number.isFinite(value) && (range.integer !== true || Number.isSafeInteger(value)) && inRange(value, range))
    return value
  throw new InputError({
    code: range.code ?? 'input.number',
    at: range.at,
    expected: range.expected ?? 'a finite number',
    received: `${value}`,
  })
}

/**
 * A result, on its way out.
 *
 * @param what it is, with its article: `a value of the action`
 * @throws InputError unless it is finite
 */
export function finite(value: number, { at, what }: { readonly at: string; readonly what: string }): number {
  if (Number.isFinite(value)) return value
  throw new InputError({
    code: 'numbers.finite',
    at,
    expected: `${what} within the range of float64, up to 1.8e308 in size`,
    received: `${value}`,
  })
}

/**
 * The value of a decimal number such as `-2`, `.5`, `1e-3`, blanks around it allowed. Undefined for any other text,
 * `0x10`, `1_000` and `Infinity` among them, and for a number that float64 does not hold: too large, or not zero and
 * too small.
 */
export function decimalOf(text: string): number | undefined {
  const written = text.trim()
  if (!DECIMAL.test(written)) return undefined
  const value = Number(written)
  if (!Number.isFinite(value)) return undefined
  if (value === 0) return /[1-9]/.test(written.replace(/e.*$/i, '')) ? undefined : 0
  return value
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** Whether a decimal number is a whole one as written, before float64 rounds it. */
function isWhole(text: string): boolean {
  const [, whole = '', fraction = '', exponent = '0'] = /^[+-]?(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text.trim()) ?? []
  const digits = whole + fraction
  const places = fraction.length - Number(exponent)
  return (
    Number.isSafeInteger(Number(text)) &&
    !/[1-9]/.test(places <= 0 ? '' : digits.slice(Math.max(0, digits.length - places)))
  )
}

function inRange(
  value: number,
  { min = -Infinity, max = Infinity, above = -Infinity, below = Infinity }: NumberRange,
): boolean {
  return value >= min && value <= max && value > above && value < below
}
