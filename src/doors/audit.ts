/**
 * Printed formulas of the literature and the computations that decide them.
 *
 * @module
 */
export { audit } from '../audit/audit.js'
export type { Finding, FindingEvidence, FindingVerdict } from '../audit/finding.js'
