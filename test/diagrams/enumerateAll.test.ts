import { describe, expect, it } from 'vitest'
import { doubleFactorial, factorial } from '../../src/algebra/integers.js'
import * as Q from '../../src/algebra/rational.js'
import { enumerateAllDiagrams } from '../../src/diagrams/enumerateAll.js'
import type { DiagramRequest } from '../../src/diagrams/request.js'

function phi(valence: number, legs: number, vertices: number, legLabels: 'fixed' | 'free'): DiagramRequest {
  return {
    legs: Array.from({ length: legs }, () => 'φ'),
    legLabels,
    vertices: [{ kind: { name: `v${valence}`, fields: Array.from({ length: valence }, () => 'φ') }, count: vertices }],
    lines: [{ name: 'Δ', fields: ['φ', 'φ'] }],
  }
}

describe('enumerateAllDiagrams', () => {
  const cases = [
    [4, 0, 3],
    [4, 2, 2],
    [4, 4, 2],
    [4, 6, 0],
    [3, 2, 4],
    [3, 3, 3],
    [4, 2, 4],
  ] as const

  it.each(cases)(
    'valence %i, %i legs, %i vertices: the weights are the number of pairings over the vertex symmetries',
    (valence, legs, vertices) => {
      const pairings = doubleFactorial(valence * vertices + legs - 1)
      const expected = Q.rational(pairings, factorial(valence) ** BigInt(vertices) * factorial(vertices))
      const labelled = [...enumerateAllDiagrams(phi(valence, legs, vertices, 'fixed'))]
      expect(Q.sum(labelled.map(({ automorphisms }) => Q.rational(1n, automorphisms.fixed)))).toEqual(expected)
      const free = [...enumerateAllDiagrams(phi(valence, legs, vertices, 'free'))]
      expect(
        Q.multiply(
          Q.sum(free.map(({ automorphisms }) => Q.rational(1n, automorphisms.free))),
          Q.rational(factorial(legs)),
        ),
      ).toEqual(expected)
      expect(new Set(labelled.map(({ id }) => id)).size).toBe(labelled.length)
      expect(new Set(free.map(({ id }) => id)).size).toBe(free.length)
      expect(free.reduce((total, { labellings }) => total + labellings, 0n)).toBe(BigInt(labelled.length))
    },
  )

  it('names the parts, and knows which bare lines join which legs', () => {
    expect(
      [...enumerateAllDiagrams(phi(4, 4, 0, 'fixed'))].map(({ id, diagram }) => [
        id,
        diagram.legs.map((leg) => leg.vertex),
      ]),
    ).toEqual([
      ['ee:1,2 ee:3,4', [-2, -1, -4, -3]],
      ['ee:1,3 ee:2,4', [-3, -4, -1, -2]],
      ['ee:1,4 ee:2,3', [-4, -3, -2, -1]],
    ])
    expect([...enumerateAllDiagrams(phi(4, 2, 1, 'free'))]).toMatchObject([
      { id: 'ee0|', automorphisms: { fixed: 2n, free: 4n } },
      { id: '00| ee', automorphisms: { fixed: 8n, free: 16n } },
    ])
  })
})
