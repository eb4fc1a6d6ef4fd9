import fc, { runs } from '../fastCheck.js'
import { describe, expect, it } from 'vitest'
import { canonical } from '../../src/diagrams/canonical.js'
import { legKind } from '../../src/diagrams/diagram.js'
import type { Diagram, WeightedDiagram } from '../../src/diagrams/diagram.js'
import { enumerateDiagrams } from '../../src/diagrams/enumerate.js'
import { enumerateAllDiagrams } from '../../src/diagrams/enumerateAll.js'
import { skeleton } from '../../src/diagrams/structure/skeleton.js'
import { diagramNamed } from '../../src/expansion/diagramNamed.js'
import { diagramRequests } from '../../src/expansion/diagramRequests.js'
import { expand } from '../../src/expansion/expand.js'
import { labelledTerms } from '../../src/expansion/readings/labelledTerms.js'
import { hasNamedLegs } from '../../src/expansion/legs.js'
import { diagramFromJson, diagramJson } from '../../src/render/diagramJson.js'
import type { DiagramJson } from '../../src/render/diagramJson.js'
import { fromDot, toDot } from '../../src/render/exchange/dot.js'
import { fromGraphology, toGraphology } from '../../src/render/exchange/graphology.js'
import { fromQgraf, toQgraf } from '../../src/render/exchange/qgraf.js'
import { kindsOf } from '../../src/render/exchange/kindsByName.js'
import { members } from '../../src/theory/members.js'
import { shippedTheories, theory as shipped } from '../../src/theory/shippedTheories.js'
import type { Theory } from '../../src/theory/theory.js'
import { asked } from './askedLegs.js'
import type { Asked } from './askedLegs.js'

const same = (diagram: Diagram, legs: 'fixed' | 'free' = 'fixed'): string => canonical(diagram, legs, true).id
const kinds = ({ legs }: Diagram): readonly string[] => legs.map(legKind)

/** Every way out of the program and back in gives the same diagram, legs in their order, with what they carry. */
function expectRoundTrips(theory: Theory, weighted: WeightedDiagram, legs: 'fixed' | 'free'): void {
  const { diagram, id } = weighted
  const vocabulary = kindsOf(theory)
  const vertices = theory.vertices.flatMap((rule) => [...members(rule, 8)].map(({ kind }) => kind))
  const json = JSON.parse(JSON.stringify(diagramJson(weighted))) as DiagramJson
  expect(diagramFromJson(json, theory), 'JSON').toEqual({
    ...diagram,
    lines: diagram.lines.map(({ kind, from, to }) => ({ kind: { name: kind.name, fields: kind.fields }, from, to })),
  })
  const back: Record<string, Diagram> = {
    JSON: diagramFromJson(json, theory),
    DOT: fromDot(toDot(diagram, id), vocabulary),
    graphology: fromGraphology(toGraphology(diagram), vocabulary),
  }
  // Kinds with equal fields cannot be told apart in QGRAF's text.
  if (new Set(vertices.map(({ fields }) => fields.join())).size === vertices.length)
    back['QGRAF'] = fromQgraf(toQgraf(weighted, legs), { vertices, lines: theory.lines })
  for (const [format, again] of Object.entries(back)) {
    expect(kinds(again), format).toEqual(kinds(diagram))
    expect(same(again), format).toBe(same(diagram))
  }
}

/** The maps from diagrams to diagrams that leave the legs what they are. */
function expectKept(theory: Theory, { diagram }: WeightedDiagram): void {
  const sorted = [...kinds(diagram)].sort()
  expect(kinds(canonical(diagram, 'fixed').diagram)).toEqual(kinds(diagram))
  expect([...kinds(canonical(diagram, 'free').diagram)].sort()).toEqual(sorted)
  expect(kinds(skeleton(diagram))).toEqual(kinds(diagram))
  const named = canonical(diagram, 'free', true)
  if (diagram.vertices.length > 0) expect(same(diagramNamed(theory, named.id).diagram, 'free')).toBe(named.id)
}

const requestsOf = (
  { theory, request }: Asked,
  legs: 'fixed' | 'free',
  parts: 'connected' | 'any' = 'connected',
): ReturnType<typeof diagramRequests>['requests'] => diagramRequests(theory, request, legs, parts).requests

describe('what a leg carries is never lost', () => {
  it('in random theories: every leg says it where fields do not, through every format and every map of diagrams', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom('fixed' as const, 'free' as const), (each, legs) => {
        const { theory, request } = each
        const named = hasNamedLegs(theory)
        for (const one of requestsOf(each, legs))
          for (const weighted of enumerateDiagrams(one)) {
            expect(weighted.diagram.legs.every(({ carries }) => (carries !== undefined) === named)).toBe(true)
            expectRoundTrips(theory, weighted, legs)
            expectKept(theory, weighted)
          }
        for (const one of requestsOf(each, legs, 'any'))
          for (const { diagram } of enumerateAllDiagrams(one))
            expect(diagram.legs.every(({ carries }) => (carries !== undefined) === named)).toBe(true)
        for (const { diagram } of labelledTerms(expand(theory, request), 'written'))
          diagram.legs.forEach((leg, i) => {
            const name = request.legFields?.[i]
            const rule = theory.legs.find(
              ({ field, carries }) => field === leg.field && (leg.carries === undefined || carries === leg.carries),
            )
            expect([rule?.carries, rule?.field]).toContain(name)
          })
      }),
      { numRuns: runs(120) },
    )
  })

  it.each(shippedTheories.map((name) => [name]))(
    'in %s: JSON, DOT, QGRAF and graphology give the same diagrams back',
    (name) => {
      const theory = shipped(name)
      const carried = [...new Set(theory.legs.map(({ carries }) => carries))]
      const vertices = theory.vertices.map((rule) => [...members(rule, 4)].at(-1)?.kind.name ?? rule.name)
      for (const legFields of [carried, [...carried, ...carried], [...carried, carried[0] as string]])
        for (const count of [1, 2])
          for (const legs of ['fixed', 'free'] as const) {
            const request = {
              legs: legFields.length,
              legFields,
              select: { vertices: { [vertices[0] as string]: count } },
            }
            for (const one of requestsOf({ theory, request }, legs))
              for (const weighted of enumerateDiagrams(one)) expectRoundTrips(theory, weighted, legs)
          }
    },
  )
})
