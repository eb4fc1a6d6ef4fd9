/**
 * Printed formulas of the literature: a document that the judge of papers takes.
 *
 * @module edgewick/audit
 */
export { auditPaper } from '../requests/audit.js'
