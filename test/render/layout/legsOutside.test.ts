import { describe, expect, it } from 'vitest'
import { expand } from '../../../src/expansion/expand.js'
import { boxed, crossings } from '../../../src/render/layout/crossings.js'
import { layoutDiagram } from '../../../src/render/layout/layoutDiagram.js'
import { polyline } from '../../../src/render/layout/path.js'
import type { Point } from '../../../src/render/layout/path.js'
import { effectiveTheory } from '../../../src/theory/effectiveTheory.js'
import { theory } from '../../../src/theory/shippedTheories.js'

describe.each(['phi3-phi4', 'loops'])('legs of the one-particle irreducible diagrams of %s', (name) => {
  it.each([2, 3, 4])('end outside, %i of them, to two loops', (legs) => {
    const { terms } = expand(effectiveTheory(theory(name)), { legs, select: { loops: 2 } })
    expect(terms.length).toBeGreaterThan(4)
    for (const { weighted } of terms) {
      const { lines, vertices, legs: paths } = layoutDiagram(weighted.diagram)
      paths.forEach(({ start, segments }, leg) => {
        const end = segments.at(-1)?.to as Point
        const far = { x: end.x + 20 * (end.x - start.x), y: end.y + 20 * (end.y - start.y) }
        // From a little off the vertex, where its own lines begin.
        const off = { x: start.x + 0.1 * (end.x - start.x), y: start.y + 0.1 * (end.y - start.y) }
        const met = lines.filter((line) => crossings(boxed(polyline(line, 24)), boxed([off, far]), []) > 0)
        expect(met, weighted.id).toEqual([])
        const others = vertices.filter((_, v) => v !== weighted.diagram.legs[leg]?.vertex)
        for (const { at } of others) expect(Math.hypot(at.x - end.x, at.y - end.y), weighted.id).toBeGreaterThan(0.2)
      })
    }
  })
})
