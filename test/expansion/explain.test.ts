import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { factorial } from '../../src/algebra/integers.js'
import { explainDifferences } from '../../src/expansion/explainDifferences.js'
import { expand } from '../../src/expansion/expand.js'
import type { Expansion, Term } from '../../src/expansion/expansion.js'
import { theory } from '../../src/theory/shippedTheories.js'

const derived = expand(theory('phi4'), { legs: 4, select: { upTo: 2 } })

function claim(of: Expansion, ratio: (term: Term) => Q.Rational): Expansion {
  return { ...of, terms: of.terms.map((term) => ({ ...term, coefficient: Q.multiply(term.coefficient, ratio(term)) })) }
}

/** What a wrong convention does to a coefficient, and a word of the sentence that must come out. */
const MISTAKES: readonly (readonly [string, (term: Term) => Q.Rational])[] = [
  ['every sign is reversed', () => Q.rational(-1n)],
  ["signs of the vertices' factors", ({ weighted }) => Q.rational((-1) ** weighted.diagram.vertices.length)],
  ['symmetry factor 1/|Aut| (legs free) is left out', ({ weighted }) => Q.rational(weighted.automorphisms.free)],
  ['with its legs held fixed is left out', ({ weighted }) => Q.rational(weighted.automorphisms.fixed)],
  ['Comb. is left out', ({ weighted }) => Q.rational(1n, weighted.labellings)],
  ['labellings are counted twice', ({ weighted }) => Q.rational(weighted.labellings)],
  ['1/4! is left out', () => Q.rational(factorial(4))],
  ['1/4! is taken twice', () => Q.rational(1n, factorial(4))],
  [
    '1/n! of the n-valent vertices is left out',
    ({ weighted }) => Q.power(Q.rational(24n), weighted.diagram.vertices.length),
  ],
  ['every coefficient is 7/3 times', () => Q.rational(7n, 3n)],
]

describe('explainDifferences', () => {
  it.each(MISTAKES)('%s', (sentence, ratio) => {
    const explanation = explainDifferences(derived, claim(derived, ratio))
    expect(explanation.kind).toBe('single')
    expect(explanation.reasons[0]).toContain(sentence)
    expect(explanation.terms).toEqual([])
  })

  it('the sign of each internal line', () => {
    const g4 = expand(theory('edgeworth'), { legs: 4, select: { upTo: 2 } })
    const unsigned = claim(g4, ({ weighted }) => Q.rational((-1) ** weighted.diagram.lines.length))
    expect(explainDifferences(g4, unsigned)).toEqual({
      kind: 'single',
      reasons: ['the sign (−1) of each internal line is left out'],
      causes: 1,
      terms: [],
    })
    const tree = expand(theory('phi3'), { legs: 3, select: { upTo: 3 } })
    const signed = claim(tree, ({ weighted }) => Q.rational((-1) ** weighted.diagram.lines.length))
    expect(explainDifferences(tree, signed)).toMatchObject({
      kind: 'single',
      reasons: ['each internal line carries a sign (−1) too many'],
    })
  })

  it('two mistakes at once: a sign and a factor', () => {
    const { kind, reasons } = explainDifferences(
      derived,
      claim(derived, ({ weighted }) => Q.rational(-weighted.automorphisms.fixed)),
    )
    expect(kind).toBe('single')
    expect(reasons[0]).toMatch(/every sign is reversed.*; and .*legs held fixed is left out/)
  })

  it('says so when several reasons fit, and when none does', () => {
    const one = expand(theory('phi4'), { legs: 2, select: { order: 1 } })
    const several = explainDifferences(
      one,
      claim(one, () => Q.rational(2n)),
    )
    expect(several.kind).toBe('several')
    expect(several.reasons.length).toBeGreaterThan(1)
    let i = 0
    const none = explainDifferences(
      derived,
      claim(derived, () => Q.rational([3n, 5n, 7n, 1n, 11n, 13n][i++] as bigint)),
    )
    expect(none.kind).toBe('none')
    expect(none.reasons[0]).toMatch(/no one reason/)
  })

  it('names what is left out by what it has in common', () => {
    const g4 = expand(theory('edgeworth-even'), { legs: 4, select: { upTo: 2 } })
    const without = (keep: (term: Term) => boolean): string =>
      explainDifferences(g4, { ...g4, terms: g4.terms.filter(keep) }).terms.join()
    expect(without(({ weighted }) => weighted.diagram.lines.every(({ from, to }) => from !== to))).toMatch(
      /^left out: all self-contractions.*eeee0\|/,
    )
    expect(without(({ weighted }) => weighted.diagram.lines.length === 0)).toMatch(/^left out: all diagrams with loops/)
    expect(without(({ weighted }) => weighted.diagram.vertices.length === 1)).toMatch(
      /^left out: all diagrams of several vertices/,
    )
  })

  it('equal is equal', () => {
    expect(explainDifferences(derived, derived)).toEqual({ kind: 'equal', reasons: [], causes: 0, terms: [] })
  })
})
