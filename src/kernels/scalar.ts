import { doubleFactorial, factorial } from '../algebra/integers.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { InputError } from '../errors.js'
import { named } from '../names.js'
import { decimalOf, SMALLEST_NORMAL } from '../numbers.js'
import { erf } from './erf.js'
import { readScalar } from './scalarGrammar.js'
import type { ScalarMeaning } from './scalarGrammar.js'

/**
 * The value of a decimal number, or of a closed expression such as `sqrt(2)/3`, `pi/4` or `2^(-1/2)`: numbers, `pi`,
 * `e`, `+ - * / ^ ! !!`, parentheses and the functions sqrt, cbrt, exp, expm1, log (ln), log2, log10, log1p, sin, cos,
 * tan and their hyperbolic and inverse ones, erf and abs.
 *
 * Whole numbers and decimals are exact as long as only `+ - * /` and whole powers meet them; the rounding of all else
 * is followed, and what it leaves is right to 12 digits or refused.
 *
 * @param at the place named in the error
 * @throws InputError when the text is no such expression, has no finite real value, or lost its digits to a
 * cancellation
 * @example
 * evaluateScalar('sqrt(2)/2') // 0.7071067811865476
 */
export function evaluateScalar(text: string, at = 'expression'): number {
  const plain = decimalOf(text)
  if (plain !== undefined) return plain
  const problem = (expected: string, received = `'${text}'`): InputError =>
    new InputError({ code: 'kernels.scalar', at, expected, received })
  const found = text.length > LONGEST ? undefined : valueOf(text)
  if (found === undefined) throw problem('a number or a closed expression such as sqrt(2)/3')
  const { value, error } = rounded(found)
  if (!Number.isFinite(value)) throw problem('an expression with a finite real value')
  if (!isZero(found) && !(error <= TOLERANCE * Math.abs(value) && Math.abs(value) >= SMALLEST_NORMAL))
    throw problem(
      'an expression whose value float64 holds to 12 digits',
      `'${text}', of which ${value.toPrecision(3)} ± ${error.toExponential(0)} is left`,
    )
  return value
}

/** Long enough for any parameter, short enough that a pathological expression cannot keep the reader busy. */
const LONGEST = 200
const TOLERANCE = 1e-12
/** Exact numbers with more digits become floats. */
const MOST_DIGITS = 400
const LARGEST_FACTORIAL = 170

/** A float, and how far from the truth it may be. */
interface Rounded {
  readonly value: number
  readonly error: number
}
type Value = Rational | Rounded

const functions: Readonly<Record<string, (x: number) => number>> = {
  ...{ sqrt: Math.sqrt, cbrt: Math.cbrt, exp: Math.exp, expm1: Math.expm1, abs: Math.abs, erf },
  ...{ log: Math.log, ln: Math.log, log2: Math.log2, log10: Math.log10, log1p: Math.log1p },
  ...{ sin: Math.sin, cos: Math.cos, tan: Math.tan, asin: Math.asin, acos: Math.acos, atan: Math.atan },
  ...{ sinh: Math.sinh, cosh: Math.cosh, tanh: Math.tanh, asinh: Math.asinh, acosh: Math.acosh, atanh: Math.atanh },
}
const constants: Readonly<Record<string, Rounded>> = {
  pi: { value: Math.PI, error: Math.PI * Number.EPSILON },
  e: { value: Math.E, error: Math.E * Number.EPSILON },
}

/** Undefined for a text that is no expression. */
function valueOf(text: string): Value | undefined {
  return readScalar<Value>(text, MEANING)
}

const isExact = (value: Value): value is Rational => 'num' in value
const isZero = (value: Value): boolean => isExact(value) && Q.isZero(value)

/** `1.5e-3` as it is written; undefined for what is no decimal, or has too many digits. */
function exactDecimal(token: string): Value | undefined {
  const [, whole = '', fraction = '', exponent = '0'] = /^(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(token) ?? []
  const places = Number(exponent) - fraction.length
  if (whole + fraction === '' || Math.abs(places) > MOST_DIGITS) return undefined
  const digits = BigInt(whole + fraction)
  return places < 0 ? Q.rational(digits, 10n ** BigInt(-places)) : Q.rational(digits * 10n ** BigInt(places))
}

/** The float that is meant, with its rounding. */
function rounded(value: Value): Rounded {
  if (!isExact(value)) return value
  const float = Q.toNumber(value)
  const { num, den } = value
  const held = Number.isSafeInteger(Number(num)) && den < 2n ** 53n && (den & (den - 1n)) === 0n
  return { value: float, error: held ? 0 : Math.abs(float) * 2 * Number.EPSILON }
}

/** A float with the rounding of its last operation. */
function inexact(value: number, error: number): Rounded {
  return { value, error: error + Math.abs(value) * Number.EPSILON + Number.MIN_VALUE }
}

function exactly(
  a: Value,
  b: Value,
  exact: (a: Rational, b: Rational) => Rational,
  float: (a: Rounded, b: Rounded) => Rounded,
): Value {
  if (!isExact(a) || !isExact(b)) return float(rounded(a), rounded(b))
  const value = exact(a, b)
  return `${value.num}${value.den}`.length > 2 * MOST_DIGITS ? rounded(value) : value
}

function add(a: Value, b: Value): Value {
  return exactly(a, b, Q.add, (x, y) => inexact(x.value + y.value, x.error + y.error))
}

function subtract(a: Value, b: Value): Value {
  return add(a, multiply(Q.rational(-1n), b))
}

function multiply(a: Value, b: Value): Value {
  if (isZero(a) || isZero(b)) return Q.zero
  return exactly(a, b, Q.multiply, (x, y) =>
    inexact(x.value * y.value, Math.abs(x.value) * y.error + Math.abs(y.value) * x.error + x.error * y.error),
  )
}

function divide(a: Value, b: Value): Value {
  const below = rounded(b)
  if (!(Math.abs(below.value) > below.error)) return { value: Number.NaN, error: 0 }
  return exactly(a, b, Q.divide, (x, y) => {
    const value = x.value / y.value
    return inexact(value, (x.error + Math.abs(value) * y.error) / (Math.abs(y.value) - y.error))
  })
}

function power(a: Value, b: Value): Value {
  if (isExact(a) && isExact(b) && Q.isInteger(b)) {
    const size = Number(b.num)
    const digits = `${a.num}${a.den}`.length
    if (Q.isZero(a) && size < 0) return { value: Number.NaN, error: 0 }
    if (Math.abs(size) * digits <= 2 * MOST_DIGITS) return Q.power(a, size)
  }
  const [x, y] = [rounded(a), rounded(b)]
  const exact = isExact(b) && Q.isInteger(b)
  if (isZero(a) && y.value > 0) return Q.zero
  const value = x.value ** y.value
  const relative =
    Math.abs(y.value) * (x.error / Math.abs(x.value)) + (exact ? 0 : Math.abs(Math.log(Math.abs(x.value))) * y.error)
  return inexact(value, Math.abs(value) * (relative + Number.EPSILON))
}

/** n! or n!!, of whole numbers only. */
function arrangements(value: Value, sign: string): Value | undefined {
  if (!isExact(value) || !Q.isInteger(value) || value.num < 0n || value.num > BigInt(LARGEST_FACTORIAL))
    return undefined
  return Q.rational((sign === '!' ? factorial : doubleFactorial)(Number(value.num)))
}

/**
 * The function, which is right to a rounding or two, with what the error of its argument does to it. The only exact
 * values are zeros, at 0 and at 1.
 */
function applied(of: (x: number) => number, argument: Value): Value {
  const { value, error } = rounded(argument)
  const result = of(value)
  if (result === 0 && isExact(argument) && (isZero(argument) || Q.equal(argument, Q.one))) return Q.zero
  const near = [of(value - error), of(value + error)]
    .map((each) => Math.abs(each - result))
    .filter((each) => !Number.isNaN(each))
  return inexact(result, Math.max(0, ...near) + Math.abs(result) * Number.EPSILON)
}

const MEANING: ScalarMeaning<Value> = {
  decimal: exactDecimal,
  name: (token) => named(constants, token),
  add,
  subtract,
  multiply,
  divide,
  power,
  negate: (value) => multiply(Q.rational(-1n), value),
  arrangements,
  call: (name) => {
    const of = named(functions, name)
    return of === undefined ? undefined : (argument) => applied(of, argument)
  },
}
