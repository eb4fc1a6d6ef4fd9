import * as Q from '../algebra/rational.js'
import type { WeightedDiagram } from '../diagrams/diagram.js'
import { loopNumber } from '../diagrams/loopNumber.js'
import { quantityText } from '../expansion/correlatorReading.js'
import { diagramJson } from '../render/diagramJson.js'
import { toDot } from '../render/exchange/dot.js'
import { toQgraf } from '../render/exchange/qgraf.js'
import { diagramLines } from '../render/diagramLines.js'
import { jsonText } from '../render/jsonText.js'
import { table } from '../render/text/table.js'
import { rationalText } from '../render/text/unicode.js'
import { diagramList } from './diagrams.js'
import type { DiagramsAnswer } from './diagrams.js'
import { inParts } from './inParts.js'
import { linesHere } from './linesHere.js'
import type { Running } from './running.js'

/** Rows of a table that are in memory together. */
const ROWS = 10_000

const HEADINGS = ['|Aut| legs free', 'legs fixed', 'labellings', 'loops', 'vertices', 'diagram']

/**
 * How many there are, and, unless a count was asked for, a table of them; of a long list in pieces, whose columns may
 * be wider from one to the next.
 *
 * @example
 * const parts = []
 * for await (const part of diagramsText(await answerDiagrams({ theory: 'phi4', legs: 2, vertices: 1 }))) parts.push(part)
 * parts.join('').includes('ee0|') // true
 */
export async function* diagramsText(answer: DiagramsAnswer, running: Running = {}): AsyncGenerator<string> {
  const { theory, legs, labels, diagrams, weight, reason, remark, want } = answer
  const none = reason === undefined ? '' : ` (${reason})`
  const { functional, quantity } = theory.expands
  const of =
    quantity !== undefined
      ? `${quantityText(quantity, legs)} of ${theory.name}`
      : functional === 'Γ'
        ? `Γ of ${theory.name}`
        : theory.name
  yield `${of}, ${legs} ${legs === 1 ? 'leg' : 'legs'}: ${diagrams} ${nameOf(diagrams, labels)}, Σ 1/|Aut| = ${rationalText(weight)}${none}\n`
  if (remark !== undefined) yield `${remark}\n`
  if (want === 'count') return
  let rows: (readonly string[])[] = []
  for await (const weighted of diagramList(answer, running)) {
    rows.push(row(weighted))
    if (rows.length < ROWS) continue
    yield `\n${table(HEADINGS, rows)}\n`
    rows = []
  }
  if (rows.length > 0) yield `\n${table(HEADINGS, rows)}\n`
}

/**
 * One JSON object, in pieces: the numbers, and under `list`, unless a count was asked for, the diagrams.
 *
 * @example
 * const parts = []
 * for await (const part of diagramsJson(await answerDiagrams({ theory: 'phi4', legs: 2, vertices: 1 }))) parts.push(part)
 * JSON.parse(parts.join('')).weight // '1/2'
 */
export async function* diagramsJson(answer: DiagramsAnswer, running: Running = {}): AsyncGenerator<string> {
  const { theory, legs, diagrams, weight, reason, remark, want } = answer
  const summary = jsonText({
    theory: theory.name,
    ...(theory.expands.functional === 'Γ' ? { functional: 'Γ' } : {}),
    ...(theory.expands.quantity === undefined ? {} : { quantity: theory.expands.quantity }),
    legs,
    diagrams: Number(diagrams),
    weight: Q.format(weight),
    ...(reason === undefined ? {} : { reason }),
    ...(remark === undefined ? {} : { remark }),
  })
  if (want === 'count') {
    yield `${summary}\n`
    return
  }
  yield `${summary.slice(0, -1)},"list":[`
  let separator = ''
  // One after the other, as they are found: threads would mix them.
  const { signal, onProgress } = running
  for await (const lines of diagramsNdjson(answer, { signal, onProgress })) {
    // Within a line there is no line break: JSON writes it in other signs.
    yield `${separator}${lines.trimEnd().replaceAll('\n', ',')}`
    separator = ','
  }
  yield ']}\n'
}

/**
 * A line of JSON for each diagram, many lines at a time; on several cores, where there are threads, and then in any
 * order.
 *
 * @example
 * const parts = []
 * for await (const part of diagramsNdjson(await answerDiagrams({ theory: 'phi4', legs: 2, vertices: 1 }))) parts.push(part)
 * JSON.parse(parts.join('').split('\n')[0]).id // 'ee0|:1,2'
 */
export async function* diagramsNdjson(answer: DiagramsAnswer, running: Running = {}): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const lines of diagramsNdjsonBytes(answer, running)) yield decoder.decode(lines)
}

/**
 * The same in bytes, as a file has them, which is the fastest way to write a long list.
 *
 * @example
 * const parts = []
 * for await (const part of diagramsNdjsonBytes(await answerDiagrams({ theory: 'phi4', legs: 2, vertices: 1 }))) parts.push(part)
 * JSON.parse(new TextDecoder().decode(parts[0])).id // 'ee0|:1,2'
 */
export async function* diagramsNdjsonBytes(
  answer: DiagramsAnswer,
  running: Running = {},
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { threads } = running
  if (answer.parts === 'any') {
    const encoder = new TextEncoder()
    for await (const weighted of diagramList(answer, running))
      yield encoder.encode(`${jsonText(diagramJson(weighted))}\n`)
    return
  }
  if (threads === undefined) {
    const parts = linesHere(diagramLines(answer.requests), Number(answer.diagrams), running)
    for await (const lines of parts) yield lines.slice()
    return
  }
  const parts = inParts(answer.requests, 'lines', { ...running, threads }, 'listing diagrams', Number(answer.diagrams))
  for await (const { lines } of parts) yield* lines
}

/**
 * Each diagram as a graph in DOT.
 *
 * @example
 * const parts = []
 * for await (const part of diagramsDot(await answerDiagrams({ theory: 'phi4', legs: 2, vertices: 1 }))) parts.push(part)
 * parts.join('').includes('graph') // true
 */
export async function* diagramsDot(answer: DiagramsAnswer, running: Running = {}): AsyncGenerator<string> {
  for await (const { id, diagram } of diagramList(answer, running)) yield toDot(diagram, id)
}

/**
 * Each diagram as QGRAF would print it, with momenta where they were asked for.
 *
 * @example
 * const parts = []
 * for await (const part of diagramsQgraf(await answerDiagrams({ theory: 'phi4', legs: 2, vertices: 1 }))) parts.push(part)
 * parts.join('').includes('vrtx') // true
 */
export async function* diagramsQgraf(answer: DiagramsAnswer, running: Running = {}): AsyncGenerator<string> {
  const { labels, momenta } = answer
  for await (const weighted of diagramList(answer, running)) yield `${toQgraf(weighted, labels, { momenta })};\n`
}

function nameOf(count: bigint, labels: 'fixed' | 'free'): string {
  if (labels === 'free') return count === 1n ? 'class with free legs' : 'classes with free legs'
  return count === 1n ? 'diagram' : 'diagrams'
}

function row({ id, diagram, automorphisms: { fixed, free }, labellings }: WeightedDiagram): readonly string[] {
  return [
    `${free}`,
    `${fixed}`,
    `${labellings}`,
    `${loopNumber(diagram)}`,
    diagram.vertices.map((vertex) => vertex.name).join(' '),
    id,
  ]
}
