import { Command } from 'commander'
import { atAPoint } from '../expansion/atAPoint.js'
import { expand } from '../expansion/expand.js'
import { atAPointJson, expansionJson } from '../render/expansionJson.js'
import { couplingName, expansionLatex } from '../render/latex/expansionLatex.js'
import { polynomialLatex } from '../render/latex/polynomialLatex.js'
import { vertexLabel } from '../render/diagramStyle.js'
import { sheetSvg } from '../render/svg/sheetSvg.js'
import { expansionText } from '../render/text/expansionText.js'
import { polynomialText, powersText, rationalText } from '../render/text/unicode.js'
import { deliver } from './deliver.js'
import type { Io } from './io.js'
import { readChoice, readRequest, readTheory } from './options.js'
import type { SelectionOptions } from './options.js'
import { selectionOptions } from './selectionOptions.js'

interface ExpandOptions extends SelectionOptions {
  readonly atAPoint?: true
  readonly format: string
  readonly output?: string
}

export function expandCommand(io: Io): Command {
  return selectionOptions(
    new Command('expand').description('the exact weighted sum of diagrams').argument('<theory>', 'name of a theory, or the path of a rule file'),
  )
    .option('--at-a-point', 'read it in zero dimensions: a polynomial in the symbols')
    .option('--format <format>', 'text, latex, json or svg', 'text')
    .option('-o, --output <file>', 'write to a file')
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick expand edgeworth --legs 4 --order 2\n  edgewick expand edgeworth-even --legs 4 --up-to 3 --at-a-point --format json',
    )
    .action(async (name: string, options: ExpandOptions) => {
      const format = readChoice(options.format, ['text', 'latex', 'json', 'svg'], '--format')
      const theory = await readTheory(name, io)
      const expansion = expand(theory, readRequest(options, theory))
      const { legs } = expansion.request
      const point = options.atAPoint === true
      switch (format) {
        case 'text':
          return deliver(
            io,
            options.output,
            `${point ? `${theory.expands.coupling}_${legs} = ${polynomialText(atAPoint(expansion))}${expansion.reason === undefined ? '' : ` (${expansion.reason})`}` : expansionText(expansion)}\n`,
          )
        case 'latex':
          return deliver(
            io,
            options.output,
            `${point ? polynomialLatex(atAPoint(expansion), couplingName(theory, legs).replace(/\(.*/, '')) : expansionLatex(expansion)}\n`,
          )
        case 'json':
          return deliver(io, options.output, `${JSON.stringify(point ? atAPointJson(expansion) : expansionJson(expansion))}\n`)
        case 'svg':
          return deliver(
            io,
            options.output,
            sheetSvg(
              expansion.terms.map(({ coefficient, powers, weighted }) => ({
                diagram: weighted.diagram,
                caption: `${rationalText(coefficient)} ${powersText(powers)}`.trim(),
              })),
              { label: vertexLabel(theory) },
            ),
          )
      }
    })
}
