import { describe, expect, it } from 'vitest'
import { factorial } from '../../src/algebra/integers.js'
import { contractWithVector, tensor } from '../../src/algebra/tensor.js'
import type { Tensor } from '../../src/algebra/tensor.js'
import { expand } from '../../src/expansion/expand.js'
import type { ExpansionRequest } from '../../src/expansion/expansion.js'
import { onPoints, pointsReading, valueOnPoints } from '../../src/expansion/readings/onPoints.js'
import type { Realization } from '../../src/expansion/readings/onPoints.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import { theory } from '../../src/theory/shippedTheories.js'
import type { Theory } from '../../src/theory/theory.js'
import { isserlis, jointCumulant } from '../oracles/jointCumulant.js'
import type { Observable } from '../oracles/jointCumulant.js'

/** A rule file with these fields, lines `name a b`, legs `field line` and one vertex. */
function rules(
  fields: readonly string[],
  lines: readonly string[],
  legs: readonly string[],
  vertex: string,
  local: boolean,
): Theory {
  const entry = (text: string): readonly string[] => text.split(' ')
  return parseTheory(
    [
      'name: test\ntitle: A theory for tests\nsource: none',
      "expands: { functional: W, sign: 1, latex: 'W[J]', coupling: w }",
      'fields:',
      ...fields.map((field) => `  ${field}: { latex: x }`),
      'orders:\n  g: { small: g, latex: g }',
      'lines:',
      ...lines
        .map(entry)
        .map(
          ([name, a, b]) =>
            `  - { name: ${name}, joins: [${a}, ${b}], factor: 1, latex: '${name}({a},{b})', at-a-point: ${name} }`,
        ),
      'legs:',
      ...legs.map(entry).map(([field, line]) => `  - { field: ${field}, line: ${line}, carries: J }`),
      `vertices:\n  - { name: g, legs: [${vertex}], factor: -1, order: { g: 1 }, local: ${local}, latex: '${local ? 'g' : 'g({points})'}', at-a-point: '1' }`,
    ].join('\n'),
    'test.yaml',
  )
}

/** Matrices and tensors without any symmetry but what is put in. */
const wild = (seed: number, index: readonly number[]): number =>
  Math.sin(seed + index.reduce((key, i) => key * 2.3 + 1.7 * i, 1))
const symmetric = (seed: number, [i = 0, j = 0]: readonly number[]): number =>
  wild(seed, [Math.min(i, j), Math.max(i, j)]) + (i === j ? 2 : 0)

interface Case {
  readonly theory: Theory
  readonly size: number
  readonly lines: Readonly<Record<string, Tensor>>
  readonly coupling: Tensor
  /** E of the variables (field, point), both at inner ends and, as `outer field`, at the outer ends of legs. */
  readonly covariance: (a: readonly [string, number], b: readonly [string, number]) => number
  /** −S_int at order g: the vertex as a polynomial, `field point` products. */
  readonly interaction: readonly {
    readonly coefficient: number
    readonly variables: readonly (readonly [string, number])[]
  }[]
  /** What stands at the outer end of a leg of this field. */
  readonly outer: Readonly<Record<string, string>>
}

const at = (t: Tensor, ...index: readonly number[]): number =>
  t.data[index.reduce((offset, i) => offset * t.size + i, 0)] as number
const points = (size: number): readonly number[] => Array.from({ length: size }, (_, i) => i)

/** The coefficient function at order g^k: (1/Π E_f!) (1/k!) κ(outer ends, interaction, …, interaction). */
function direct({ size, covariance, interaction, outer }: Case, fields: readonly string[], order: number): Tensor {
  const names: (readonly [string, number])[] = []
  const number = ([field, point]: readonly [string, number]): number => {
    const known = names.findIndex(([f, p]) => f === field && p === point)
    return known >= 0 ? known : names.push([field, point]) - 1
  }
  const moment = isserlis((a, b) =>
    covariance(names[a] as readonly [string, number], names[b] as readonly [string, number]),
  )
  const vertex: Observable = interaction.map(({ coefficient, variables }) => ({
    coefficient,
    variables: variables.map(number),
  }))
  const counts = fields.map((field, i) => BigInt(fields.slice(0, i + 1).filter((each) => each === field).length))
  const norm = Number(factorial(order) * counts.reduce((product, count) => product * count, 1n))
  return tensor(size, fields.length, (index) => {
    const ends = fields.map((field, i): Observable => [
      { coefficient: 1, variables: [number([outer[field] as string, index[i] as number])] },
    ])
    return jointCumulant([...ends, ...Array.from({ length: order }, () => vertex)], moment) / norm
  })
}

function realizationOf({ size, lines, coupling }: Case): Realization {
  return { size, line: (name) => lines[name] as Tensor, vertex: () => coupling, parameters: { g: 1 } }
}

function expectSame(found: Tensor, expected: Tensor): void {
  const largest = Math.max(1e-3, ...expected.data.map(Math.abs))
  expect(Math.max(...expected.data.map(Math.abs))).toBeGreaterThan(1e-6)
  found.data.forEach((entry, i) => expect(Math.abs(entry - (expected.data[i] as number)) / largest).toBeLessThan(1e-10))
}

function check(which: Case, fields: readonly string[], order: number, more: Partial<ExpansionRequest> = {}): void {
  const expansion = expand(which.theory, { legs: fields.length, legFields: fields, select: { order }, ...more })
  const expected = direct(which, fields, order)
  const reading = pointsReading(expansion)
  const found = reading.tensor(realizationOf(which))
  expectSame(found, expected)
  // The value at a field of each kind, from the tensor entry by entry.
  const carried = Object.fromEntries(
    [...new Set(fields)].map((field, i) => [field, points(which.size).map((p) => wild(7 + i, [p]))]),
  )
  let value = 0
  tensor(which.size, fields.length, (index) => {
    value +=
      at(expected, ...index) *
      index.reduce((product, p, i) => product * (carried[fields[i] as string]?.[p] as number), 1)
    return 0
  })
  expect(Math.abs(reading.value(realizationOf(which), carried) - value)).toBeLessThan(
    1e-9 * Math.max(1, Math.abs(value)),
  )
}

const same = (outer: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(outer.map((field) => [field, field]))

function yukawa(local: boolean): Case {
  const size = 2
  const [D, G] = [tensor(size, 2, (index) => symmetric(1, index)), tensor(size, 2, (index) => symmetric(2, index))]
  const T = tensor(size, 3, ([i = 0, j = 0, k = 0]) => wild(3, [Math.min(i, j), Math.max(i, j), k]))
  const lambda = tensor(size, 1, (index) => 1 + wild(4, index) / 2)
  return {
    theory: rules(['φ', 'χ'], ['D φ φ', 'G χ χ'], ['φ D', 'χ G'], 'φ^2, χ', local),
    size,
    lines: { D, G },
    coupling: local ? lambda : T,
    covariance: ([f, i], [g, j]) => (f !== g ? 0 : at(f === 'φ' ? D : G, i, j)),
    interaction: local
      ? points(size).map((y) => ({
          coefficient: -at(lambda, y) / 2,
          variables: [
            ['φ', y],
            ['φ', y],
            ['χ', y],
          ],
        }))
      : points(size).flatMap((i) =>
          points(size).flatMap((j) =>
            points(size).map((k) => ({
              coefficient: -at(T, i, j, k) / 2,
              variables: [
                ['φ', i],
                ['φ', j],
                ['χ', k],
              ] as const,
            })),
          ),
        ),
    outer: same(['φ', 'χ']),
  }
}

describe('two fields, φ²χ', () => {
  it.each([
    [['φ', 'φ'], 2],
    [['χ', 'χ'], 2],
    [['χ'], 1],
    [['χ', 'φ', 'φ'], 1],
    [['φ', 'χ', 'φ'], 3],
    [['φ', 'φ', 'φ', 'φ'], 2],
    [[], 2],
  ] as const)('legs %j at g^%i, local and not, equal the Gaussian moments', (fields, order) => {
    check(yukawa(true), fields, order)
    check(yukawa(false), fields, order)
  })
})

describe('a complex field and a photon', () => {
  const size = 2
  const [S, D] = [tensor(size, 2, (index) => wild(5, index)), tensor(size, 2, (index) => symmetric(6, index))]
  const photon: Case = {
    theory: rules(['ψ', 'ψbar', 'A'], ['S ψ ψbar', 'D A A'], ['ψ S', 'ψbar S', 'A D'], 'ψ, ψbar, A', true),
    size,
    lines: { S, D },
    coupling: tensor(size, 0, () => 1),
    covariance: ([f, i], [g, j]) =>
      f === 'A' && g === 'A'
        ? at(D, i, j)
        : f === 'ψ' && g === 'ψbar'
          ? at(S, i, j)
          : f === 'ψbar' && g === 'ψ'
            ? at(S, j, i)
            : 0,
    interaction: points(size).map((y) => ({
      coefficient: -1,
      variables: [
        ['ψ', y],
        ['ψbar', y],
        ['A', y],
      ],
    })),
    // A leg that ends on a ψ inside is the line from there to ψbar outside.
    outer: { ψ: 'ψbar', ψbar: 'ψ', A: 'A' },
  }
  it.each([
    [['ψ', 'ψbar'], 0],
    [['ψbar', 'ψ'], 0],
    [['ψ', 'ψbar'], 2],
    [['A', 'ψbar', 'ψ'], 1],
    [['A', 'ψbar', 'ψ'], 3],
    [['A', 'A'], 2],
    [['A'], 1],
    [['ψ', 'ψ', 'ψbar', 'ψbar'], 2],
  ] as const)('legs %j at e^%i equal the Gaussian moments: [from][to] is kept', (fields, order) => {
    check(photon, fields, order)
  })
})

describe('a response field with a strictly lower triangular line', () => {
  const size = 3
  const [R, C] = [
    tensor(size, 2, ([i = 0, j = 0]) => (i > j ? wild(8, [i, j]) : 0)),
    tensor(size, 2, (index) => symmetric(9, index)),
  ]
  const response: Case = {
    theory: rules(['x', 'x~'], ['R x x~', 'C x x'], ['x~ R', 'x C'], 'x~, x^2', true),
    size,
    lines: { R, C },
    coupling: tensor(size, 0, () => 1),
    // The outer end of a leg through R meets a response field only, that of a leg through C a field only.
    covariance: ([f, i], [g, j]) => {
      const pair = `${f} ${g}`
      if (pair === 'x x' || pair === 'outerC x' || pair === 'x outerC') return at(C, i, j)
      if (pair === 'x x~' || pair === 'outerR x~') return at(R, i, j)
      return pair === 'x~ x' || pair === 'x~ outerR' ? at(R, j, i) : 0
    },
    interaction: points(size).map((t) => ({
      coefficient: -1 / 2,
      variables: [
        ['x~', t],
        ['x', t],
        ['x', t],
      ],
    })),
    outer: { 'x~': 'outerR', x: 'outerC' },
  }
  it.each([
    [['x~', 'x~'], 2],
    [['x~', 'x'], 2],
    [['x~'], 1],
    [['x~', 'x', 'x'], 1],
    [['x~', 'x~', 'x'], 3],
  ] as const)('legs %j at g^%i equal the Gaussian moments, and closed response loops add nothing', (fields, order) => {
    check(response, fields, order)
    check(response, fields, order, { filters: ['acyclic'] })
  })
})

describe('sources of the shipped stochastic equation: what a leg measures, by a correlation or a response line', () => {
  const size = 3
  // R[x̃ at s][x at t] lives at later t.
  const [R, C] = [
    tensor(size, 2, ([s = 0, t = 0]) => (t > s ? wild(8, [s, t]) : 0)),
    tensor(size, 2, (index) => symmetric(9, index)),
  ]
  const equation: Case = {
    theory: theory('msrdj-quadratic'),
    size,
    lines: { R, C },
    coupling: tensor(size, 0, () => 1),
    covariance: ([f, i], [g, j]) =>
      f === 'x' && g === 'x' ? at(C, i, j) : f === g ? 0 : f === 'x' ? at(R, j, i) : at(R, i, j),
    interaction: points(size).map((t) => ({
      coefficient: 1 / 2,
      variables: [
        ['x~', t],
        ['x', t],
        ['x', t],
      ],
    })),
    outer: { J: 'x', 'J~': 'x~' },
  }
  it.each([
    [['J', 'J~'], 0],
    [['J', 'J~'], 2],
    [['J', 'J'], 2],
    [['J'], 1],
    [['J', 'J', 'J~'], 1],
    [['J~', 'J', 'J'], 3],
  ] as const)('legs %j at ε^%i equal the Gaussian moments', (names, order) => {
    const values = { ...realizationOf(equation), parameters: { ε: 1 } }
    const found = onPoints(expand(equation.theory, { legs: names.length, legFields: names, select: { order } }), values)
    expectSame(found, direct(equation, names, order))
  })
})

describe('amputated legs: sites with known cumulants, joined by couplings', () => {
  const size = 2
  const K = tensor(size, 2, (index) => symmetric(10, index) / 3)
  /** Moments of one site: values −1, 0.5 and 2 with weights of the site. */
  const siteMoment = (site: number, n: number): number => {
    const weights = [0.5 + 0.1 * site, 0.3 - 0.05 * site, 0.2 - 0.05 * site]
    return [-1, 0.5, 2].reduce((total, value, i) => total + (weights[i] as number) * value ** n, 0)
  }
  const siteCumulant = (site: number, n: number): number =>
    jointCumulant(
      Array.from({ length: n }, (): Observable => [{ coefficient: 1, variables: [site] }]),
      (variables) => siteMoment(site, variables.length),
    )
  const energy: Observable = points(size).flatMap((i) =>
    points(size).map((j) => ({ coefficient: at(K, i, j) / 2, variables: [i, j] })),
  )
  const moment = (variables: readonly number[]): number =>
    points(size).reduce((product, site) => product * siteMoment(site, variables.filter((v) => v === site).length), 1)

  it.each([
    [1, 0],
    [2, 0],
    [3, 0],
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 1],
    [2, 2],
    [3, 2],
    [2, 3],
  ])('%i legs at β^%i equal the cumulants of the sites with the energy', (legs, order) => {
    const expansion = expand(theory('solvable'), { legs, select: { order } })
    const values: Realization = {
      size,
      line: () => K,
      vertex: ({ fields }) => tensor(size, 1, ([site = 0]) => siteCumulant(site, fields.length)),
      parameters: { β: 1 },
    }
    const norm = Number(factorial(legs) * factorial(order))
    const expected = tensor(
      size,
      legs,
      (index) =>
        jointCumulant(
          [
            ...index.map((site): Observable => [{ coefficient: 1, variables: [site] }]),
            ...Array.from({ length: order }, () => energy),
          ],
          moment,
        ) / norm,
    )
    expectSame(onPoints(expansion, values), expected)
    const field = [0.3, -1.2]
    expect(valueOnPoints(expansion, values, { h: field })).toBeCloseTo(contractWithVector(expected, field), 9)
  })
})

describe('the order of the axes', () => {
  it('is that of the fields asked for', () => {
    const values = realizationOf(yukawa(false))
    const tensorOf = (legFields: readonly string[]): Tensor =>
      onPoints(expand(yukawa(false).theory, { legs: 3, legFields, select: { order: 1 } }), values)
    const [a, b] = [tensorOf(['φ', 'φ', 'χ']), tensorOf(['χ', 'φ', 'φ'])]
    tensor(2, 3, ([i = 0, j = 0, k = 0]) => {
      expect(at(a, i, j, k)).toBeCloseTo(at(b, k, i, j), 12)
      return 0
    })
  })
})
