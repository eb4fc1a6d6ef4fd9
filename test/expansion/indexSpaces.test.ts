import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { expand } from '../../src/expansion/expand.js'
import { onePoint } from '../../src/expansion/laws/sites.js'
import { sumRule } from '../../src/expansion/laws/sumRule.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import type { Theory } from '../../src/theory/theory.js'

interface Parts {
  readonly indices?: string
  readonly fields: string
  /** Fields of each line; its name follows from its place. */
  readonly lines: readonly string[]
  /** Legs, what is shared, further keys. */
  readonly vertices: readonly string[]
}

function rules({ indices, fields, lines, vertices }: Parts): Theory {
  const named = (i: number): string => ['A', 'B', 'C'][i] as string
  return parseTheory(
    `
name: indexed
title: fields with indices
source: the test
expands: { functional: W, sign: 1, latex: W, coupling: w }
${indices === undefined ? '' : `indices: { ${indices} }`}
fields: { ${fields} }
orders: { g: { small: g, latex: g } }
lines:
${lines.map((joins, i) => `  - { name: ${named(i)}, joins: [${joins}], factor: 1, latex: '${named(i)}({a},{b})', at-a-point: ${named(i)} }`).join('\n')}
legs:
${lines.flatMap((joins, i) => [...new Set(joins.split(', '))].map((field, j) => `  - { field: ${field}, line: ${named(i)}, carries: J${i}${j} }`)).join('\n')}
vertices:
${vertices.map((rest, i) => `  - { name: v${i}, ${rest}, factor: -1, order: { g: 1 }, latex: '${/shares|local/.test(rest) ? 'v' : 'v({points})'}', at-a-point: ${i === 0 ? "'1'" : `v${i}`} }`).join('\n')}
`,
    'indexed.yaml',
  )
}

const vector = {
  indices: 'a: { of: component, size: n }',
  fields: 'φ: { latex: x, indices: [point, a] }',
  lines: ['φ, φ'],
}

/** Coefficient and power of each range, of the terms of one order. */
const terms = (theory: Theory, legs: number, order: number): readonly string[] =>
  expand(theory, { legs, select: { order } }).terms.map(({ coefficient, powers, weighted: { diagram } }) => {
    const ranges = theory.spaces.map(({ size }) => `${size}^${Q.format(powers[size] ?? Q.zero)}`)
    return `${Q.format(coefficient)} ${[...ranges, ...diagram.vertices.map(({ name }) => name)].join(' ')}`
  })

const cases: readonly [string, Parts, { readonly upTo: number; readonly legs: number }][] = [
  ['O(n), joined in pairs', { ...vector, vertices: ['legs: [φ^4], shares: [point]'] }, { upTo: 2, legs: 4 }],
  [
    'O(n) broken to the cube: one vertex in pairs, one that shares the component',
    { ...vector, vertices: ['legs: [φ^4], shares: [point]', 'legs: [φ^4], shares: [point, a]'] },
    { upTo: 2, legs: 2 },
  ],
  [
    'O(n) with a response field, two kinds of lines',
    {
      ...vector,
      fields: 'x: { latex: x, indices: [point, a] }, x~: { latex: x, indices: [point, a] }',
      lines: ['x, x', 'x, x~'],
      vertices: ['legs: [x~, x^3], shares: [point]'],
    },
    { upTo: 2, legs: 2 },
  ],
  [
    'two vectors, (σ·π)²',
    {
      ...vector,
      fields: 'σ: { latex: x, indices: [point, a] }, π: { latex: x, indices: [point, a] }',
      lines: ['σ, σ', 'π, π'],
      vertices: ['legs: [σ^2, π^2], shares: [point], pairs: [[σ, π], [π, σ]]'],
    },
    { upTo: 2, legs: 2 },
  ],
  [
    'two vectors, σ²π²',
    {
      ...vector,
      fields: 'σ: { latex: x, indices: [point, a] }, π: { latex: x, indices: [point, a] }',
      lines: ['σ, σ', 'π, π'],
      vertices: ['legs: [σ^2, π^2], shares: [point], pairs: [[σ, σ], [π, π]]'],
    },
    { upTo: 2, legs: 2 },
  ],
  [
    'units of vectors: a vertex within a unit, one between units',
    {
      indices: 'i: { of: unit, size: N }, a: { of: component, size: n }',
      fields: 'φ: { latex: x, indices: [point, i, a] }, χ: { latex: x, indices: [point] }',
      lines: ['φ, φ', 'χ, χ'],
      vertices: ['legs: [φ^4], shares: [point, i]', 'legs: [φ^2, χ], shares: [point, i]'],
    },
    { upTo: 2, legs: 2 },
  ],
  [
    'U(n) with flavours that a vertex shares',
    {
      indices: 'f: { of: component, size: n, group: U }, c: { of: component, size: m, group: U }',
      fields: 'ψ: { latex: x, indices: [point, f, c] }, ψbar: { latex: x, indices: [point, f*, c*] }',
      lines: ['ψbar, ψ'],
      vertices: ['legs: [ψ^2, ψbar^2], shares: [point]', 'legs: [ψ^2, ψbar^2], shares: [point, f]'],
    },
    { upTo: 2, legs: 2 },
  ],
]

describe.each(cases)('%s', (_, parts, range) => {
  it.each([1, 2, 3])('obeys the sum rule over %i explicit values of every index', (values) => {
    const result = sumRule(rules(parts), onePoint(values), range)
    expect(result).toMatchObject({ verdict: 'holds' })
    expect(result.compared).toBeGreaterThan(2)
  })
})

describe('numbers that are known', () => {
  it('the tadpole of an O(n) vertex gives (n + 2)/3, that of a cubic one 1', () => {
    const cubic = rules({ ...vector, vertices: ['legs: [φ^4], shares: [point]', 'legs: [φ^4], shares: [point, a]'] })
    expect(terms(cubic, 2, 1)).toEqual(['-1/6 n^0 v0', '-1/12 n^1 v0', '-1/4 n^0 v1'])
  })

  it('a closed loop of n flavours gives n', () => {
    // Tr log: ⟨χχ⟩ at g² from the bubble of a complex field, n times ½.
    const flavours = rules({
      indices: 'f: { of: component, size: n, group: U }',
      fields: 'χ: { latex: x }, ψ: { latex: x, indices: [point, f] }, ψbar: { latex: x, indices: [point, f*] }',
      lines: ['χ, χ', 'ψbar, ψ'],
      vertices: ['legs: [χ, ψ, ψbar], shares: [point]'],
    })
    const bubble = expand(flavours, { legs: 2, legFields: ['J00', 'J00'], select: { order: 2 } }).terms
    expect(bubble.map(({ coefficient, powers }) => [Q.format(coefficient), powers['n']])).toEqual([['1/2', Q.one]])
  })

  it('units that are not connected to a leg give N each', () => {
    // Vacuum diagrams of φ²χ with N units: two loops joined by χ give N², one loop with χ across it N.
    const units = rules({
      indices: 'i: { of: unit, size: N }',
      fields: 'φ: { latex: x, indices: [point, i] }, χ: { latex: x }',
      lines: ['φ, φ', 'χ, χ'],
      vertices: ['legs: [φ^2, χ], shares: [point, i]'],
    })
    expect([...terms(units, 0, 2)].sort()).toEqual(['1/4 N^1 v0 v0', '1/8 N^2 v0 v0'])
  })

  it('the short forms mean the same', () => {
    const long = rules({ ...vector, vertices: ['legs: [φ^4], shares: [point]'] })
    const short = rules({
      lines: vector.lines,
      fields: 'φ: { latex: x, components: n }',
      vertices: ['legs: [φ^4], local: true'],
    })
    expect(terms(short, 4, 2)).toEqual(terms(long, 4, 2))
  })
})

it('too many ways to join are refused before they are made', () => {
  const wide = rules({ ...vector, vertices: ['legs: [φ^20], shares: [point]'] })
  expect(() => terms(wide, 18, 1)).toThrow(
    'expected at most 1000000 ways to join the indices a (no flag allows more), received 6.55e+8',
  )
})

describe('what does not fit is told with its place', () => {
  const two = {
    ...vector,
    fields: 'σ: { latex: x, indices: [point, a] }, π: { latex: x, indices: [point, a] }',
    lines: ['σ, σ', 'π, π'],
  }
  it.each<[Parts, string]>([
    [
      { ...two, vertices: ['legs: [σ^2, π^2], shares: [point]'] },
      'vertices[0]: expected pairs: [[σ, σ], [π, π]] or [[σ, π], [σ, π]], for v0 may join its fields so, received none',
    ],
    [
      { ...two, vertices: ['legs: [σ^2, π^2], pairs: [[σ, σ], [σ, π]]'] },
      'vertices[0].pairs: expected [[σ, σ], [π, π]] or [[σ, π], [σ, π]], received [[σ, σ], [σ, π]]',
    ],
    [
      { ...vector, vertices: ['legs: [φ^3]'] },
      'vertices[0].legs: expected an even number of half-edges of the vector field φ, received 3 of φ',
    ],
    [
      { ...vector, fields: 'φ: { latex: x, indices: [point, b] }', vertices: ['legs: [φ^4]'] },
      'fields.φ.indices[1]: expected one of point, time, a, received b',
    ],
    [
      { ...vector, fields: 'φ: { latex: x, indices: [a] }', vertices: ['legs: [φ^4]'] },
      'fields.φ.indices: expected point or time among the indices, received a',
    ],
    [
      { ...vector, fields: 'φ: { latex: x, indices: [point, a*] }', vertices: ['legs: [φ^4]'] },
      'fields.φ.indices[1]: expected an index of group U before the *, received a*',
    ],
    [
      { ...vector, vertices: ['legs: [φ^4], shares: [b]'] },
      'vertices[0].shares[0]: expected one of point, a, received b',
    ],
    [
      { ...vector, vertices: ['legs: [φ^4], shares: [point], local: true'] },
      'vertices[0].local: expected shares or local, which is short for it, received both',
    ],
    [
      { ...vector, fields: 'φ: { latex: x, indices: [point, time, a] }', vertices: ['legs: [φ^4], shares: [time]'] },
      'vertices[0].shares: expected point and time together, or neither, received time alone',
    ],
    [
      { ...vector, fields: 'φ: { latex: x, indices: [point, a], components: n }', vertices: ['legs: [φ^4]'] },
      'fields.φ.components: expected indices or components, which is short for one, received both',
    ],
    [
      {
        ...vector,
        indices: 'i: { of: unit, size: N }',
        fields: 'φ: { latex: x, indices: [point, i] }',
        vertices: ['legs: [φ^4], shares: [point]'],
      },
      'vertices[0]: expected shares: [i], for units are joined by nothing else, received v0 with 4 half-edges of it',
    ],
    [
      {
        ...vector,
        fields: 'φ: { latex: x, indices: [point, a] }, χ: { latex: x }',
        lines: ['φ, χ'],
        vertices: ['legs: [φ^4]'],
      },
      'lines[0].joins: expected two fields of the same components, received φ and χ',
    ],
  ])('%o', (parts, sentence) => {
    expect(() => rules(parts)).toThrow(sentence)
  })
})
