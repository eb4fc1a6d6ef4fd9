import { diagramEquation } from '../render/equation/diagramEquation.js'
import { sheetItems } from '../render/equation/sheetItems.js'
import { pointLabel } from '../render/picture/pointLabel.js'
import { equationPicture, sheetPicture } from '../render/pictures.js'
import type { PictureForm, PicturesOptions } from '../render/pictures.js'
import { diagramList } from './diagrams.js'
import type { DiagramsAnswer } from './diagrams.js'
import type { ExpandAnswer } from './expand.js'
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
 * A sheet of the diagrams of an expansion, the weight beneath each.
 *
 * @example
 * (await expandPicture(await answerExpand({ theory: 'phi4', legs: 2, order: 1 }), 'svg')).startsWith('<svg') // true
 */
export function expandPicture(
  { expansion }: ExpandAnswer,
  form: PictureForm,
  options: PicturesOptions = {},
): Promise<string> {
  return sheetPicture(expansion.theory, sheetItems(expansion), form, options)
}

/**
 * An expansion as an equation between diagrams.
 *
 * @example
 * (await expandEquation(await answerExpand({ theory: 'phi4', legs: 2, order: 1 }), 'svg')).startsWith('<svg') // true
 */
export function expandEquation(
  { expansion, permutations }: ExpandAnswer,
  form: PictureForm,
  options: PicturesOptions = {},
): Promise<string> {
  const equation = diagramEquation(expansion, permutations === 'sum' ? 'counted' : permutations)
  return equationPicture(expansion.theory, equation, form, options)
}
