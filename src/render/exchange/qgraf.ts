import type { Diagram, Leg, Line, LineKind, VertexKind, WeightedDiagram } from '../../diagrams/diagram.js'
import { InputError } from '../../errors.js'
import { soundDiagram } from '../../diagrams/soundDiagram.js'
import { endMomenta } from './qgrafMomenta.js'

/**
 * A diagram as text in the manner of QGRAF's FORM style: the weight, `prop(φ(1),φ(2))` for each line and
 * `vrtx(φ(-1),φ(1),…)` for each vertex. Half-edges of line i (from 1) are numbered 2i − 1 (its `from`) and 2i (its
 * `to`), that of leg i is −i. The bare line is `prop(φ(-1),φ(-2))`. A leg that says what it carries has a factor
 * `pol(J(-1))`.
 *
 * With momenta each half-edge has its own behind its number, `vrtx(φ(-1,p1),φ(1,-k1),φ(2,k1),φ(-2,-p1))`: the one that
 * comes in there, so that those of each vertex, and those of each line, add up to 0. They are those of
 * `momentumRouting`, the legs' incoming, the last one's minus the sum of the others.
 *
 * @throws InputError for momenta of a diagram of several parts
 * @example
 * toQgraf(diagramNamed(theory('phi4'), 'e111|e|'), 'fixed').split('\n')[0] // '(1/6)*'
 */
export function toQgraf(
  { diagram, automorphisms }: WeightedDiagram,
  legs: 'fixed' | 'free',
  { momenta = false }: QgrafStyle = {},
): string {
  const behind = momenta ? endMomenta(diagram) : undefined
  const end = (field: string, number: number): string =>
    `${field}(${number}${behind === undefined ? '' : `,${behind(number)}`})`
  const ends = diagram.vertices.map((_, v) => [
    ...diagram.legs.flatMap(({ field, vertex }, i) => (vertex === v ? [end(field, -(i + 1))] : [])),
    ...diagram.lines.flatMap(({ kind, from, to }, i) => [
      ...(from === v ? [end(kind.fields[0], 2 * i + 1)] : []),
      ...(to === v ? [end(kind.fields[1], 2 * i + 2)] : []),
    ]),
  ])
  const bare =
    diagram.vertices.length === 0 && diagram.legs.length === 2
      ? [`prop(${diagram.legs.map(({ field }, i) => end(field, -(i + 1))).join(',')})`]
      : []
  const lines = diagram.lines.map(
    ({ kind }, i) => `prop(${end(kind.fields[0], 2 * i + 1)},${end(kind.fields[1], 2 * i + 2)})`,
  )
  const carried = diagram.legs.flatMap(({ carries }, i) =>
    carries === undefined ? [] : [`pol(${end(carries, -(i + 1))})`],
  )
  return [
    `(1/${automorphisms[legs]})`,
    ...carried,
    ...bare,
    ...lines,
    ...ends.map((each) => `vrtx(${each.join(',')})`),
  ].join('*\n ')
}

/** How such a text is written. */
export interface QgrafStyle {
  /** Whether half-edges have momenta; default: not. */
  readonly momenta?: boolean
}

/** Kinds are told by their fields alone in such a text. */
export interface QgrafKinds {
  readonly vertices: readonly VertexKind[]
  readonly lines: readonly LineKind[]
}

/**
 * The diagram of a text as {@link toQgraf} writes it; momenta are not looked at.
 *
 * @throws InputError naming what cannot be read, a vertex or line whose fields no kind has, or half-edges that do not
 * fit
 * @example
 * const sunset = diagramNamed(theory('phi4'), 'e111|e|')
 * fromQgraf(toQgraf(sunset, 'fixed'), { vertices: sunset.diagram.vertices, lines: theory('phi4').lines }).lines.length // 3
 */
export function fromQgraf(text: string, kinds: QgrafKinds): Diagram {
  const refuse = (at: string, expected: string, received: string): never => {
    throw new InputError({ code: 'exchange.qgraf', at, expected, received })
  }
  const [weight = '', ...factors] = text
    .replaceAll(/\s+/g, '')
    .replace(/;$/, '')
    .replaceAll(/\((-?\d+),[-+\dkp]+\)/g, '($1)')
    .split('*')
  if (!/^\(1\/\d+\)$/.test(weight))
    refuse('QGRAF text, factor 1', 'the weight, such as (1/2)', `'${weight.slice(0, 60)}'`)
  const vertexOf = new Map<number, { readonly vertex: number; readonly field: string }>()
  const vertices: VertexKind[] = []
  const props: (readonly [End, End])[] = []
  const carried = new Map<number, string>()
  for (const [i, factor] of factors.entries()) {
    const at = `QGRAF text, factor ${i + 2}`
    const match = /^(pol|prop|vrtx)\(((?:[^(),]+\(-?\d+\)(?:,|(?=\)$)))+)\)$/.exec(factor)
    if (match === null)
      throw new InputError({
        code: 'exchange.qgraf',
        at,
        expected: 'pol(…), prop(…) or vrtx(…)',
        received: `'${factor.slice(0, 60)}'`,
      })
    const ends = [...(match[2] ?? '').matchAll(/([^(),]+)\((-?\d+)\)/g)].map((end): End => ({
      field: end[1] ?? '',
      number: Number(end[2]),
    }))
    if (match[1] === 'pol') for (const { field, number } of ends) carried.set(-number, field)
    else if (match[1] === 'prop') {
      const [a, b] = ends
      if (a === undefined || b === undefined || ends.length > 2)
        throw new InputError({ code: 'exchange.qgraf', at, expected: 'prop with two ends', received: `'${factor}'` })
      props.push([a, b])
    } else {
      const fields = ends.map((end) => end.field).sort()
      const kind = kinds.vertices.find((each) => each.fields.join() === fields.join())
      if (kind === undefined)
        throw new InputError({
          code: 'exchange.qgraf',
          at,
          expected: 'the fields of a vertex of the theory',
          received: fields.join(', '),
        })
      for (const { field, number } of ends) {
        if (vertexOf.has(number)) refuse(at, 'a number for each half-edge', `${number} again`)
        vertexOf.set(number, { vertex: vertices.length, field })
      }
      vertices.push(kind)
    }
  }
  const lines: Line[] = []
  const legs = new Map<number, Leg>()
  const open = new Set([...vertexOf.keys()].filter((number) => number > 0))
  for (const [a, b] of props) {
    if (a.number < 0 && b.number < 0) {
      if ([a, b].some(({ number }) => vertexOf.has(number) || legs.has(-number)) || a.number === b.number)
        refuse('QGRAF text', 'an end for each leg', `prop(${a.field}(${a.number}),${b.field}(${b.number}))`)
      const stranger = [a, b].find(({ field }) => !kinds.lines.some(({ fields }) => fields.includes(field)))
      if (stranger !== undefined) refuse('QGRAF text', 'a field at which a line of the theory ends', stranger.field)
      legs.set(-a.number, { field: a.field, vertex: b.number })
      legs.set(-b.number, { field: b.field, vertex: a.number })
      continue
    }
    const kind = kinds.lines.find(({ fields }) => fields[0] === a.field && fields[1] === b.field)
    const [from, to] = [vertexOf.get(a.number), vertexOf.get(b.number)]
    const used = open.delete(a.number) && open.delete(b.number)
    if (kind === undefined || from?.field !== a.field || to?.field !== b.field || !used) {
      throw new InputError({
        code: 'exchange.qgraf',
        at: 'QGRAF text',
        expected: 'a line of the theory between two vertices',
        received: `prop(${a.field}(${a.number}),${b.field}(${b.number}))`,
      })
    }
    lines.push({ kind, from: from.vertex, to: to.vertex })
  }
  for (const [number, { vertex, field }] of vertexOf) if (number < 0) legs.set(-number, { field, vertex })
  const [dangling] = open
  if (dangling !== undefined) refuse('QGRAF text', 'a line for each half-edge', `none for ${dangling}`)
  const missing = Array.from({ length: legs.size }, (_, i) => i + 1).find((i) => !legs.has(i))
  if (missing !== undefined) refuse('QGRAF text', `legs numbered from -1 to -${legs.size}`, `none numbered -${missing}`)
  const [stray] = [...carried.keys()].filter((number) => !legs.has(number))
  if (stray !== undefined) refuse('QGRAF text', 'pol(…) of a leg that is there', `one of ${-stray}`)
  const inOrder = [...legs.keys()].sort((a, b) => a - b).map((i) => withCarried(legs.get(i) as Leg, carried.get(i)))
  return soundDiagram({ vertices, lines, legs: inOrder }, { code: 'exchange.qgraf', at: 'QGRAF text' })
}

function withCarried(leg: Leg, carries: string | undefined): Leg {
  return carries === undefined ? leg : { ...leg, carries }
}

/** One half-edge: its field and number, negative for a leg. */
interface End {
  readonly field: string
  readonly number: number
}
