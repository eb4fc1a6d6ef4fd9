import type { Smooth } from './minimise.js'
import type { Point } from './path.js'
import type { Bones } from './bones.js'

/** A mirror that a placement must respect: the image of each vertex, and which coordinate changes its sign. */
export interface Mirror {
  readonly image: readonly number[]
  readonly flips: 'x' | 'y'
}

/** Coordinates (x and y of each node in turn) as ± one parameter + offset; parameter −1 stands for none. */
export interface Frame {
  readonly size: number
  readonly parameter: Int32Array
  readonly sign: Float64Array
  readonly offset: Float64Array
}

/**
 * The placements that are allowed: symmetric under the mirror, if one is given; one or two legs point to the left and
 * to the right; with two legs, the vertices in `level` (those through which every way from leg to leg leads) have the
 * same height.
 */
export function frame(bones: Bones, level: ReadonlySet<number>, mirror: Mirror | undefined): Frame {
  const vertices = bones.radii.length
  const nodes = vertices + bones.pendants.length
  const legs = bones.pendants.filter(({ what }) => what === 'leg').length
  const image = mirror === undefined ? undefined : nodeImages(bones, mirror.image)
  const result = {
    size: 0,
    parameter: new Int32Array(2 * nodes).fill(-1),
    sign: new Float64Array(2 * nodes).fill(1),
    offset: new Float64Array(2 * nodes),
  }
  const copy = (from: number, to: number, sign: number, shift: number): void => {
    result.parameter[to] = result.parameter[from] as number
    result.sign[to] = sign * (result.sign[from] as number)
    result.offset[to] = sign * (result.offset[from] as number) + shift
  }
  for (let node = 0; node < nodes; node++) {
    const pendant = node < vertices ? undefined : bones.pendants[node - vertices]
    for (let d = 0; d < 2; d++) {
      const c = 2 * node + d
      const axis = d === 0 ? 'x' : 'y'
      const flips = mirror?.flips === axis
      const twin = image?.[node] ?? node
      if (pendant?.what === 'leg' && legs <= 2)
        copy(2 * pendant.vertex + d, c, 1, d === 1 ? 0 : pendant.index === 0 ? -pendant.reach : pendant.reach)
      else if (axis === 'y' && level.has(node)) continue
      else if (flips && twin === node) continue
      else if (twin < node) copy(2 * twin + d, c, flips ? -1 : 1, 0)
      else result.parameter[c] = result.size++
    }
  }
  return result
}

/**
 * The image of each node; of the pendants on a vertex that stays in place, the first and the last change places, and so
 * on.
 */
function nodeImages({ radii, pendants }: Bones, image: readonly number[]): readonly number[] {
  const rank = pendants.map(
    ({ what, vertex }, p) =>
      pendants.slice(0, p).filter((other) => other.what === what && other.vertex === vertex).length,
  )
  const twins = pendants.map(({ what, vertex }, p) => {
    const target = image[vertex] as number
    const there = pendants.flatMap((other, q) => (other.what === what && other.vertex === target ? [q] : []))
    const place = target === vertex ? there.length - 1 - (rank[p] as number) : (rank[p] as number)
    return radii.length + (there[place] as number)
  })
  return [...image, ...twins]
}

/** The nodes at given parameters. */
export function placed(chosen: Frame, at: Float64Array): readonly Point[] {
  return pointsOf(positions(chosen, at))
}

/** Coordinates of the nodes at given parameters, in an array that the next call uses again. */
export function positions({ parameter, sign, offset }: Frame, at: Float64Array): Float64Array {
  const found = coordinatesOf(parameter.length)
  for (let c = 0; c < found.length; c++) {
    const p = parameter[c] as number
    found[c] = p < 0 ? (offset[c] as number) : (offset[c] as number) + (sign[c] as number) * (at[p] as number)
  }
  return found
}

/** Arrays to work in, by their length. */
const rooms = new Map<number, Float64Array>()

function coordinatesOf(length: number): Float64Array {
  const room = rooms.get(length) ?? new Float64Array(length)
  rooms.set(length, room)
  return room
}

function pointsOf(coordinates: Float64Array): readonly Point[] {
  const points: Point[] = []
  for (let c = 0; c < coordinates.length; c += 2)
    points.push({ x: coordinates[c] as number, y: coordinates[c + 1] as number })
  return points
}

/** The parameters of given nodes. */
export function parameters(chosen: Frame, nodes: readonly Point[]): Float64Array {
  const coordinates = coordinatesOf(2 * nodes.length)
  nodes.forEach(({ x, y }, node) => {
    coordinates[2 * node] = x
    coordinates[2 * node + 1] = y
  })
  return fitted(chosen, coordinates)
}

/**
 * The parameters of given coordinates, as far as the frame allows them; where it ties several together, the first one
 * tells.
 */
export function fitted({ size, parameter, sign, offset }: Frame, coordinates: Float64Array): Float64Array {
  const result = new Float64Array(size)
  for (let c = coordinates.length - 1; c >= 0; c--) {
    const p = parameter[c] as number
    if (p >= 0) result[p] = ((coordinates[c] as number) - (offset[c] as number)) * (sign[c] as number)
  }
  return result
}

/** A function of the coordinates as a function of the parameters. */
export function inFrame(chosen: Frame, f: Smooth): Smooth {
  const { parameter, sign, offset } = chosen
  const [coordinates, slopes] = [new Float64Array(parameter.length), new Float64Array(parameter.length)]
  return (at, gradient) => {
    for (let c = 0; c < parameter.length; c++) {
      const p = parameter[c] as number
      coordinates[c] = p < 0 ? (offset[c] as number) : (offset[c] as number) + (sign[c] as number) * (at[p] as number)
      slopes[c] = 0
    }
    const value = f(coordinates, slopes)
    for (let p = 0; p < gradient.length; p++) gradient[p] = 0
    for (let c = 0; c < parameter.length; c++) {
      const p = parameter[c] as number
      if (p >= 0) gradient[p] = (gradient[p] as number) + (sign[c] as number) * (slopes[c] as number)
    }
    return value
  }
}
