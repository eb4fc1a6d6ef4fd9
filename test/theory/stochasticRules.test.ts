import { describe, expect, it } from 'vitest'
import { finished } from '../../src/algebra/finished.js'
import { formatPowers, multiplyPowers } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { canonical } from '../../src/diagrams/canonical.js'
import type { Diagram } from '../../src/diagrams/diagram.js'
import { enumerateDiagrams } from '../../src/diagrams/enumerate.js'
import { equationTheory } from '../../src/dynamics/stochastic/equationTheory.js'
import { normalForm } from '../../src/dynamics/stochastic/normalForm.js'
import { readEquation } from '../../src/dynamics/stochastic/readEquation.js'
import { stochasticSeries } from '../../src/dynamics/stochastic/stochasticSeries.js'
import { integratedDiagrams } from '../../src/dynamics/stochastic/timedDiagrams.js'
import { diagramRequests } from '../../src/expansion/diagramRequests.js'
import { memberOf, vertexNamed } from '../../src/theory/members.js'
import type { VertexMember } from '../../src/theory/members.js'
import { theory } from '../../src/theory/shippedTheories.js'
import type { Theory } from '../../src/theory/theory.js'

interface Shipped {
  readonly name: string
  readonly equation: string
  /** Names of `edgewick sde … --format yaml`, and those of the file. */
  readonly names: Readonly<Record<string, string>>
  readonly to: number
  /** Where they are more, for sde counts every parameter. */
  readonly ordersOfSde?: number
}

const files: readonly Shipped[] = [
  { name: 'msrdj-linear', equation: 'dx = -x - eps x, noise D', names: { eps: 'ε' }, to: 4 },
  { name: 'msrdj-quadratic', equation: 'dx = -x + eps x^2/2, noise D', names: { eps: 'ε' }, to: 4 },
  { name: 'msrdj-cubic', equation: 'dx = -x + eps x^3/6, noise D', names: { eps: 'ε' }, to: 3 },
  {
    name: 'msrdj-two-components',
    equation: 'dx = -x + g x y; dy = -2y + g h x^2/2; noise x D, noise y E',
    names: { gh: 'h', C_x_x: 'C_x', C_y_y: 'C_y', J_x: 'J', 'J_x~': 'J~', J_y: 'K', 'J_y~': 'K~' },
    to: 2,
    ordersOfSde: 4,
  },
  { name: 'msrdj-multiplicative', equation: 'dx = -x dt + (s0 + s1 x) dW', names: { s12: 's1s1' }, to: 4 },
  {
    name: 'msrdj-shot-noise',
    equation: 'dx = -x + eps x^2/2, cumulants D, c3, c4, c5',
    names: { eps: 'ε', v_r3f0: 'c3', v_r4f0: 'c4', v_r5f0: 'c5' },
    to: 3,
  },
]

/** The names, |Aut| among them, of labelled diagrams, with kinds called otherwise. */
function named(diagram: Diagram, automorphisms: bigint, names: Shipped['names']): string {
  const other = (name: string): string => names[name] ?? name
  const renamed: Diagram = {
    vertices: diagram.vertices.map((each) => ({ ...each, name: other(each.name) })),
    lines: diagram.lines.map((each) => ({ ...each, kind: { ...each.kind, name: other(each.kind.name) } })),
    legs: diagram.legs.map((each) => (each.carries === undefined ? each : { ...each, carries: other(each.carries) })),
  }
  return `1/${automorphisms} ${canonical(renamed, 'fixed', true).id}`
}

function orderOf(of: Theory, diagram: Diagram, names: Shipped['names']): Q.Rational {
  const leading = of.orders[0]?.symbol ?? ''
  return Q.sum(diagram.vertices.map(({ name }) => vertexNamed(of, names[name] ?? name)?.order[leading] ?? Q.zero))
}

describe.each(files)('$name is $equation', ({ name, equation, names, to, ordersOfSde = to }) => {
  const form = normalForm(readEquation(equation))
  const made = equationTheory(form)
  const shipped = theory(name)
  const last = form.modes.length - 1
  const sources = ['J', 'K']

  it('has its vertices, with their factors, orders and symbols', () => {
    for (const vertex of made.theory.vertices) {
      const own = memberOf(vertex, 0)
      const other = vertexNamed(shipped, names[vertex.name] ?? vertex.name)
      expect(Q.format(other?.factor ?? Q.zero)).toBe(Q.format(own.factor))
      expect(other?.kind.fields).toEqual(own.kind.fields)
      // Together with the powers that are counted, which are others of the same symbols but for the cumulants of a noise.
      const symbols = ({ atAPoint, order }: VertexMember): string =>
        formatPowers(multiplyPowers(atAPoint, name === 'msrdj-shot-noise' ? {} : order)).replace('c_', 'c')
      expect(symbols(other as VertexMember)).toBe(symbols(own).replace('eps', 'ε'))
    }
  })

  it.each([
    ['mean', [last], []],
    ['correlation', [0, 0], []],
    ['response', [0], [0]],
    ['third cumulant', [0, 0, last], []],
  ])('%s: the same labelled diagrams with the same weights', (quantity, fields, responses) => {
    const measured = { fields, responses, times: fields.length + responses.length === 2 ? 'two' : 'one' } as const
    const legFields = [
      ...fields.map((mode) => sources[mode] as string),
      ...responses.map((mode) => `${sources[mode] as string}~`),
    ]
    const own = Array.from({ length: ordersOfSde + 1 }, (_, order) => [
      ...integratedDiagrams(made, measured, order),
    ]).flat()
    let count = 0
    for (let order = 0; order <= to; order++) {
      const { requests } = diagramRequests(shipped, { legs: legFields.length, legFields, select: { order } }, 'fixed')
      const found = requests
        .flatMap((request) => [...enumerateDiagrams(request)])
        .map(({ diagram, automorphisms: { fixed } }) => named(diagram, fixed, {}))
      const expected = own.flatMap(({ weighted: { diagram, automorphisms } }) =>
        Q.equal(orderOf(shipped, diagram, names), Q.rational(order))
          ? [named(diagram, automorphisms.fixed, names)]
          : [],
      )
      expect(found.sort()).toEqual(expected.sort())
      count += found.length
    }
    if (['correlation', 'response'].includes(quantity)) expect(count).toBeGreaterThan(0)
  })
})

describe('msrdj-linear', () => {
  it('sums to the process with the rate 1 + ε: D/(2(1 + ε)) e^{−(1+ε)τ}, by powers of ε', () => {
    const form = normalForm(readEquation('dx = -x - eps x, noise D'))
    const { terms } = finished(stochasticSeries(form, { quantity: 'correlation', of: [0, 0], from: 0, to: 4 }))
    // (D/2) Σ (−ε)^k Σ_{j ≤ k} τ^j/j!
    const expected = [0, 1, 2, 3, 4].flatMap((k) =>
      [0, 1, 2, 3, 4]
        .slice(0, k + 1)
        .map((j) => [k, j, Q.format(Q.rational(k % 2 === 0 ? 1 : -1, 2 * ([1, 1, 2, 6, 24][j] ?? 0)))].join(' ')),
    )
    expect(
      terms.map(({ coefficient, powers, t, rate }) => {
        expect(Q.format(rate)).toBe('1')
        return [Q.format(powers['eps'] ?? Q.zero), t, Q.format(coefficient)].join(' ')
      }),
    ).toEqual(expected)
  })
})
