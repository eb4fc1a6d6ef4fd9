import type { Frame } from './frame.js'
import type { Point } from './path.js'
import type { Place } from './pinnedPlaces.js'
import type { Bones } from './bones.js'

/** All nodes free but the ends of the legs, which depend on the size alone. */
export function pinnedFrame({ radii, pendants }: Bones, places: readonly Place[]): Frame {
  const nodes = radii.length + pendants.length
  const result = {
    size: 1,
    parameter: new Int32Array(2 * nodes),
    sign: new Float64Array(2 * nodes).fill(1),
    offset: new Float64Array(2 * nodes),
  }
  for (let node = 0; node < nodes; node++) {
    const pendant = pendants[node - radii.length]
    for (const [d, axis] of (['x', 'y'] as const).entries()) {
      const place = pendant?.what === 'leg' ? places[pendant.index] : undefined
      if (place === undefined) result.parameter[2 * node + d] = result.size++
      else {
        result.sign[2 * node + d] = place[0][axis]
        result.offset[2 * node + d] = place[1][axis]
      }
    }
  }
  return result
}

/** The parameters of the frame: the size, and the nodes that are free. */
export function parametersOf({ size: count, parameter }: Frame, size: number, nodes: readonly Point[]): Float64Array {
  const result = new Float64Array(count)
  nodes.forEach(({ x, y }, node) => {
    result[parameter[2 * node] as number] = x
    result[parameter[2 * node + 1] as number] = y
  })
  result[0] = size
  return result
}
