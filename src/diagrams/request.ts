import { InputError } from '../errors.js'
import type { LineKind, VertexKind } from './diagram.js'
import type { Filter } from './filters.js'

/** Which connected diagrams are asked for. */
export interface DiagramRequest {
  /** For each leg the field of the half-edge at which its line ends inside the diagram. */
  readonly legs: readonly string[]
  /** `fixed`: legs are labelled by their position in `legs`. `free`: diagrams that differ by an exchange of legs are the same. */
  readonly legLabels: 'fixed' | 'free'
  /** How many vertices of each kind. */
  readonly vertices: readonly { readonly kind: VertexKind; readonly count: number }[]
  /** The lines that exist: which half-edges may be joined. */
  readonly lines: readonly LineKind[]
  /** Only diagrams that pass all of these. Default: none, that is every connected diagram. */
  readonly filters?: readonly Filter[]
}

/** @throws InputError when a count is no natural number, or a field can end no line. */
export function checkRequest(request: DiagramRequest): void {
  const joinable = new Set(request.lines.flatMap((line) => line.fields))
  for (const [i, { kind, count }] of request.vertices.entries()) {
    const at = `request.vertices[${i}]`
    if (!Number.isInteger(count) || count < 0)
      throw new InputError({ code: 'diagrams.vertexCount', at: `${at}.count`, expected: 'a natural number', received: `${count}` })
    for (const field of kind.fields) requireField(joinable, field, `${at}.kind.fields`)
  }
  for (const [i, field] of request.legs.entries()) requireField(joinable, field, `request.legs[${i}]`)
}

function requireField(known: ReadonlySet<string>, field: string, at: string): void {
  if (!known.has(field)) throw new InputError({ code: 'diagrams.field', at, expected: `one of ${[...known].join(', ')}`, received: field })
}
