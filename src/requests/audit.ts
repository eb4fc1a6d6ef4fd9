import claims from '../../papers/audit.claims'
import document from '../../papers/audit.tex'
import type { Running } from './running.js'
import { answerReferee } from './referee/referee.js'
import type { RefereeAnswer, RefereeRequest } from './referee/referee.js'

/** Which printed formulas of the literature hold, as the command `audit` is asked it: there is nothing to choose. */
export type AuditRequest = Readonly<Record<string, never>>

/**
 * Formulas of the literature as they are printed, `papers/audit.tex`, with the claims beside it: a document as
 * {@link answerReferee} takes it.
 *
 * @example
 * (await answerReferee(auditPaper)).claims.find(({ label }) => label === 'g4-leading-1/N')?.verdict // 'wrong'
 */
export const auditPaper: Pick<RefereeRequest, 'document' | 'file' | 'claims'> = {
  document,
  file: 'papers/audit.tex',
  claims: { text: claims, file: 'papers/audit.claims' },
}

/**
 * Each of these formulas, judged; the answer is read as that of `referee`.
 *
 * @throws the signal's reason when it is aborted
 * @example
 * (await answerAudit({})).claims.some(({ verdict }) => verdict === 'wrong') // true
 */
export async function answerAudit(_: AuditRequest, running: Running = {}): Promise<RefereeAnswer> {
  return answerReferee(auditPaper, running)
}
