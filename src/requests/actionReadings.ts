import { InputError } from '../errors.js'
import type { ActionAnswer } from './action.js'
import { actionCouplingsJson, actionCouplingsLatex, actionCouplingsText } from './actionCouplings.js'
import { actionValueJson, actionValueText } from './actionValue.js'
import { closedFormsJson, closedFormsLatex, closedFormsText } from './closedForms.js'

/**
 * The action as one formula, what samples say of it, and the closed forms of its parts, in Unicode for a terminal; on
 * points as a polynomial in the fields there, with its entries; or the parts of the value as a table.
 *
 * @example
 * actionText(await answerAction({ network: 'cos-net', points: [[0.3]], field: [0.8], samples: 0 })).includes('0.64') // true: the Gaussian part, φ²/2G
 */
export function actionText(answer: ActionAnswer): string {
  if (answer.kind === 'value') return actionValueText(answer)
  return answer.kind === 'couplings' ? actionCouplingsText(answer) : closedFormsText(answer)
}

/**
 * The closed forms in LaTeX, the action as one formula first, or the action on points, all else being comments.
 *
 * @throws InputError for the value at a field, which is a table and no formula
 * @example
 * actionLatex(await answerAction({ network: 'relu-net', samples: 0 })).includes('S[\\phi] =') // true
 */
export function actionLatex(answer: ActionAnswer): string {
  if (answer.kind === 'closed forms') return closedFormsLatex(answer)
  if (answer.kind === 'couplings') return actionCouplingsLatex(answer)
  throw new InputError({
    code: 'requests.action',
    at: 'format',
    expected: 'text or json, for the value at a field is no formula',
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
  if (answer.kind === 'value') return actionValueJson(answer)
  return answer.kind === 'couplings' ? actionCouplingsJson(answer) : closedFormsJson(answer)
}
