import { diagramNamed } from '../expansion/diagramNamed.js'
import { explainWeight } from '../expansion/explainWeight.js'
import type { WeightExplanation } from '../expansion/explainWeight.js'
import { diagramStyle } from '../render/diagramStyle.js'
import { explainText } from '../render/explain/explainText.js'
import { diagramText } from '../render/text/diagramText.js'
import type { Running } from './running.js'
import { chosenTheory } from './subject.js'
import type { TheoryChoice } from './subject.js'

/** Where the weight of a diagram comes from, as the command `explain` is asked it. */
export interface ExplainRequest {
  readonly theory: TheoryChoice
  /** Its Nickel index, or its name as lists of diagrams have it. */
  readonly diagram: string
}

/**
 * The weight of a diagram with its reasons; {@link explanationText}, `explainLatex` and `explainJson` write the answer.
 *
 * @throws InputError for a name that is no diagram of the theory; the signal's reason when it is aborted
 * @example
 * (await answerExplain({ theory: 'phi4', diagram: 'e111|e|' })).fixed.order // 6n
 */
export async function answerExplain(
  { theory: choice, diagram }: ExplainRequest,
  { signal }: Running = {},
): Promise<WeightExplanation> {
  signal?.throwIfAborted()
  const theory = await chosenTheory(choice)
  return explainWeight(theory, diagramNamed(theory, diagram))
}

/**
 * The diagram, drawn in text, and the explanation.
 *
 * @example
 * explanationText(await answerExplain({ theory: 'phi4', diagram: 'e111|e|' })).includes('192') // true: contractions
 */
export function explanationText(answer: WeightExplanation): string {
  return `${diagramText(answer.weighted.diagram, diagramStyle(answer.theory)).join('\n')}\n\n${explainText(answer)}`
}
