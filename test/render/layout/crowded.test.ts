import { expect, it } from 'vitest'
import { diagramFromNickel } from '../../../src/diagrams/nickel.js'
import { layoutDiagram } from '../../../src/render/layout/layoutDiagram.js'

const loops = (count: number): string => `${'0'.repeat(count)}|`

it('at most 200 vertices, lines and legs are drawn', () => {
  expect(() => layoutDiagram(diagramFromNickel(loops(200)))).toThrow(
    'picture: expected at most 200 vertices, lines and legs, received 201',
  )
  expect(() => layoutDiagram(diagramFromNickel(`${'e'.repeat(150)}1|${'e'.repeat(50)}|`))).toThrow('received 203')
})

it('a picture of many legs is still one: every leg has its own direction', () => {
  const { legs } = layoutDiagram(diagramFromNickel(`${'e'.repeat(90)}|`))
  const angles = legs
    .map(({ start, segments }) => Math.atan2((segments[0]?.to.y ?? 0) - start.y, (segments[0]?.to.x ?? 0) - start.x))
    .sort((a, b) => a - b)
  const gaps = angles.slice(1).map((angle, i) => angle - (angles[i] as number))
  expect(Math.min(...gaps)).toBeGreaterThan(0.5 * ((2 * Math.PI) / 90))
})
