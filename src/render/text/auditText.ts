import type { Finding } from '../../audit/finding.js'
import { table } from './table.js'

/**
 * Each printed formula with its source, the verdict, and a line of evidence for each case.
 *
 * @example
 * auditText(audit()).split('\n')[0] // 'right: cumulant-scaling'
 */
export function auditText(findings: readonly Finding[]): string {
  return findings
    .map(({ id, printed, source, verdict, evidence, remark }) => {
      const rows = evidence.map((each) => [
        `  ${each.of}`,
        each.printed,
        each.computed,
        each.agrees ? 'agrees' : 'differs',
      ])
      const shown = rows.length === 0 ? '' : table(['  case', 'printed', 'computed', ''], rows)
      return [
        `${verdict}: ${id}`,
        `  ${printed}`,
        `  ${source}`,
        shown,
        remark === undefined || remark === '' ? '' : `  ${remark}`,
      ]
        .filter((line) => line !== '')
        .join('\n')
    })
    .join('\n\n')
}
