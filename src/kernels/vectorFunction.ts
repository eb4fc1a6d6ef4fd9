import { InputError } from '../errors.js'
import { named } from '../names.js'
import { readScalar } from './scalarGrammar.js'
import type { ScalarMeaning } from './scalarGrammar.js'
import { unitFunctions } from './unitFunctions.js'
import * as V from './vectorTerms.js'
import type { Form, Term } from './vectorTerms.js'

/** What the names in a written function stand for. */
export interface VectorNames {
  /** Vectors of d components; a product of two is their scalar product. */
  readonly vectors: readonly string[]
  readonly d: number
  /** Numbers that are given with the vectors. */
  readonly numbers?: readonly string[]
  /** Numbers that are given now. */
  readonly constants?: Readonly<Record<string, number>>
  /** Expressions with names of their own, read with the names above. */
  readonly short?: Readonly<Record<string, string>>
}

/** A function of vectors by their scalar products, and of numbers. */
export interface VectorFunction {
  /** At values of the slots. */
  readonly value: (slots: Float64Array) => number
  /** Linear forms in the slots, of which it is a function. */
  readonly forms: readonly Form[]
  /** Where the scalar products of each two vectors stand among the slots. */
  readonly product: (a: string, b: string) => number
  /** Where its only component does, for d = 1. */
  readonly component: (vector: string) => number
  readonly number: (name: string) => number
  readonly slots: number
}

/** As long as other expressions may be. */
const LONGEST = 200

/**
 * A function of vectors as it is written: what closed expressions have without factorials, the units of neurons by name
 * (relu, gelu, silu, softplus, sigmoid, sign, step), and vectors, whose products are scalar products: `tanh(w*x + b)`,
 * `exp(-(x - w)^2/2)`. In one dimension a vector is its component. It is made of closures; nothing in it is run as code.
 *
 * @param at the place named in the error
 * @throws InputError when the text is no such expression, with the name that is not known, or the vector that stands
 * where a number has to
 */
export function vectorFunction(text: string, names: VectorNames, at: string): VectorFunction {
  const { vectors, d, numbers = [], constants = {}, short = {} } = names
  const pairs = vectors.flatMap((a, i) => vectors.slice(i).map((b): readonly [string, string] => [a, b]))
  const product = (a: string, b: string): number =>
    pairs.findIndex(([x, y]) => (x === a && y === b) || (x === b && y === a))
  const component = (vector: string): number => pairs.length + vectors.indexOf(vector)
  const numberSlot = (name: string): number => pairs.length + vectors.length + numbers.indexOf(name)
  const wrong = (expected: string, received = `'${text}'`): InputError =>
    new InputError({ code: 'kernels.vectorFunction', at, expected, received })
  const number = (term: Term): V.NumberTerm => {
    if (term.kind === 'number') return term
    if (d === 1) return V.linear(term, component)
    throw wrong(
      `a number where ${[...term.parts.keys()].join(', ')} stands, such as a product of two vectors, for vectors have d = ${d} components`,
    )
  }
  const add = (a: Term, b: Term): Term =>
    a.kind === 'vector' && b.kind === 'vector' ? V.addVectors(a, b) : V.add(number(a), number(b))
  const multiply = (a: Term, b: Term): Term => {
    if (a.kind === 'number') return b.kind === 'number' ? V.multiply(a, b) : V.scaleVector(b, a)
    return b.kind === 'number' ? V.scaleVector(a, b) : V.dot(a, b, product)
  }
  const divide = (a: Term, b: Term): Term =>
    a.kind === 'number'
      ? V.divide(a, number(b))
      : V.scaleVector(
          a,
          V.apply((x) => 1 / x, number(b)),
        )
  const power = (a: Term, b: Term): Term => {
    const exponent = b.kind === 'number' ? b.constant : undefined
    return a.kind === 'vector' && exponent !== undefined && exponent > 0 && exponent % 2 === 0
      ? V.power(V.dot(a, a, product), V.constant(exponent / 2))
      : V.power(number(a), number(b))
  }
  const nameOf = (token: string): Term | undefined => {
    const written = named(short, token)
    if (written !== undefined) return readScalar(written, meaning)
    const value = named({ pi: Math.PI, e: Math.E, ...constants }, token)
    if (value !== undefined) return V.constant(value)
    if (vectors.includes(token)) return V.vector(token)
    if (numbers.includes(token)) return V.slot(numberSlot(token))
    if (!/^[a-z]/i.test(token)) return undefined
    const known = [...vectors, ...numbers, ...Object.keys(short), ...Object.keys(constants), 'pi', 'e']
    throw wrong(
      `only the names ${known.join(', ')} and the functions ${Object.keys(unitFunctions).join(', ')}`,
      `'${token}' in '${text}'`,
    )
  }
  const meaning: ScalarMeaning<Term> = {
    decimal: (token) => (Number.isFinite(Number(token)) ? V.constant(Number(token)) : undefined),
    name: nameOf,
    add,
    subtract: (a, b) => add(a, multiply(V.constant(-1), b)),
    multiply,
    divide,
    power,
    negate: (a) => multiply(V.constant(-1), a),
    arrangements: () => undefined,
    call: (name) => {
      const of = named(unitFunctions, name)
      if (of === undefined) return undefined
      return (argument) =>
        name === 'abs' && argument.kind === 'vector' && d > 1
          ? V.apply(Math.sqrt, V.dot(argument, argument, product))
          : V.apply(of, number(argument))
    },
  }
  const found = text.length > LONGEST ? undefined : readScalar(text, meaning)
  if (found === undefined)
    throw wrong(
      text.length > LONGEST
        ? `an expression of at most ${LONGEST} characters`
        : `an expression such as tanh(${[...Object.keys(short), ...numbers, 'x'][0] ?? 'x'}), with * for products`,
    )
  const whole = number(found)
  return {
    value: whole.of,
    forms: V.formsOf(whole),
    product,
    component,
    number: numberSlot,
    slots: pairs.length + vectors.length + numbers.length,
  }
}
