import type { Diagram, Leg, Line } from '../../diagrams/diagram.js'
import { InputError } from '../../errors.js'
import type { Vocabulary } from './vocabulary.js'

/**
 * A diagram in Graphviz' DOT language: vertices `v0`, …, outer ends of legs `x1`, …; oriented lines have an arrow.
 *
 * @param name of the graph
 */
export function toDot(diagram: Diagram, name = 'diagram'): string {
  const nodes = [
    ...diagram.vertices.map((vertex, v) => `  v${v} [label=${quoted(vertex.name)}];`),
    ...diagram.legs.map(({ field }, i) => `  x${i + 1} [shape=plaintext, label="x${i + 1}", field=${quoted(field)}];`),
  ]
  const lines = diagram.lines.map(
    ({ kind, from, to }) => `  v${from} -- v${to} [kind=${quoted(kind.name)}${kind.fields[0] === kind.fields[1] ? '' : ', dir=forward'}];`,
  )
  const legs = diagram.legs.flatMap(({ vertex }, i) => (vertex >= 0 ? [`  x${i + 1} -- v${vertex};`] : -1 - vertex > i ? [`  x${i + 1} -- x${-vertex};`] : []))
  return [`graph ${quoted(name)} {`, ...nodes, ...lines, ...legs, '}', ''].join('\n')
}

/**
 * The diagram of a DOT text as {@link toDot} writes it, one statement a line.
 *
 * @throws InputError naming the line that is no such statement, or a name that the vocabulary does not know
 */
export function fromDot(text: string, vocabulary: Vocabulary): Diagram {
  const vertices: Diagram['vertices'][number][] = []
  const fields: string[] = []
  const lines: Line[] = []
  const places: number[] = []
  const string = '"((?:[^"\\\\]|\\\\.)*)"'
  const statements: readonly (readonly [RegExp, (match: RegExpExecArray, at: string) => void])[] = [
    [new RegExp(`^v\\d+ \\[label=${string}\\];$`), ([, label = ''], at) => vertices.push(vocabulary.vertex(unquoted(label), at))],
    [new RegExp(`^x\\d+ \\[shape=plaintext, label="x\\d+", field=${string}\\];$`), ([, field = '']) => fields.push(unquoted(field))],
    [
      new RegExp(`^v(\\d+) -- v(\\d+) \\[kind=${string}(?:, dir=forward)?\\];$`),
      ([, from, to, kind = ''], at) => lines.push({ kind: vocabulary.line(unquoted(kind), at), from: Number(from), to: Number(to) }),
    ],
    [/^x(\d+) -- v(\d+);$/, ([, leg, vertex]) => void (places[Number(leg) - 1] = Number(vertex))],
    [
      /^x(\d+) -- x(\d+);$/,
      ([, a, b]) => {
        places[Number(a) - 1] = -Number(b)
        places[Number(b) - 1] = -Number(a)
      },
    ],
    [new RegExp(`^(?:graph ${string} \\{|\\}|)$`), () => undefined],
  ]
  text.split('\n').forEach((line, i) => {
    for (const [pattern, read] of statements) {
      const match = pattern.exec(line.trim())
      if (match !== null) {
        read(match, `DOT text, line ${i + 1}`)
        return
      }
    }
    throw new InputError({
      code: 'exchange.dot',
      at: `DOT text, line ${i + 1}`,
      expected: 'a statement as toDot writes it',
      received: `'${line.trim().slice(0, 60)}'`,
    })
  })
  return { vertices, lines, legs: fields.map((field, i): Leg => ({ field, vertex: places[i] ?? -1 })) }
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

function unquoted(text: string): string {
  return text.replaceAll(/\\(.)/g, '$1')
}
