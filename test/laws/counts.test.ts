import fc, { runs } from '../fastCheck.js'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { countDiagrams } from '../../src/diagrams/countDiagrams.js'
import type { WeightedDiagram } from '../../src/diagrams/diagram.js'
import { enumerateDiagrams } from '../../src/diagrams/enumerate.js'
import { enumerateAllDiagrams } from '../../src/diagrams/enumerateAll.js'
import type { DiagramRequest } from '../../src/diagrams/request.js'
import { weightBound, weightSum } from '../../src/diagrams/weightSum.js'
import { diagramRequests } from '../../src/expansion/diagramRequests.js'
import { expand } from '../../src/expansion/expand.js'
import type { ExpansionRequest } from '../../src/expansion/expansion.js'
import { labelledTerms, writtenTermCount } from '../../src/expansion/readings/labelledTerms.js'
import type { LegRule, Theory } from '../../src/theory/theory.js'
import { legsAsVertices } from '../oracles/legsAsVertices.js'
import { asked } from './askedLegs.js'
import type { Asked } from './askedLegs.js'

function verticesOf(theory: Theory, { select }: ExpansionRequest): DiagramRequest['vertices'] {
  const counts = 'vertices' in select ? select.vertices : {}
  return theory.vertices.map(({ name, legs }) => ({
    kind: { name, fields: legs.map(({ field }) => field).sort() },
    count: counts[name] ?? 0,
  }))
}

/**
 * What a name stands for, from the words of the documentation: every rule that carries it, or the one rule of the field
 * inside.
 */
function rulesOf({ legs }: Theory, name: string): readonly LegRule[] {
  const carrying = legs.filter(({ carries }) => carries === name)
  return carrying.length > 0 ? carrying : legs.filter(({ field }) => field === name)
}

/** Every way to give each labelled leg one of its rules. */
function assignments(theory: Theory, names: readonly string[]): readonly (readonly LegRule[])[] {
  return names.reduce(
    (found: readonly (readonly LegRule[])[], name) =>
      found.flatMap((rules) => rulesOf(theory, name).map((rule) => [...rules, rule])),
    [[]],
  )
}

const kindOf = ({ field, line = '', carries }: LegRule): string => `${field} ${line} ${carries}`

function labelledByForce({ theory, request }: Asked): readonly WeightedDiagram[] {
  return assignments(theory, request.legFields ?? []).flatMap((rules) =>
    legsAsVertices(
      theory,
      verticesOf(theory, request),
      rules.map((rule, i) => ({ rule, alike: `${i}` })),
    ),
  )
}

function classesByForce({ theory, request }: Asked): readonly WeightedDiagram[] {
  const sets = new Map(
    assignments(theory, request.legFields ?? []).map((rules) => [rules.map(kindOf).sort().join(), rules]),
  )
  return [...sets.values()].flatMap((rules) =>
    legsAsVertices(
      theory,
      verticesOf(theory, request),
      rules.map((rule) => ({ rule, alike: kindOf(rule) })),
    ),
  )
}

const weigh = (diagrams: readonly WeightedDiagram[], which: 'fixed' | 'free'): Q.Rational =>
  Q.sum(diagrams.map(({ automorphisms }) => Q.rational(1n, automorphisms[which])))

const counted = (
  requests: readonly DiagramRequest[],
  part?: readonly [number, number],
): { readonly diagrams: bigint; readonly weight: Q.Rational } => {
  const counts = requests.map((each) => countDiagrams(each, part))
  return {
    diagrams: counts.reduce((total, { diagrams }) => total + diagrams, 0n),
    weight: Q.sum(counts.map(({ weight }) => weight)),
  }
}

const listed = (requests: readonly DiagramRequest[]): readonly WeightedDiagram[] =>
  requests.flatMap((each) => [...enumerateDiagrams(each)])

describe('one count, whichever way it is asked for, in random theories with several leg rules', () => {
  it('labelled legs: the count, the list, its shards, and the written terms of the expansion are those of legs that are vertices', () => {
    fc.assert(
      fc.property(asked, (each) => {
        const { theory, request } = each
        const expected = labelledByForce(each)
        const found = { diagrams: BigInt(expected.length), weight: weigh(expected, 'free') }
        const { requests } = diagramRequests(theory, request, 'fixed')
        const list = listed(requests)
        expect(counted(requests)).toEqual(found)
        expect({ diagrams: BigInt(list.length), weight: weigh(list, 'fixed') }).toEqual(found)
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
        const shards = [0, 1, 2].map((part): readonly DiagramRequest[] =>
          requests.map((one) => ({ ...one, shard: [part, 3] })),
        )
        expect(shards.flatMap((shard) => listed(shard).map(({ id }) => id)).sort()).toEqual(
          list.map(({ id }) => id).sort(),
        )
        const parts = [0, 1, 2].map((part) => counted(requests, [part, 3]))
        expect(parts.reduce((total, { diagrams }) => total + diagrams, 0n)).toBe(found.diagrams)
        expect(Q.sum(parts.map(({ weight }) => weight))).toEqual(found.weight)
        const expansion = expand(theory, request)
        expect(writtenTermCount(expansion)).toBe(found.diagrams)
        expect(labelledTerms(expansion, 'written').length).toBe(expected.length)
        const bare = list.filter(({ diagram }) => diagram.vertices.length === 0)
        expect(
          Q.sum([...requests.filter(({ vertices }) => vertices.length > 0).map(weightSum), weigh(bare, 'fixed')]),
        ).toEqual(found.weight)
      }),
      { numRuns: runs(120) },
    )
  })

  it('free legs: the count, the list and the terms of the expansion are the classes of legs that are vertices', () => {
    fc.assert(
      fc.property(asked, (each) => {
        const { theory, request } = each
        const expected = classesByForce(each)
        const found = { diagrams: BigInt(expected.length), weight: weigh(expected, 'free') }
        const { requests } = diagramRequests(theory, request, 'free')
        const list = listed(requests)
        expect(counted(requests)).toEqual(found)
        expect({ diagrams: BigInt(list.length), weight: weigh(list, 'free') }).toEqual(found)
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
        expect(
          expand(theory, request)
            .terms.map(({ weighted }) => weighted.id)
            .sort(),
        ).toEqual(list.map(({ id }) => id).sort())
      }),
      { numRuns: runs(120) },
    )
  })

  it('parts together: all diagrams weigh what pairing half-edges weighs, bare lines chosen first', () => {
    fc.assert(
      fc.property(asked, ({ theory, request }) => {
        const names = request.legFields ?? []
        const { requests } = diagramRequests(theory, request, 'fixed', 'any')
        const list = requests.flatMap((each) => [...enumerateAllDiagrams(each)])
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
        const pairedOff = assignments(theory, names).flatMap((rules) => bareMatchings(theory, rules))
        const lines = theory.lines.map(({ name, fields }) => ({ name, fields }))
        const rest = pairedOff.map((left) =>
          weightBound({
            legs: left.map(({ field }) => field),
            legLabels: 'fixed',
            lines,
            vertices: verticesOf(theory, request),
          }),
        )
        expect(weigh(list, 'fixed')).toEqual(Q.sum(rest))
        const free = diagramRequests(theory, request, 'free', 'any').requests.flatMap((each) => [
          ...enumerateAllDiagrams(each),
        ])
        expect(new Set(free.map(({ id }) => id)).size).toBe(free.length)
        // Names of what is carried leave labellings of each class that add up to the labelled diagrams.
        if (names.every((name) => theory.legs.some(({ carries }) => carries === name)))
          expect(free.reduce((total, { labellings }) => total + labellings, 0n)).toBe(BigInt(list.length))
      }),
      { numRuns: runs(80) },
    )
  })
})

/** The legs that are left when some pairs of legs are joined by bare lines, for each way to do so. */
function bareMatchings(theory: Theory, rules: readonly LegRule[]): readonly (readonly LegRule[])[] {
  const [first, ...others] = rules
  if (first === undefined) return [[]]
  const alone = bareMatchings(theory, others).map((rest) => [first, ...rest])
  const joined = others.flatMap((other, i) => {
    const line = theory.lines.find(({ name }) => name === first.line && name === other.line)
    const fits = line !== undefined && [...line.fields].sort().join() === [first.field, other.field].sort().join()
    return fits ? bareMatchings(theory, [...others.slice(0, i), ...others.slice(i + 1)]) : []
  })
  return [...alone, ...joined]
}
