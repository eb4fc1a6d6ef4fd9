import { describe, expect, it } from 'vitest'
import { powers } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { compareExpansions, matchExpansions } from '../../src/expansion/compare.js'
import { expand } from '../../src/expansion/expand.js'
import type { Expansion, Term } from '../../src/expansion/expansion.js'
import { theory } from '../../src/theory/shippedTheories.js'

// φ⁴ with two legs, by order: the line; a snail; at λ² two snails in a row, the sunset, a snail on a snail.
const derived = expand(theory('phi4'), { legs: 2, select: { upTo: 2 } })
const [line, snail, ...second] = derived.terms as readonly [Term, Term, ...Term[]]
const claim = (terms: readonly Term[]): Expansion => ({ ...derived, terms })
const times = (term: Term, factor: Q.Rational): Term => ({ ...term, coefficient: Q.multiply(term.coefficient, factor) })
const ofOrder = (term: Term, n: number): Term => ({ ...term, powers: powers({ λ: n }) })

/** Kind, diagram, ratio. */
function found(claimed: Expansion): readonly string[] {
  return compareExpansions(derived, claimed).map((each) => {
    const { weighted } = each.kind === 'extra' ? each.claimed : each.derived
    return `${each.kind} ${weighted.id}${'ratio' in each ? ` ${Q.format(each.ratio)}` : ''}`
  })
}

describe('two expansions', () => {
  it('that are the same sum do not differ, in whatever order their terms stand', () => {
    expect(derived.terms).toHaveLength(5)
    expect(found(derived)).toEqual([])
    expect(found(claim([...derived.terms].reverse()))).toEqual([])
  })

  it('differ by what is missing, extra, of another coefficient or of another order, in the order of the derived terms', () => {
    const four = expand(theory('phi4'), { legs: 4, select: { order: 1 } }).terms
    const [a, b, c] = second as [Term, Term, Term]
    expect(found(claim([...four, times(c, Q.rational(-2, 3)), a, ofOrder(times(snail, Q.rational(5)), 2)]))).toEqual([
      `missing ${line.weighted.id}`,
      `order ${snail.weighted.id} 5`,
      `missing ${b.weighted.id}`,
      `coefficient ${c.weighted.id} -2/3`,
      `extra ${four[0]?.weighted.id ?? ''}`,
    ])
  })

  it('are matched each term once: of two claims of one diagram the one of the right order is meant, the other is extra', () => {
    const other = ofOrder(snail, 3)
    expect(found(claim([line, other, snail, ...second]))).toEqual([`extra ${snail.weighted.id}`])
    const matching = matchExpansions(derived, claim([line, other, ofOrder(snail, 4), ...second]))
    expect(matching.otherOrders.map(({ claimed }) => claimed)).toEqual([other])
    expect(matching.extra).toEqual([ofOrder(snail, 4)])
    expect([matching.missing, matching.pairs.length]).toEqual([[], 4])
  })

  it('are no other diagram for having its graph: vertices of another kind make a difference', () => {
    const both = expand(theory('phi3-phi4'), { legs: 1, select: { order: { g: 1, λ: 1 } } })
    const renamed = both.terms.map((term) => ({
      ...term,
      weighted: {
        ...term.weighted,
        diagram: { ...term.weighted.diagram, vertices: [...term.weighted.diagram.vertices].reverse() },
      },
    }))
    expect(compareExpansions(both, { ...both, terms: renamed }).map(({ kind }) => kind)).toEqual([
      ...both.terms.map(() => 'missing'),
      ...both.terms.map(() => 'extra'),
    ])
  })
})
