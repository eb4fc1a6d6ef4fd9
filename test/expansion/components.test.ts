import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { expand } from '../../src/expansion/expand.js'
import { onePoint } from '../../src/expansion/laws/sites.js'
import { sumRule } from '../../src/expansion/laws/sumRule.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import type { Theory } from '../../src/theory/theory.js'

interface Change {
  readonly lines?: string
  readonly vertices?: string
  readonly psibar?: string
}

/** ψ of n components, its partner ψbar, a scalar χ; a vertex ψ̄ψχ and a vertex (ψ̄ψ)². */
function charged({ lines = '', vertices = '', psibar = 'components: n' }: Change = {}): Theory {
  return parseTheory(
    `
name: charged
title: charged fields of n components
source: the test
expands: { functional: W, sign: 1, latex: W, coupling: w }
fields: { ψ: { latex: x, components: n }, ψbar: { latex: x, ${psibar} }, χ: { latex: x } }
orders: { g: { small: g, latex: g } }
lines:
  - { name: S, joins: [ψbar, ψ], factor: 1, latex: 'S({a},{b})', at-a-point: S }
  - { name: D, joins: [χ, χ], factor: 1, latex: 'D({a},{b})', at-a-point: D }
${lines}
legs:
  - { field: ψbar, line: S, carries: Jbar }
  - { field: ψ, line: S, carries: J }
  - { field: χ, line: D, carries: K }
vertices:
  - { name: g, legs: [ψ, ψbar, χ], factor: -1, order: { g: 1 }, local: true, latex: g, at-a-point: '1' }
  - { name: u, legs: [ψ^2, ψbar^2], factor: -1, order: { g: 2 }, local: true, latex: u, at-a-point: u }
${vertices}
`,
    'charged.yaml',
  )
}

/** The terms of one order as text: coefficient, power of n, names of the vertices. */
const terms = (legFields: readonly string[], order: number): readonly string[] =>
  expand(charged(), { legs: legFields.length, legFields, select: { order } })
    .terms.map(
      ({ coefficient, powers, weighted }) =>
        `${Q.format(coefficient)} n^${Q.format(powers['n'] ?? Q.zero)} ${weighted.diagram.vertices.map(({ name }) => name).join('')}`,
    )
    .sort()

describe('charged fields of n components', () => {
  it('a closed loop gives n', () => {
    // ⟨χ⟩: the loop of one line ψ, −n. ⟨χχ⟩ at g²: the loop of two lines, n·½ in the functional (its two χ legs
    // exchanged).
    expect(terms(['K'], 1)).toEqual(['-1 n^1 g'])
    expect(terms(['K', 'K'], 2)).toEqual(['1/2 n^1 gg'])
  })

  it('legs carry one index, so that what runs from leg to leg gives none', () => {
    // ⟨ψψ̄⟩ at g²: χ exchanged along the line, the loop on a line χ, and u, whose two pairings are a loop and a path,
    // ½(n + 1) each with 2·2/4 contractions.
    expect(terms(['J', 'Jbar'], 2)).toEqual(['-1/2 n^0 u', '-1/2 n^1 u', '1 n^0 gg', '1 n^1 gg'])
  })

  it.each([1, 2, 3])('obeys the sum rule over %i explicit components', (components) => {
    const result = sumRule(charged(), onePoint(components), { upTo: 4, legs: 3 })
    expect(result).toMatchObject({ verdict: 'holds' })
    expect(result.compared).toBeGreaterThan(8)
  })

  it.each<[Change, string]>([
    [{ psibar: 'components: m' }, 'lines[0].joins: expected two fields of the same components, received ψbar and ψ'],
    [
      { lines: "  - { name: A, joins: [ψ, ψ], factor: 1, latex: 'A({a},{b})', at-a-point: A }" },
      'lines[2].joins: expected an index of U(n) and its conjugate, received ψ and ψ',
    ],
    [
      {
        vertices:
          "  - { name: w, legs: [ψ^2, ψbar, χ], factor: 1, order: { g: 1 }, local: true, latex: w, at-a-point: '1' }",
      },
      'vertices[2].legs: expected as many half-edges of ψ as of ψbar, for their components are joined in pairs, received 2 of ψ, 1 of ψbar',
    ],
  ])('%o is refused when the file is read', (change, sentence) => {
    expect(() => charged(change)).toThrow(sentence)
  })
})
