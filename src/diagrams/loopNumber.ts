import type { Diagram } from './diagram.js'

/** Independent loops of a connected diagram: internal lines − vertices + 1. The bare line has none. */
export function loopNumber(diagram: Diagram): number {
  return diagram.vertices.length === 0 ? 0 : diagram.lines.length - diagram.vertices.length + 1
}
