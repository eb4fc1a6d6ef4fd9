import { expect, it } from 'vitest'
import type { Diagram } from '../../../src/diagrams/diagram.js'
import { layoutDiagram } from '../../../src/render/layout/layoutDiagram.js'

const leg = (vertex: number): Diagram['legs'][number] => ({ field: 'φ', vertex })
const tadpole: Diagram = {
  vertices: [{ name: 'λ', fields: ['φ', 'φ', 'φ', 'φ'] }],
  lines: [{ kind: { name: 'Δ', fields: ['φ', 'φ'] }, from: 0, to: 0 }],
  // The first and the last leg are a bare line, and so are the third and the fourth.
  legs: [leg(-6), leg(0), leg(-4), leg(-3), leg(0), leg(-1)],
}

it('bare lines are below what has vertices, one below the other, each leg on its own side', () => {
  const { vertices, legs, box } = layoutDiagram(tadpole)
  const ends = legs.map(({ segments }) => segments.at(-1)?.to ?? { x: NaN, y: NaN })
  const rim = (vertices[0]?.at.y ?? NaN) - (vertices[0]?.radius ?? NaN)
  expect(ends[0]?.y).toBe(ends[5]?.y)
  expect(ends[2]?.y).toBe(ends[3]?.y)
  expect(ends[0]?.y).toBeLessThan(rim - 0.5)
  expect(ends[2]?.y).toBeLessThan((ends[0]?.y ?? NaN) - 0.5)
  for (const [left, right] of [
    [0, 5],
    [2, 3],
  ] as const)
    expect((ends[right]?.x ?? NaN) - (ends[left]?.x ?? NaN)).toBeCloseTo(1.4, 9)
  expect(box[0].y).toBeLessThanOrEqual(ends[2]?.y ?? NaN)
})

it('several bare lines by themselves do not lie on each other', () => {
  const { legs } = layoutDiagram({ vertices: [], lines: [], legs: [leg(-2), leg(-1), leg(-4), leg(-3)] })
  const heights = legs.map(({ start }) => start.y)
  expect(heights[0]).toBe(heights[1])
  expect(heights[2]).toBe(heights[3])
  expect(Math.abs((heights[0] ?? NaN) - (heights[2] ?? NaN))).toBeCloseTo(0.6, 9)
})
