/**
 * Printed formulas of the literature: a document that the judge of papers takes.
 *
 * @module
 */
export { auditPaper } from '../requests/audit.js'
