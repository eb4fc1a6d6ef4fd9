import type { Diagram } from '../diagram.js'
import { connectedParts } from './connectedParts.js'

/**
 * Vertices of a connected diagram whose removal leaves more than one piece.
 *
 * @example
 * cutVertices(diagramFromNickel('e111|e|')) // []
 */
export function cutVertices(diagram: Diagram): readonly number[] {
  return diagram.vertices.map((_, v) => v).filter((v) => connectedParts(diagram, { vertices: new Set([v]) }).length > 1)
}
