import type { Diagram } from '../../diagrams/diagram.js'

/** What hangs on one vertex only: a leg or a self-loop, by its index in `diagram.legs` or `diagram.lines`. */
export interface Pendant {
  readonly what: 'leg' | 'loop'
  readonly index: number
  readonly vertex: number
  /** Field of a leg; legs of one field on one vertex may change places. Empty for a self-loop. */
  readonly field: string
  /** Distance of its far point from the vertex. */
  readonly reach: number
}

/** All lines between two different vertices `a` < `b`, by their index in `diagram.lines`. */
export interface Chord {
  readonly a: number
  readonly b: number
  readonly lines: readonly number[]
  /** Distance that its ends should have. */
  readonly length: number
}

/**
 * A diagram as a simple graph that is to be placed: its nodes are the vertices, then the pendants, each standing for
 * its far point (the outer end of a leg, the top of a self-loop).
 */
export interface Bones {
  readonly radii: readonly number[]
  readonly chords: readonly Chord[]
  readonly pendants: readonly Pendant[]
  /** Per vertex what the picture shows of it by itself: its kind, its numbers of legs and of self-loops. */
  readonly colours: readonly string[]
  /** Number of lines between vertices a and b, at a · (number of vertices) + b. */
  readonly joins: readonly number[]
}

/** What a leg or a self-loop sticks out of its vertex, and the distance between the rims of joined vertices, more for four and more
 * parallel lines. */
const LENGTHS = { leg: 0.48, loop: 0.56, chord: 0.8, beyondThree: 0.12 } as const

/** The bones of a diagram with at least one vertex; `radii` gives the radius of each vertex. */
export function bonesOf(diagram: Diagram, radii: readonly number[]): Bones {
  const count = diagram.vertices.length
  const joins = Array.from({ length: count * count }, () => 0)
  const loops: Pendant[] = []
  const bundles = new Map<number, number[]>()
  diagram.lines.forEach(({ from, to }, index) => {
    if (from === to)
      loops.push({ what: 'loop', index, vertex: from, field: '', reach: (radii[from] as number) + LENGTHS.loop })
    else {
      const [a, b] = [Math.min(from, to), Math.max(from, to)]
      bundles.set(a * count + b, [...(bundles.get(a * count + b) ?? []), index])
      for (const pair of [a * count + b, b * count + a]) joins[pair] = (joins[pair] as number) + 1
    }
  })
  const legs = diagram.legs.map(({ field, vertex }, index): Pendant => ({
    what: 'leg',
    index,
    vertex,
    field,
    reach: (radii[vertex] as number) + LENGTHS.leg,
  }))
  const chords = [...bundles].map(([pair, lines]): Chord => {
    const [a, b] = [Math.floor(pair / count), pair % count]
    return {
      a,
      b,
      lines,
      length:
        LENGTHS.chord +
        LENGTHS.beyondThree * Math.max(0, lines.length - 3) +
        (radii[a] as number) +
        (radii[b] as number),
    }
  })
  const colours = diagram.vertices.map(
    ({ name, fields }, v) =>
      `${name} ${fields.length} ${[legs, loops].map((all) => all.filter((each) => each.vertex === v).length).join()}`,
  )
  return { radii, chords, pendants: [...legs, ...loops], colours, joins }
}
