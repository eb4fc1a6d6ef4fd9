import { describe, expect, it } from 'vitest'
import type { Diagram } from '../../../src/diagrams/diagram.js'
import { boxed, crossings } from '../../../src/render/layout/crossings.js'
import { layoutDiagram } from '../../../src/render/layout/layoutDiagram.js'
import type { DiagramLayout } from '../../../src/render/layout/layoutDiagram.js'
import { middle, polyline } from '../../../src/render/layout/path.js'
import type { Path, Point } from '../../../src/render/layout/path.js'
import { channels, graph, polarisation, sample, samples, samplesOf } from './samples.js'

const STYLES = [
  ['dots', 0.05],
  ['blobs', 0.28],
] as const

/** Every sample with its layout, in both styles. */
const laidOut = STYLES.map(([style, radius]) => ({
  style,
  radius,
  all: samples.map((each) => ({ ...each, layout: layoutDiagram(each.diagram, { radius: () => radius }) })),
}))
const dots = laidOut[0]?.all ?? []

const ends = ({ start, segments }: Path): readonly [Point, Point] => [start, segments.at(-1)?.to ?? start]
const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

function distanceTo(path: Path, from: Point): number {
  const points = polyline(path, 32)
  return Math.min(
    ...points.slice(1).map((b, i) => {
      const a = points[i] as Point
      const [x, y] = [b.x - a.x, b.y - a.y]
      const t = Math.min(1, Math.max(0, ((from.x - a.x) * x + (from.y - a.y) * y) / (x * x + y * y || 1)))
      return distance(from, { x: a.x + t * x, y: a.y + t * y })
    }),
  )
}

/** All paths with the vertices that they end on. */
function pathsOf(
  { lines, legs }: Diagram,
  layout: DiagramLayout,
): readonly { readonly path: Path; readonly on: readonly number[] }[] {
  return [
    ...layout.lines.map((path, i) => ({ path, on: [lines[i]?.from ?? -1, lines[i]?.to ?? -1] })),
    ...layout.legs.map((path, i) => ({ path, on: [legs[i]?.vertex ?? -1] })),
  ]
}

function crossingsOf(diagram: Diagram, layout: DiagramLayout): number {
  const paths = pathsOf(diagram, layout).map(({ path, on }) => ({ points: polyline(path, 24), on }))
  const common = (one: readonly number[], other: readonly number[]): readonly Point[] =>
    layout.vertices.filter((_, v) => one.includes(v) && other.includes(v)).map(({ at }) => at)
  return paths.reduce(
    (sum, one, i) =>
      sum +
      paths
        .slice(0, i)
        .reduce(
          (crossed, other) => crossed + crossings(boxed(one.points), boxed(other.points), common(one.on, other.on)),
          0,
        ),
    0,
  )
}

describe('the layout of a diagram', () => {
  it('is tried on more than fifty samples', () => {
    expect(dots.length).toBeGreaterThan(50)
  })

  it.each(dots)('$name: the same for every call', ({ diagram, layout }) => {
    expect(layoutDiagram(structuredClone(diagram))).toEqual(layout)
  })

  it.each(laidOut)(
    'places every vertex, line and leg, and lines end on the rims of their vertices: $style',
    ({ radius, all }) => {
      for (const { name, diagram, layout } of all) {
        expect([layout.vertices.length, layout.lines.length, layout.legs.length], name).toEqual([
          diagram.vertices.length,
          diagram.lines.length,
          diagram.legs.length,
        ])
        layout.lines.forEach((path, i) => {
          const [start, end] = ends(path)
          const { from, to } = diagram.lines[i] as Diagram['lines'][number]
          expect(distance(start, layout.vertices[from]?.at as Point), name).toBeCloseTo(radius, 6)
          expect(distance(end, layout.vertices[to]?.at as Point), name).toBeCloseTo(radius, 6)
        })
        layout.legs.forEach((path, i) => {
          const at = layout.vertices[diagram.legs[i]?.vertex ?? -1]?.at
          if (at === undefined) return
          expect(distance(ends(path)[0], at), name).toBeCloseTo(radius, 6)
          expect(distance(ends(path)[1], at), name).toBeCloseTo(radius + 0.48, 6)
        })
      }
    },
  )

  it.each(laidOut)(
    'keeps vertices clear of each other and of lines that do not end on them, and leg ends clear of everything: $style',
    ({ radius, all }) => {
      for (const { name, diagram, layout } of all) {
        const paths = pathsOf(diagram, layout)
        layout.vertices.forEach(({ at }, v) => {
          for (const other of layout.vertices.slice(0, v))
            expect(distance(at, other.at), name).toBeGreaterThan(0.5 + radius)
          for (const { path, on } of paths)
            if (!on.includes(v)) expect(distanceTo(path, at), name).toBeGreaterThan(0.2 + radius)
        })
        for (const leg of layout.legs) {
          for (const { path } of paths)
            if (path !== leg) expect(distanceTo(path, ends(leg)[1]), name).toBeGreaterThan(0.2)
        }
      }
    },
  )

  it.each(laidOut)('crosses no lines where it need not: $style', ({ all }) => {
    for (const { name, diagram, layout } of all) expect(crossingsOf(diagram, layout), name).toBe(0)
  })

  it('finds pictures of polyhedra without crossings, and of K(3,3) with one', () => {
    const [cube, prism] = [
      graph(8, [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 0],
        [4, 5],
        [5, 6],
        [6, 7],
        [7, 4],
        [0, 4],
        [1, 5],
        [2, 6],
        [3, 7],
      ]),
      graph(6, [
        [0, 1],
        [1, 2],
        [2, 0],
        [3, 4],
        [4, 5],
        [5, 3],
        [0, 3],
        [1, 4],
        [2, 5],
      ]),
    ]
    expect([cube, prism].map((diagram) => crossingsOf(diagram, layoutDiagram(diagram)))).toEqual([0, 0])
    const utilities = graph(
      6,
      [0, 1, 2].flatMap((a) => [3, 4, 5].map((b) => [a, b] as const)),
    )
    expect(crossingsOf(utilities, layoutDiagram(utilities))).toBe(1)
  })

  it('crosses lines in 8 of 157 larger diagrams only, once each', () => {
    const larger = [
      ...samplesOf('phi3', { legs: 0, select: { order: 8 } }),
      ...samplesOf('phi3', { legs: 2, select: { order: 6 } }),
      ...samplesOf('phi4', { legs: 4, select: { order: 4 } }),
    ]
    const crossed = larger.flatMap(({ name, diagram }) => {
      const count = crossingsOf(diagram, layoutDiagram(diagram, { legOrder: 'any' }))
      return count === 0 ? [] : [`${name}: ${count}`]
    })
    expect(larger).toHaveLength(157)
    // Four are not planar; two have a leg inside wherever nothing crosses; two would have a tadpole inside a face.
    const [notPlanar, legInside, cramped] = [
      [
        'phi3 01|23|45|67|67|67|||',
        'phi3 112|3|45|67|67|67|||',
        'phi3 123|24|5|67|67|67|||',
        'phi3 123|45|46|57|7|6|7||',
      ],
      ['phi3 e12|34|34|5|5|e|', 'phi4 e123|e23|e3|e|'],
      ['phi3 01|23|45|45|6|6|7|7|', 'phi3 e12|34|34|e|5|5|'],
    ]
    expect(crossed.sort()).toEqual([...notPlanar, ...legInside, ...cramped].map((name) => `${name}: 1`).sort())
  })

  it('draws single lines straight and parallel lines as mirror images', () => {
    let bundles = 0
    for (const { name, diagram, layout } of dots) {
      diagram.lines.forEach(({ from, to }, i) => {
        if (from === to) return
        const parallel = layout.lines.filter(
          (_, k) =>
            [from, to].sort().join() === [diagram.lines[k]?.from ?? -1, diagram.lines[k]?.to ?? -1].sort().join(),
        )
        if (parallel.length % 2 === 1)
          expect(
            parallel.filter(({ segments }) => segments.every(({ kind }) => kind === 'straight')).length,
            name,
          ).toBe(1)
        const [a, b] = [layout.vertices[from]?.at as Point, layout.vertices[to]?.at as Point]
        const along = { x: (b.x - a.x) / distance(a, b), y: (b.y - a.y) / distance(a, b) }
        const centres = parallel.map((path) => middle(path).at)
        const mirrored = centres.map((p) => {
          const t = 2 * ((p.x - a.x) * along.x + (p.y - a.y) * along.y)
          return { x: 2 * a.x + t * along.x - p.x, y: 2 * a.y + t * along.y - p.y }
        })
        for (const p of mirrored)
          expect(Math.min(...centres.map((q) => distance(p, q))), `${name}, line ${i}`).toBeLessThan(1e-6)
        if (parallel.length > 1) bundles += 1
      })
    }
    expect(bundles).toBeGreaterThan(20)
  })

  it('has one leg on the left, and two on the left and on the right at one height', () => {
    for (const { name, layout } of dots.filter((each) => [1, 2].includes(each.diagram.legs.length))) {
      const { legs } = layout
      legs.forEach((path, i) => {
        const { direction } = middle(path)
        expect(
          [direction.x, direction.y].map((x) => Math.round(1e6 * x) + 0),
          name,
        ).toEqual([i === 0 ? -1e6 : 1e6, 0])
      })
      const [first, last] = legs.map((path) => ends(path)[1].y)
      if (first !== undefined && last !== undefined) expect(first, name).toBeCloseTo(last, 6)
    }
  })

  it('has the first half of four labelled legs on the left, each side from top to bottom', () => {
    for (const [i, diagram] of channels.entries()) {
      const tips = layoutDiagram(diagram).legs.map((path) => ends(path)[1])
      expect(
        tips.map(({ x }) => Math.sign(x)),
        `channel ${i}`,
      ).toEqual([-1, -1, 1, 1])
    }
    const [first, second, third, fourth] = layoutDiagram(channels[0]).legs.map((path) => ends(path)[1])
    expect(first?.y).toBeGreaterThan(second?.y ?? 0)
    expect(third?.y).toBeGreaterThan(fourth?.y ?? 0)
  })

  it('shows the symmetry of symmetric diagrams', () => {
    const sides = (diagram: Diagram): number[] => {
      const { vertices } = layoutDiagram(diagram)
      return diagram.lines.map(({ from, to }) => distance(vertices[from]?.at as Point, vertices[to]?.at as Point))
    }
    const triangle = sides(sample('edgeworth e12|e2|e|'))
    for (const side of triangle) expect(side).toBeCloseTo(triangle[0] ?? 0, 4)
    const ring = graph(
      6,
      [0, 1, 2, 3, 4, 5].map((v) => [v, (v + 1) % 6] as const),
    )
    const { vertices } = layoutDiagram(ring)
    for (const { at } of vertices)
      expect(Math.hypot(at.x, at.y)).toBeCloseTo(Math.hypot(vertices[0]?.at.x ?? 0, vertices[0]?.at.y ?? 0), 3)
  })

  it('lets a line run from `from` to `to`', () => {
    const { lines, vertices } = layoutDiagram(polarisation)
    const along = (vertices[1]?.at.x ?? 0) - (vertices[0]?.at.x ?? 0)
    expect(lines.map((path) => Math.sign(middle(path).direction.x * along))).toEqual([1, -1])
  })

  it('draws the bare line, no diagram and large ones', () => {
    const bare = layoutDiagram({
      vertices: [],
      lines: [],
      legs: [
        { field: 'φ', vertex: -2 },
        { field: 'φ', vertex: -1 },
      ],
    })
    expect(bare.legs.map(ends)).toEqual([
      [
        { x: 0, y: 0 },
        { x: -0.7, y: 0 },
      ],
      [
        { x: 0, y: 0 },
        { x: 0.7, y: 0 },
      ],
    ])
    expect(layoutDiagram({ vertices: [], lines: [], legs: [] }).box).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 0 },
    ])
    const ladder = graph(
      20,
      Array.from({ length: 10 }, (_, v) => [2 * v, 2 * v + 1] as const).concat(
        Array.from({ length: 18 }, (_, v) => [v, v + 2] as const),
      ),
      [0, 1, 18, 19],
    )
    const layout = layoutDiagram(ladder)
    expect(layout.vertices.every(({ at }) => Number.isFinite(at.x) && Number.isFinite(at.y))).toBe(true)
    expect(crossingsOf(ladder, layout)).toBe(0)
  })

  it('keeps everything inside its box', () => {
    for (const { name, layout } of dots) {
      const { box, lines, legs } = layout
      for (const { x, y } of [...lines, ...legs].flatMap((path) => polyline(path, 7))) {
        expect(x, name).toBeGreaterThanOrEqual(box[0].x - 1e-3)
        expect(x, name).toBeLessThanOrEqual(box[1].x + 1e-3)
        expect(y, name).toBeGreaterThanOrEqual(box[0].y - 1e-3)
        expect(y, name).toBeLessThanOrEqual(box[1].y + 1e-3)
      }
    }
  })
})
