import { describe, expect, it } from 'vitest'
import { countDiagrams } from '../../src/diagrams/countDiagrams.js'
import { enumerateDiagrams } from '../../src/diagrams/enumerate.js'
import { enumerateAllDiagrams } from '../../src/diagrams/enumerateAll.js'
import type { Filter } from '../../src/diagrams/filters.js'
import { passes } from '../../src/diagrams/generator/completeFilters.js'
import type { Graph } from '../../src/diagrams/generator/completeFilters.js'
import type { DiagramRequest } from '../../src/diagrams/request.js'

const phi = (
  valence: number,
  legs: number,
  count: number,
  filters: readonly Filter[] = [],
  legLabels: 'fixed' | 'free' = 'fixed',
): DiagramRequest => ({
  legs: Array.from({ length: legs }, () => 'φ'),
  legLabels,
  vertices: [{ kind: { name: `v${valence}`, fields: Array.from({ length: valence }, () => 'φ') }, count }],
  lines: [{ name: 'Δ', fields: ['φ', 'φ'] }],
  filters,
})

describe('filters of diagrams without legs', () => {
  it('no-snail keeps what has neither self-loop nor cut vertex', () => {
    // φ⁴ with two vertices: the four parallel lines, |Aut| = 2·4!. With three: the triangle of double lines, 3!·2³.
    expect(countDiagrams(phi(4, 0, 2, ['no-snail']))).toEqual({ diagrams: 1n, weight: { num: 1n, den: 48n } })
    expect(countDiagrams(phi(4, 0, 3, ['no-snail']))).toEqual({ diagrams: 1n, weight: { num: 1n, den: 48n } })
    // φ³ with two: three parallel lines, 2·3!; the dumbbell has self-loops.
    expect(countDiagrams(phi(3, 0, 2, ['no-snail']))).toEqual({ diagrams: 1n, weight: { num: 1n, den: 12n } })
  })

  it('no-tadpole keeps no bridge', () => {
    for (const vertices of [2, 4, 6])
      expect(countDiagrams(phi(3, 0, vertices, ['no-tadpole']))).toEqual(countDiagrams(phi(3, 0, vertices, ['1pi'])))
  })

  it('hold for each part of a diagram of several', () => {
    // Two legs and two φ⁴ vertices: the sunset, and the bare line beside the vacuum diagram of four lines.
    const names = [...enumerateAllDiagrams(phi(4, 2, 2, ['no-snail'], 'free'))].map(({ id }) => id)
    expect(names.sort()).toEqual(['1111|| ee', 'e111|e|'])
  })
})

describe('a bridge with a side without legs', () => {
  // Two triangles of double lines, one bridge between vertices 2 and 3: the legs are on the one side or on the other,
  // whichever is numbered first.
  const triangles = [
    [0, 1, 2],
    [0, 2, 2],
    [1, 2, 2],
    [2, 3, 1],
    [3, 4, 2],
    [3, 5, 2],
    [4, 5, 2],
  ] as const
  const graph = ((): Graph => {
    const [neighbours, bundle] = [new Int32Array(32), new Int32Array(1024)]
    for (const [a, b, lines] of triangles)
      for (const [u, v] of [
        [a, b],
        [b, a],
      ] as const) {
        neighbours[u] = (neighbours[u] as number) | (1 << v)
        bundle[(u << 5) | v] = lines
      }
    return { vertices: 6, neighbours, bundle, tables: { bundleSize: Int32Array.from([0, 1, 2]) } }
  })()

  it.each([
    [0b000001, false],
    [0b000100, false],
    [0b001000, false],
    [0b100000, false],
    [0b100001, true],
    [0b001100, true],
    [0, false],
  ])('legs on the vertices %b: no tadpole is %s', (legs, kept) => {
    expect(passes(graph, { noTadpole: true }, { legs, single: legs, loops: false })).toBe(kept)
  })
})

describe('labelled legs', () => {
  it.each([
    [4, 4, 4, 255],
    [4, 4, 2, undefined],
    [4, 4, 3, undefined],
    [3, 4, 4, undefined],
    [3, 3, 5, undefined],
    [4, 6, 3, undefined],
  ])(
    'φ^%i, %i legs, %i vertices: as many are counted as listed, vertices with legs that may be exchanged counted once',
    (valence, legs, vertices, number) => {
      const listed = [...enumerateDiagrams(phi(valence, legs, vertices))]
      const classes = [...enumerateDiagrams(phi(valence, legs, vertices, [], 'free'))]
      expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length)
      expect(countDiagrams(phi(valence, legs, vertices)).diagrams).toBe(BigInt(listed.length))
      expect(classes.reduce((total, { labellings }) => total + labellings, 0n)).toBe(BigInt(listed.length))
      if (number !== undefined) expect(listed.length).toBe(number)
    },
  )
})
