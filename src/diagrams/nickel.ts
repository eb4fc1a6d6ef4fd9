import { InputError } from '../errors.js'
import { canonical } from './canonical.js'
import type { Diagram, Leg, Line, LineKind, VertexKind } from './diagram.js'
import { printingDiagram } from './printingDiagram.js'

/** What the Nickel index leaves open: the kind of a vertex of each valence, and the kind of the lines. */
export interface NickelKinds {
  readonly vertex: (valence: number) => VertexKind
  readonly line: LineKind
}

/** One field φ, lines Δ, vertices named by their valence. */
const plain: NickelKinds = {
  vertex: (valence) => ({ name: `v${valence}`, fields: Array.from({ length: valence }, () => 'φ') }),
  line: { name: 'Δ', fields: ['φ', 'φ'] },
}

/**
 * The Nickel index of a connected diagram, legs free: vertex by vertex `e` for each leg and the numbers of its
 * neighbours from itself on, each row closed by `|`; the least of all numberings. Vertices beyond 9 are A, B, …. It
 * names the graph; kinds, fields and orientations do not enter.
 *
 * @example
 * nickelIndex(diagramNamed(theory('phi4'), 'e111|e|').diagram) // 'e111|e|'
 * @source B. G. Nickel, D. I. Meiron, G. A. Baker (1977); the form that GraphState and Phi4tools write
 */
export function nickelIndex(diagram: Diagram): string {
  const bare: Diagram = {
    vertices: diagram.vertices.map((vertex) => plain.vertex(vertex.fields.length)),
    lines: diagram.lines.map(({ from, to }) => ({ kind: plain.line, from, to })),
    legs: diagram.legs.map(({ vertex }) => ({ field: 'φ', vertex })),
  }
  return canonical(bare, 'free').id
}

/**
 * The diagram that a Nickel index names, vertices and legs in the order of the index. The index need not be the least
 * one.
 *
 * @throws InputError saying which character is wrong
 * @example
 * diagramFromNickel('e111|e|').lines.length // 3
 */
export function diagramFromNickel(index: string, kinds: NickelKinds = plain): Diagram {
  const problem = (position: number, expected: string): InputError =>
    new InputError({
      code: 'diagrams.nickel',
      at: `Nickel index, character ${position + 1}`,
      expected,
      received: index[position] === undefined ? 'the end' : `'${index[position]}'`,
    })
  if (index === 'ee')
    return printingDiagram({
      vertices: [],
      lines: [],
      legs: [-2, -1].map((vertex): Leg => ({ field: kinds.line.fields[0], vertex })),
    })
  const closed = index.endsWith('|')
  const open = problem(index.length, "'|', which closes the row of every vertex, the last one too")
  const size = [...index].filter((character) => character === '|').length + (closed ? 0 : 1)
  const lines: Line[] = []
  const legs: Leg[] = []
  let vertex = 0
  let position = 0
  while (position < index.length) {
    const token = /^(?:[|e]|[0-9A-Z]|\(\d+\))/.exec(index.slice(position))?.[0]
    if (token === undefined) throw problem(position, "'e', '|' or the number of a vertex (0–9, A–Z)")
    if (token === '|') vertex++
    else if (token === 'e') legs.push({ field: kinds.line.fields[0], vertex })
    else {
      const to = token.startsWith('(') ? Number(token.slice(1, -1)) : Number.parseInt(token, 36)
      if (to >= size && !closed) throw open
      if (to < vertex || to >= size) throw problem(position, `the number of a vertex from ${vertex} to ${size - 1}`)
      lines.push({ kind: kinds.line, from: vertex, to })
    }
    position += token.length
  }
  if (!closed) throw open
  const valence = (v: number): number =>
    lines.reduce(
      (n, { from, to }) => n + (from === v ? 1 : 0) + (to === v ? 1 : 0),
      legs.filter((leg) => leg.vertex === v).length,
    )
  return printingDiagram({ vertices: Array.from({ length: size }, (_, v) => kinds.vertex(valence(v))), lines, legs })
}
