import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { canonical } from '../../src/diagrams/canonical.js'
import type { Diagram, WeightedDiagram } from '../../src/diagrams/diagram.js'
import { enumerateDiagrams } from '../../src/diagrams/enumerate.js'
import type { Filter } from '../../src/diagrams/filters.js'
import { InputError } from '../../src/errors.js'
import { expand } from '../../src/expansion/expand.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { known } from '../known/known.js'

const line = { name: 'Δ', fields: ['φ', 'φ'] } as const
const vertex = (valence: number): { name: string; fields: string[] } => ({
  name: `v${valence}`,
  fields: Array.from({ length: valence }, () => 'φ'),
})

function phi(
  valence: number,
  legs: number,
  vertices: number,
  legLabels: 'fixed' | 'free' = 'free',
  filters: readonly Filter[] = [],
): readonly WeightedDiagram[] {
  return [
    ...enumerateDiagrams({
      legs: Array.from({ length: legs }, () => 'φ'),
      legLabels,
      vertices: [{ kind: vertex(valence), count: vertices }],
      lines: [line],
      filters,
    }),
  ]
}

function weightOf(classes: readonly WeightedDiagram[]): string {
  return Q.format(Q.sum(classes.map(({ labellings, automorphisms }) => Q.rational(labellings, automorphisms.fixed))))
}

type WeightSums = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>>
>

describe('enumerateDiagrams', () => {
  const sums = known<WeightSums>('diagram_weight_sums.json')

  it.each([0, 2, 4])(
    'φ⁴ with %i legs: the weights of all diagrams to 6 vertices are those of zero-dimensional field theory',
    (legs) => {
      for (let vertices = legs === 2 ? 0 : 1; vertices <= 6; vertices++) {
        expect(weightOf(phi(4, legs, vertices)), `${vertices} vertices`).toBe(
          sums['phi4']?.['connected']?.[`${legs}`]?.[`${vertices}`],
        )
      }
    },
  )

  it.each([0, 1, 2, 3])('φ³ with %i legs: the same to 6 vertices', (legs) => {
    for (let vertices = legs % 2 === 0 ? 2 : 1; vertices <= 6; vertices += 2) {
      expect(weightOf(phi(3, legs, vertices)), `${vertices} vertices`).toBe(
        sums['phi3']?.['connected']?.[`${legs}`]?.[`${vertices}`],
      )
    }
  })

  it.each([
    ['1pi', '1PI'],
    ['no-self-loop', 'no_self_loop'],
    ['no-tadpole', 'no_tadpole_subdiagram'],
  ] as const)('the filter %s keeps the weight of %s', (filter, name) => {
    for (const [valence, theoryName] of [
      [3, 'phi3'],
      [4, 'phi4'],
    ] as const) {
      for (const legs of [0, 1, 2, 3, 4]) {
        for (let vertices = 1; vertices <= 4; vertices++) {
          const expected = sums[theoryName]?.[name]?.[`${legs}`]?.[`${vertices}`]
          if (expected !== undefined)
            expect(
              weightOf(phi(valence, legs, vertices, 'free', [filter])),
              `${theoryName} ${legs} legs ${vertices} vertices`,
            ).toBe(expected)
        }
      }
    }
  })

  it('counts the connected multigraphs: cubic 2, 5, 17 and quartic 1, 2, 4, 10, 28, 97', () => {
    expect([2, 4, 6].map((vertices) => phi(3, 0, vertices).length)).toEqual([2, 5, 17])
    expect([1, 2, 3, 4, 5, 6].map((vertices) => phi(4, 0, vertices).length)).toEqual([1, 2, 4, 10, 28, 97])
  })

  it('labels legs in as many distinct ways as orbit–stabiliser says, each with the same weight', () => {
    for (const [legs, vertices] of [
      [2, 3],
      [4, 2],
      [4, 3],
    ] as const) {
      const classes = phi(4, legs, vertices, 'free')
      const labelled = phi(4, legs, vertices, 'fixed')
      expect(labelled.length).toBe(Number(classes.reduce((total, { labellings }) => total + labellings, 0n)))
      expect(new Set(labelled.map(({ id }) => id)).size).toBe(labelled.length)
      expect(Q.format(Q.sum(labelled.map(({ automorphisms }) => Q.rational(1n, automorphisms.fixed))))).toBe(
        weightOf(classes),
      )
    }
  })

  it('has the bare line, and only it, without vertices', () => {
    expect(phi(4, 2, 0)).toMatchObject([{ id: 'ee', automorphisms: { fixed: 1n, free: 2n }, labellings: 1n }])
    expect(phi(4, 2, 0, 'fixed')).toMatchObject([{ id: 'ee:1,2' }])
    expect(phi(4, 4, 0)).toEqual([])
    expect(phi(4, 3, 1)).toEqual([])
  })

  it('finds the oriented diagrams of a complex field: one line out of each vertex, one in', () => {
    const request = {
      legs: ['ψ', 'ψ̄'],
      legLabels: 'fixed',
      vertices: [{ kind: { name: 'e', fields: ['A', 'ψ', 'ψ̄'] }, count: 2 }],
      lines: [
        { name: 'S', fields: ['ψ', 'ψ̄'] },
        { name: 'D', fields: ['A', 'A'] },
      ],
    } as const
    // The self-energy, and the tadpole with a closed fermion loop; nothing else, and no symmetry in either.
    expect([...enumerateDiagrams(request)].map(({ automorphisms }) => automorphisms.fixed)).toEqual([1n, 1n])
  })

  it.each([
    [{ legs: ['χ'], vertices: [] }, 'request.legs[0]: expected one of φ, received χ'],
    [
      { legs: [], vertices: [{ kind: { name: 'v', fields: ['χ'] }, count: 1 }] },
      'request.vertices[0].kind.fields: expected one of φ, received χ',
    ],
    [
      { legs: [], vertices: [{ kind: vertex(3), count: -1 }] },
      'request.vertices[0].count: expected a natural number, received -1',
    ],
  ])('refuses %o', (request, message) => {
    expect(() => enumerateDiagrams({ legLabels: 'free', lines: [line], ...request })).toThrow(InputError)
    expect(() => enumerateDiagrams({ legLabels: 'free', lines: [line], ...request })).toThrow(message)
  })
})

describe('the diagrams of the even Edgeworth action', () => {
  interface KnownDiagram {
    readonly id: string
    readonly 'order_1/N': string
    readonly vertices: readonly number[]
    readonly edges: readonly (readonly [number, number])[]
    readonly legs_at: readonly number[]
    readonly aut_legs_fixed: number
    readonly aut_legs_free: number
    readonly n_labelings: number
    readonly coef_in_S: string
  }
  const reference = known<{ readonly diagrams: Readonly<Record<string, readonly KnownDiagram[]>> }>(
    'edgeworth_diagrams_even.json',
  )
  const groups = Object.entries(reference.diagrams).map(([name, list]) => ({
    name,
    list,
    legs: list[0]?.legs_at.length ?? 0,
  }))

  it.each(groups)(
    '$name: the list to N⁻³, with automorphisms, labellings and coefficients, diagram by diagram',
    ({ list, legs }) => {
      const expected = list.map((entry) => {
        const diagram: Diagram = {
          vertices: entry.vertices.map((valence) => ({
            name: `Gc${valence}`,
            fields: Array.from({ length: valence }, () => 'φ'),
          })),
          lines: entry.edges.map(([from, to]) => ({ kind: { name: 'iG', fields: ['φ', 'φ'] }, from, to })),
          legs: entry.legs_at.map((at) => ({ field: 'φ', vertex: at })),
        }
        return {
          id: canonical(diagram, 'free').id,
          order: `-${entry['order_1/N']}`,
          fixed: entry.aut_legs_fixed,
          free: entry.aut_legs_free,
          labellings: entry.n_labelings,
          coefficient: entry.coef_in_S,
        }
      })
      const highest = Math.max(...list.map((entry) => Number(entry['order_1/N'])))
      const found = expand(theory('edgeworth-even'), { legs, select: { upTo: highest } })
        .terms.filter(({ weighted }) => weighted.diagram.vertices.length > 0)
        .map(({ coefficient, powers, weighted }) => ({
          id: weighted.id,
          order: Q.format(powers['N'] ?? Q.zero),
          fixed: Number(weighted.automorphisms.fixed),
          free: Number(weighted.automorphisms.free),
          labellings: Number(weighted.labellings),
          coefficient: Q.format(coefficient),
        }))
      const byId = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
        [...items].sort((a, b) => (a.id < b.id ? -1 : 1))
      expect(byId(found)).toEqual(byId(expected))
    },
  )
})
