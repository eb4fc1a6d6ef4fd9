import { isOriented } from '../../diagrams/diagram.js'
import type { Diagram, Leg, Line } from '../../diagrams/diagram.js'
import { InputError } from '../../errors.js'
import type { KindsByName } from './kindsByName.js'
import { soundDiagram } from '../../diagrams/soundDiagram.js'

/**
 * A diagram in Graphviz' DOT language: vertices `v0`, …, outer ends of legs `x1`, …; oriented lines have an arrow.
 *
 * @param name of the graph
 * @example
 * toDot(diagramNamed(theory('phi4'), 'e111|e|').diagram, 'sunset').split('\n')[0] // 'graph "sunset" {'
 */
export function toDot(diagram: Diagram, name = 'diagram'): string {
  const nodes = [
    ...diagram.vertices.map((vertex, v) => `  v${v} [label=${quoted(vertex.name)}];`),
    ...diagram.legs.map(({ field, carries }, i) => {
      const carried = carries === undefined ? '' : `, carries=${quoted(carries)}`
      return `  x${i + 1} [shape=plaintext, label="x${i + 1}", field=${quoted(field)}${carried}];`
    }),
  ]
  const lines = diagram.lines.map(
    ({ kind, from, to }) =>
      `  v${from} -- v${to} [kind=${quoted(kind.name)}${isOriented(kind) ? ', dir=forward' : ''}];`,
  )
  const legs = diagram.legs.flatMap(({ vertex }, i) =>
    vertex >= 0 ? [`  x${i + 1} -- v${vertex};`] : -1 - vertex > i ? [`  x${i + 1} -- x${-vertex};`] : [],
  )
  return [`graph ${quoted(name)} {`, ...nodes, ...lines, ...legs, '}', ''].join('\n')
}

/**
 * The diagram of a DOT text as {@link toDot} writes it, one statement a line.
 *
 * @throws InputError naming the line that is no such statement or is one too many, a name that the vocabulary does not
 * know, or half-edges that do not fit
 * @example
 * const { diagram } = diagramNamed(theory('phi4'), 'e111|e|')
 * fromDot(toDot(diagram), kindsOf(theory('phi4'))).lines.length // 3
 */
export function fromDot(text: string, vocabulary: KindsByName): Diagram {
  const vertices: Diagram['vertices'][number][] = []
  const outer: Omit<Leg, 'vertex'>[] = []
  const lines: Line[] = []
  const places = new Map<number, number>()
  const place = (i: number): string => `DOT text, line ${i + 1}`
  let [opened, closed] = [0, 0]
  const inOrder = (name: string, number: string, next: number, at: string): void => {
    if (number !== `${next}`) refuse(at, `${name}${next}, the next one`, `${name}${number}`)
  }
  const placed = (leg: string, vertex: number, at: string): void => {
    if (places.has(Number(leg))) refuse(at, 'an end for each leg', `a second one for x${leg}`)
    places.set(Number(leg), vertex)
  }
  const string = '"((?:[^"\\\\]|\\\\.)*)"'
  const statements: readonly (readonly [RegExp, (match: RegExpExecArray, at: string) => void])[] = [
    [
      new RegExp(`^v(\\d+) \\[label=${string}\\];$`),
      ([, number = '', label = ''], at) => {
        inOrder('v', number, vertices.length, at)
        vertices.push(vocabulary.vertex(unquoted(label), at))
      },
    ],
    [
      new RegExp(`^x(\\d+) \\[shape=plaintext, label="x\\d+", field=${string}(?:, carries=${string})?\\];$`),
      ([, number = '', field = '', carries], at) => {
        inOrder('x', number, outer.length + 1, at)
        const leg = { field: unquoted(field), ...(carries === undefined ? {} : { carries: unquoted(carries) }) }
        vocabulary.leg?.(leg, at)
        outer.push(leg)
      },
    ],
    [
      new RegExp(`^v(\\d+) -- v(\\d+) \\[kind=${string}(?:, dir=forward)?\\];$`),
      ([, from, to, kind = ''], at) =>
        lines.push({ kind: vocabulary.line(unquoted(kind), at), from: Number(from), to: Number(to) }),
    ],
    [/^x(\d+) -- v(\d+);$/, ([, leg = '', vertex = ''], at) => placed(leg, Number(vertex), at)],
    [
      /^x(\d+) -- x(\d+);$/,
      ([, a = '', b = ''], at) => {
        placed(a, -Number(b), at)
        placed(b, -Number(a), at)
      },
    ],
    [new RegExp(`^graph ${string} \\{$`), () => (opened += 1)],
    [/^\}$/, () => (closed += 1)],
    [/^$/, () => undefined],
  ]
  text.split('\n').forEach((line, i) => {
    for (const [pattern, read] of statements) {
      const match = pattern.exec(line.trim())
      if (match !== null) {
        read(match, place(i))
        return
      }
    }
    refuse(place(i), 'a statement as toDot writes it', `'${line.trim().slice(0, 60)}'`)
  })
  if (opened !== 1 || closed !== 1)
    refuse(
      'DOT text',
      'one graph, from its first line to its brace at the end',
      `${opened} beginnings and ${closed} ends`,
    )
  const [stray] = [...places.keys()].filter((leg) => leg < 1 || leg > outer.length)
  if (stray !== undefined) refuse('DOT text', `legs among the ${outer.length} that are there`, `x${stray}`)
  const legs = outer.map((leg, i): Leg => ({
    ...leg,
    vertex: places.get(i + 1) ?? refuse('DOT text', 'an end for each leg', `none for x${i + 1}`),
  }))
  return soundDiagram({ vertices, lines, legs }, { code: 'exchange.dot', at: 'DOT text' })
}

function refuse(at: string, expected: string, received: string): never {
  throw new InputError({ code: 'exchange.dot', at, expected, received })
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

function unquoted(text: string): string {
  return text.replaceAll(/\\(.)/g, '$1')
}
