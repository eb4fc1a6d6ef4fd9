import { describe, expect, it } from 'vitest'
import { atAPoint } from '../../src/expansion/readings/atAPoint.js'
import { expand } from '../../src/expansion/expand.js'
import { pointSeries } from '../../src/expansion/pointSeries.js'
import type { PointSeriesRequest } from '../../src/expansion/pointSeries.js'
import * as Q from '../../src/algebra/rational.js'
import { theory } from '../../src/theory/shippedTheories.js'

const cases: readonly [string, PointSeriesRequest][] = [
  ...[0, 1, 2, 3, 4, 5].map((legs): [string, PointSeriesRequest] => [
    'edgeworth',
    { legs, select: { upTo: Q.rational(5, 2) } },
  ]),
  ...[0, 2, 4, 6].map((legs): [string, PointSeriesRequest] => ['edgeworth-even', { legs, select: { upTo: 4 } }]),
  ...[0, 2, 4].map((legs): [string, PointSeriesRequest] => [
    'independence-breaking',
    { legs, select: { upTo: 2 }, maxValence: 8 },
  ]),
  ...[0, 1, 2, 3, 4].map((legs): [string, PointSeriesRequest] => ['phi3', { legs, select: { upTo: 5 } }]),
  ...[0, 2, 4, 6].map((legs): [string, PointSeriesRequest] => ['phi4', { legs, select: { upTo: 4 } }]),
  ...[0, 2, 4].map((legs): [string, PointSeriesRequest] => ['phi6', { legs, select: { upTo: 3 } }]),
  ...[0, 1, 2, 3].map((legs): [string, PointSeriesRequest] => ['phi3-phi4', { legs, select: { upTo: 3 } }]),
  ['phi3-phi4', { legs: 2, select: { order: { ħ: 2, g: 2 } } }],
  ['phi3-phi4', { legs: 2, select: { from: { g: 2, λ: 1 }, upTo: { g: 4, λ: 1 } } }],
  ['edgeworth', { legs: 2, select: { from: 1, upTo: Q.rational(5, 2) } }],
  ['edgeworth', { legs: 2, select: { from: 0, upTo: 1 } }],
  ['phi3-phi4', { legs: 2, select: { upTo: { g: 4, λ: 1 } } }],
  ['complex-phi4', { legs: 2, legFields: ['J', 'Jbar'], select: { upTo: 3 } }],
  ['complex-phi4', { legs: 4, legFields: ['J', 'J', 'Jbar', 'Jbar'], select: { upTo: 3 } }],
  ['yukawa', { legs: 2, select: { upTo: 4 } }],
  ['yukawa', { legs: 3, legFields: ['J', 'J', 'K'], select: { upTo: 5 } }],
  ['yukawa', { legs: 1, legFields: ['K'], select: { order: 5 } }],
  ['yukawa', { legs: 0, select: { order: 4 } }],
  ...[0, 1, 2, 3].map((legs): [string, PointSeriesRequest] => ['solvable', { legs, select: { upTo: 4 } }]),
]

describe('pointSeries', () => {
  it.each(cases.map(([name, request]) => [name, request.legFields?.join() ?? request.legs, request] as const))(
    '%s, legs %s: the logarithm of the series is the sum over diagrams at a point',
    (name, _, request) => {
      const series = pointSeries(theory(name), request)
      expect(series.length).toBeGreaterThan(0)
      expect(atAPoint(expand(theory(name), request))).toEqual(series)
    },
  )

  it('is refused for a theory whose diagrams are not all there at a point', () => {
    expect(() => pointSeries(theory('msrdj-cubic'), { legs: 2, select: { order: 1 } })).toThrow(
      'theory msrdj-cubic: expected every diagram, and fields without an index, received the filter acyclic',
    )
    expect(() => pointSeries(theory('phi4-vector'), { legs: 2, select: { order: 1 } })).toThrow(
      'received the index a of n values',
    )
  })
})
