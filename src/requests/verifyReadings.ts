import { verificationText } from '../render/text/verificationText.js'
import { verificationJson } from '../render/verificationJson.js'
import type { VerificationJson } from '../render/verificationJson.js'
import { saidOf } from './referee/readings.js'
import type { JudgedFormula, Verified } from './verify.js'

/**
 * What `edgewick verify` prints of its answer.
 *
 * @example
 * verifyText(await answerVerify({ formula: '\\kappa_4 = \\mu_4 - 3\\mu_2^2' })).split('\n')[0] // 'right: judged as moments'
 */
export function verifyText(answer: Verified): string {
  return 'terms' in answer ? verificationText(answer) : judgedText(answer)
}

function judgedText(judged: JudgedFormula): string {
  const { verdict, kind, theory, noticed } = judged
  const head = `${verdict === 'wrong' ? 'wrong' : 'right'}: judged as ${kind}${theory === undefined ? '' : ` of ${theory}`}`
  const errors = noticed.length === 0 ? [] : [`would have noticed: ${noticed.join(', ')}`]
  return [head, ...saidOf(judged), ...errors].join('\n')
}

/** A judged formula as other programs read it, with the entries that `referee` gives it. */
export interface JudgedFormulaJson extends Omit<JudgedFormula, 'theory'> {
  readonly theory: string | null
}

/**
 * The answer of `verify` as other programs read it; see `docs/json.md`.
 *
 * @example
 * verifyJson(await answerVerify({ formula: '\\kappa_3 = \\mu_3' })).equal // true, where the mean is 0
 */
export function verifyJson(answer: Verified): VerificationJson | JudgedFormulaJson {
  if ('terms' in answer) return verificationJson(answer)
  const { theory = null, equal, verdict, kind, convention, reason, differences, corrected, noticed } = answer
  return { theory, equal, verdict, kind, convention, reason, differences, corrected, noticed }
}
