/**
 * Printed formulas of the literature and the computations that decide them.
 *
 * @module
 */
export { audit } from '../audit/audit.js'
export type { Evidence as AuditEvidence, Finding, Verdict } from '../audit/finding.js'
