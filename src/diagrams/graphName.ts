import { isOriented, legKind } from './diagram.js'
import type { Diagram } from './diagram.js'

/**
 * The graph with its vertices in the order that they have, as Nickel's index writes it: per vertex `e` for a leg and the numbers of its neighbours from itself on, closed by `|`:
 * `e112|e3|333||`. A typed name goes on with the kinds of the vertices, the lines with their ends, and the fields of
 * the legs: `[e,e][S01,D01][ψ,ψ̄]`.
 */
export function graphName(diagram: Diagram, typed: boolean): string {
  const ends = diagram.vertices.map((): number[] => [])
  for (const { from, to } of diagram.lines) ends[Math.min(from, to)]?.push(Math.max(from, to))
  const legs = diagram.vertices.map(() => 0)
  for (const { vertex } of diagram.legs) if (vertex >= 0) legs[vertex] = (legs[vertex] ?? 0) + 1
  const rows = ends.map(
    (row, v) =>
      `${'e'.repeat(legs[v] ?? 0)}${row
        .sort((a, b) => a - b)
        .map(digit)
        .join('')}|`,
  )
  const graph = diagram.vertices.length === 0 && diagram.legs.length === 2 ? 'ee' : rows.join('')
  if (!typed) return graph
  const kinds = diagram.vertices.map((vertex) => vertex.name)
  const lines = diagram.lines.map((line) => `${line.kind.name}${digit(line.from)}${digit(line.to)}`)
  return (
    graph +
    [kinds, lines, diagram.legs.map(legKind)]
      .map((names) => (names.length === 0 ? '' : `[${names.join(',')}]`))
      .join('')
  )
}

/** Whether the graph alone does not tell the kinds in this diagram. */
export function hasTypes({ vertices, lines, legs }: Diagram): boolean {
  const kinds = new Set(vertices.map(({ name, fields }) => `${fields.length} ${name}`))
  const several = new Set(lines.map(({ kind }) => kind.name)).size > 1 || new Set(legs.map(legKind)).size > 1
  return (
    several ||
    lines.some(({ kind }) => isOriented(kind)) ||
    kinds.size > new Set(vertices.map(({ fields }) => fields.length)).size
  )
}

/** 0–9, then A, B, …: vertex numbers of one character up to 35, then in brackets. */
function digit(n: number): string {
  return n < 36 ? n.toString(36).toUpperCase() : `(${n})`
}
