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

  const g4 = expand(theory('edgeworth-even'), { legs: 4, select: { upTo: 3 } })
  const count = ({ weighted }: Term, name: string): number =>
    weighted.diagram.vertices.filter((vertex) => vertex.name === name).length
  const order = ({ powers }: Term): number => -Q.toNumber(powers['N'] ?? Q.zero)

  it.each<readonly [string, Expansion, (term: Term) => Q.Rational]>([
    ['every coefficient is −7/3 times the derived one', derived, () => Q.rational(-7n, 3n)],
    ['each vertex λ lacks a factor 5', derived, (term) => Q.rational(1n, 5n ** BigInt(count(term, 'λ')))],
    ['each vertex Gc6 carries a factor 15 too many', g4, (term) => Q.power(Q.rational(15n), count(term, 'Gc6'))],
    ['each vertex Gc4 carries a factor 6 = 3! too many', g4, (term) => Q.power(Q.rational(6n), count(term, 'Gc4'))],
    ['each power of 1/N carries a factor 2 too many', g4, (term) => Q.power(Q.rational(2n), order(term))],
    ['each power of 1/N carries a sign (−1) too many', g4, (term) => Q.power(Q.rational(-1n), order(term))],
    [
      'each self-contraction lacks a factor 2',
      g4,
      ({ weighted: { diagram } }) =>
        Q.rational(1n, 2n ** BigInt(diagram.lines.filter(({ from, to }) => from === to).length)),
    ],
    [
      'every coefficient is 3 times the derived one by itself; and each power of 1/N carries a factor 2 too many',
      g4,
      (term) => Q.rational(3n * 2n ** BigInt(order(term))),
    ],
  ])('finds the rule: %s', (sentence, of, ratio) => {
    const explanation = explainDifferences(of, claim(of, ratio))
    expect([explanation.kind, explanation.reasons[0]]).toEqual(['single', sentence])
  })

  it('one term that differs, and terms that differ by one number', () => {
    const at = (...places: readonly number[]): Expansion => ({
      ...g4,
      terms: g4.terms.map((term, i) =>
        places.includes(i) ? { ...term, coefficient: Q.multiply(term.coefficient, Q.rational(7n, 5n)) } : term,
      ),
    })
    const [first, second] = g4.terms.map(({ weighted }) => weighted.id)
    expect(explainDifferences(g4, at(1))).toMatchObject({
      kind: 'single',
      reasons: [`of ${g4.terms.length} coefficients one differs: that of ${second} is 7/5 times the derived one`],
    })
    const two = explainDifferences(g4, at(0, 1))
    expect(two.kind).toBe('single')
    expect(two.reasons[0]).toBe(
      `of ${g4.terms.length} coefficients 2 are 7/5 times the derived ones (${first}, ${second}), and the others agree`,
    )
    const all = explainDifferences(g4, at(...g4.terms.keys()))
    expect(all).toMatchObject({ kind: 'single', shared: 'every coefficient is 7/5 times the derived one' })
    expect(all.reasons).toEqual([all.shared])
  })

  it('never says that nothing fits of what its own ratios have in common', () => {
    const numbers = [-3n, -2n, -1n, 2n, 3n, 4n, 6n, 7n, 24n, 720n]
    for (const over of numbers)
      for (const under of [1n, 5n, 25n]) {
        const { kind, shared } = explainDifferences(
          g4,
          claim(g4, () => Q.rational(over, under)),
        )
        expect(kind).not.toBe('none')
        expect(shared).toBeDefined()
      }
  })

  it('tells coefficients that differ in several ways by their ratios', () => {
    const mixed = [3n, 3n, 5n]
    const { kind, reasons } = explainDifferences(
      g4,
      claim(g4, (term) => Q.rational(mixed[g4.terms.indexOf(term)] ?? 1n)),
    )
    const [a, b, c] = g4.terms.map(({ weighted }) => weighted.id)
    expect(kind).toBe('none')
    expect(reasons[1]).toMatch(
      new RegExp(`^${[a, b].join(', ').replaceAll('|', '\\|')}: 3 times the derived coefficients`),
    )
    expect(reasons[2]).toMatch(new RegExp(`^${c?.replaceAll('|', '\\|')}: 5 times the derived coefficient`))
  })

  it('terms of another order by one factor', () => {
    const lacking: Expansion = {
      ...g4,
      terms: g4.terms.map((term) => ({ ...term, powers: { N: Q.add(term.powers['N'] ?? Q.zero, Q.rational(7)) } })),
    }
    const [said] = explainDifferences(g4, lacking).terms
    expect(said).toMatch(/ lack a factor N\^-7$/)
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
