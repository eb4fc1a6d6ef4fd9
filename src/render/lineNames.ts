import { legKind } from '../diagrams/diagram.js'
import type { DiagramRequest } from '../diagrams/request.js'
import { legSpecies } from '../diagrams/requestedLegs.js'
import { bytesOf } from './byteText.js'

/** Names as they stand in a line, by the numbers of the request and of its kinds of legs. */
export interface LineNames {
  readonly inKinds: readonly Uint8Array[]
  readonly inLines: readonly Uint8Array[]
  readonly inLegs: readonly Uint8Array[]
  readonly vertices: readonly Uint8Array[]
  readonly lines: readonly Uint8Array[]
  readonly fields: readonly string[]
  /** Equal for legs of one field. */
  readonly fieldNumbers: readonly number[]
  /** Undefined where no leg says what it carries. */
  readonly carries: readonly string[] | undefined
}

export function lineNames(request: DiagramRequest): LineNames {
  const species = legSpecies(request).map(({ leg }) => leg)
  const quoted = (name: string): Uint8Array => bytesOf(JSON.stringify(name))
  const within = (name: string): Uint8Array => bytesOf(JSON.stringify(name).slice(1, -1))
  return {
    inKinds: request.vertices.map(({ kind }) => within(kind.name)),
    inLines: request.lines.map(({ name }) => within(name)),
    inLegs: species.map((leg) => within(legKind(leg))),
    vertices: request.vertices.map(({ kind: { name, fields } }) =>
      bytesOf(JSON.stringify({ kind: name, valence: fields.length })),
    ),
    lines: request.lines.map(({ name }) => quoted(name)),
    fields: species.map(({ field }) => JSON.stringify(field)),
    fieldNumbers: species.map(({ field }) => species.findIndex((other) => other.field === field)),
    carries: species.every(({ carries }) => carries === undefined)
      ? undefined
      : species.map(({ carries }) => JSON.stringify(carries ?? null)),
  }
}

/** A bound of the bytes of a line. */
export function longestLine({ vertices, legs }: DiagramRequest, names: LineNames): number {
  const most = (pieces: readonly (Uint8Array | string)[] = []): number =>
    Math.max(8, ...pieces.map(({ length }) => 3 * length))
  const size = vertices.reduce((sum, { count }) => sum + count, 0)
  const halves = vertices.reduce((sum, { kind, count }) => sum + count * kind.fields.length, 0)
  const ofVertices = size * (most(names.inKinds) + most(names.vertices) + 8)
  const ofLines = halves * (most(names.inLines) + most(names.lines) + 16)
  const ofLegs = legs.length * (most(names.inLegs) + most(names.fields) + most(names.carries) + 16)
  // Orders of groups have at most as many digits as (2 · half-edges)!.
  return 512 + ofVertices + ofLines + ofLegs + 12 * halves
}
