import { isOriented } from '../diagrams/diagram.js'
import { array, int, nullable, object, optional, string, tuple } from 'zod/mini'
import { loopNumber } from '../diagrams/loopNumber.js'
import type { Diagram, WeightedDiagram } from '../diagrams/diagram.js'
import { nickelIndex } from '../diagrams/nickel.js'
import { InputError } from '../errors.js'
import { legNamed } from '../expansion/legs.js'
import type { Theory } from '../theory/theory.js'
import { kindsOf } from './exchange/kindsByName.js'
import { soundDiagram } from '../diagrams/soundDiagram.js'

/** A diagram as other programs read it; see `docs/json.md`. Numbers that may exceed 2^53 are decimal strings. */
export interface DiagramJson {
  readonly id: string
  /** The Nickel index: the name of the graph without kinds and labels. */
  readonly nickel: string
  readonly vertices: readonly { readonly kind: string; readonly valence: number }[]
  readonly lines: readonly (readonly [number, number])[]
  /**
   * The kind of each line, where lines of several kinds or with an orientation exist; an oriented line goes from its
   * first to its second end.
   */
  readonly lineKinds?: readonly string[]
  readonly legs: readonly number[]
  /** The field of each leg, likewise. */
  readonly legFields?: readonly string[]
  /** What each leg carries, where its field does not tell; null for a leg that does not say. */
  readonly legCarries?: readonly (string | null)[]
  readonly automorphisms: { readonly fixed: string; readonly free: string }
  readonly labellings: string
  readonly loops: number
}

/**
 * A diagram as other programs read it; see `docs/json.md`.
 *
 * @example
 * diagramJson(diagramNamed(theory('phi4'), 'e111|e|')).id // 'e111|e|'
 */
export function diagramJson({ id, diagram, automorphisms, labellings }: WeightedDiagram): DiagramJson {
  // A name without types is the index already, up to the labels of the legs: then there is one kind of line, and one
  // field.
  const typed = id.includes('[')
  const plainLines =
    !typed && diagram.lines.every(({ kind }) => !isOriented(kind) && kind.name === diagram.lines[0]?.kind.name)
  const plainLegs = !typed && diagram.legs.every(({ field }) => field === diagram.legs[0]?.field)
  return {
    id,
    nickel: typed ? nickelIndex(diagram) : id.replace(/:.*$/, ''),
    vertices: diagram.vertices.map(({ name, fields }) => ({ kind: name, valence: fields.length })),
    lines: diagram.lines.map(({ from, to }) => [from, to] as const),
    ...(plainLines ? {} : { lineKinds: diagram.lines.map(({ kind }) => kind.name) }),
    legs: diagram.legs.map((leg) => leg.vertex),
    ...(plainLegs ? {} : { legFields: diagram.legs.map(({ field }) => field) }),
    ...(diagram.legs.some(({ carries }) => carries !== undefined)
      ? { legCarries: diagram.legs.map(({ carries }) => carries ?? null) }
      : {}),
    automorphisms: { fixed: `${automorphisms.fixed}`, free: `${automorphisms.free}` },
    labellings: `${labellings}`,
    loops: loopNumber(diagram),
  }
}

/**
 * The diagram of a JSON record as {@link diagramJson} writes it, read with the names of its theory.
 *
 * @throws InputError for a record of another shape, a name that the theory does not have, and half-edges that do not
 * fit
 * @example
 * const sunset = diagramNamed(theory('phi4'), 'e111|e|')
 * diagramFromJson(diagramJson(sunset), theory('phi4')).lines.length // 3
 */
export function diagramFromJson(json: DiagramJson, theory: Theory): Diagram {
  requireShape(json)
  const vocabulary = kindsOf(theory)
  const vertices = json.vertices.map(({ kind }, i) => vocabulary.vertex(kind, `vertices[${i}].kind`))
  const diagram: Diagram = {
    vertices,
    lines: json.lines.map(([from, to], i) => ({
      kind: vocabulary.line(json.lineKinds?.[i] ?? theory.lines[0]?.name ?? '', `lineKinds[${i}]`),
      from,
      to,
    })),
    legs: json.legs.map((vertex, i) => ({
      ...legNamed(theory, json.legFields?.[i] ?? theory.legs[0]?.field ?? '', json.legCarries?.[i] ?? undefined),
      vertex,
    })),
  }
  diagram.legs.forEach((leg, i) => vocabulary.leg?.(leg, `legs[${i}]`))
  return soundDiagram(diagram, { code: 'exchange.json', at: 'diagram' })
}

const whole = int()
const diagramRecord = object({
  vertices: array(object({ kind: string(), valence: optional(whole) })),
  lines: array(tuple([whole, whole])),
  lineKinds: optional(array(string())),
  legs: array(whole),
  legFields: optional(array(string())),
  legCarries: optional(array(nullable(string()))),
})

/** JSON of strangers has any shape. */
function requireShape(json: unknown): void {
  const found = diagramRecord.safeParse(json)
  if (!found.success) {
    const [issue] = found.error.issues
    const at =
      issue === undefined || issue.path.length === 0
        ? 'diagram'
        : issue.path
            .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`))
            .join('')
    throw new InputError({
      code: 'exchange.json',
      at,
      expected: 'a diagram as diagramJson writes it (docs/json.md)',
      received: issue?.message ?? 'something else',
    })
  }
  const { lines, lineKinds = lines, legs, legFields = legs, legCarries = legs } = found.data
  for (const [at, length, wanted] of [
    ['lineKinds', lineKinds.length, lines.length],
    ['legFields', legFields.length, legs.length],
    ['legCarries', legCarries.length, legs.length],
  ] as const)
    if (length !== wanted)
      throw new InputError({ code: 'exchange.json', at, expected: `${wanted} names`, received: `${length}` })
}
