/**
 * A kind of vertex: its name and the field of each of its half-edges, sorted. Its valence is the number of half-edges.
 */
export interface VertexKind {
  readonly name: string
  readonly fields: readonly string[]
}

/** A kind of line: its name and the fields of the two half-edges that it joins. Equal fields: no orientation. */
export interface LineKind {
  readonly name: string
  readonly fields: readonly [string, string]
  /** Set where the fields differ and yet nothing goes from one to the other: no part of a directed cycle. */
  readonly undirected?: true
}

/** Whether the two ends of a kind of line differ, so that the line has a direction. */
export function isOriented({ fields: [from, to] }: Pick<LineKind, 'fields'>): boolean {
  return from !== to
}

/**
 * A line between two vertices, given by index; `from` carries `fields[0]` of its kind. A self-loop has `from === to`.
 */
export interface Line {
  readonly kind: LineKind
  readonly from: number
  readonly to: number
}

/**
 * An external leg. `field` is that of the half-edge at which the leg's line ends inside the diagram; `vertex` is the
 * vertex that carries this half-edge, or `-1 - j` when the line ends at leg `j` (the bare line has legs at -2 and -1).
 */
export interface Leg {
  readonly field: string
  readonly vertex: number
  /**
   * What the outer end carries, where legs of one field carry different things: a field or a response field outside.
   */
  readonly carries?: string
}

/** Whether a line has a direction that a cycle of lines may follow. */
export function isDirected(kind: LineKind): boolean {
  return isOriented(kind) && kind.undirected !== true
}

/** A text that is equal for legs that may be exchanged and only for them. */
export function legKind({ field, carries }: Omit<Leg, 'vertex'>): string {
  return carries === undefined ? field : `${field}>${carries}`
}

/**
 * A Feynman diagram: an immutable multigraph with typed half-edges. Legs count as neither vertices nor lines.
 *
 * The one-vertex diagram of φ⁴ with a self-loop and two legs: `{ vertices: [{ name: 'λ', fields: ['φ', 'φ', 'φ', 'φ']
 * }], lines: [{ kind: { name: 'Δ', fields: ['φ', 'φ'] }, from: 0, to: 0 }], legs: [{ field: 'φ', vertex: 0 }, { field:
 * 'φ', vertex: 0 }] }`
 */
export interface Diagram {
  readonly vertices: readonly VertexKind[]
  readonly lines: readonly Line[]
  readonly legs: readonly Leg[]
}

/**
 * Orders of the automorphism group: with every leg held fixed, and with legs free to be exchanged. Both count exchanges
 * of vertices, of parallel lines, of self-loops and (without orientation) their reversal; `free` counts exchanges of
 * legs as well. A "symmetry factor" is `fixed` in some programs and its inverse in others; here the weight of a
 * labelled diagram is 1/fixed.
 */
export interface Automorphisms {
  readonly fixed: bigint
  readonly free: bigint
}

/** A diagram with what an expansion needs to know of it. */
export interface WeightedDiagram {
  /** Canonical name: equal if and only if the diagrams are isomorphic, within one theory. */
  readonly id: string
  readonly diagram: Diagram
  readonly automorphisms: Automorphisms
  /**
   * Number of distinct ways to put labels on the legs: E!·fixed/free (a product of factorials for legs of several
   * fields).
   */
  readonly labellings: bigint
}
