import { inspected, textWithin } from '../algebra/inspected.js'
import type { Inspect } from '../algebra/inspected.js'
import type { Diagram, Leg, Line, VertexKind } from './diagram.js'
import { graphName, hasTypes } from './graphName.js'

/** Plain data that `String` writes as its graph, and JSON without what a theory says of its kinds. */
class Graph implements Diagram {
  constructor(
    readonly vertices: readonly VertexKind[],
    readonly lines: readonly Line[],
    readonly legs: readonly Leg[],
  ) {}

  toString(): string {
    return graphName(this, hasTypes(this))
  }

  [inspected](...how: Inspect): string {
    return textWithin(this, this.toString(), how)
  }

  toJSON(): Diagram {
    const { vertices, lines, legs } = this
    return {
      vertices: vertices.map(({ name, fields }) => ({ name, fields })),
      lines: lines.map(({ kind: { name, fields }, from, to }) => ({ kind: { name, fields }, from, to })),
      legs,
    }
  }
}

/** How every diagram that is given out is made: `e111|e|` in texts, as names are written, in the order of its vertices. */
export function printingDiagram({ vertices, lines, legs }: Diagram): Diagram {
  return new Graph(vertices, lines, legs)
}
