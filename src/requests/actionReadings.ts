import type { ActionAnswer } from './action.js'
import { actionValueJson, actionValueText } from './actionValue.js'
import { closedFormsJson, closedFormsText } from './closedForms.js'

/**
 * The closed forms in LaTeX, all else being its comments; or the parts of the value as a table.
 *
 * @example
 * actionText(await answerAction({ network: 'cos-net', points: [[0.3]], field: [0.8], samples: 0 })).includes('0.64') // true: the Gaussian part, φ²/2G
 */
export function actionText(answer: ActionAnswer): string {
  return answer.kind === 'value' ? actionValueText(answer) : closedFormsText(answer)
}

/**
 * The action as other programs read it; see `docs/json.md`.
 *
 * @example
 * JSON.parse(actionJson(await answerAction({ network: 'cos-net', points: [[0.3]], field: [0.8], samples: 0 }))).network // 'cos-net'
 */
export function actionJson(answer: ActionAnswer): string {
  return answer.kind === 'value' ? actionValueJson(answer) : closedFormsJson(answer)
}
