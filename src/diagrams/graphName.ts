import { isOriented, legKind } from './diagram.js'
import type { Diagram } from './diagram.js'

/**
 * The graph with its vertices in the order that they have, as Nickel's index writes it: per vertex `e` for a leg and the numbers of its neighbours from itself on, closed by `|`:
 * `e112|e3|333||`. A typed name goes on with the kinds of the vertices, the lines with their ends, and the fields of
 * the legs: `[e,e][S01,D01][ψ,ψ̄]`.
 */
export function graphName(diagram: Diagram, typed: boolean): string {
  const graph = diagram.vertices.length === 0 && diagram.legs.length === 2 ? 'ee' : rowsOf(diagram)
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

/** The rows of Nickel's index. Loops over numbers: every diagram of an expansion is named. */
function rowsOf({ vertices, lines, legs }: Diagram): string {
  const size = vertices.length
  const ends: number[] = []
  for (const { from, to } of lines) ends.push(from < to ? from * size + to : to * size + from)
  ends.sort((a, b) => a - b)
  const carried = new Array<number>(size).fill(0)
  for (const { vertex } of legs) if (vertex >= 0) (carried[vertex] as number)++
  let text = ''
  for (let v = 0, i = 0; v < size; v++) {
    for (let k = carried[v] as number; k > 0; k--) text += 'e'
    for (; i < ends.length && (ends[i] as number) < (v + 1) * size; i++) text += digit((ends[i] as number) - v * size)
    text += '|'
  }
  return text
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
