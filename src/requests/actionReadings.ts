import { InputError } from '../errors.js'
import type { ActionAnswer } from './action.js'
import { actionValueJson, actionValueText } from './actionValue.js'
import { closedFormsJson, closedFormsLatex, closedFormsText } from './closedForms.js'

/**
 * The action as one formula, what samples say of it, and the closed forms of its parts, in Unicode for a terminal; or the
 * parts of the value as a table.
 *
 * @example
 * actionText(await answerAction({ network: 'cos-net', points: [[0.3]], field: [0.8], samples: 0 })).includes('0.64') // true: the Gaussian part, φ²/2G
 */
export function actionText(answer: ActionAnswer): string {
  return answer.kind === 'value' ? actionValueText(answer) : closedFormsText(answer)
}

/**
 * The closed forms in LaTeX, the action as one formula first, all else being its comments.
 *
 * @throws InputError for the value on points, which is a table and no formula
 * @example
 * actionLatex(await answerAction({ network: 'relu-net', samples: 0 })).includes('S[\\phi] =') // true
 */
export function actionLatex(answer: ActionAnswer): string {
  if (answer.kind === 'closed forms') return closedFormsLatex(answer)
  throw new InputError({
    code: 'requests.action',
    at: 'format',
    expected: 'text or json, for the value on points is no formula',
    received: 'latex',
  })
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
