import { expect, it } from 'vitest'
import type { Leg } from '../../../src/diagrams/diagram.js'
import { diagramFromNickel } from '../../../src/diagrams/nickel.js'
import { layoutDiagram } from '../../../src/render/layout/layoutDiagram.js'
import { polyline } from '../../../src/render/layout/path.js'
import type { Path, Point } from '../../../src/render/layout/path.js'

const loops = (count: number): string => `${'0'.repeat(count)}|`

it('at most 200 vertices, lines and legs are drawn', () => {
  expect(() => layoutDiagram(diagramFromNickel(loops(200)))).toThrow(
    'picture: expected at most 200 vertices, lines and legs (no flag allows more), received 201',
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

/** 4π times the area over the square of the length: 1 for a circle, less for everything else. */
function roundness(path: Path): number {
  const points = polyline(path, 48)
  let [area, length] = [0, 0]
  points.forEach((to, i) => {
    const from = points.at(i - 1) as Point
    area += (from.x * to.y - from.y * to.x) / 2
    length += Math.hypot(to.x - from.x, to.y - from.y)
  })
  return (4 * Math.PI * Math.abs(area)) / length ** 2
}

it.each(['circle', 'sides'] as const)('legs on %s leave a self-loop on a line room to be round', (legPlaces) => {
  const channel = diagramFromNickel('eee1|1e|')
  for (let first = 0; first < 4; first++) {
    const turned = { ...channel, legs: channel.legs.map((_, i) => channel.legs[(i + first) % 4] as Leg) }
    const loop = turned.lines.findIndex(({ from, to }) => from === to)
    // Squeezed to an opening of 45° to each side it is 0.84.
    expect(roundness(layoutDiagram(turned, { legPlaces }).lines[loop] as Path)).toBeGreaterThan(0.97)
  }
})
