import type { ActionAnswer } from './action.js'
import { actionValueJson, actionValueText } from './actionValue.js'
import { closedFormsJson, closedFormsText } from './closedForms.js'

/** The closed forms in LaTeX, all else being its comments; or the parts of the value as a table. */
export function actionText(answer: ActionAnswer): string {
  return answer.kind === 'value' ? actionValueText(answer) : closedFormsText(answer)
}

export function actionJson(answer: ActionAnswer): string {
  return answer.kind === 'value' ? actionValueJson(answer) : closedFormsJson(answer)
}
