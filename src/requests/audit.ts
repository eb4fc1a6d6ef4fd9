import { audit } from '../audit/audit.js'
import type { Finding } from '../audit/finding.js'
import { jsonText } from '../render/jsonText.js'
import type { Running } from './running.js'

/** Which printed formulas of the literature hold, as the command `audit` is asked it: there is nothing to choose. */
export type AuditRequest = Readonly<Record<string, never>>

/**
 * Each formula with a verdict that is computed, and the evidence; `auditText` and {@link auditJson} write the answer.
 *
 * @throws the signal's reason when it is aborted
 * @example
 * (await answerAudit({})).some(({ verdict }) => verdict === 'wrong') // true
 */
export async function answerAudit(_: AuditRequest, { signal }: Running = {}): Promise<readonly Finding[]> {
  await Promise.resolve(signal?.throwIfAborted())
  return audit()
}

/**
 * The findings as other programs read them.
 *
 * @example
 * JSON.parse(auditJson(await answerAudit({}))).length > 0 // true
 */
export function auditJson(answer: readonly Finding[]): string {
  return jsonText(answer)
}
