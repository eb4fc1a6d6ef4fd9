import type { Diagram } from '../../diagrams/diagram.js'

/** What a picture of the diagram shows, in words: `Feynman diagram with 2 vertices, 3 lines and 2 legs`. */
export function describeDiagram({ vertices, lines, legs }: Diagram): string {
  if (vertices.length === 0) return 'Feynman diagram: a line that joins two legs'
  const count = (n: number, one: string, many: string): string => `${n === 0 ? 'no' : n} ${n === 1 ? one : many}`
  return `Feynman diagram with ${count(vertices.length, 'vertex', 'vertices')}, ${count(lines.length, 'line', 'lines')} and ${count(legs.length, 'leg', 'legs')}`
}
