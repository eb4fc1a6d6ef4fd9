import type { Unfit } from '../errors.js'
import type { Formula } from './formula.js'
import type { Theory, VertexRule } from './theory.js'

/** Theories that were looked at. */
const sound = new WeakSet<Theory>()

/**
 * Where the parts of a theory do not fit: fields and lines that are named and not there, a small parameter that counts
 * in no positive unit, a formula without an exact number as its value. Undefined where all do; a theory is looked at
 * once.
 */
export function unsoundTheory(theory: Theory): Unfit | undefined {
  if (sound.has(theory)) return undefined
  const found = problemsOf(theory).next().value
  if (found === undefined) sound.add(theory)
  return found
}

function* problemsOf({ fields, lines, legs, vertices, orders }: Theory): Generator<Unfit, undefined> {
  const known = new Set(fields.map(({ name }) => name))
  const isLine = (name: string): boolean => lines.some((line) => line.name === name)
  if (lines.length === 0) yield { path: '.lines', expected: 'a kind of line', words: 'none' }
  for (const [i, { symbol, unit }] of orders.entries())
    if (unit.num === 0n || unit.den <= 0n)
      yield { path: `.orders[${i}].unit`, expected: `a power of ${symbol}`, words: `${unit.num}/${unit.den}` }
  for (const [i, { fields: ends }] of lines.entries())
    for (const [j, field] of ends.entries())
      if (!known.has(field)) yield unknown(`.lines[${i}].fields[${j}]`, 'a field of the theory', field)
  for (const [i, { field, line }] of legs.entries()) {
    if (!known.has(field)) yield unknown(`.legs[${i}].field`, 'a field of the theory', field)
    if (line !== undefined && !isLine(line)) yield unknown(`.legs[${i}].line`, 'a line of the theory', line)
  }
  for (const [i, rule] of vertices.entries()) {
    const { family, legs: own } = rule
    if (family !== undefined && !(Number.isInteger(family.from) && family.from >= 0 && family.step >= 1))
      yield { path: `.vertices[${i}].family`, expected: 'natural numbers', words: `${family.from}, ${family.step}` }
    for (const [j, { field }] of own.entries())
      if (!known.has(field)) yield unknown(`.vertices[${i}].legs[${j}].field`, 'a field of the theory', field)
    for (const [path, formula] of formulasOf(rule)) {
      const value: unknown = valueOf(formula, family?.from ?? 0)
      if (!isExact(value))
        yield {
          path: `.vertices[${i}]${path}.at`,
          expected: 'a function that gives exact numbers',
          words: typeof value,
        }
    }
  }
  return undefined
}

function unknown(path: string, expected: string, name: string): Unfit {
  return { path, expected, words: `'${name}'` }
}

function formulasOf({ factor, legs, order }: VertexRule): readonly (readonly [string, Formula])[] {
  return [
    ['.factor', factor],
    ...legs.map(({ count }, i) => [`.legs[${i}].count`, count] as const),
    ...Object.entries(order).map(([symbol, formula]) => [`.order.${symbol}`, formula] as const),
  ]
}

/** A formula without a value is told with its n where it is needed. */
function valueOf(formula: Formula, n: number): unknown {
  try {
    return formula.at(n)
  } catch (error) {
    if (error instanceof RangeError) return { num: 0n, den: 1n }
    throw error
  }
}

function isExact(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('num' in value) || !('den' in value)) return false
  return typeof value.num === 'bigint' && typeof value.den === 'bigint' && value.den > 0n
}
