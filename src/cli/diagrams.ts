import { Command } from 'commander'
import * as Q from '../algebra/rational.js'
import { loopNumber } from '../diagrams/loopNumber.js'
import { diagramsOf } from '../expansion/diagramsOf.js'
import { diagramJson } from '../render/diagramJson.js'
import { sheetSvg } from '../render/svg/sheetSvg.js'
import { table } from '../render/text/table.js'
import { rationalText } from '../render/text/unicode.js'
import { selectionOptions } from './selectionOptions.js'
import type { Io } from './io.js'
import { readChoice, readFilters, readNatural, readSelection, readTheory, resolveSelection } from './options.js'
import type { SelectionOptions } from './options.js'
import { deliver } from './deliver.js'

interface DiagramsOptions extends SelectionOptions {
  readonly legs: string
  readonly filter?: string
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
      const legs = readNatural(options.legs, '--legs')
      const labels = options.unlabelled === true ? 'free' : 'fixed'
      const { diagrams, reason } = diagramsOf(
        theory,
        { legs, select: resolveSelection(readSelection(options), theory), filters: readFilters(options.filter) },
        labels,
      )
      const weight = Q.sum(diagrams.map(({ automorphisms }) => Q.rational(1n, automorphisms[labels])))
      const summary = { theory: theory.name, legs, diagrams: diagrams.length, weight: Q.format(weight), ...(reason === undefined ? {} : { reason }) }
      const text = (): string => {
        const head = `${theory.name}, ${legs} ${legs === 1 ? 'leg' : 'legs'}: ${diagrams.length} ${labels === 'free' ? 'classes with free legs' : 'diagrams'}, Σ 1/|Aut| = ${rationalText(weight)}${reason === undefined ? '' : ` (${reason})`}`
        if (options.count === true || diagrams.length === 0) return `${head}\n`
        const rows = diagrams.map(({ id, diagram, automorphisms, labellings }) => [
          `${automorphisms.fixed}`,
          `${automorphisms.free}`,
          `${labellings}`,
          `${loopNumber(diagram)}`,
          diagram.vertices.map((vertex) => vertex.name).join(' '),
          id,
        ])
        return `${head}\n\n${table(['|Aut| legs fixed', 'legs free', 'labellings', 'loops', 'vertices', 'diagram'], rows)}\n`
      }
      switch (format) {
        case 'text':
          return deliver(io, options.output, text())
        case 'json':
          return deliver(io, options.output, `${JSON.stringify(options.count === true ? summary : { ...summary, list: diagrams.map(diagramJson) })}\n`)
        case 'ndjson':
          return deliver(io, options.output, diagrams.map((diagram) => `${JSON.stringify(diagramJson(diagram))}\n`).join(''))
        case 'svg':
          return deliver(io, options.output, sheetSvg(diagrams.map(({ diagram, automorphisms }) => ({ diagram, caption: `1/${automorphisms[labels]}` }))))
      }
    })
}
