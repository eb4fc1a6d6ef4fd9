import { InputError } from '../errors.js'
import { diagramEquation } from '../render/equation/diagramEquation.js'
import { sheetItems } from '../render/equation/sheetItems.js'
import { pointLabel } from '../render/picture/pointLabel.js'
import { equationPicture, sheetPicture } from '../render/pictures.js'
import type { PictureForm, PicturesOptions } from '../render/pictures.js'
import { diagramList } from './diagrams.js'
import type { DiagramsAnswer } from './diagrams.js'
import type { ExpandAnswer, ExpandedInDiagrams } from './expand.js'
import type { SolvableAnswer } from './gamma.js'
import type { Running } from './running.js'

/**
 * A sheet of the diagrams, 1/|Aut| beneath each, labelled legs with their points.
 *
 * @example
 * (await diagramsPicture(await answerDiagrams({ theory: 'phi4', legs: 2, vertices: 1 }), 'svg')).startsWith('<svg') // true
 */
export async function diagramsPicture(
  answer: DiagramsAnswer,
  form: PictureForm,
  options: PicturesOptions = {},
  running: Running = {},
): Promise<string> {
  const { theory, labels } = answer
  const items = []
  for await (const { diagram, automorphisms } of diagramList(answer, running)) {
    const size = automorphisms[labels]
    const [text, latex] = size === 1n ? ['1', '1'] : [`1/${size}`, `\\frac{1}{${size}}`]
    items.push({ diagram, text, latex })
  }
  return sheetPicture(theory, items, form, labels === 'fixed' ? { legLabel: pointLabel, ...options } : options)
}

/**
 * A sheet of the diagrams of an expansion, the weight beneath each; around a solvable theory without what the nodes carry.
 *
 * @throws InputError for an expansion at a point, which has none
 * @example
 * (await expandPicture(await answerExpand({ theory: 'phi4', legs: 2, order: 1 }), 'svg')).startsWith('<svg') // true
 */
export async function expandPicture(
  answer: ExpandAnswer | SolvableAnswer,
  form: PictureForm,
  options: PicturesOptions = {},
): Promise<string> {
  const expansion = 'solvable' in answer ? answer.solvable : inDiagrams(answer).expansion
  return sheetPicture(expansion.theory, sheetItems(expansion), form, options)
}

/**
 * An expansion as an equation between diagrams.
 *
 * @throws InputError for an expansion at a point, which has none
 * @example
 * (await expandEquation(await answerExpand({ theory: 'phi4', legs: 2, order: 1 }), 'svg')).startsWith('<svg') // true
 */
export async function expandEquation(
  answer: ExpandAnswer,
  form: PictureForm,
  options: PicturesOptions = {},
): Promise<string> {
  const { expansion, permutations } = inDiagrams(answer)
  const equation = diagramEquation(expansion, permutations === 'sum' ? 'counted' : permutations)
  return equationPicture(expansion.theory, equation, form, options)
}

/** @throws InputError for a polynomial, which was made without diagrams */
function inDiagrams(answer: ExpandAnswer): ExpandedInDiagrams {
  if (answer.space !== 'point') return answer
  throw new InputError({
    code: 'requests.picture',
    at: 'space',
    expected: 'position or momentum, for a picture of diagrams',
    received: 'point',
  })
}
