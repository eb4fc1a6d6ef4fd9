import { describe, expect, it } from 'vitest'
import { members } from '../../src/theory/members.js'
import { parseFormula } from '../../src/theory/formula.js'
import type { VertexRule } from '../../src/theory/theory.js'

const family = (count: string, from = 1, step = 1): VertexRule => ({
  name: 'g',
  legs: [{ field: 'φ', count: parseFormula(count) }],
  factor: parseFormula('1'),
  order: {},
  shares: ['point'],
  latex: 'g_{{n}}',
  momentumLatex: 'g_{{n}}',
  atAPoint: 'g_{n}',
  family: { from, step },
})

/** Valences of the members, of which more than `most` are never asked for. */
function valences(rule: VertexRule, largest: number, most = 20): readonly number[] {
  const found: number[] = []
  for (const { kind } of members(rule, largest)) {
    found.push(kind.fields.length)
    if (found.length === most) break
  }
  return found
}

describe('the members of a family', () => {
  it('end where their valence does not grow any more, so that a family of one valence is one vertex', () => {
    expect(valences(family('4'), 1000)).toEqual([4])
    expect(valences(family('6 - n', 0), 1000)).toEqual([6])
    expect(valences(family('(n-2)^2', 2), 1000)).toEqual([
      0, 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121, 144, 169, 196, 225, 256, 289, 324, 361,
    ])
  })

  it('end at the largest valence, included', () => {
    expect(valences(family('n', 3), 6)).toEqual([3, 4, 5, 6])
    expect(valences(family('2*n', 2, 2), 12)).toEqual([4, 8, 12])
    expect(valences(family('n', 7), 6)).toEqual([])
  })
})
