import { InputError } from '../errors.js'
import type { Diagram } from './diagram.js'
import { printingDiagram } from './printingDiagram.js'

/**
 * The diagram, if its half-edges fit: lines and legs end at vertices that are there, every vertex has exactly those of
 * its kind, and a leg that ends at another leg is the one at which that one ends.
 *
 * @param at what the diagram was read from, for the message
 * @throws InputError naming the line, leg or vertex that does not fit
 */
export function soundDiagram(diagram: Diagram, { at, code }: { readonly at: string; readonly code: string }): Diagram {
  const { vertices, lines, legs } = diagram
  const refuse = (where: string, expected: string, received: string): never => {
    throw new InputError({ code, at: `${at}, ${where}`, expected, received })
  }
  const isVertex = (v: number): boolean => Number.isInteger(v) && v >= 0 && v < vertices.length
  const ends: string[][] = vertices.map(() => [])
  lines.forEach(({ kind, from, to }, i) => {
    for (const [v, field] of [
      [from, kind.fields[0]],
      [to, kind.fields[1]],
    ] as const) {
      if (!isVertex(v)) refuse(`line ${i + 1}`, `ends among the ${vertices.length} vertices`, `vertex ${v}`)
      ends[v]?.push(field)
    }
  })
  legs.forEach(({ field, vertex }, i) => {
    if (isVertex(vertex)) ends[vertex]?.push(field)
    else if (vertex === -1 - i || legs[-1 - vertex]?.vertex !== -1 - i)
      refuse(
        `leg ${i + 1}`,
        `an end at one of the ${vertices.length} vertices, or at the leg that ends at it`,
        `${vertex}`,
      )
  })
  vertices.forEach(({ name, fields }, v) => {
    const found = (ends[v] as string[]).sort()
    if (found.join() !== [...fields].sort().join())
      refuse(`vertex ${v + 1}`, `the half-edges of ${name}: ${fields.join(', ')}`, found.join(', ') || 'none')
  })
  return printingDiagram(diagram)
}
