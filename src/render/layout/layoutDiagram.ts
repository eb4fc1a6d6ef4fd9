import type { Diagram, VertexKind } from '../../diagrams/diagram.js'
import { largest, requireSize } from '../../sizes.js'
import { arrange } from './arrange.js'
import { curves } from './curves.js'
import { pinned } from './pinned.js'
import type { Pinned } from './pinned.js'
import type { LegPlaces } from './legPlaces.js'
import { orient } from './orient.js'
import { mapped, polyline, reversed, straight, trimmed } from './path.js'
import type { Path, Point } from './path.js'
import { snap } from './snap.js'
import { bonesOf } from './bones.js'
import type { Bones } from './bones.js'
import { unpleasantness } from './unpleasantness.js'

/** A picture's geometry: x to the right, y upwards, in a unit of about one vertex spacing, centred on zero. */
export interface DiagramLayout {
  /** Centre and radius of each vertex of the diagram. */
  readonly vertices: readonly PlacedVertex[]
  /** Path of each line of the diagram from rim to rim, in the direction from `from` to `to`. */
  readonly lines: readonly Path[]
  /**
   * Path of each leg of the diagram, from the rim of its vertex to its outer end. The legs of the bare line meet in its
   * middle.
   */
  readonly legs: readonly Path[]
  /** Corners of the smallest upright rectangle about all vertices, lines and legs. */
  readonly box: readonly [Point, Point]
}

export interface PlacedVertex {
  readonly at: Point
  readonly radius: number
}

export interface LayoutOptions {
  /** Radius of a vertex of this kind, in units of the layout; default 0.05, a dot. */
  readonly radius?: (kind: VertexKind) => number
  /** Where legs end; default `around`. */
  readonly legPlaces?: LegPlaces
  /**
   * On sides or a circle, legs stand in their order (`given`), or in the one in which they lie best (`any`, for legs
   * without labels). Default `given`.
   */
  readonly legOrder?: 'given' | 'any'
}

/**
 * Where everything in a picture of the diagram goes; the same for every call. Single lines are straight, parallel lines
 * are arcs that mirror each other, self-loops are round and point to where there is room; one leg is on the left, two
 * are left and right, more go around.
 *
 * Among arrangements from fixed starts it takes the one with the fewest crossings and touches, the most even angles and
 * lengths, and the most symmetry; `arrange` says how. Of many nodes fewer arrangements are tried.
 *
 * @throws InputError for more than 200 vertices, lines and legs
 * @example
 * const dot = { name: 'λ', fields: ['φ', 'φ', 'φ', 'φ'] }
 * layoutDiagram({ vertices: [dot], lines: [], legs: [0, 0, 0, 0].map((vertex) => ({ field: 'φ', vertex })) }).legs.length // 4
 */
export function layoutDiagram(diagram: Diagram, options: LayoutOptions = {}): DiagramLayout {
  if (diagram.vertices.length === 0)
    return centred({ vertices: [], lines: [], legs: [...bareLegs(diagram, 0).values()] })
  const joined = diagram.legs.filter(({ vertex }) => vertex >= 0)
  if (joined.length < diagram.legs.length) return besideBareLines(diagram, joined, options)
  const needed = diagram.vertices.length + diagram.lines.length + diagram.legs.length
  requireSize({ code: 'render.size', at: 'picture', of: 'vertices, lines and legs', needed, most: largest.drawn })
  const { radius = () => 0.05 } = options
  const radii = diagram.vertices.map((kind) => radius(kind))
  const { bones, at } = placedNodes(bonesOf(diagram, radii), options)
  const drawn = curves(bones, at)
  const lines = diagram.lines.map(({ from, to }, i) => {
    const path = from > to ? reversed(drawn.lines[i] as Path) : (drawn.lines[i] as Path)
    return trimmed(path, radii[from] as number, radii[to] as number)
  })
  const legs = diagram.legs.map(({ vertex }, i) => trimmed(drawn.legs[i] as Path, radii[vertex] as number, 0))
  return centred({ vertices: radii.map((each, v) => ({ at: at[v] as Point, radius: each })), lines, legs })
}

function placedNodes(bones: Bones, { legPlaces = 'around', legOrder = 'given' }: LayoutOptions): Pinned {
  const settling = unpleasantness(bones)
  const at = snap(bones, settling, orient(bones, arrange(bones, settling)))
  return legPlaces === 'around' || bones.pendants.every(({ what }) => what !== 'leg')
    ? { bones, at }
    : pinned(bones, at, legPlaces, legOrder)
}

/** What has vertices, and below it the bare lines. */
function besideBareLines(diagram: Diagram, joined: Diagram['legs'], options: LayoutOptions): DiagramLayout {
  const above = layoutDiagram({ ...diagram, legs: joined }, options)
  const bare = bareLegs(diagram, above.box[0].y - BETWEEN)
  let next = 0
  const legs = diagram.legs.map(({ vertex }, i) => (vertex < 0 ? bare.get(i) : above.legs[next++]) as Path)
  return centred({ ...above, legs })
}

/** Half the length of the bare line, and how far one is below another. */
const HALF = 0.7
const BETWEEN = 0.6

/** The paths of the legs of bare lines: each from the middle of its line to its own side, line below line. */
function bareLegs({ legs }: Diagram, top: number): ReadonlyMap<number, Path> {
  const paths = new Map<number, Path>()
  let lines = 0
  for (const [i, { vertex }] of legs.entries()) {
    if (vertex >= 0) continue
    const partner = paths.get(-1 - vertex)
    const y = partner?.start.y ?? top - BETWEEN * lines++
    paths.set(i, straight({ x: 0, y }, { x: partner === undefined ? -HALF : HALF, y }))
  }
  return paths
}

function centred({ vertices, lines, legs }: Omit<DiagramLayout, 'box'>): DiagramLayout {
  let left = Infinity
  let right = -Infinity
  let bottom = Infinity
  let top = -Infinity
  const holds = (x: number, y: number): void => {
    if (x < left) left = x
    if (x > right) right = x
    if (y < bottom) bottom = y
    if (y > top) top = y
  }
  for (const path of [...lines, ...legs]) {
    const points = polyline(path, 24)
    for (let i = 0; i < points.length; i++) holds((points[i] as Point).x, (points[i] as Point).y)
  }
  for (const { at, radius } of vertices) {
    holds(at.x - radius, at.y - radius)
    holds(at.x + radius, at.y + radius)
  }
  if (left > right) holds(0, 0)
  const middle = { x: (left + right) / 2, y: (bottom + top) / 2 }
  const move = (p: Point): Point => ({ x: p.x - middle.x, y: p.y - middle.y })
  return {
    vertices: vertices.map(({ at, radius }) => ({ at: move(at), radius })),
    lines: lines.map((path) => mapped(path, move)),
    legs: legs.map((path) => mapped(path, move)),
    box: [move({ x: left, y: bottom }), move({ x: right, y: top })],
  }
}
