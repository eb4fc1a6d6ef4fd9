import type { Diagram } from '../diagram.js'
import { bridges } from './bridges.js'
import { connectedParts } from './connectedParts.js'

/**
 * The one-particle irreducible parts of a connected diagram: the sets of vertices that hang together when all bridges
 * are cut.
 *
 * @example
 * irreducibleParts(diagramFromNickel('e111|e|')).length // 1
 */
export function irreducibleParts(diagram: Diagram): readonly ReadonlySet<number>[] {
  return connectedParts(diagram, { lines: new Set(bridges(diagram).map(({ line }) => line)) })
}
