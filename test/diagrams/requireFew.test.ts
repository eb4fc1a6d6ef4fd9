import { describe, expect, it } from 'vitest'
import { countUpTo } from '../../src/diagrams/countDiagrams.js'
import { countFewDiagrams, requireFewDiagrams } from '../../src/diagrams/requireFew.js'
import { generatorRequest } from '../../src/diagrams/request.js'
import type { DiagramRequest } from '../../src/diagrams/request.js'
import { InputError } from '../../src/errors.js'

const phi4 = (legs: number, vertices: number, more: Partial<DiagramRequest> = {}): DiagramRequest => ({
  legs: Array.from({ length: legs }, () => 'φ'),
  legLabels: 'fixed',
  vertices: [{ kind: { name: 'λ', fields: ['φ', 'φ', 'φ', 'φ'] }, count: vertices }],
  lines: [{ name: 'Δ', fields: ['φ', 'φ'] }],
  ...more,
})

describe('a limit on the number of diagrams', () => {
  // 39 diagrams of weight 34/9 (test/known), so that the weight alone does not tell 10 from 39.
  it('is compared with their exact number, not with the sum of their weights', () => {
    expect(() => requireFewDiagrams([phi4(2, 4)], 38)).toThrow(
      'limit: expected at most 38 diagrams (a larger --limit allows more), received more than 38',
    )
    expect(() => requireFewDiagrams([phi4(2, 4)], 39)).not.toThrow()
    expect(countFewDiagrams([phi4(2, 4)], 39).diagrams).toBe(39n)
  })

  it('holds for several requests together', () => {
    // 853 with six vertices.
    expect(countFewDiagrams([phi4(2, 4), phi4(2, 6)], 892).diagrams).toBe(892n)
    expect(() => countFewDiagrams([phi4(2, 4), phi4(2, 6)], 891)).toThrow(InputError)
  })

  it('is told by the weights alone where they are too large, without a search', () => {
    expect(() => requireFewDiagrams([phi4(2, 16)], 1e8)).toThrow('received more than 2.80e+10')
    expect(() => requireFewDiagrams([phi4(2, 16, { filters: ['1pi'] })], 1e8)).toThrow('diagrams before filtering')
  })

  it('is told too when the filters leave out nearly all: a search for nothing ends', () => {
    // An odd cycle is in nearly every diagram.
    expect(countUpTo(phi4(4, 9, { filters: ['bipartite', 'no-tadpole'] }), 1).cut).toBe(true)
  })
})

describe('requests that would fill the memory', () => {
  const kind = (fields: readonly string[]): Partial<DiagramRequest> => ({
    vertices: [{ kind: { name: 'V', fields }, count: 1 }],
    lines: [...new Set(fields)].map((field) => ({ name: field, fields: [field, field] })),
    legs: [],
  })
  it.each([
    ['legs', phi4(257, 2), 'request.legs: expected at most 256 legs (no flag allows more), received 257'],
    ['vertices', phi4(2, 33), 'request.vertices: expected at most 32 vertices (no flag allows more), received 33'],
    [
      'half-edges',
      phi4(0, 1, kind(Array.from({ length: 300 }, () => 'a'))),
      'request.vertices[0].kind: expected at most 256 half-edges (no flag allows more), received 300',
    ],
    [
      'fields',
      phi4(0, 1, kind(Array.from({ length: 60 }, (_, i) => `f${i % 10}`))),
      'request.vertices[0].kind: expected at most 10000 ways to leave some of its half-edges free (no flag allows more), received 2.82e+8',
    ],
  ])('too many %s', (_, request, sentence) => {
    expect(() => generatorRequest(request)).toThrow(sentence)
  })
})
