import { describe, expect, it } from 'vitest'
import { pairings } from '../../src/algebra/partitions.js'
import * as Q from '../../src/algebra/rational.js'
import { canonical } from '../../src/diagrams/canonical.js'
import type { Diagram, Line } from '../../src/diagrams/diagram.js'
import { diagramNamed } from '../../src/expansion/diagramNamed.js'
import { expand } from '../../src/expansion/expand.js'
import { explainWeight } from '../../src/expansion/explainWeight.js'
import type { Expansion } from '../../src/expansion/expansion.js'
import { shippedTheories, theory } from '../../src/theory/shippedTheories.js'

/**
 * How often each labelled diagram comes out when all half-edges of a one-field theory, those of labelled legs included,
 * are paired in all ways.
 */
function contractions({ vertices, lines, legs }: Diagram): ReadonlyMap<string, number> {
  const owners = [...legs.map((_, i) => -1 - i), ...vertices.flatMap(({ fields }, v) => fields.map(() => v))]
  const kind = lines[0]?.kind ?? { name: 'Δ', fields: ['φ', 'φ'] as const }
  const counts = new Map<string, number>()
  for (const pairing of pairings(owners.map((_, i) => i))) {
    const pairs = pairing.map(([a, b]) => [owners[a] as number, owners[b] as number] as const)
    if (pairs.some(([a, b]) => a < 0 && b < 0)) continue
    const made: Line[] = pairs.flatMap(([a, b]) => (a < 0 || b < 0 ? [] : [{ kind, from: a, to: b }]))
    const ends = legs.map(({ field }, i) => ({
      field,
      vertex: pairs.flatMap(([a, b]) => (a === -1 - i ? [b] : b === -1 - i ? [a] : []))[0] ?? -1,
    }))
    if (!isConnected(vertices.length, made)) continue
    const { id } = canonical({ vertices, lines: made, legs: ends }, 'fixed')
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

function isConnected(size: number, lines: readonly Line[]): boolean {
  const seen = new Set([0])
  for (const v of seen)
    for (const { from, to } of lines) if (from === v || to === v) for (const w of [from, to]) seen.add(w)
  return seen.size === size
}

describe('the weight of a diagram, explained', () => {
  it.each([
    ['phi4', 'ee0|'],
    ['phi4', 'e111|e|'],
    ['phi4', 'ee11|ee|'],
    ['phi3', 'e11|e|'],
    ['phi3', '01|1|'],
    ['edgeworth', 'eee1|e1|'],
    ['edgeworth', 'e12|e2|e|'],
    ['edgeworth', '000|'],
    ['edgeworth', '111||'],
    ['edgeworth', 'e112|2|e|'],
  ])('%s %s: as many contractions as pairing all half-edges makes', (name, index) => {
    const weighted = diagramNamed(theory(name), index)
    const counts = contractions(weighted.diagram)
    expect(explainWeight(theory(name), weighted).contractions).toBe(
      BigInt(counts.get(canonical(weighted.diagram, 'fixed').id) ?? 0),
    )
  })

  const expansions: readonly Expansion[] = shippedTheories
    .filter((name) => !['independence-breaking'].includes(name))
    .flatMap((name) => {
      const of = theory(name)
      return expand(of, {
        legs: 2,
        legFields: [of.legs[0]?.carries ?? '', of.legs[0]?.carries ?? ''],
        select: { upTo: 2 },
        maxValence: 6,
      })
    })

  it.each(expansions)(
    'of $theory.name: groups, labellings and coefficients are those of the expansion, and names are read back',
    (expansion) => {
      for (const { weighted, coefficient } of expansion.terms) {
        const { fixed, free, contractions: found, orderings, terms } = explainWeight(expansion.theory, weighted)
        expect([fixed.order, free.order]).toEqual([weighted.automorphisms.fixed, weighted.automorphisms.free])
        expect(fixed.factors.reduce((product, { factor }) => product * factor, 1n)).toBe(fixed.order)
        expect(found * fixed.order).toBe(orderings)
        expect(terms.some((term) => Q.equal(term.coefficient, coefficient))).toBe(true)
        const again = diagramNamed(expansion.theory, weighted.id)
        expect(again.id).toBe(weighted.id)
        expect(again.automorphisms).toEqual(weighted.automorphisms)
      }
    },
  )

  it.each([
    ['phi4', 'e11|e|', 'vertices of phi4'],
    ['phi4', 'ex|', "'e', '|' or the number of a vertex"],
    ['yukawa', 'e11|e|', 'in brackets'],
    ['yukawa', 'e11|e|[g,h][D01,Δ01][φ,φ]', 'a vertex of yukawa'],
    ['yukawa', 'e11|e|[g,g][D01,E01][φ,φ]', 'a line of yukawa'],
    ['yukawa', 'e11|e|[g,g][D01,D01][φ,φ]', 'vertex 1: expected the half-edges of g: φ, φ, χ, received φ, χ, χ'],
    ['yukawa', 'e11|e|[g,g][D01,Δ01][φ]', 'as many names in brackets'],
  ])('%s %s is refused: %s', (name, index, expected) => {
    expect(() => diagramNamed(theory(name), index)).toThrow(expected)
  })
})
