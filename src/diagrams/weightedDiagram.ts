import { inspected, textWithin } from '../algebra/inspected.js'
import type { Inspect } from '../algebra/inspected.js'
import type { Automorphisms, Diagram, WeightedDiagram } from './diagram.js'

/** How every weighted diagram is made: plain data that `String` writes as its name, and JSON with counts as texts. */
class Weighted implements WeightedDiagram {
  constructor(
    readonly id: string,
    readonly diagram: Diagram,
    readonly automorphisms: Automorphisms,
    readonly labellings: bigint,
  ) {}

  toString(): string {
    return this.id
  }

  [inspected](...how: Inspect): string {
    return textWithin(this, this.id, how)
  }

  toJSON(): object {
    const { id, diagram, automorphisms, labellings } = this
    const { fixed, free } = automorphisms
    return {
      id,
      diagram,
      automorphisms: { fixed: `${fixed}`, free: `${free}` },
      labellings: `${labellings}`,
    }
  }
}

/** The diagram with what is known of it; a diagram that JSON wrote is weighted anew by `canonical`. */
export function weightedDiagram({ id, diagram, automorphisms, labellings }: WeightedDiagram): WeightedDiagram {
  return new Weighted(id, diagram, automorphisms, labellings)
}
