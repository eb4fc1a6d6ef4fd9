// Where diagrams without legs can be cut into diagrams with two legs.
//
// Cuts of two lines give the same diagram when a symmetry takes one line to the other, so the diagrams with labelled
// legs are the orbits of directed lines under the symmetries, and Σ 1/|Aut| over those of one diagram without legs is
// the number of its directed lines that can be cut divided by its |Aut| (an orbit has |Aut|/|stabiliser| elements, and
// the stabiliser is the group of the cut diagram). Diagrams without legs are fewer by a factor of the order of the
// number of lines.
//
// A place is (u << 5) | v: parallel lines from u to v are exchangeable, so are the self-loops (u, u) and their
// directions.

import type { Classes } from './classes.js'
import type { JoinedLegs } from './joinedLegs.js'

const SIZE = 32

/** The cuts of one diagram after the other: `measure`, then `ways` and `orbits`. */
export class LineCuts {
  /** Directed lines that can be cut. */
  ways: number = 0
  /** Diagrams that this gives: with labelled legs, or classes with free legs. */
  orbits: number = 0
  readonly #classes: Classes
  readonly #line: number
  readonly #symmetric: boolean
  readonly #mayHaveBridges: boolean
  /**
   * Of each bundle, how many of the lines it holds, for an oriented kind those away from the vertex that it is seen
   * from.
   */
  readonly #linesIn: Int32Array
  /** Whether legs are free and alike, so that a line is the same cut in either direction. */
  readonly #exchanged: boolean
  readonly #places = new Int32Array(SIZE * SIZE)
  #count = 0
  /** The forest of places known to be in one orbit. */
  readonly #parent = new Int32Array(SIZE * SIZE)

  constructor(classes: Classes, { line, labelOrders, symmetric, bridges }: JoinedLegs, free: boolean) {
    this.#classes = classes
    this.#line = line
    this.#symmetric = symmetric
    this.#mayHaveBridges = bridges
    const strand = classes.tables.strandOf[line]!
    this.#linesIn = Int32Array.from(classes.tables.bundleVectors, (lines) => lines[strand]!)
    this.#exchanged = free && labelOrders === 2n
  }

  /** Finds the cuts of the diagram at hand. */
  measure(): void {
    this.#findPlaces()
    this.orbits = this.#count
    const { symmetric } = this.#classes
    if (!symmetric && !this.#exchanged) return
    const places = this.#places
    for (let i = 0; i < this.#count; i++) this.#parent[places[i]!] = places[i]!
    if (symmetric) for (const image of this.#classes.generators()) this.#moveBy(image)
    if (this.#exchanged)
      for (let i = 0; i < this.#count; i++) this.#unite(places[i]!, ((places[i]! & 31) << 5) | (places[i]! >> 5))
  }

  #findPlaces(): void {
    const { vertices, bundles, neighbours } = this.#classes
    const bridges = this.#mayHaveBridges ? this.#classes.bridges() : 0
    const directions = this.#symmetric ? 2 : 1
    let count = 0
    let ways = 0
    for (let u = 0; u < vertices; u++) {
      const loops = this.#classes.colour(u).loops[this.#line]!
      if (loops > 0) {
        this.#places[count++] = (u << 5) | u
        ways += directions * loops
      }
      const first = 31 - Math.clz32(neighbours[u]! & -neighbours[u]!)
      for (let m = neighbours[u]!; m !== 0; m &= m - 1) {
        const v = 31 - Math.clz32(m & -m)
        const place = (u << 5) | v
        const lines = this.#linesIn[bundles[place]!]!
        if (lines === 0) continue
        if (
          bridges !== 0 &&
          ((v === first && (bridges >>> u) & 1) ||
            ((bridges >>> v) & 1 && (neighbours[v]! & -neighbours[v]!) === 1 << u))
        )
          continue
        this.#places[count++] = place
        ways += lines
      }
    }
    this.#count = count
    this.ways = ways
  }

  #moveBy(image: readonly number[]): void {
    const places = this.#places
    for (let i = 0; i < this.#count; i++) {
      const place = places[i]!
      const to = (image[place >> 5]! << 5) | image[place & 31]!
      if (to !== place) this.#unite(place, to)
    }
  }

  #unite(one: number, other: number): void {
    const parent = this.#parent
    while (parent[one] !== one) one = parent[one]!
    while (parent[other] !== other) other = parent[other]!
    if (one === other) return
    parent[one] = other
    this.orbits--
  }
}
