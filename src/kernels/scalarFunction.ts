import { InputError } from '../errors.js'
import { named } from '../names.js'
import { erf } from './erf.js'
import { readScalar } from './scalarGrammar.js'
import type { ScalarMeaning } from './scalarGrammar.js'
import { tanh } from './tanh.js'

/** A function of x with its derivative; both are NaN where the function is not defined. */
export interface ScalarFunction {
  readonly value: (x: number) => number
  readonly slope: (x: number) => number
}

/** As long as a closed expression may be. */
const LONGEST = 200

/**
 * A function of x as it is written: what closed expressions have, without factorials, and x. Where a root or |x| has no
 * derivative, that of |x| is 0.
 *
 * @param at the place named in the error
 * @throws InputError when the text is no such expression
 * @example
 * scalarFunction('x*tanh(x)').slope(0.5) // tanh 0.5 + 0.5/cosh² 0.5
 */
export function scalarFunction(text: string, at = 'expression'): ScalarFunction {
  const found = text.length > LONGEST ? undefined : readScalar(text, MEANING)
  if (found === undefined)
    throw new InputError({
      code: 'kernels.scalarFunction',
      at,
      expected: 'an expression in x such as tanh(x) or x/sqrt(1+x^2)',
      received: `'${text}'`,
    })
  return found
}

const TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI)

/** The functions that a written one may be made of. */
export const scalarFunctions: Readonly<Record<string, ScalarFunction>> = {
  sqrt: { value: Math.sqrt, slope: (x) => 0.5 / Math.sqrt(x) },
  cbrt: { value: Math.cbrt, slope: (x) => 1 / (3 * Math.cbrt(x) ** 2) },
  exp: { value: Math.exp, slope: Math.exp },
  expm1: { value: Math.expm1, slope: Math.exp },
  abs: { value: Math.abs, slope: Math.sign },
  erf: { value: erf, slope: (x) => TWO_OVER_ROOT_PI * Math.exp(-x * x) },
  log: { value: Math.log, slope: (x) => 1 / x },
  ln: { value: Math.log, slope: (x) => 1 / x },
  log2: { value: Math.log2, slope: (x) => 1 / (x * Math.LN2) },
  log10: { value: Math.log10, slope: (x) => 1 / (x * Math.LN10) },
  log1p: { value: Math.log1p, slope: (x) => 1 / (1 + x) },
  sin: { value: Math.sin, slope: Math.cos },
  cos: { value: Math.cos, slope: (x) => -Math.sin(x) },
  tan: { value: Math.tan, slope: (x) => 1 / Math.cos(x) ** 2 },
  asin: { value: Math.asin, slope: (x) => 1 / Math.sqrt(1 - x * x) },
  acos: { value: Math.acos, slope: (x) => -1 / Math.sqrt(1 - x * x) },
  atan: { value: Math.atan, slope: (x) => 1 / (1 + x * x) },
  sinh: { value: Math.sinh, slope: Math.cosh },
  cosh: { value: Math.cosh, slope: Math.sinh },
  tanh: { value: tanh, slope: (x) => 1 - tanh(x) ** 2 },
  asinh: { value: Math.asinh, slope: (x) => 1 / Math.sqrt(1 + x * x) },
  acosh: { value: Math.acosh, slope: (x) => 1 / Math.sqrt(x * x - 1) },
  atanh: { value: Math.atanh, slope: (x) => 1 / (1 - x * x) },
}

const constant = (value: number): ScalarFunction => ({ value: () => value, slope: () => 0 })

const names: Readonly<Record<string, ScalarFunction>> = {
  x: { value: (x) => x, slope: () => 1 },
  pi: constant(Math.PI),
  e: constant(Math.E),
}

function power(a: ScalarFunction, b: ScalarFunction): ScalarFunction {
  return {
    value: (x) => a.value(x) ** b.value(x),
    slope: (x) => {
      const [base, exponent, turn] = [a.value(x), b.value(x), b.slope(x)]
      const byBase = exponent === 0 ? 0 : exponent * base ** (exponent - 1) * a.slope(x)
      return turn === 0 ? byBase : byBase + base ** exponent * Math.log(base) * turn
    },
  }
}

const MEANING: ScalarMeaning<ScalarFunction> = {
  decimal: (token) => {
    const value = Number(token)
    return Number.isFinite(value) ? constant(value) : undefined
  },
  name: (token) => named(names, token),
  add: (a, b) => ({ value: (x) => a.value(x) + b.value(x), slope: (x) => a.slope(x) + b.slope(x) }),
  subtract: (a, b) => ({ value: (x) => a.value(x) - b.value(x), slope: (x) => a.slope(x) - b.slope(x) }),
  multiply: (a, b) => ({
    value: (x) => a.value(x) * b.value(x),
    slope: (x) => a.slope(x) * b.value(x) + a.value(x) * b.slope(x),
  }),
  divide: (a, b) => ({
    value: (x) => a.value(x) / b.value(x),
    slope: (x) => (a.slope(x) * b.value(x) - a.value(x) * b.slope(x)) / b.value(x) ** 2,
  }),
  power,
  negate: (a) => ({ value: (x) => -a.value(x), slope: (x) => -a.slope(x) }),
  arrangements: () => undefined,
  call: (name) => {
    const of = named(scalarFunctions, name)
    if (of === undefined) return undefined
    return (argument) => ({
      value: (x) => of.value(argument.value(x)),
      slope: (x) => {
        const inner = argument.slope(x)
        return inner === 0 ? 0 : of.slope(argument.value(x)) * inner
      },
    })
  },
}
