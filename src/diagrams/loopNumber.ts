import type { Diagram } from './diagram.js'
import { connectedParts } from './structure/connectedParts.js'

/**
 * Independent loops: internal lines − vertices + number of parts that have vertices. A bare line has none.
 *
 * @example
 * loopNumber(diagramFromNickel('e111|e|')) // 2
 */
export function loopNumber(diagram: Diagram): number {
  return diagram.lines.length - diagram.vertices.length + connectedParts(diagram).length
}
