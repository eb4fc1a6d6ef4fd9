import { Command } from 'commander'
import * as Q from '../algebra/rational.js'
import { countDiagrams } from '../diagrams/countDiagrams.js'
import type { WeightedDiagram } from '../diagrams/diagram.js'
import { enumerateDiagrams } from '../diagrams/enumerate.js'
import { loopNumber } from '../diagrams/loopNumber.js'
import { NO_DIAGRAM, diagramRequests } from '../expansion/diagramRequests.js'
import { diagramJson } from '../render/diagramJson.js'
import { vertexLabel } from '../render/diagramStyle.js'
import { sheetSvg } from '../render/svg/sheetSvg.js'
import { table } from '../render/text/table.js'
import { rationalText } from '../render/text/unicode.js'
import { deliver } from './deliver.js'
import type { Io } from './io.js'
import { readChoice, readRequest, readTheory } from './options.js'
import type { SelectionOptions } from './options.js'
import { selectionOptions } from './selectionOptions.js'

interface DiagramsOptions extends SelectionOptions {
  readonly unlabelled?: true
  readonly count?: true
  readonly format: string
  readonly output?: string
}

export function diagramsCommand(io: Io): Command {
  return selectionOptions(
    new Command('diagrams').description('enumerate the connected diagrams of a theory').argument('<theory>', 'name of a theory, or the path of a rule file'),
  )
    .option('--unlabelled', 'legs are exchangeable: classes with free legs')
    .option('--count', 'only their number and the exact sum of 1/automorphisms')
    .option('--format <format>', 'text, json, ndjson or svg', 'text')
    .option('-o, --output <file>', 'write to a file')
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick diagrams phi4 --legs 2 --vertices 4 --count\n  edgewick diagrams edgeworth --legs 4 --order 2 --unlabelled --format svg -o diagrams.svg',
    )
    .action(async (name: string, options: DiagramsOptions) => {
      const format = readChoice(options.format, ['text', 'json', 'ndjson', 'svg'], '--format')
      const theory = await readTheory(name, io)
      const labels = options.unlabelled === true ? 'free' : 'fixed'
      const request = readRequest(options, theory)
      const { requests, reason = NO_DIAGRAM } = diagramRequests(theory, request, labels)
      function* diagrams(): Generator<WeightedDiagram> {
        for (const each of requests) yield* enumerateDiagrams(each)
      }
      if (format === 'ndjson') return deliver(io, options.output, lines(diagrams()))
      if (format === 'svg') {
        const items = [...diagrams()].map(({ diagram, automorphisms }) => ({ diagram, caption: `1/${automorphisms[labels]}` }))
        return deliver(io, options.output, sheetSvg(items, { label: vertexLabel(theory) }))
      }
      const counts = requests.map(countDiagrams)
      const count = counts.reduce((total, each) => total + each.diagrams, 0n)
      const weight = Q.sum(counts.map((each) => each.weight))
      const list = options.count === true ? undefined : [...diagrams()]
      if (format === 'json') {
        const summary = { theory: theory.name, legs: request.legs, diagrams: Number(count), weight: Q.format(weight), ...(count === 0n ? { reason } : {}) }
        return deliver(io, options.output, `${JSON.stringify(list === undefined ? summary : { ...summary, list: list.map(diagramJson) })}\n`)
      }
      const legs = `${request.legs} ${request.legs === 1 ? 'leg' : 'legs'}`
      const head = `${theory.name}, ${legs}: ${count} ${labels === 'free' ? 'classes with free legs' : 'diagrams'}, Σ 1/|Aut| = ${rationalText(weight)}${count === 0n ? ` (${reason})` : ''}\n`
      return deliver(io, options.output, list === undefined || list.length === 0 ? head : `${head}\n${diagramTable(list)}\n`)
    })
}

function* lines(diagrams: Iterable<WeightedDiagram>): Generator<string> {
  for (const diagram of diagrams) yield `${JSON.stringify(diagramJson(diagram))}\n`
}

function diagramTable(diagrams: readonly WeightedDiagram[]): string {
  const rows = diagrams.map(({ id, diagram, automorphisms, labellings }) => [
    `${automorphisms.fixed}`,
    `${automorphisms.free}`,
    `${labellings}`,
    `${loopNumber(diagram)}`,
    diagram.vertices.map((vertex) => vertex.name).join(' '),
    id,
  ])
  return table(['|Aut| legs fixed', 'legs free', 'labellings', 'loops', 'vertices', 'diagram'], rows)
}
