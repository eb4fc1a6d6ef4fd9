import { Command } from 'commander'
import * as Q from '../algebra/rational.js'
import { diagramNamed } from '../expansion/diagramNamed.js'
import { explainWeight } from '../expansion/explainWeight.js'
import type { WeightExplanation } from '../expansion/explainWeight.js'
import { explainLatex } from '../render/explain/explainLatex.js'
import { explainText } from '../render/explain/explainText.js'
import { diagramStyle } from '../render/diagramStyle.js'
import { diagramText } from '../render/text/diagramText.js'
import { reasons } from '../render/explain/reasons.js'
import { deliver, deliverText } from './deliver.js'
import type { Io } from './io.js'
import { readTheory } from './options.js'
import { readFormat } from './readFormat.js'
import { jsonText } from '../render/jsonText.js'

export function explainCommand(io: Io): Command {
  return new Command('explain')
    .description('where the weight of a diagram comes from: its symmetries one by one, the count of contractions, its coefficient')
    .argument('<theory>', 'name of a theory, or the path of a rule file')
    .argument('<diagram>', 'its Nickel index, or its name as diagrams prints it')
    .option('--format <format>', 'text, latex or json; default: as the name of the file says, else text')
    .option('-o, --output <file>', 'write to a file')
    .addHelpText(
      'after',
      "\nExamples:\n  edgewick explain phi4 'e111|e|'\n  edgewick explain edgeworth 'ee11|ee|' --format latex\n  edgewick explain msrdj-quadratic 'e11|e|[ε,ε][C01,C01][x~,x~]'",
    )
    .action(async (name: string, diagram: string, options: { readonly format?: string; readonly output?: string }) => {
      const format = readFormat(options, ['text', 'latex', 'json'])
      const theory = await readTheory(name, io)
      const explanation = explainWeight(theory, diagramNamed(theory, diagram))
      switch (format) {
        case 'text':
          return deliverText(io, options.output, `${diagramText(explanation.weighted.diagram, diagramStyle(theory)).join('\n')}\n\n${explainText(explanation)}`)
        case 'latex':
          return deliver(io, options.output, `${explainLatex(explanation)}\n`)
        case 'json':
          return deliver(io, options.output, `${jsonText(explanationJson(explanation))}\n`)
      }
    })
}

function explanationJson({ theory, weighted, fixed, free, orderings, contractions, terms }: WeightExplanation): object {
  const group = (of: WeightExplanation['fixed']): object => ({
    order: `${of.order}`,
    factors: reasons(of).map(({ product, value, words }) => ({ product: product.join('*'), value: `${value}`, reason: words })),
  })
  return {
    theory: theory.name,
    diagram: weighted.id,
    automorphisms: { fixed: group(fixed), free: group(free) },
    labellings: `${weighted.labellings}`,
    orderings: `${orderings}`,
    contractions: `${contractions}`,
    terms: terms.map(({ coefficient, powers }) => ({
      coefficient: Q.format(coefficient),
      powers: Object.fromEntries(Object.entries(powers).map(([symbol, power]) => [symbol, Q.format(power)])),
    })),
  }
}
