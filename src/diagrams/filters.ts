import { bridges } from './bridges.js'
import type { Diagram } from './diagram.js'

/** Names of the filters, in the words that QGRAF made usual. */
export type Filter = '1pi' | 'no-self-loop' | 'no-tadpole'

/**
 * What each filter keeps:
 * - `1pi`: no line is a bridge (cutting any one line leaves the diagram connected);
 * - `no-self-loop`: no line has both ends on one vertex;
 * - `no-tadpole`: no line is a bridge with a side that carries no leg (self-loops are allowed; a one-vertex diagram is kept).
 */
export const filters: Readonly<Record<Filter, (diagram: Diagram) => boolean>> = {
  '1pi': (diagram) => bridges(diagram).length === 0,
  'no-self-loop': (diagram) => diagram.lines.every((line) => line.from !== line.to),
  'no-tadpole': (diagram) => bridges(diagram).every((bridge) => bridge.sides.every((side) => diagram.legs.some((leg) => side.has(leg.vertex)))),
}
