import type { Unfit } from '../errors.js'
import type { Diagram } from './diagram.js'

/**
 * Where half-edges do not fit: lines and legs end at vertices that are there, every vertex has exactly those of its
 * kind, and a leg that ends at another leg is the one at which that one ends. Undefined where all do.
 */
export function unsoundDiagram({ vertices, lines, legs }: Diagram): Unfit | undefined {
  const isVertex = (v: number): boolean => Number.isInteger(v) && v >= 0 && v < vertices.length
  const ends: string[][] = vertices.map(() => [])
  for (const [index, { kind, from, to }] of lines.entries()) {
    for (const v of [from, to])
      if (!isVertex(v))
        return {
          path: `.lines[${index}]`,
          expected: `ends among the ${vertices.length} vertices`,
          words: `vertex ${v}`,
        }
    ends[from]?.push(kind.fields[0])
    ends[to]?.push(kind.fields[1])
  }
  for (const [index, { field, vertex }] of legs.entries()) {
    if (isVertex(vertex)) ends[vertex]?.push(field)
    else if (vertex === -1 - index || legs[-1 - vertex]?.vertex !== -1 - index)
      return {
        path: `.legs[${index}]`,
        expected: `an end at one of the ${vertices.length} vertices, or at the leg that ends at it`,
        words: `${vertex}`,
      }
  }
  for (const [index, { name, fields }] of vertices.entries()) {
    const found = (ends[index] as string[]).sort()
    if (found.join() !== [...fields].sort().join())
      return {
        path: `.vertices[${index}]`,
        expected: `the half-edges of ${name}: ${fields.join(', ')}`,
        words: found.join(', ') || 'none',
      }
  }
  return undefined
}
