import fc from '../fastCheck.js'
import type { ExpansionRequest } from '../../src/expansion/expansion.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import type { Theory } from '../../src/theory/theory.js'

/**
 * Lines of small theories; a leg rule is drawn as the number of a line (or none), the number of its end, and what it
 * carries.
 */
const worlds: readonly (readonly (readonly [string, string])[])[] = [
  [['a', 'a']],
  [['a', 'b']],
  [
    ['a', 'a'],
    ['a', 'b'],
  ],
  [
    ['a', 'a'],
    ['b', 'c'],
  ],
]

export interface Asked {
  readonly theory: Theory
  readonly request: ExpansionRequest
}

/**
 * A random theory in which fields may end legs of several kinds and several fields may carry one source, and legs asked
 * for in it.
 */
export const asked: fc.Arbitrary<Asked> = fc
  .record({
    lines: fc.constantFrom(...worlds),
    rules: fc.array(fc.record({ line: fc.nat(2), end: fc.nat(1), carries: fc.constantFrom('J', 'K') }), {
      minLength: 1,
      maxLength: 4,
    }),
    kinds: fc.array(fc.array(fc.nat(2), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 }),
    counts: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 2, maxLength: 2 }),
    names: fc.array(fc.nat(9), { maxLength: 4 }),
  })
  .map(({ lines, rules, kinds, counts, names }) => {
    const fields = [...new Set(lines.flat())]
    const legs = rules.map(({ line, end, carries }) => {
      const of = lines[line]
      return of === undefined
        ? { field: fields[end % fields.length] as string, line: undefined, carries }
        : { field: of[end] as string, line: `L${line}`, carries }
    })
    const distinct = legs.filter(
      (leg, i) => legs.findIndex((other) => other.field === leg.field && other.carries === leg.carries) === i,
    )
    const theory = parseTheory(ruleFile(fields, lines, distinct, kinds), 'random.yaml')
    const sayable = [
      ...new Set([
        ...distinct.map(({ carries }) => carries),
        ...distinct
          .map(({ field }) => field)
          .filter((field) => distinct.filter((leg) => leg.field === field).length === 1),
      ]),
    ]
    const legFields = names.map((n) => sayable[n % sayable.length] as string)
    return {
      theory,
      request: {
        legs: legFields.length,
        legFields,
        select: { vertices: Object.fromEntries(kinds.map((_, v) => [`v${v}`, counts[v] as number])) },
      },
    }
  })
  // The oracle keeps every partial diagram, so its time explodes with the number of half-edges.
  .filter(({ theory, request }) => halfEdges(theory, request) <= 9)

function ruleFile(
  fields: readonly string[],
  lines: readonly (readonly [string, string])[],
  legs: readonly { readonly field: string; readonly line: string | undefined; readonly carries: string }[],
  kinds: readonly (readonly number[])[],
): string {
  return JSON.stringify({
    name: 'random',
    title: 'random',
    source: 'the test',
    expands: { functional: 'W', sign: 1, latex: 'W', coupling: 'w' },
    fields: Object.fromEntries(fields.map((field) => [field, { latex: field }])),
    orders: { g: { small: 'g', latex: 'g' } },
    lines: lines.map((joins, i) => ({ name: `L${i}`, joins, factor: 1, latex: 'L({a},{b})', 'at-a-point': `L${i}` })),
    legs: legs.map(({ field, line, carries }) => ({ field, ...(line === undefined ? {} : { line }), carries })),
    vertices: kinds.map((numbers, v) => ({
      name: `v${v}`,
      legs: numbers.map((n) => fields[n % fields.length] as string),
      factor: 1,
      order: { g: 1 },
      local: true,
      latex: 'v',
      'at-a-point': '1',
    })),
  })
}

function halfEdges(theory: Theory, { legs, select }: ExpansionRequest): number {
  const counts = 'vertices' in select ? select.vertices : {}
  return theory.vertices.reduce((total, rule) => total + rule.legs.length * (counts[rule.name] ?? 0), legs)
}
