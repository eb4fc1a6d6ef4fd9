import { describe, expect, it } from 'vitest'
import { InputError } from '../src/errors.js'
import * as guard from '../src/guard/guard.js'
import type { Shape } from '../src/guard/shape.js'
import { expand, rational, theory } from '../src/index.js'
import { addPolynomials, constant, monomial, polynomial } from '../src/doors/algebra.js'
import { rational as inRoom } from '../src/doors/algebra.js'
import { finished, normalForm, readEquation, stochasticSeries } from '../src/doors/dynamics.js'
import { answerExpand } from '../src/doors/requests.js'

const wrong = (call: unknown, ...given: unknown[]): unknown => (call as (...given: unknown[]) => unknown)(...given)

/** What is said of a value as an argument `a`, or nothing. */
function said(shape: Shape, value: unknown): string | undefined {
  try {
    wrong(
      guard.guarded(() => undefined, { parameters: [['a', shape]] }),
      value,
    )
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
  return undefined
}

const point = guard.object('a point', () => ({ x: guard.number, name: guard.optional(guard.string) }))
const shape = guard.tagged('a shape', 'kind', () => [
  ['dot', guard.object('a dot', () => ({ at: point }))],
  ['line', guard.object('a line', () => ({ through: guard.list(point) }))],
])

describe('shapes', () => {
  it.each<[Shape, unknown, string | undefined]>([
    [guard.number, 0, undefined],
    [guard.number, Infinity, undefined],
    [guard.number, Number.NaN, 'a: expected a number, received NaN'],
    [guard.number, '1', "a: expected a number, received '1'"],
    [guard.bigint, 1n, undefined],
    [guard.bigint, 1, 'a: expected a bigint, received 1'],
    [guard.string, 7n, 'a: expected a text, received 7n'],
    [guard.boolean, Symbol('s'), 'a: expected true or false, received Symbol(s)'],
    [guard.callable, {}, 'a: expected a function, received an object'],
    [guard.oneOf('x', 1, true), 1, undefined],
    [guard.oneOf('x', 1, true), '1', "a: expected one of 'x', 1, true, received '1'"],
    [guard.optional(guard.number), undefined, undefined],
    [guard.optional(guard.number), null, 'a: expected a number, received null'],
    [guard.instance('Map'), new Map(), undefined],
    [guard.instance('Map'), {}, 'a: expected a Map, received an object'],
    [guard.instance('NoSuchClass'), {}, undefined],
    [point, { name: 'p' }, 'a.x: expected a number, received undefined'],
    [point, { y: 1 }, "a.x: expected a number, received none, but 'y', which is none of x, name"],
    [point, { x: '1', y: 1 }, "a.x: expected a number, received '1'"],
    [guard.list(guard.number), [1, 2], undefined],
    [guard.list(guard.number), [1, undefined], 'a[1]: expected a number, received undefined'],
    [guard.list(guard.number), { length: 0 }, 'a: expected a list, received an object'],
    [guard.tuple([guard.number, guard.string]), [1, 'x'], undefined],
    [guard.tuple([guard.number, guard.string]), [1], 'a: expected a list of 2, received a list of 1'],
    [guard.tuple([guard.number, guard.string], 1), [1], undefined],
    [guard.iterable(guard.number), new Set([1]), undefined],
    [guard.iterable(guard.number), [null], 'a[0]: expected a number, received null'],
    [guard.iterable(guard.number), 'x', "a: expected a list, received 'x'"],
    [guard.iterable(guard.string), 'xy', undefined],
    [point, { x: 1, colour: 'red' }, undefined],
    [point, { x: 1, name: undefined }, undefined],
    [point, 'x', "a: expected a point, received 'x'"],
    [point, {}, 'a.x: expected a number, received undefined'],
    [guard.table(guard.number), { x: 1, y: '' }, "a.y: expected a number, received ''"],
    [guard.table(guard.number), [1], 'a: expected a table, received a list of 1'],
    [shape, { kind: 'line', through: [{ x: 1 }] }, undefined],
    [shape, { kind: 'line', through: [{ x: 1 }, { x: '1' }] }, "a.through[1].x: expected a number, received '1'"],
    [shape, { kind: 'circle' }, "a.kind: expected one of 'dot', 'line', received 'circle'"],
    [shape, null, 'a: expected a shape, received null'],
    [guard.either(guard.number, guard.string), null, 'a: expected a number or a text, received null'],
    [guard.either(point, guard.list(point)), [{ x: 1 }, { x: null }], 'a[1].x: expected a number, received null'],
    [guard.both(point, guard.table(guard.number)), { x: 1, y: null }, 'a.y: expected a number, received null'],
  ])('%#', (shape, value, sentence) => {
    expect(said(shape, value)).toBe(sentence)
  })
})

describe('the doors', () => {
  it('refuse in one sentence what the types do not allow, at its place', () => {
    const phi4 = theory('phi4')
    expect(() => wrong(expand)).toThrow('theory: expected a theory, received undefined')
    expect(() => wrong(expand, phi4, { legs: 2, order: 1 })).toThrow(
      /^request\.select: expected an object, received none, but 'order', which is none of (?:.*, )?legs, .*select/,
    )
    expect(() => wrong(expand, phi4, { legs: 'two' })).toThrow("request.legs: expected a number, received 'two'")
    expect(() => wrong(expand, phi4, { legs: 2, select: { order: '1' } })).toThrow(
      "request.select.order: expected a number or a rational or a table, received '1'",
    )
    expect(() => wrong(expand, { ...phi4, fields: [null] }, { legs: 2, select: { order: 1 } })).toThrow(
      'theory.fields[0]: expected a field, received null',
    )
    expect(() => wrong(addPolynomials, [], constant(1), 3)).toThrow('summands[2]: expected a list, received 3')
    expect(() => wrong(rational, Symbol.iterator)).toThrow(
      'num: expected a number or a bigint, received Symbol(Symbol.iterator)',
    )
  })

  it('reject where a promise is expected', async () => {
    const promised = wrong(answerExpand, { theory: 4 })
    await expect(promised).rejects.toThrow(InputError)
    await expect(promised).rejects.toThrow('request.theory: expected')
  })

  it('let right arguments through, generators too, and keep the name of the function', () => {
    expect(polynomial(new Set(monomial({ x: 1 })))).toEqual(monomial({ x: 1 }))
    expect(expand.name).toBe('expand')
    expect(expand).toHaveLength(2)
    expect(rational).toBe(inRoom)
  })

  it('let through what a generator returns', () => {
    const form = normalForm(readEquation('dx = -x + eps x^2/2, noise D'))
    const { terms } = finished(stochasticSeries(form, { quantity: 'mean', of: [0], from: 1, to: 1 }))
    expect(terms).toMatchObject([{ coefficient: { num: 1n, den: 4n }, powers: { eps: rational(1), D: rational(1) } }])
  })
})
