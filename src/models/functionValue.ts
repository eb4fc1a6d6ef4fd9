import { erf } from '../kernels/erf.js'
import type { Expression } from '../mathematics/expression.js'
import { NoMeaning } from './noMeaning.js'
import {
  addValues,
  exponentialValue,
  logarithmValue,
  multiplyValues,
  negateValue,
  numeric,
  plainNumber,
  powerValue,
} from './value.js'
import type { Value } from './value.js'

/** Functions of one number; those that are made of exponentials take series too. */
export function functionValue(node: Expression & { readonly kind: 'call' }, x: Value, orders: number): Value {
  const { name } = node
  const exp = (a: Value): Value => exponentialValue(a, orders)
  const half = (a: Value): Value => multiplyValues(a, numeric(0.5))
  const ratio = (a: Value, b: Value): Value => multiplyValues(a, powerValue(b, -1, orders))
  switch (name) {
    case 'exp':
      return exp(x)
    case 'log':
    case 'ln':
      return logarithmValue(x, orders)
    case 'sinh':
      return half(addValues(exp(x), negateValue(exp(negateValue(x)))))
    case 'cosh':
      return half(addValues(exp(x), exp(negateValue(x))))
    case 'tanh': {
      const square = exp(multiplyValues(x, numeric(2)))
      return ratio(addValues(square, numeric(-1)), addValues(square, numeric(1)))
    }
    case 'sech':
      return powerValue(half(addValues(exp(x), exp(negateValue(x)))), -1, orders)
    case 'tanh^{-1}':
    case 'artanh':
    case 'arctanh':
      return half(logarithmValue(ratio(addValues(numeric(1), x), addValues(numeric(1), negateValue(x))), orders))
    case 'cos':
    case 'sin': {
      const turned = exp(multiplyValues(x, numeric(0, 1)))
      const back = exp(multiplyValues(x, numeric(0, -1)))
      return name === 'cos'
        ? half(addValues(turned, back))
        : multiplyValues(addValues(turned, negateValue(back)), numeric(0, -0.5))
    }
    default: {
      const [number, im] = plainNumber(x) ?? []
      const value = number === undefined || im !== 0 ? undefined : NUMBERS.get(name)?.(number)
      if (value === undefined) throw new NoMeaning(node)
      return numeric(value)
    }
  }
}

const NUMBERS: ReadonlyMap<string, (x: number) => number> = new Map([
  ['erf', erf],
  ['erfc', (x: number) => 1 - erf(x)],
  ['arcsin', Math.asin],
  ['sin^{-1}', Math.asin],
  ['arccos', Math.acos],
  ['cos^{-1}', Math.acos],
  ['arctan', Math.atan],
  ['tan', Math.tan],
  ['sign', Math.sign],
  ['sgn', Math.sign],
])
